package org.huhang.safety;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.huhang.casework.Cases;
import org.huhang.casework.Emergencies;
import org.huhang.engine.Definitions;
import org.huhang.engine.OlderModels;
import org.huhang.testing.HuhangTest;
import org.huhang.testing.Office;
import org.huhang.worklist.Worklist;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A case that began on the first main process goes on there: police, the emergency and the agencies taking part were in it. What
 * is promised for every case is asked at the end of each test, as of any other.
 */
@HuhangTest
class FirstModelTests {

    private static final String CLOSE = "userTask_close";

    @Autowired
    private Office office;

    @Autowired
    private Definitions definitions;

    @Autowired
    private Cases cases;

    @Autowired
    private Worklist worklist;

    @Autowired
    private Emergencies emergencies;

    @Autowired
    private SafetyInvariants promises;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void people() {
        office.staffed();
    }

    private String began(String child, int category) {
        return OlderModels.first(definitions, "mandatory-report", () -> {
            var caseNo = office.caseOf(office.report(child, category, false));
            office.openKeys(caseNo);
            return caseNo;
        });
    }

    @Test
    void policeKnowOfTheirMatterAndWorkOnItToItsEnd() {
        var caseNo = began("首版甲", 4);
        assertThat(worklist.form(office.open(caseNo, "userTask_registerIntake")).field("policeMatter"))
                .as("what only the first form asked")
                .isNotNull();

        office.does(caseNo, List.of("userTask_registerIntake", "userTask_policeReceive", "userTask_acceptCase"));
        assertThat(promises.breaches()).isEmpty();
        office.worksUntil(caseNo, CLOSE);
        office.does(caseNo, CLOSE, Map.of("allMeasuresDone", "yes", "feedbackSent", true));

        assertThat(cases.file(caseNo).open()).isFalse();
    }

    @Test
    void aPressCallsPoliceAndNobodyClosesWhileTheyAreOnTheWay() {
        var caseNo = began("首版乙", 10);
        office.does(caseNo, "userTask_registerIntake", Office.welfare(Map.of()));
        office.worksUntil(caseNo, CLOSE);
        emergencies.press(office.person("township.532503102"), caseNo, "听到打骂");
        assertThat(office.openKeys(caseNo)).contains("userTask_emergencyReceive", "userTask_decideRemoval");
        assertThat(promises.breaches()).isEmpty();

        // Its tasks do not say what work they are: they are known by their names of then.
        assertThat(office.openKeys(caseNo)).contains("userTask_needsAssessment").doesNotContain(CLOSE);
        jdbc.sql("update child.strip_fact set set_at = set_at - interval '1 hour' where case_no = ?")
                .param(caseNo)
                .update();
        assertThat(promises.breaches()).isEmpty();
    }

    @Test
    void aMergeTakesPoliceAndAPressAlongIntoACaseOfToday() {
        var today = office.welfareCase("首版丙", "2015-05-01");
        var caseNo = began("首版丁", 4);
        emergencies.press(office.person("township.532503102"), caseNo, "听到打骂");

        office.does(caseNo, "userTask_registerIntake", Map.of("intakeDecision", "merge", "mergeInto", today));

        assertThat(office.openKeys(today)).contains("userTask_policeReceive", "userTask_emergencyReceive");
        assertThat(promises.breaches()).isEmpty();
    }

    @Test
    void aCaseOfTodayIsMergedIntoIt() {
        var caseNo = began("首版戊", 10);
        office.does(caseNo, "userTask_registerIntake", Office.welfare(Map.of()));
        var today = office.caseOf(office.report("首版己", 4, false));

        office.does(today, "userTask_registerIntake", Map.of("intakeDecision", "merge", "mergeInto", caseNo));

        assertThat(office.openKeys(caseNo)).contains("userTask_policeReceive");
        assertThat(promises.breaches()).isEmpty();
    }
}
