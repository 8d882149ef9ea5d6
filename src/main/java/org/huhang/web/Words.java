package org.huhang.web;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * Time as people say it, in business time. Templates write {@code ${@words.at(item.dueAt)}}; without a locale it speaks the
 * language of the page. Nothing is said about null.
 */
@Component("words")
public final class Words {

    private static final Pattern PRINT = Pattern.compile("(^|&)print(=|&|$)");

    private final Clock clock;
    private final MessageSource messages;

    Words(Clock clock, MessageSource messages) {
        this.clock = clock;
        this.messages = messages;
    }

    /**
     * A moment: 今天 16:20, 11月21日 16:20, and with the year where it is another one.
     *
     * @param moment the moment, or null
     * @return empty for null
     */
    public String at(@Nullable Instant moment) {
        return at(moment, LocaleContextHolder.getLocale());
    }

    /**
     * A moment in a language.
     *
     * @param moment the moment, or null
     * @param locale the reader's language
     * @return empty for null
     */
    public String at(@Nullable Instant moment, Locale locale) {
        if (moment == null) {
            return "";
        }
        var local = moment.atZone(clock.getZone());
        var time = local.format(DateTimeFormatter.ofPattern("HH:mm"));
        var near = near(local.toLocalDate());
        if (near != null) {
            return say("web.words." + near, locale, time);
        }
        return local.format(pattern(local.toLocalDate(), locale)) + (english(locale) ? ", " : " ") + time;
    }

    /**
     * A day: 今天, 11月21日, and with the year where it is another one.
     *
     * @param day the day, or null
     * @return empty for null
     */
    public String date(@Nullable LocalDate day) {
        return date(day, LocaleContextHolder.getLocale());
    }

    /**
     * A day in a language.
     *
     * @param day the day, or null
     * @param locale the reader's language
     * @return empty for null
     */
    public String date(@Nullable LocalDate day, Locale locale) {
        if (day == null) {
            return "";
        }
        var near = near(day);
        return near == null ? day.format(pattern(day, locale)) : say("web.words.day." + near, locale);
    }

    /**
     * A day in full: 2026年11月21日 星期六.
     *
     * @param day the day, or null
     * @return empty for null
     */
    public String day(@Nullable LocalDate day) {
        if (day == null) {
            return "";
        }
        var locale = LocaleContextHolder.getLocale();
        return english(locale)
                ? day.format(DateTimeFormatter.ofPattern("EEEE, MMMM d, yyyy", Locale.ENGLISH))
                : day.format(DateTimeFormatter.ofPattern("yyyy年M月d日 EEEE", Locale.SIMPLIFIED_CHINESE));
    }

    /**
     * A length of time: 38 分钟, 21 小时, 2 天.
     *
     * @param length the length, or null
     * @return empty for null
     */
    public String span(@Nullable Duration length) {
        return length == null ? "" : measured("span", length.abs(), LocaleContextHolder.getLocale());
    }

    /**
     * A moment for machines.
     *
     * @param moment the moment, or null
     * @return ISO 8601 with offset; empty for null
     */
    public String iso(@Nullable Instant moment) {
        return moment == null
                ? ""
                : moment.atZone(clock.getZone())
                        .truncatedTo(ChronoUnit.SECONDS)
                        .format(DateTimeFormatter.ISO_OFFSET_DATE_TIME);
    }

    private String measured(String what, Duration length, Locale locale) {
        // Up to two days in hours: "1 day" could be 47 hours.
        if (length.toHours() >= 48) {
            return say("web.words." + what + ".days", locale, length.toDays());
        }
        return length.toHours() > 0
                ? say("web.words." + what + ".hours", locale, length.toHours())
                : say("web.words." + what + ".minutes", locale, Math.max(1, length.toMinutes()));
    }

    private @Nullable String near(LocalDate day) {
        var today = ZonedDateTime.now(clock).toLocalDate();
        if (onPaper()) {
            return null;
        }
        if (day.equals(today)) {
            return "today";
        }
        if (day.equals(today.minusDays(1))) {
            return "yesterday";
        }
        return day.equals(today.plusDays(1)) ? "tomorrow" : null;
    }

    private DateTimeFormatter pattern(LocalDate day, Locale locale) {
        var thisYear = day.getYear() == LocalDate.now(clock).getYear() && !onPaper();
        if (english(locale)) {
            return DateTimeFormatter.ofPattern(thisYear ? "MMM d" : "MMM d, yyyy", Locale.ENGLISH);
        }
        return DateTimeFormatter.ofPattern(thisYear ? "M月d日" : "yyyy年M月d日");
    }

    private String say(String key, Locale locale, Object... values) {
        return messages.getMessage(key, values, locale);
    }

    private static boolean english(Locale locale) {
        return locale.getLanguage().equals("en");
    }

    /** A page that is asked for to be printed is read on another day. Asks the address alone: a body may be too large to read. */
    private static boolean onPaper() {
        if (!(RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes asked)) {
            return false;
        }
        var query = asked.getRequest().getQueryString();
        return query != null && PRINT.matcher(query).find();
    }
}
