package org.huhang.reporting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.huhang.casework.Cases;
import org.huhang.casework.Emergencies;
import org.huhang.casework.OpensAnew;
import org.huhang.intake.Filing;
import org.huhang.intake.Intake;
import org.huhang.intake.Reporter;
import org.huhang.testing.HuhangTest;
import org.huhang.testing.Office;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** The same words again are of what happened since, once anybody has answered the first ones. */
@HuhangTest
class SaidAgainTests {

    private static final String POLICE = "userTask_policeReceive";

    @Autowired
    private Office office;

    @Autowired
    private Intake intake;

    @Autowired
    private Emergencies emergencies;

    @Autowired
    private OpensAnew anew;

    @Autowired
    private Cases cases;

    @Autowired
    private TransactionTemplate transaction;

    @BeforeEach
    void people() {
        office.staffed();
    }

    @Test
    void whoReportsTheSameDangerAfterPoliceFoundTheChildSafeSendsThemAgain() {
        var filing = anonymous("再说一遍甲", 4, true);
        var first = intake.file(filing);
        var caseNo = office.caseOf(first);
        assertThat(intake.file(filing)).isEqualTo(first);
        office.does(caseNo, POLICE, Map.of("childCondition", List.of("safe")));

        var second = intake.file(filing);

        assertThat(second).isNotEqualTo(first);
        assertThat(office.caseOf(second)).isEqualTo(caseNo);
        assertThat(office.openKeys(caseNo)).contains("userTask_emergencyReceive");
        // The second press of one button is still one report.
        assertThat(intake.file(filing)).isEqualTo(second);
    }

    @Test
    void whoReportsTheSameAfterIntakeAnsweredIsHeardAgain() {
        var filing = anonymous("再说一遍乙", 10, false);
        var first = intake.file(filing);
        var caseNo = office.caseOf(first);
        office.does(caseNo, "userTask_registerIntake", Office.welfare(Map.of()));

        var second = intake.file(filing);

        assertThat(second).isNotEqualTo(first);
        assertThat(office.caseOf(second)).isEqualTo(caseNo);
    }

    @Test
    void whoPressesWithTheSameWordsAfterPoliceAnsweredSendsThemAgain() {
        var caseNo = office.welfareCase("再说一遍丙", "2015-05-01");
        var person = office.person("civil.532503");
        emergencies.press(person, caseNo, "又在打孩子");
        office.does(caseNo, "userTask_emergencyReceive", Map.of("childCondition", List.of("safe")));
        emergencies.press(person, caseNo, "又在打孩子");
        assertThat(office.openKeys(caseNo)).contains("userTask_emergencyReceive");
    }

    @Test
    void whatIsSaidOfAClosedCaseInTheSameWordsIsAReportAgainOnceTheFirstWasAnswered() {
        var caseNo = office.welfareCase("再说一遍丁", "2015-05-01");
        office.does(caseNo, "userTask_needsAssessment", Map.of("helpNeeded", "no"));
        office.worksUntil(caseNo, "userTask_close");
        office.does(caseNo, "userTask_close", Map.of("endState", "closedNoRisk", "endReason", "见到孩子安全"));
        var own = reported(caseNo);
        assertThat(reported(caseNo)).isEqualTo(own);
        assertThat(intake.ofCase(own)).hasSize(1);
        office.does(own, "userTask_registerIntake", Office.welfare(Map.of()));

        assertThat(reported(caseNo)).isEqualTo(own);

        assertThat(intake.ofCase(own)).hasSize(2);
    }

    private String reported(String closed) {
        return transaction.execute(
                status -> anew.reported(office.person("civil.532503"), cases.file(closed), "孩子身上又有新伤", Set.of()));
    }

    private Filing anonymous(String child, int category, boolean danger) {
        var plain = office.filing(child, "2015-05-01", category, danger);
        var nobody = new Reporter(null, null, null, null, null, false, true, Locale.CHINESE);
        return new Filing(
                plain.incident(), plain.children(), nobody, List.of(), new Filing.Origin("10.77.0.1", child, null));
    }
}
