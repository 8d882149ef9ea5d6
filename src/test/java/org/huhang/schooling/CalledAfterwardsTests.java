package org.huhang.schooling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.huhang.testing.Visitor.signedIn;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.huhang.casework.CaseFile;
import org.huhang.casework.Cases;
import org.huhang.casework.Emergencies;
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

/** A case that began at a school was reported by nobody; whoever calls for help after it was closed is heard all the same. */
@HuhangTest
class CalledAfterwardsTests {

    private static final String TEACHER = "school.532503";

    @Autowired
    private Office office;

    @Autowired
    private Worklist worklist;

    @Autowired
    private Cases cases;

    @Autowired
    private Emergencies emergencies;

    @Autowired
    private MockMvc mvc;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ObjectMapper json;

    private final String child = "校外" + UUID.randomUUID().toString().substring(0, 8);

    @BeforeEach
    void staffed() {
        office.staffed();
    }

    private String closed() {
        var id = UUID.randomUUID();
        var answers = new LinkedHashMap<>(Office.absence(child, "2013-04-05"));
        answers.put("foundHow", "visit");
        var done = signedIn(mvc, TEACHER)
                .sends("/start/returnToSchool/" + id, json.writeValueAsString(Map.of("answers", answers)));
        assertThat(done.getStatus()).as(Visitor.text(done)).isEqualTo(200);
        var caseNo = worklist.item(id).caseNo();
        assertThat(cases.file(caseNo).categories()).isEmpty();
        office.does(caseNo, "userTask_compareData");
        office.does(caseNo, "userTask_aidPlan");
        office.does(caseNo, "userTask_persuade", Map.of("persuadeResult", "back"));
        office.does(caseNo, "userTask_enrol");
        office.does(caseNo, "userTask_stabilise", Map.of("stabilityFound", "elsewhere"));
        office.does(caseNo, "userTask_tellProvider");
        assertThat(office.openKeys(caseNo)).isEmpty();
        assertThat(cases.file(caseNo).open()).isFalse();
        return caseNo;
    }

    private CaseFile next(String caseNo) {
        var child = cases.file(caseNo).childId();
        return cases.file(jdbc.sql("select case_no from casework.case_file where child_id = ? and closed_at is null")
                .param(child)
                .query(String.class)
                .single());
    }

    @Test
    void aCallOpensACaseWithPoliceAndIntake() {
        var caseNo = closed();

        var called = emergencies.press(office.person(TEACHER), caseNo, "孩子在家里被打");

        assertThat(called.police()).isNotEmpty();
        var own = next(caseNo);
        assertThat(own.categories()).isNotEmpty();
        assertThat(own.riskTier()).isEqualTo("RED");
        assertThat(office.openKeys(own.caseNo())).contains("userTask_emergencyReceive", "userTask_registerIntake");
    }
}
