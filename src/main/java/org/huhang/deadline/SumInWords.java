package org.huhang.deadline;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.huhang.deadline.Explanation.Line;

/** The sum behind one due date, step by step in one language. */
final class SumInWords {

    private final DueWords words;
    private final SetDeadline deadline;
    private final Sum sum;
    private final Locale locale;
    private final List<Line> lines = new ArrayList<>();

    SumInWords(DueWords words, SetDeadline deadline, Locale locale) {
        this.words = words;
        this.deadline = deadline;
        this.sum = deadline.sum();
        this.locale = locale;
    }

    List<Line> lines(List<DeadlineChange> changes) {
        var rule = sum.rule();
        line("rule", say("deadline.why.ruleText", rule.code(), rule.name(locale), amount()));
        if (rule.bearer() != Bearer.AGENCY) {
            line("bearer", say("deadline.bearer." + rule.bearer()));
        }
        line("source", rule.source(locale).isEmpty() ? say("deadline.why.noSource") : rule.source(locale));
        line("confidence", confidence());
        line("start", say("deadline.why.startText", words.when(sum.startAt(), locale), startName()));
        if (rule.excludes() != null && deadline.facts().get(rule.excludes()) instanceof Number excluded) {
            line("excluded", say("deadline.why.excludedText", excluded, words.fact(rule.excludes(), locale)));
        }
        line("count", say("deadline.count." + DueWords.key(rule.unit())));
        days("skipped", sum.skipped());
        days("madeUp", sum.madeUp());
        rolled();
        if (sum.provisional()) {
            line(
                    "provisional",
                    say(school(rule.unit()) ? "deadline.why.provisionalSchool" : "deadline.why.provisionalText"));
        }
        changes.forEach(this::changed);
        return List.copyOf(lines);
    }

    private static boolean school(TermUnit unit) {
        return unit == TermUnit.SCHOOL_DAY || unit == TermUnit.SCHOOL_DAY_INCLUSIVE;
    }

    private void line(String label, String text) {
        lines.add(new Line(say("deadline.why." + label), text));
    }

    private String amount() {
        var rule = sum.rule();
        if (rule.unit() == TermUnit.IMMEDIATE) {
            return say("deadline.amount.immediate", minutes(rule.amount()));
        }
        return say("deadline.amount." + DueWords.key(rule.unit()), rule.amount());
    }

    private String minutes(int minutes) {
        return minutes % 60 == 0 ? say("deadline.amount.hour", minutes / 60) : say("deadline.amount.minute", minutes);
    }

    private String confidence() {
        var rule = sum.rule();
        var number = say("deadline.confidence." + rule.confidence());
        return rule.duty() == null
                ? number
                : say("deadline.confidence.withDuty", number, say("deadline.confidence." + rule.duty()));
    }

    private String startName() {
        if (sum.startsFrom() != null) {
            return words.fact(sum.startsFrom(), locale);
        }
        return say(deadline.elementId() == null ? "deadline.from.termCreation" : "deadline.from.taskCreation");
    }

    /** Days in a row with the same reason stand together. */
    private void days(String label, List<CalendarDay> days) {
        var from = 0;
        for (var i = 1; i <= days.size(); i++) {
            if (i == days.size() || !continues(days.get(i - 1), days.get(i))) {
                span(label, days.get(from), days.get(i - 1));
                from = i;
            }
        }
    }

    private static boolean continues(CalendarDay before, CalendarDay day) {
        return before.date().plusDays(1).equals(day.date())
                && before.kind() == day.kind()
                && before.nameZh().equals(day.nameZh());
    }

    private void span(String label, CalendarDay first, CalendarDay last) {
        var reason = say(first.key(), first.name(locale));
        var start = words.dayAndWeekday(first.date(), locale);
        line(
                label,
                first.equals(last)
                        ? say("deadline.why.oneDay", start, reason)
                        : say("deadline.why.manyDays", start, words.dayAndWeekday(last.date(), locale), reason));
    }

    private void rolled() {
        var from = sum.rolledFrom();
        if (from != null) {
            line(
                    "rolled",
                    say("deadline.why.rolledText", words.dayAndWeekday(from, locale), words.rolledTo(sum, locale)));
        }
    }

    private void changed(DeadlineChange change) {
        line(
                "changed",
                say(
                        "deadline.why.changedText",
                        words.when(change.at(), locale),
                        words.when(change.oldDueAt(), locale),
                        words.when(change.newDueAt(), locale),
                        words.reason(locale, change.reason())));
    }

    private String say(String key, Object... arguments) {
        return words.say(locale, key, arguments);
    }
}
