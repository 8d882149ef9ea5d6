package org.huhang.deadline;

import java.time.Instant;
import java.util.function.Supplier;
import org.huhang.deadline.Reckoner.Question;
import org.huhang.engine.DueDates;
import org.jspecify.annotations.Nullable;

/** Due dates counted from the shipped tables, kept nowhere. */
public final class ShippedTerms implements DueDates {

    private final Reckoner reckoner = Shipped.reckoner();
    private final Supplier<Instant> now;

    /** Counts with the time that the test says it is. */
    public ShippedTerms(Supplier<Instant> now) {
        this.now = now;
    }

    @Override
    public @Nullable Instant dueAt(NewTask task) {
        if (task.term() == null) {
            return null;
        }
        var known = Question.known(task.caseNo(), task.facts().values());
        var sum = reckoner.reckon(new Question(task.term(), task.termFrom(), now.get(), known));
        return sum == null ? null : sum.dueAt();
    }

    /** School days of the shipped calendars. */
    public static SchoolDays schoolDays() {
        return new SchoolDays(() -> Shipped.SCHOOL);
    }

    /** A moment as the tests write it: {@code 2026-11-20 16:20:00} in China. */
    public static String shown(@Nullable Instant instant) {
        return Shipped.shown(instant);
    }
}
