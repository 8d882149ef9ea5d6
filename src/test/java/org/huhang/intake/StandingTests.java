package org.huhang.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a reporter reads under the receipt. */
class StandingTests {

    private static final Instant AT = Instant.parse("2026-03-02T04:00:00Z");

    private static Answer answer(String content, long minute) {
        return new Answer(
                "accepted",
                "acceptance",
                content,
                Answer.Channel.CODE,
                "POLICE-532503",
                AT.plusSeconds(60 * minute),
                null,
                null,
                null);
    }

    @Test
    void aReportThatWasTurnedAwayDoesNotWait() {
        var told = new Answer(
                "final", "outcome", "没有未成年人", Answer.Channel.CODE, "CIVIL-532503", AT, null, null, "notAccepted");
        for (var state : List.of(Report.State.RECEIVED, Report.State.CLOSED)) {
            assertThat(new Standing("532503-R-2026-K7QF2M", state, List.of(told)).head())
                    .isEqualTo("refused");
        }
        assertThat(new Standing("532503-R-2026-K7QF2M", Report.State.IN_PROGRESS, List.of(told)).head())
                .as("police may work on it all the same")
                .isEqualTo("IN_PROGRESS");
        assertThat(new Standing("532503-R-2026-K7QF2M", Report.State.RECEIVED, List.of(answer("收到", 1))).head())
                .isEqualTo("RECEIVED");
    }

    @Test
    void theSameWordsAboutEachChildAreOneAnswer() {
        var standing = new Standing(
                "532503-R-2026-K7QF2M",
                Report.State.ACCEPTED,
                List.of(answer("您的报告已经受理。", 1), answer("您的报告已经受理。", 2), answer("孩子已经安全。", 3)));

        assertThat(standing.newestFirst()).extracting(Answer::content).containsExactly("孩子已经安全。", "您的报告已经受理。");
    }
}
