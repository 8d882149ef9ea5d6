package org.huhang.deadline;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.huhang.engine.BusinessClock;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Due dates in the words that a caseworker reads. */
@Component
public class DueWords {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");

    private final MessageSource messages;
    private final Clock clock;

    DueWords(MessageSource messages, Clock clock) {
        this.messages = messages;
        this.clock = clock;
    }

    /**
     * The time until or since a due date, such as 剩 38 分钟 or 已逾期 2 小时.
     *
     * @param dueAt the due date
     * @param locale the reader's language
     * @return a sentence
     */
    public String left(Instant dueAt, Locale locale) {
        var left = TimeLeft.of(dueAt, clock.instant());
        return say(locale, left.key(), left.amount());
    }

    /**
     * The time left of a term; only an agency is late.
     *
     * @param deadline the deadline
     * @param locale the reader's language
     * @return a sentence
     */
    public String left(SetDeadline deadline, Locale locale) {
        return deadline.bearer() == Bearer.AGENCY || clock.instant().isBefore(deadline.dueAt())
                ? left(deadline.dueAt(), locale)
                : say(locale, "deadline.left.over");
    }

    /**
     * An open term for a list or page.
     *
     * @param deadline the deadline
     * @param locale the reader's language
     * @return its date, words and urgency
     */
    public Due due(SetDeadline deadline, Locale locale) {
        return new Due(
                deadline.name(locale), deadline.dueAt(), left(deadline, locale), deadline.urgency(clock.instant()));
    }

    /**
     * An instant as people say it: 今天 16:20, 11月21日 16:20, with the year where it is another one.
     *
     * @param instant the instant
     * @param locale the reader's language
     * @return date and time in China
     */
    public String when(Instant instant, Locale locale) {
        var time = ZonedDateTime.ofInstant(instant, BusinessClock.CHINA);
        return say(locale, "deadline.when", nearDay(time.toLocalDate(), locale), TIME.format(time));
    }

    Explanation explain(SetDeadline deadline, List<DeadlineChange> changes, Locale locale) {
        var sum = deadline.sum();
        return new Explanation(
                sum.rule().code(),
                deadline.name(locale),
                ZonedDateTime.ofInstant(sum.startAt(), BusinessClock.CHINA).toOffsetDateTime(),
                ZonedDateTime.ofInstant(sum.dueAt(), BusinessClock.CHINA).toOffsetDateTime(),
                sum.rule().statutory(),
                sum.provisional(),
                sum.rule().confidence(),
                deadline.status(),
                deadline.open() ? deadline.urgency(clock.instant()) : null,
                headline(deadline, locale),
                new SumInWords(this, deadline, locale).lines(changes));
    }

    private String headline(SetDeadline deadline, Locale locale) {
        var due = when(deadline.dueAt(), locale);
        var ended = deadline.endedAt();
        if (ended == null) {
            return deadline.bearer() == Bearer.AGENCY || clock.instant().isBefore(deadline.dueAt())
                    ? say(locale, "deadline.headline.open", due, left(deadline.dueAt(), locale))
                    : say(locale, "deadline.headline.over", due);
        }
        var key = "deadline.headline." + deadline.status().name().toLowerCase(Locale.ROOT);
        return say(locale, key, due, when(ended, locale));
    }

    String say(Locale locale, String key, Object... arguments) {
        return messages.getMessage(key, arguments, locale);
    }

    /** What a date variable is; its own name where an office named one that the platform does not know. */
    String fact(String variable, Locale locale) {
        var name = messages.getMessage("deadline.from." + variable, null, variable, locale);
        return name == null ? variable : name;
    }

    /** The words of a message key; a reason that a person wrote is none and stays as it is. */
    String reason(Locale locale, String reason) {
        var words = messages.getMessage(reason, null, reason, locale);
        return words == null ? reason : words;
    }

    String day(LocalDate date, Locale locale) {
        var sameYear = date.getYear() == LocalDate.now(clock).getYear();
        var pattern = say(locale, sameYear ? "deadline.pattern.day" : "deadline.pattern.dayAndYear");
        return DateTimeFormatter.ofPattern(pattern, locale).format(date);
    }

    String dayAndWeekday(LocalDate date, Locale locale) {
        var weekday = DateTimeFormatter.ofPattern("EEE", locale).format(date);
        return say(locale, "deadline.dayAndWeekday", day(date, locale), weekday);
    }

    String rolledTo(Sum sum, Locale locale) {
        return dayAndWeekday(dayOf(sum.dueAt()), locale);
    }

    static LocalDate dayOf(Instant instant) {
        return LocalDate.ofInstant(instant, BusinessClock.CHINA);
    }

    static String key(TermUnit unit) {
        return unit.name().toLowerCase(Locale.ROOT);
    }

    private String nearDay(LocalDate date, Locale locale) {
        var today = LocalDate.now(clock);
        if (date.equals(today)) {
            return say(locale, "deadline.today");
        }
        if (date.equals(today.minusDays(1))) {
            return say(locale, "deadline.yesterday");
        }
        return date.equals(today.plusDays(1)) ? say(locale, "deadline.tomorrow") : day(date, locale);
    }
}
