package org.huhang.starting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.huhang.testing.Visitor.signedIn;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.huhang.casework.CaseProcess;
import org.huhang.testing.HuhangTest;
import org.huhang.testing.Office;
import org.huhang.testing.Visitor;
import org.huhang.worklist.Worklist;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import tools.jackson.databind.ObjectMapper;

/** A process that runs for a child is not begun once more in its case; whoever tries is shown where it runs. */
@HuhangTest
class OnceAtATimeTests {

    private static final String TEACHER = "school.532503";

    @Autowired
    private Office office;

    @Autowired
    private Worklist worklist;

    @Autowired
    private CaseProcess process;

    @Autowired
    private MockMvc mvc;

    @Autowired
    private ObjectMapper json;

    @BeforeEach
    void staffed() {
        office.staffed();
    }

    @Test
    void theWayBackToSchoolRunsOnceForAChild() {
        var caseNo = begun("returnToSchool", UUID.randomUUID(), Office.absence("太叔重", "2013-04-05"));

        var refused = sent("returnToSchool", UUID.randomUUID(), inCase(caseNo, Office.absence("太叔重", "2013-04-05")));
        assertThat(refused.getStatus()).isEqualTo(409);
        assertThat(Visitor.text(refused)).contains("已经在办理", caseNo, "\"see\":\"/cases/" + caseNo);
        assertThat(running(caseNo, "returnToSchool")).isEqualTo(1);
    }

    @Test
    void whoSaysThatTheChildIsInDangerIsHeardAllTheSame() {
        var caseNo = begun("returnToSchool", UUID.randomUUID(), Office.absence("太叔危", "2013-04-06"));
        var danger = inCase(caseNo, Office.absence("太叔危", "2013-04-06"));
        danger.put("dangerNow", "yes");
        begun("returnToSchool", UUID.randomUUID(), danger);
        assertThat(office.openKeys(caseNo)).contains("userTask_emergencyReceive");
    }

    @Test
    void aWarningOfTheOtherParentRunsBesideTheFirstAndTheSameOneDoesNot() {
        var first = Office.conduct("太叔双", "2013-04-07");
        var caseNo = begun("guardianWarning", UUID.randomUUID(), first);
        var again = inCase(caseNo, first);
        assertThat(sent("guardianWarning", UUID.randomUUID(), again).getStatus())
                .isEqualTo(409);
        again.put("offenderName", "尹某");
        again.put("offenderRelation", "mother");
        begun("guardianWarning", UUID.randomUUID(), again);
        assertThat(running(caseNo, "guardianWarning")).isEqualTo(2);
    }

    /** What somebody writes otherwise of the same matter makes it no other one; another kind of conduct, or an injury, does. */
    @ParameterizedTest
    @CsvSource({
        "offenderName,' 严 某　',false",
        "discoveredAt,later,false",
        "guardianConduct,c11,false",
        "guardianConduct,c11 c6,true",
        "guardianConduct,c4 c11 c5,false",
        "injury,yes,true",
        "offenderRelation,grandparent,true",
        "offenderName,严某某,true"
    })
    void whatMakesItAnotherMatterIsWhoAndWhatNotHowItIsWritten(String field, String value, boolean another) {
        var name = "太叔复" + (char) ('一' + Math.abs((field + value).hashCode() % 900));
        var first = Office.conduct(name, "2013-04-0" + (1 + value.length() % 8));
        first.put("guardianConduct", List.of("c5", "c11", "c4"));
        var caseNo = begun("guardianWarning", UUID.randomUUID(), first);
        var again = inCase(caseNo, first);
        again.put(
                field,
                switch (field) {
                    case "guardianConduct" -> List.of(value.split(" "));
                    case "discoveredAt" -> Instant.now().minusSeconds(600).toString();
                    default -> value;
                });

        assertThat(sent("guardianWarning", UUID.randomUUID(), again).getStatus())
                .isEqualTo(another ? 200 : 409);
    }

    private static Map<String, Object> inCase(String caseNo, Map<String, Object> answers) {
        var known = new HashMap<>(answers);
        known.keySet().removeAll(java.util.Set.of("startPlace", "childName", "sex", "birthDate"));
        known.put("startWhose", "known");
        known.put("startCase", caseNo);
        return known;
    }

    private long running(String caseNo, String key) {
        return process.running(caseNo).stream()
                .filter(one -> one.processKey().equals(key))
                .count();
    }

    private String begun(String key, UUID id, Map<String, Object> answers) {
        var done = sent(key, id, answers);
        assertThat(done.getStatus()).as(Visitor.text(done)).isEqualTo(200);
        return worklist.item(id).caseNo();
    }

    private MockHttpServletResponse sent(String key, UUID id, Map<String, Object> answers) {
        return signedIn(mvc, TEACHER)
                .sends("/start/" + key + "/" + id, json.writeValueAsString(Map.of("answers", answers)));
    }
}
