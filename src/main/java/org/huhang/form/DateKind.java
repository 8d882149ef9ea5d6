package org.huhang.form;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A date, a time of day, or both. Kept as {@code 2026-03-05}, {@code 14:30}, {@code 2026-03-05T14:30:00+08:00}. */
record DateKind(Part part) implements Kind {

    /** The zone in which people here write a time, and in which days are counted. */
    static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    private static final ZoneOffset OFFSET = ZoneOffset.ofHours(8);
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssXXX");
    private static final String DAY = "(?:19|20|21)[0-9]{2}-[0-9]{2}-[0-9]{2}";
    private static final String TIME = "[0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\\.[0-9]{1,9})?)?";
    private static final String ZONE = "(?<zone>Z|[+-][0-9]{2}:[0-9]{2})?";

    /** What is asked for. */
    enum Part {
        DATE(DAY),
        TIME_OF_DAY(TIME + ZONE),
        DATE_TIME(DAY + "T" + TIME + ZONE);

        private final Pattern shape;

        Part(String shape) {
            this.shape = Pattern.compile(shape);
        }
    }

    static DateKind of(Component component) {
        var subtype = component.text("subtype");
        return new DateKind(
                switch (subtype == null ? "" : subtype) {
                    case "date" -> Part.DATE;
                    case "time" -> Part.TIME_OF_DAY;
                    case "datetime" -> Part.DATE_TIME;
                    default -> throw component.refused("subtype must be date, time or datetime");
                });
    }

    @Override
    public Verdict accept(Object raw, Map<String, ?> known) {
        if (!(raw instanceof String posted)) {
            return Verdict.refused(problem());
        }
        if (posted.isEmpty()) {
            return Verdict.UNANSWERED;
        }
        var shape = part.shape.matcher(posted.length() > 40 ? "" : posted);
        if (!shape.matches()) {
            return Verdict.refused(problem());
        }
        try {
            return Verdict.of(normal(posted, part != Part.DATE && shape.group("zone") != null));
        } catch (DateTimeException noSuchDay) {
            return Verdict.refused(problem());
        }
    }

    private String normal(String posted, boolean zoned) {
        return switch (part) {
            case DATE -> LocalDate.parse(posted).toString();
            case TIME_OF_DAY -> {
                var time = zoned
                        ? OffsetTime.parse(posted).withOffsetSameInstant(OFFSET).toLocalTime()
                        : LocalTime.parse(posted);
                yield time.truncatedTo(ChronoUnit.MINUTES).toString();
            }
            case DATE_TIME -> {
                var moment = zoned
                        ? OffsetDateTime.parse(posted).atZoneSameInstant(CHINA)
                        : LocalDateTime.parse(posted).atZone(CHINA);
                yield MOMENT.format(moment);
            }
        };
    }

    private String problem() {
        return switch (part) {
            case DATE -> "date";
            case TIME_OF_DAY -> "time";
            case DATE_TIME -> "dateTime";
        };
    }

    /** The day of an answer in normal form. */
    static LocalDate day(String answer) {
        return LocalDate.parse(answer.substring(0, 10));
    }

    @Override
    public Sort sort() {
        return Sort.DATE;
    }

    @Override
    public boolean mayBeVariable() {
        return part != Part.TIME_OF_DAY;
    }

    @Override
    public @Nullable Object variable(@Nullable Object answer) {
        if (!(answer instanceof String text)) {
            return null;
        }
        return Date.from(
                part == Part.DATE
                        ? LocalDate.parse(text).atStartOfDay(CHINA).toInstant()
                        : OffsetDateTime.parse(text).toInstant());
    }

    @Override
    public String readable(Object answer, Field field, Words words) {
        var value = accept(answer, Map.of()).value();
        if (!(value instanceof String text)) {
            return answer instanceof String old ? old : "";
        }
        return switch (part) {
            case DATE -> words.format("form.dateFormat", LocalDate.parse(text));
            case TIME_OF_DAY -> text;
            case DATE_TIME ->
                words.format("form.dateTimeFormat", OffsetDateTime.parse(text).atZoneSameInstant(CHINA));
        };
    }
}
