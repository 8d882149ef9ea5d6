package org.huhang.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.huhang.deadline.Shipped.china;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UrgencyTests {

    @ParameterizedTest
    @CsvSource({
        "2026-11-20 16:29:59,ON_TIME",
        "2026-11-20 16:30:00,NEAR",
        "2026-11-20 16:47:59,NEAR",
        "2026-11-20 16:48:00,URGENT",
        "2026-11-20 16:59:59,URGENT",
        "2026-11-20 17:00:00,OVERDUE",
        "2026-11-25 17:00:00,OVERDUE"
    })
    void risesWithTheShareOfTheTermThatIsUsedUp(String now, Urgency urgency) {
        assertThat(Urgency.of(
                        china("2026-11-20 16:30"), china("2026-11-20 16:48"), china("2026-11-20 17:00"), china(now)))
                .isEqualTo(urgency);
    }

    @Test
    void stillKnowsTheLimitWhereThereAreNoThresholds() {
        var due = china("2026-11-20 17:00");
        assertThat(Urgency.of(null, null, due, due.minusSeconds(1))).isEqualTo(Urgency.ON_TIME);
        assertThat(Urgency.of(null, null, due, due)).isEqualTo(Urgency.OVERDUE);
        assertThat(Urgency.of(null, null, null, due)).isEqualTo(Urgency.ON_TIME);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-20 16:22:00,deadline.left.minutes,38",
        "2026-11-20 16:59:50,deadline.left.minutes,1",
        "2026-11-19 20:00:00,deadline.left.hours,21",
        "2026-11-18 18:00:00,deadline.left.hours,47",
        "2026-11-18 17:00:00,deadline.left.days,2",
        "2026-11-20 17:00:00,deadline.overdue.minutes,1",
        "2026-11-20 19:20:00,deadline.overdue.hours,2",
        "2026-11-23 17:00:00,deadline.overdue.days,3"
    })
    void saysTheTimeLeftInTheLargestUnitThatSaysSomething(String now, String key, long amount) {
        var left = TimeLeft.of(china("2026-11-20 17:00"), china(now));
        assertThat(left.key()).isEqualTo(key);
        assertThat(left.amount()).isEqualTo(amount);
    }
}
