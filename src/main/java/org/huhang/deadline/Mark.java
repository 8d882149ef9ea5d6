package org.huhang.deadline;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Something to be said about a deadline.
 *
 * @param kind what
 * @param at when
 * @param leaderToo whether a reminder also goes to the leader
 */
record Mark(Kind kind, Instant at, boolean leaderToo) {

    enum Kind {
        NEAR,
        URGENT,
        MISSED,
        ESCALATED,
        /** said again while the work is open; planned each time that it, or the last of the others, was said */
        AGAIN
    }

    /**
     * What is to be said about a due date. Two reminders on the same instant are one. Of reminders that have passed when the
     * date is set only the last is said, and none once the limit itself has passed or the date just moved away. Only what an
     * agency misses goes up.
     *
     * @param sum the due date
     * @param now business time
     * @param movedLater whether this date replaces an earlier one
     */
    static List<Mark> planned(Sum sum, Instant now, boolean movedLater) {
        var marks = new ArrayList<Mark>();
        Mark passed = null;
        for (var reminder : reminders(sum)) {
            if (reminder.at().isAfter(now)) {
                marks.add(reminder);
            } else {
                passed = new Mark(
                        reminder.kind(), reminder.at(), reminder.leaderToo() || (passed != null && passed.leaderToo()));
            }
        }
        if (passed != null && !movedLater && sum.dueAt().isAfter(now)) {
            marks.add(passed);
        }
        marks.add(new Mark(Kind.MISSED, sum.dueAt(), false));
        if (sum.rule().bearer() == Bearer.AGENCY) {
            marks.add(new Mark(Kind.ESCALATED, sum.escalateAt(), false));
        }
        return marks;
    }

    private static List<Mark> reminders(Sum sum) {
        if (sum.nearAt() == null || sum.urgentAt() == null) {
            return List.of();
        }
        var leaderToo = sum.rule().nearToLeader();
        return sum.nearAt().equals(sum.urgentAt())
                ? List.of(new Mark(Kind.URGENT, sum.urgentAt(), leaderToo))
                : List.of(new Mark(Kind.NEAR, sum.nearAt(), leaderToo), new Mark(Kind.URGENT, sum.urgentAt(), false));
    }
}
