package org.huhang.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Map;
import org.huhang.form.Problem;
import org.huhang.testing.HuhangTest;
import org.huhang.testing.Office;
import org.huhang.testing.Visitor;
import org.huhang.worklist.AnswerRefused;
import org.huhang.worklist.Worklist;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

/** Who looks after a child that was taken away is known when its case is closed. */
@HuhangTest
class StaysElsewhereTests {

    private static final String CLOSE = "userTask_close";
    private static final String CARER = "姑姑王桂芳，13800000009";
    private static final String UNTIL = "到明年2月母亲返乡，由儿童主任上门接回";

    @Autowired
    private Office office;

    @Autowired
    private Cases cases;

    @Autowired
    private StaysElsewhere rule;

    @Autowired
    private Worklist worklist;

    @Autowired
    private MockMvc mvc;

    @BeforeEach
    void staff() {
        office.staffed();
    }

    private void isAsked(String caseNo, String known) {
        var task = office.open(caseNo, CLOSE);
        assertThat(rule.demanded(task)).containsExactlyInAnyOrder("carerNow", "careUntil", "careUntilDate");
        office.claims(caseNo, CLOSE);
        standsInTheForm(caseNo, known);
        var refused = catchThrowableOfType(
                AnswerRefused.class,
                () -> office.completes(caseNo, CLOSE, Map.of("carerNow", "", "careUntil", "", "careUntilDate", "")));
        assertThat(refused.problems()).extracting(Problem::field).contains("careUntil", "carerNow", "careUntilDate");
        office.completes(caseNo, CLOSE, Map.of("carerNow", CARER, "careUntil", UNTIL));
        assertThat(cases.file(caseNo).open()).isFalse();
        standsOnThePageOfTheCase(caseNo, office.people(task.group()).get(0).id());
    }

    /** Nobody types again who has the child, and reads who said so. */
    private void standsInTheForm(String caseNo, String known) {
        var task = office.open(caseNo, CLOSE);
        var holder = office.person(String.valueOf(task.holder()));
        assertThat(String.valueOf(worklist.filled(holder, task.id()).get("carerNow")))
                .contains(known);
        assertThat(Visitor.signedIn(mvc, holder.id()).page("/tasks/" + task.id()))
                .contains("id=\"filled\"", "现在由谁照看");
    }

    /** Whoever looks for the child later reads it without unfolding all that was answered. */
    private void standsOnThePageOfTheCase(String caseNo, String reader) {
        var page = Visitor.signedIn(mvc, reader).page("/cases/" + caseNo);
        assertThat(page.replaceAll("(?s)<details class=\"folded\">.*?</details>", ""))
                .contains(CARER, UNTIL);
    }

    @Test
    void aChildThatPoliceTookAway() {
        var caseNo = office.caseOf(office.report("带离结案", 4, false));
        office.does(caseNo, "userTask_registerIntake", Map.of("receivers", List.of("POLICE", "CIVIL")));
        office.does(caseNo, "userTask_policeReceive", Map.of("removed", true, "placedWith", "奶奶张桂花，13800000008"));
        office.worksUntil(caseNo, CLOSE);
        isAsked(caseNo, "奶奶张桂花，13800000008");
    }

    @Test
    void aChildThatAHandOverPlaced() {
        var caseNo = office.caseWithAHandOver("安置结案");
        office.does(caseNo, "userTask_takeHandOver");
        office.does(caseNo, "userTask_finishHandOver", Map.of("childCarer", "保育员陈师傅，0873-1234567"));
        isAsked(caseNo, "保育员陈师傅");
    }

    @Test
    void ofAChildAtHomeNothingIsAsked() {
        var caseNo = office.welfareCase("在家结案", "2015-05-01");
        office.worksUntil(caseNo, CLOSE);
        assertThat(rule.needless(office.open(caseNo, CLOSE)))
                .containsExactlyInAnyOrder("carerNow", "careUntil", "careUntilDate");
        var task = office.open(caseNo, CLOSE);
        assertThat(worklist.filled(office.people(task.group()).get(0), task.id()))
                .doesNotContainKey("carerNow");
        office.does(caseNo, CLOSE, Map.of("carerNow", "", "careUntil", "", "careUntilDate", ""));
        assertThat(cases.file(caseNo).open()).isFalse();
    }
}
