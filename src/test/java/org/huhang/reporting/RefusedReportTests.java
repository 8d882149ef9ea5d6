package org.huhang.reporting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Map;
import org.huhang.casework.Cases;
import org.huhang.form.Form;
import org.huhang.form.Forms;
import org.huhang.form.Problem;
import org.huhang.testing.HuhangTest;
import org.huhang.testing.Office;
import org.huhang.worklist.AnswerRefused;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Who takes no report in is not asked how grave and how secret its case is. */
@HuhangTest
class RefusedReportTests {

    @Autowired
    private Office office;

    @Autowired
    private Forms forms;

    @Autowired
    private Cases cases;

    @BeforeEach
    void staff() {
        office.staffed();
    }

    @ParameterizedTest
    @ValueSource(strings = {"notAboutMinor", "forward", "sendBack", "merge"})
    void tierAndSecrecyAreAskedOnlyWhereAReportIsTakenIn(String decision) {
        assertThat(asked(decision)).doesNotContain("riskTier", "secrecy");
        assertThat(asked("accept")).contains("riskTier", "secrecy");
    }

    private List<String> asked(String decision) {
        return forms
                .shipped("mandatory-report/register-intake")
                .check(Map.of("intakeDecision", decision))
                .problems()
                .stream()
                .map(Problem::field)
                .toList();
    }

    @Test
    void aRefusedReportKeepsTheTierThatItCameWith() {
        var caseNo = office.caseOf(office.report("不予受理级", 10, false));
        var before = cases.file(caseNo).riskTier();
        office.does(caseNo, "userTask_registerIntake", Map.of("intakeDecision", "notAboutMinor", "riskTier", "BLUE"));
        assertThat(cases.file(caseNo).riskTier()).isEqualTo(before);
        office.worksUntil(caseNo, "userTask_close");
        office.does(caseNo, "userTask_close", Map.of("endState", "closedNoRisk"));
        assertThat(cases.file(caseNo).open()).isFalse();
    }

    @Test
    void aRedReportIsNotRefusedInPassing() {
        var caseNo = office.caseOf(office.report("红色不受理", 7, false));
        assertThat(cases.file(caseNo).riskTier()).isEqualTo("RED");
        office.claims(caseNo, "userTask_registerIntake");
        var refused = catchThrowableOfType(
                AnswerRefused.class,
                () -> office.completes(
                        caseNo,
                        "userTask_registerIntake",
                        Map.of("intakeDecision", "notAboutMinor", Form.CONFIRMED, List.of())));
        assertThat(refused.problems()).extracting(Problem::code).containsExactly("notMinorInDanger");
    }
}
