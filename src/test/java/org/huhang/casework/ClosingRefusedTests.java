package org.huhang.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.huhang.engine.BusinessClock;
import org.huhang.testing.HuhangTest;
import org.huhang.testing.Office;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What whoever closes a case is refused, in words: each of it alone keeps the case open. */
@HuhangTest
class ClosingRefusedTests {

    private static final String CLOSE = "userTask_close";

    private static final Map<String, Object> SENT_ON = Map.of(
            "intakeDecision", "forward",
            "forwardWhere", "outside",
            "forwardOutside", "邻县民政局",
            "spokenTo", "值班室 0873-1234567",
            "forwardedAt", Instant.now().minusSeconds(60).toString());

    @Autowired
    private Office office;

    @Autowired
    private Cases cases;

    @Autowired
    private Emergencies emergencies;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void people() {
        office.staffed();
    }

    /** The same case can be closed as soon as somebody says who saw the child since. */
    @Test
    void aRedCaseIsNotClosedUntilSomebodySaysWhoSawTheChildSinceTheLastDanger() {
        var caseNo = office.seenSafe("结红", false);
        office.does(caseNo, "userTask_needsAssessment", Map.of("riskTier", "RED", "helpNeeded", "no"));
        office.worksUntil(caseNo, CLOSE);
        // As where the danger was told later, in another case of the child.
        jdbc.sql("update worklist.answer set answered_at = answered_at - interval '1 day' where case_no = ?")
                .param(caseNo)
                .update();

        assertThat(office.refused(caseNo, CLOSE, Map.of())).containsExactly("redReason redNeedsAssessment");
        assertThat(office.refused(caseNo, CLOSE, Map.of("redReason", "民警昨晚当面见过孩子")))
                .isEmpty();
        assertThat(cases.file(caseNo).open()).isFalse();
    }

    @Test
    void aCaseIsNotClosedWhileAReportOfItIsUnanswered() {
        var caseNo = toBeClosed("结答");
        assertThat(office.caseOf(office.report("结答", 10, false))).isEqualTo(caseNo);

        assertThat(office.refused(caseNo, CLOSE, Map.of())).contains("feedbackSent reportUnanswered");
    }

    /** Whoever was about to close it has nothing to close, until police were there. */
    @Test
    void nobodyIsAskedToCloseACaseWhilePoliceAreOnTheWay() {
        var caseNo = toBeClosed("结警");
        emergencies.press(office.person("township.532503102"), caseNo, "有人砸门");
        office.does(caseNo, "userTask_needsAssessment", Map.of("takenBackReason", "民政今天见到孩子平安"));
        office.worksUntil(caseNo, CLOSE, "userTask_emergencyReceive", "userTask_decideRemoval");
        assertThat(office.openKeys(caseNo))
                .contains("userTask_emergencyReceive")
                .doesNotContain(CLOSE);

        office.worksUntil(caseNo, CLOSE);
        assertThat(office.openKeys(caseNo)).containsExactly(CLOSE);
    }

    /** Whoever closes without the ledger says why, and by when it is made up for. */
    @Test
    void aLedgerThatIsNotUpdatedHasAReasonAndADayThatIsNear() {
        var caseNo = toBeClosed("结账");
        assertThat(office.refused(caseNo, CLOSE, Map.of("ledgerUpdated", "no")))
                .containsExactlyInAnyOrder("ledgerReason required", "ledgerDate required");
        assertThat(office.refused(caseNo, CLOSE, without("无", 7))).containsExactly("ledgerReason saysNothing");
        for (var days : List.of(-1, 200)) {
            assertThat(office.refused(caseNo, CLOSE, without("系统停用，台账还没有补", days)))
                    .singleElement()
                    .asString()
                    .startsWith("ledgerDate ");
        }

        office.completes(caseNo, CLOSE, without("系统停用，台账还没有补", 7));
        assertThat(cases.file(caseNo).open()).isFalse();
    }

    private static Map<String, Object> without(String reason, int days) {
        var day = LocalDate.now(BusinessClock.CHINA).plusDays(days).toString();
        return Map.of("ledgerUpdated", "no", "ledgerReason", reason, "ledgerDate", day);
    }

    /** What nobody took in was helped by nobody, and what was sent on went elsewhere. */
    @ParameterizedTest
    @CsvSource({
        "notAboutMinor, closedServed",
        "notAboutMinor, closedTransferred",
        "forward, closedServed",
        "forward, closedNoRisk",
        "forward, closedAdult"
    })
    void howACaseEndsFitsWhatIntakeDecided(String decision, String end) {
        var caseNo = office.caseOf(office.report("结" + decision + end, 10, false));
        office.does(
                caseNo,
                "userTask_registerIntake",
                decision.equals("forward") ? SENT_ON : Map.of("intakeDecision", decision));
        office.worksUntil(caseNo, CLOSE);

        assertThat(office.refused(caseNo, CLOSE, Map.of("endState", end))).contains("endState endUnlikeIntake");
    }

    private String toBeClosed(String child) {
        var caseNo = office.welfareCase(child, "2015-05-01");
        office.worksUntil(caseNo, CLOSE);
        return caseNo;
    }
}
