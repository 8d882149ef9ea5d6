package org.huhang.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.huhang.agency.Person;
import org.huhang.testing.HuhangTest;
import org.huhang.testing.Office;
import org.huhang.testing.Visitor;
import org.huhang.worklist.WorkItem;
import org.huhang.worklist.Worklist;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

/** Whoever is called by somebody's words reads them before the form, once; and every page of a task has a way to call. */
@HuhangTest
class CalledHereTests {

    @Autowired
    private Office office;

    @Autowired
    private Emergencies emergencies;

    @Autowired
    private Worklist worklist;

    @Autowired
    private MockMvc mvc;

    @Autowired
    private JdbcClient jdbc;

    private final String child = "听见" + UUID.randomUUID().toString().substring(0, 8);

    @BeforeEach
    void people() {
        office.staffed();
    }

    private String closed(String name) {
        var caseNo = office.welfareCase(name, "2015-05-01");
        office.does(caseNo, "userTask_needsAssessment", Map.of("helpNeeded", "no"));
        office.worksUntil(caseNo, "userTask_close");
        office.does(
                caseNo,
                "userTask_close",
                Map.of("endState", "closedNoRisk", "endReason", "见到孩子安全", "careUntilDate", ""));
        assertThat(office.openKeys(caseNo)).isEmpty();
        return caseNo;
    }

    private Person intakeOf(String caseNo) {
        return office.people(worklist.ofCase(caseNo).get(0).group()).get(0);
    }

    private String page(String caseNo, String task) {
        var item = office.open(caseNo, task);
        return Visitor.signedIn(mvc, office.people(item.group()).get(0).id()).page("/tasks/" + item.id());
    }

    private static void standsBefore(String page, String words) {
        assertThat(page).containsOnlyOnce(words);
        assertThat(page.indexOf(words)).isLessThan(page.indexOf("column-main"));
    }

    @Test
    void policeReadTheWordsOfThePressBeforeTheirFormAndTheNewestFirst() {
        var caseNo = office.welfareCase(child, "2015-05-01");
        emergencies.press(intakeOf(caseNo), caseNo, "在后山的羊圈里");
        emergencies.press(intakeOf(caseNo), caseNo, "现在跑到河边了");

        for (var task : List.of("userTask_emergencyReceive", "userTask_decideRemoval", "userTask_needsAssessment")) {
            var page = page(caseNo, task);
            standsBefore(page, "在后山的羊圈里");
            standsBefore(page, "现在跑到河边了");
            assertThat(page.indexOf("现在跑到河边了")).isLessThan(page.indexOf("在后山的羊圈里"));
            assertThat(page.indexOf("现在跑到河边了")).as("before the reports").isLessThan(page.indexOf("id=\"reported\""));
        }
    }

    @Test
    void theIntakeOfTheCaseThatACallOpenedReadsItsWordsBeforeTheForm() {
        var closed = closed(child);
        emergencies.press(intakeOf(closed), closed, "又在打，在老屋");
        var own = openCaseLike(closed);

        var page = page(own, "userTask_registerIntake");

        assertThat(page.indexOf("又在打，在老屋")).isBetween(0, page.indexOf("id=\"reported\""));
    }

    @Test
    void policeWhoAreCalledToAClosedCaseReadThatThereIsDangerAndWhereTheChildWasFound() {
        var closed = closed(child);
        jdbc.sql("update intake.report set found_place = '样例小区门口' where case_no = ?")
                .param(closed)
                .update();
        emergencies.press(intakeOf(closed), closed, "又在打");

        assertThat(page(openCaseLike(closed), "userTask_emergencyReceive"))
                .contains("样例小区门口", "有人报告孩子处于危险")
                .doesNotContain("报告时没有");
    }

    private String openCaseLike(String closed) {
        return jdbc.sql("select own.case_no from casework.case_file own join casework.case_file old using (child_id)"
                        + " where old.case_no = ? and own.closed_at is null")
                .param(closed)
                .query(String.class)
                .single();
    }

    @Test
    void theWordsOfAnAnswerStandBeforeTheFormOfWhoIsCalledIfHeMayOpenIt() {
        var caseNo = office.welfareCase(child, "2015-05-01");
        office.does(
                caseNo,
                "userTask_needsAssessment",
                Map.of("dangerNow", true, "riskTier", "RED", "dangerReason", "父亲拿刀追"));
        var said = jdbc.sql("select reason from child.strip_fact where case_no = ? and kind = 'danger' and value ="
                        + " 'true'::jsonb")
                .param(caseNo)
                .query(String.class)
                .optional();

        var page = page(caseNo, "userTask_servicePlan");

        said.ifPresent(words -> assertThat(page.indexOf(words)).isBetween(0, page.indexOf("column-main")));
        assertThat(said).isPresent();
    }

    @Test
    void everyPageOfATaskHasTheButtonOrTheNumberToCallOpenOrClosed() {
        var open = office.welfareCase(child, "2015-05-01");
        var closed = closed(child + "二");

        for (var caseNo : List.of(open, closed)) {
            for (var item : worklist.ofCase(caseNo)) {
                var reader = item.holder() == null
                        ? office.people(item.group()).get(0).id()
                        : item.holder();
                var visitor = Visitor.signedIn(mvc, reader);
                assertThat(visitor.page("/tasks/" + item.id()))
                        .as(item.elementId() + " of " + caseNo)
                        .contains("/cases/" + caseNo + "/emergency");
                if (item.state() == WorkItem.State.DONE
                        && visitor.page("/tasks/" + item.id()).contains("/correct\"")) {
                    assertThat(visitor.page("/tasks/" + item.id() + "/correct"))
                            .contains("/cases/" + caseNo + "/emergency");
                }
            }
        }
    }
}
