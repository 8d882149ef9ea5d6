package org.huhang.safety;

import static org.assertj.core.api.Assertions.assertThat;
import static org.huhang.testing.Visitor.signedIn;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.huhang.testing.HuhangTest;
import org.huhang.testing.Office;
import org.huhang.testing.Visitor;
import org.huhang.worklist.Worklist;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import tools.jackson.databind.ObjectMapper;

/** A missing child of whom police do not know, or that was given up, is found and looked for, also where that happened before. */
@HuhangTest
class MissingChildPromisesTests {

    @Autowired
    private Office office;

    @Autowired
    private Worklist worklist;

    @Autowired
    private SafetyInvariants invariants;

    @Autowired
    private SafetySweep sweep;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private MockMvc mvc;

    @Autowired
    private ObjectMapper json;

    private String caseNo = "";

    @BeforeEach
    void aCase() {
        office.staffed();
        var id = UUID.randomUUID();
        var child = Office.absence("杳" + id.toString().substring(0, 8), "2014-03-03");
        var done = signedIn(mvc, "school.532503")
                .sends("/start/returnToSchool/" + id, json.writeValueAsString(Map.of("answers", child)));
        assertThat(done.getStatus()).as(Visitor.text(done)).isEqualTo(200);
        caseNo = worklist.item(id).caseNo();
    }

    @Test
    void aMissingChildOfWhomNobodyToldPoliceIsFoundAndTheyAreSent() {
        office.does(caseNo, "userTask_compareData");
        says("{\"whereabouts\": \"missing\"}", "userTask_compareData");
        assertThat(broken(Promise.POLICE_KNOW)).singleElement().asString().startsWith("lost:");

        sweep.sweep();
        assertThat(broken(Promise.POLICE_KNOW)).isEmpty();
        assertThat(office.openKeys(caseNo)).contains("userTask_policeReceive");
    }

    @Test
    void harmInWhateverFormIsFoundAndPoliceAreTold() {
        office.does(caseNo, "userTask_compareData");
        says("{\"injury\": \"yes\"}", "userTask_compareData");
        run(
                "update worklist.work_item set ended_at = ended_at - interval '1 minute' where case_no = ? and state = 'DONE'");
        assertThat(broken(Promise.POLICE_KNOW)).singleElement().asString().startsWith("answer:");

        sweep.sweep();
        assertThat(broken(Promise.POLICE_KNOW)).isEmpty();
        assertThat(office.openKeys(caseNo)).contains("userTask_policeReceive", "userTask_registerIntake");
    }

    @Test
    void aMissingChildThatWasGivenUpIsFoundAndAskedAboutAgain() {
        office.does(caseNo, "userTask_compareData", Map.of("whereabouts", "missing"));
        office.does(caseNo, "userTask_takeHandOver", Map.of("handOverAnswer", "refuse", "refusedReason", "不归本单位"));
        office.claims(caseNo, "userTask_decideRefused");
        run("update child.strip_fact set value = jsonb_set(value, '{at}', to_jsonb(now())) where case_no = ?"
                + " and kind = 'lastSeen'");
        jdbc.sql(
                        """
                        insert into child.strip_fact (file_id, kind, value, set_by, source, case_no, set_at)
                        select child_id, 'lastSeen', jsonb_build_object('at', now() + interval '1 minute', 'by', 'x'),
                          'school.532503', 'test', case_no, now() from casework.case_file where case_no = ?
                        """)
                .param(caseNo)
                .update();
        office.completes(
                caseNo, "userTask_decideRefused", Map.of("refusedDecision", "drop", "droppedReason", "孩子已经由奶奶接回"));
        run("delete from child.strip_fact where case_no = ? and kind = 'lastSeen'");
        assertThat(broken(Promise.HAND_OVER_LANDS)).singleElement().asString().startsWith("handOver:");

        sweep.sweep();
        assertThat(broken(Promise.HAND_OVER_LANDS)).isEmpty();
        assertThat(office.openKeys(caseNo)).contains("userTask_decideRefused");
    }

    @Test
    void aCaseThatWasClosedAsIfAMissingChildNeededNothingIsFound() {
        office.does(caseNo, "userTask_compareData", Map.of("whereabouts", "missing"));
        run("update casework.case_file set closed_at = now() + interval '1 minute', end_state = 'closedNoRisk'"
                + " where case_no = ?");
        assertThat(broken(Promise.DUTY_KEPT)).singleElement().asString().startsWith("lost:");

        run("update casework.case_file set closed_at = null, end_state = null where case_no = ?");
    }

    @Test
    void nobodyClosesTheCaseOfAMissingChildAsIfItNeededNothing() {
        caseNo = office.welfareCase("杳" + UUID.randomUUID().toString().substring(0, 8), "2013-09-09");
        office.worksUntil(caseNo, "userTask_close");
        says("{\"whereabouts\": \"missing\"}", "userTask_close", "userTask_needsAssessment");
        for (var end : List.of("closedNoRisk", "closedServed")) {
            assertThat(office.refused(caseNo, "userTask_close", Map.of("endState", end, "endReason", "奶奶照看")))
                    .contains("endState endChildMissing");
        }
        jdbc.sql("update worklist.answer set answers = answers - 'whereabouts' where case_no = ?")
                .param(caseNo)
                .update();
    }

    private void says(String answer, String... elementIds) {
        for (var elementId : elementIds) {
            says(answer, elementId);
        }
        run("update worklist.answer set answered_at = now() + interval '1 minute' where case_no = ?"
                + " and answers ->> 'whereabouts' = 'missing'");
    }

    private void says(String answer, String elementId) {
        jdbc.sql("update worklist.answer set answers = answers || cast(? as jsonb) where item_id in"
                        + " (select id from worklist.work_item where case_no = ? and element_id = ?)")
                .params(answer, caseNo, elementId)
                .update();
    }

    private void run(String sql) {
        jdbc.sql(sql).param(caseNo).update();
    }

    private List<String> broken(Promise promise) {
        return invariants.breaches(promise).stream()
                .filter(breach -> caseNo.equals(breach.caseNo()))
                .map(Breach::subject)
                .toList();
    }
}
