package org.huhang.safety;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
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

/** A child that nobody sees, visit after visit, in whatever form they say so, is somebody's task. */
@HuhangTest
class UnseenAgainTests {

    private static final String TOLD = "CHILD_UNSEEN";
    private static final String ASKED = "userTask_takePart";
    private static final Map<String, Object> UNSEEN =
            Map.of("childSeen", "no", "notSeenWhy", "家里没人，邻居说很久没有见到孩子", "childState", "没有见到");

    @Autowired
    private Office office;

    @Autowired
    private Worklist worklist;

    @Autowired
    private SafetyInvariants invariants;

    @Autowired
    private SafetySweep sweep;

    @Autowired
    private MockMvc mvc;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ObjectMapper json;

    @BeforeEach
    void people() {
        office.staffed();
    }

    @Test
    void twoVisitsThatDidNotSeeTheChildAreToldAndSomebodyMustAnswerUntilItIsSeen() {
        var caseNo = visited("公良隐", "2013-02-21");
        office.does(caseNo, "userTask_followUpVisit", UNSEEN);
        assertThat(office.toldOf(TOLD, caseNo)).as("once may happen").isEmpty();

        office.does(caseNo, "userTask_followUpVisit", UNSEEN);
        assertThat(office.toldOf(TOLD, caseNo)).contains("supervisor.532503", "village.532503102001.leader");
        assertThat(office.openItems(caseNo, ASKED)).singleElement().satisfies(item -> {
            assertThat(item.agencyCode()).isEqualTo("WCWC-532503");
            assertThat(item.dueAt()).isNotNull();
        });
        assertThat(office.refused(caseNo, ASKED, Map.of("takesPart", "noted")))
                .as("nothing was corrected")
                .containsExactly("takesPart mustAct.unseen");

        office.does(caseNo, "userTask_followUpVisit", UNSEEN);
        assertThat(office.openItems(caseNo, ASKED)).as("it is asked already").hasSize(1);
        office.does(caseNo, ASKED, Map.of("takesPart", "acts", "whatWeDo", "今天和派出所一起去外婆家"));
        office.does(caseNo, "userTask_followUpVisit", UNSEEN);
        assertThat(office.openItems(caseNo, ASKED)).as("asked anew").hasSize(1);

        office.does(caseNo, ASKED, Map.of("takesPart", "acts", "whatWeDo", "今天和派出所一起去外婆家"));
        office.does(caseNo, "userTask_followUpVisit", Map.of("childSeen", "yes"));
        office.does(caseNo, "userTask_followUpVisit", UNSEEN);
        assertThat(office.openItems(caseNo, ASKED)).isEmpty();
    }

    @Test
    void oneVisitIsEnoughWhereNobodyHasSeenTheChildForLongerThanItsTierAllows() {
        var caseNo = visited("公良久", "2013-02-23");
        jdbc.sql("update casework.case_file set opened_at = opened_at - interval '200 days' where case_no = ?")
                .param(caseNo)
                .update();

        office.does(caseNo, "userTask_followUpVisit", UNSEEN);

        assertThat(office.toldOf(TOLD, caseNo)).contains("supervisor.532503");
        assertThat(office.openItems(caseNo, ASKED)).hasSize(1);
    }

    @Test
    void whatNobodyWasAskedBeforeIsABreachAndTheSweepAsks() {
        var caseNo = visited("公良昔", "2013-02-22");
        office.does(caseNo, "userTask_followUpVisit", UNSEEN);
        office.does(caseNo, "userTask_followUpVisit", UNSEEN);
        var asked = office.open(caseNo, ASKED);
        jdbc.sql("update worklist.work_item set state = 'WITHDRAWN', ended_at = now() where id = ?")
                .param(asked.id())
                .update();
        jdbc.sql("delete from casework.duty where instance_id = ?")
                .param(asked.instanceId())
                .update();
        assertThat(broken(caseNo)).singleElement().asString().startsWith("unseen:");

        sweep.sweep();

        assertThat(broken(caseNo)).isEmpty();
        assertThat(office.openItems(caseNo, ASKED)).hasSize(1);
    }

    private List<String> broken(String caseNo) {
        return invariants.breaches(Promise.DUTY_KEPT).stream()
                .filter(breach -> caseNo.equals(breach.caseNo()))
                .map(Breach::subject)
                .toList();
    }

    private String visited(String child, String birthDate) {
        var answers = new HashMap<>(Office.conduct(child, birthDate));
        answers.put("offenderPhone", "1395551" + birthDate.substring(5, 7) + birthDate.substring(8));
        var id = UUID.randomUUID();
        var done = Visitor.signedIn(mvc, "school.532503")
                .sends("/start/guardianWarning/" + id, json.writeValueAsString(Map.of("answers", answers)));
        assertThat(done.getStatus()).isEqualTo(200);
        var caseNo = worklist.item(id).caseNo();
        office.does(caseNo, "userTask_chooseMeasure", Map.of("measureChosen", "W1"));
        office.does(caseNo, List.of("userTask_dissuade"));
        return caseNo;
    }
}
