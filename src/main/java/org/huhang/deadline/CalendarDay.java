package org.huhang.deadline;

import java.time.LocalDate;
import java.util.Locale;

/**
 * A day as offices see it.
 *
 * @param date the day
 * @param kind what sort of day
 * @param nameZh the holiday's or vacation's Chinese name, empty for ordinary days
 * @param nameEn the holiday's English name, empty for ordinary days
 * @param provisional whether the year's holidays are not published yet, so that only weekends are known, or the school
 *     calendar is not confirmed
 */
public record CalendarDay(LocalDate date, Kind kind, String nameZh, String nameEn, boolean provisional) {

    /** What sort of day it is. */
    public enum Kind {
        /** An ordinary working day. */
        WORKING,
        /** A day of a weekend that is worked in exchange for a holiday. */
        MADE_UP,
        /** A weekend. */
        REST,
        /** A public holiday, with the days swapped for it. */
        HOLIDAY,
        /** A day on which offices may work and schools do not. */
        VACATION
    }

    /**
     * Whether offices work.
     *
     * @return true for working and made-up days
     */
    public boolean working() {
        return kind == Kind.WORKING || kind == Kind.MADE_UP;
    }

    /**
     * The key of the word for this sort of day; its only argument is the holiday's name.
     *
     * @return a message key
     */
    public String key() {
        return "deadline.day." + kind.name().toLowerCase(Locale.ROOT);
    }

    /**
     * The holiday's name.
     *
     * @param locale any English locale for English, else Chinese
     * @return empty for ordinary days
     */
    public String name(Locale locale) {
        return Rule.english(locale) ? nameEn : nameZh;
    }
}
