package org.huhang.reporting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Map;
import java.util.UUID;
import org.huhang.casework.Cases;
import org.huhang.form.Problem;
import org.huhang.intake.Intake;
import org.huhang.testing.HuhangTest;
import org.huhang.testing.Office;
import org.huhang.testing.Visitor;
import org.huhang.worklist.AnswerRefused;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

/** No report about a child that has a case elsewhere is refused without the office of that case hearing of it before. */
@HuhangTest
class WhoKnowsTheChildTests {

    private static final String INTAKE = "userTask_registerIntake";
    private static final String JUDGE = "userTask_judgeSameChild";

    @Autowired
    private Office office;

    @Autowired
    private Intake intake;

    @Autowired
    private Cases cases;

    @Autowired
    private MockMvc mvc;

    private final String child = "两县" + UUID.randomUUID().toString().substring(0, 6);

    private String there = "";
    private String here = "";

    @BeforeEach
    void twoCounties() {
        office.staffed();
        there = office.caseOf(intake.file(office.filing(child, "2015-05-01", 10, false, "532524")));
        here = office.caseOf(intake.file(office.filing(child, "2015-05-01", 10, false)));
        assertThat(here).isNotEqualTo(there);
    }

    @Test
    void theOfficeIsAskedBeforeIntakeDecidesAnything() {
        assertThat(office.openKeys(there)).doesNotContain(JUDGE);
        office.claims(here, INTAKE);
        assertThat(office.openKeys(there)).contains(JUDGE);
        var item = office.open(here, INTAKE);
        assertThat(Visitor.signedIn(mvc, String.valueOf(item.holder())).page("/tasks/" + item.id()))
                .as("who may not open the other case learns nothing")
                .doesNotContain(there);
    }

    @Test
    void whereTheChildIsInDangerTheOfficeIsAskedBeforeAnybodyTakesTheIntake() {
        var name = "危两县" + UUID.randomUUID().toString().substring(0, 6);
        var known = office.caseOf(intake.file(office.filing(name, "2015-05-01", 10, false, "532524")));
        var danger = office.caseOf(intake.file(office.filing(name, "2015-05-01", 10, true)));
        assertThat(danger).isNotEqualTo(known);
        assertThat(office.open(danger, INTAKE).holder()).isNull();
        assertThat(office.openKeys(known)).contains(JUDGE);
        var supervisor = office.people(office.open(known, JUDGE).group()).get(0);
        assertThat(office.told(supervisor.id(), known)).contains("SAME_CHILD_IN_DANGER");
    }

    @Test
    void aRefusalIsToldToItAndWaitsForItsAnswer() {
        office.does(here, INTAKE, Map.of("intakeDecision", "notAboutMinor"));
        var judge = office.open(there, JUDGE);
        var supervisor = office.people(judge.group()).get(0);
        assertThat(office.told(supervisor.id(), there)).contains("SAME_CHILD_REFUSED");
        assertThat(Visitor.signedIn(mvc, supervisor.id()).page("/tasks/" + judge.id()))
                .contains("没有受理；您核对以前，那边不能结案");

        office.worksUntil(here, "userTask_close");
        office.claims(here, "userTask_close");
        assertThat(catchThrowableOfType(
                                AnswerRefused.class,
                                () -> office.completes(here, "userTask_close", Map.of("endState", "closedNoRisk")))
                        .problems())
                .extracting(Problem::code)
                .contains("childNotJudged");

        office.does(there, JUDGE, Map.of("sameChild", "apart"));
        office.completes(here, "userTask_close", Map.of("endState", "closedNoRisk"));
        assertThat(cases.file(here).open()).isFalse();
    }

    @Test
    void aRefusedReportAboutTheSameChildGoesOnWhereItsCaseIs() {
        office.does(here, INTAKE, Map.of("intakeDecision", "notAboutMinor"));
        office.does(there, JUDGE, Map.of("sameChild", "merge"));
        assertThat(cases.file(here).endState()).isEqualTo("closedMerged");
        assertThat(intake.ofCase(there)).hasSize(2);
    }
}
