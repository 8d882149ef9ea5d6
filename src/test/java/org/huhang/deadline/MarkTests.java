package org.huhang.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.huhang.deadline.Shipped.china;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.huhang.deadline.Reckoner.Question;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarkTests {

    @Test
    void remindsTwiceThenTellsOfTheMissedLimitThenGoesUp() {
        assertThat(shown("TL-17", "2026-11-20 16:20:00", false))
                .containsExactly(
                        "NEAR 2026-11-25 08:30:00",
                        "URGENT 2026-11-26 08:30:00",
                        "MISSED 2026-11-27 23:59:59",
                        "ESCALATED 2026-11-30 23:59:59");
    }

    @Test
    void twoRemindersOnTheSameInstantAreOne() {
        assertThat(shown("TL-39a", "2026-11-20 16:20:00", false))
                .containsExactly(
                        "URGENT 2026-11-23 08:30:00", "MISSED 2026-11-23 23:59:59", "ESCALATED 2026-11-24 23:59:59");
    }

    @ParameterizedTest
    @CsvSource({"TL-02,true", "TL-13,true", "TL-12,false", "TL-18,false"})
    void theFirstReminderOfIntakeAndDispatchAlsoGoesToTheLeader(String code, boolean leaderToo) {
        var marks = Mark.planned(sum(code), china("2026-11-20 16:20"), false);
        assertThat(marks.get(0).kind()).isEqualTo(Mark.Kind.NEAR);
        assertThat(marks.get(0).leaderToo()).isEqualTo(leaderToo);
        assertThat(marks.subList(1, 4)).noneMatch(Mark::leaderToo);
    }

    @Test
    void ofRemindersThatHavePassedOnlyTheLastIsSaid() {
        assertThat(shown("TL-17", "2026-11-26 09:00:00", false))
                .containsExactlyInAnyOrder(
                        "URGENT 2026-11-26 08:30:00", "MISSED 2026-11-27 23:59:59", "ESCALATED 2026-11-30 23:59:59");
    }

    @Test
    void aPassedReminderTakesTheLeaderAlong() {
        var marks = Mark.planned(sum("TL-02"), china("2026-11-20 17:10"), false);
        assertThat(marks).contains(new Mark(Mark.Kind.URGENT, china("2026-11-20 17:08"), true));
    }

    @Test
    void remindsNobodyOnceTheLimitHasPassed() {
        assertThat(shown("TL-17", "2026-12-01 09:00:00", false))
                .containsExactly("MISSED 2026-11-27 23:59:59", "ESCALATED 2026-11-30 23:59:59");
    }

    @Test
    void passedRemindersOfADateThatMovedAwayAreNotSaidAgain() {
        assertThat(shown("TL-17", "2026-11-25 09:00:00", true))
                .containsExactly(
                        "URGENT 2026-11-26 08:30:00", "MISSED 2026-11-27 23:59:59", "ESCALATED 2026-11-30 23:59:59");
    }

    private static List<String> shown(String code, String now, boolean movedLater) {
        return Mark.planned(sum(code), china(now), movedLater).stream()
                .map(mark -> mark.kind() + " " + Shipped.shown(mark.at()))
                .toList();
    }

    private static Sum sum(String code) {
        return Objects.requireNonNull(
                Shipped.reckoner().reckon(new Question(code, null, china("2026-11-20 16:20"), Map.of())));
    }
}
