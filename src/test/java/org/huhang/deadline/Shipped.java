package org.huhang.deadline;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import org.huhang.engine.BusinessClock;
import org.jspecify.annotations.Nullable;

/** The shipped tables with the shipped settings, and short ways to write instants and facts. */
final class Shipped {

    static final WorkingCalendar CALENDAR = new WorkingCalendar(ShippedReference.specialDays());
    static final SchoolCalendar SCHOOL = new SchoolCalendar(CALENDAR, ShippedReference.schoolSpans());
    static final Terms TERMS = new Terms(ShippedReference.terms());
    static final DeadlineSettings SETTINGS = settings("23:59:59");

    private static final DateTimeFormatter SHOWN = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    private Shipped() {}

    static DeadlineSettings settings(String dayEnds) {
        return new DeadlineSettings(
                LocalTime.parse(dayEnds),
                LocalTime.of(8, 30),
                50,
                80,
                Duration.ofHours(2),
                Duration.ofMinutes(1),
                false);
    }

    static Reckoner reckoner() {
        return new Reckoner(TERMS, CALENDAR, SCHOOL, SETTINGS);
    }

    /** An instant written as a time in China, {@code 2026-11-20 16:20:00}, whatever zone the machine has. */
    static Instant china(String text) {
        var full = text.length() == 16 ? text + ":00" : text;
        return LocalDateTime.parse(full, SHOWN).atZone(BusinessClock.CHINA).toInstant();
    }

    static String shown(@Nullable Instant instant) {
        return instant == null ? "-" : SHOWN.format(LocalDateTime.ofInstant(instant, BusinessClock.CHINA));
    }

    /** Facts written as {@code a=b c=true d=2026-11-20T16:20:00+08:00}. */
    static Map<String, Object> facts(@Nullable String text) {
        var facts = new LinkedHashMap<String, Object>();
        if (text != null && !text.isBlank()) {
            for (var pair : text.strip().split("\\s+")) {
                var parts = pair.split("=", 2);
                facts.put(parts[0], typed(parts[1]));
            }
        }
        return facts;
    }

    /** Counts have one digit here; longer numbers are codes of places. */
    private static Object typed(String text) {
        if (text.equals("true")) {
            return true;
        }
        return text.matches("[0-9]") ? Integer.valueOf(text) : text;
    }
}
