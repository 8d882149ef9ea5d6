package org.huhang.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.huhang.form.Form;
import org.huhang.form.Problem;
import org.huhang.testing.HuhangTest;
import org.huhang.testing.Office;
import org.huhang.worklist.AnswerRefused;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Police do not say in passing that nothing is theirs. */
@HuhangTest
class DeniedCrimeTests {

    @Autowired
    private Office office;

    @BeforeEach
    void staff() {
        office.staffed();
    }

    private String taken(String child, int category, Map<String, Object> intake) {
        var caseNo = office.caseOf(office.report(child, category, false));
        var answers = new HashMap<String, Object>(Map.of("receivers", List.of("POLICE", "CIVIL")));
        answers.putAll(intake);
        office.does(caseNo, "userTask_registerIntake", answers);
        return caseNo;
    }

    /** Asked back without a confirmation, and taken with one. */
    private void asksBack(String caseNo, String task, Map<String, Object> denial, String about) {
        var field = denial.keySet().stream()
                .filter(key -> !key.startsWith("handed"))
                .findFirst()
                .orElseThrow();
        office.claims(caseNo, task);
        var passing = new HashMap<>(denial);
        passing.put(Form.CONFIRMED, List.of());
        var refused = catchThrowableOfType(AnswerRefused.class, () -> office.completes(caseNo, task, passing));
        assertThat(refused).as(task).isNotNull();
        assertThat(refused.problems()).extracting(Problem::code).containsExactly("crimeDenied");
        assertThat(refused.problems()).extracting(Problem::field).containsExactly(field);
        assertThat(refused.problems().get(0).args().toString()).contains(about);
        office.completes(caseNo, task, denial);
    }

    @Test
    void whatTheReportSaidIsReadBeforeEachOfTheStepsDeniesIt() {
        var caseNo = taken("否认报告", 4, Map.of());
        asksBack(caseNo, "userTask_policeReceive", Map.of("natureExpected", "notPolice"), "reported situation");
        asksBack(caseNo, "userTask_acceptCase", Map.of("caseNature", "notPolice"), "reported situation");
        asksBack(
                caseNo,
                "userTask_approveNotPolice",
                Map.of("notPoliceApproved", "yes", "handedWhere", "platform", "handedToAgency", "WF-532503"),
                "reported situation");
    }

    @Test
    void whatPoliceThemselvesSaidIsReadBeforeNoCaseIsFiled() {
        var caseNo = taken("否认刑事", 10, Map.of());
        office.does(caseNo, "userTask_policeReceive", Map.of("natureExpected", "criminal"));
        asksBack(caseNo, "userTask_acceptCase", Map.of("caseNature", "notPolice"), "criminal case");
        var filed = taken("否认立案", 10, Map.of());
        office.does(filed, "userTask_policeReceive", Map.of("natureExpected", "criminal"));
        office.does(filed, "userTask_acceptCase", Map.of("caseNature", "criminal"));
        asksBack(filed, "userTask_decideFiling", Map.of("filingDecision", "noCase"), "criminal case");
    }

    @Test
    void whatIntakeSuspectedCountsToo() {
        var caseNo = taken("否认受理", 10, Map.of("concerns", List.of("crimeOrViolence"), "riskTier", "ORANGE"));
        asksBack(caseNo, "userTask_policeReceive", Map.of("natureExpected", "notPolice"), "intake saw");
    }

    @Test
    void whereNobodyEverSaidSoNobodyIsAsked() {
        var caseNo = taken("无人说过", 10, Map.of());
        office.does(caseNo, "userTask_policeReceive", Map.of("natureExpected", "notPolice", Form.CONFIRMED, List.of()));
    }
}
