package org.huhang.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.huhang.testing.HuhangTest;
import org.huhang.testing.Office;
import org.huhang.testing.Visitor;
import org.huhang.worklist.WorkItem;
import org.huhang.worklist.Worklist;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

/** What can no longer be done for a child that has died is withdrawn and says why; the rest goes on. */
@HuhangTest
class AfterDeathTests {

    private static final String INTAKE = "userTask_registerIntake";
    private static final String ASSESSMENT = "userTask_needsAssessment";
    private static final String PLAN = "userTask_servicePlan";
    private static final String PART = "userTask_takePart";

    private static final Map<String, Object> DEAD =
            Map.of("childDead", true, "riskTier", "RED", "receivers", List.of("POLICE", "PROC", "CIVIL"));

    @Autowired
    private Office office;

    @Autowired
    private Worklist worklist;

    @Autowired
    private MockMvc mvc;

    private final String child = "亡后" + UUID.randomUUID().toString().substring(0, 8);

    @BeforeEach
    void people() {
        office.staffed();
    }

    private WorkItem withdrawn(String caseNo, String task) {
        office.openKeys(caseNo);
        return worklist.ofCase(caseNo).stream()
                .filter(item -> item.elementId().equals(task) && item.state() == WorkItem.State.WITHDRAWN)
                .findFirst()
                .orElseThrow();
    }

    private void onlyTheRestIsLeft(String caseNo, String task) {
        var item = withdrawn(caseNo, task);
        assertThat(office.openKeys(caseNo)).doesNotContain(ASSESSMENT, PLAN);
        assertThat(office.openItems(caseNo, PART))
                .as("civil affairs have what is left to do")
                .anyMatch(part -> part.agencyCode().equals(item.agencyCode()));
        var reader = office.people(item.group()).get(0);
        assertThat(Visitor.signedIn(mvc, reader.id()).page("/tasks/" + item.id()))
                .contains("有人说孩子已经死亡，不再评估");
        assertThat(office.told(reader.id(), caseNo)).contains("DEATH_TOLD");
    }

    @Test
    void nobodyAssessesAChildThatWasDeadWhenItsReportWasTakenIn() {
        var caseNo = office.caseOf(office.report(child, 10, false));
        office.does(caseNo, INTAKE, DEAD);

        onlyTheRestIsLeft(caseNo, ASSESSMENT);
        assertThat(office.openKeys(caseNo)).contains("userTask_policeReceive", "userTask_feedbackReporter");
        office.worksUntil(caseNo, "userTask_close");
        assertThat(office.openKeys(caseNo)).containsExactly("userTask_close");
    }

    @Test
    void aDeathThatALaterReportTellsTakesTheAssessmentOrThePlanBack() {
        for (var task : List.of(ASSESSMENT, PLAN)) {
            var name = child + task.length();
            var caseNo = office.welfareCase(name, "2015-05-01");
            if (task.equals(PLAN)) {
                office.does(caseNo, ASSESSMENT);
            }
            assertThat(office.openKeys(caseNo)).contains(task);
            office.caseOf(office.report(name, 10, false));
            var told = new HashMap<>(DEAD);
            told.putAll(Map.of("reportIs", "other", "newFacts", "孩子昨晚去世"));
            office.does(caseNo, "userTask_registerFurtherReport", told);

            onlyTheRestIsLeft(caseNo, task);
        }
    }

    @Test
    void helpThatRunsForADeadChildIsWithdrawnAndTheCaseReachesItsEnd() {
        var caseNo = office.welfareCase(child, "2015-05-01");
        office.does(caseNo, ASSESSMENT);
        office.does(caseNo, PLAN);
        assertThat(office.openKeys(caseNo)).contains("userTask_carryOutMeasure");
        office.caseOf(office.report(child, 10, false));
        var told = new HashMap<>(DEAD);
        told.putAll(Map.of("reportIs", "other", "newFacts", "孩子昨晚去世"));
        office.does(caseNo, "userTask_registerFurtherReport", told);

        var measure = withdrawn(caseNo, "userTask_carryOutMeasure");
        assertThat(office.openKeys(caseNo)).doesNotContain("userTask_carryOutMeasure");
        var reader = office.people(measure.group()).get(0);
        assertThat(Visitor.signedIn(mvc, reader.id()).page("/tasks/" + measure.id()))
                .contains("这项帮扶、查访不用再办");
        office.worksUntil(caseNo, "userTask_close");
        assertThat(office.openKeys(caseNo)).containsExactly("userTask_close");
        office.does(
                caseNo,
                "userTask_close",
                Map.of(
                        "endState", "closedNoRisk",
                        "endReason", "孩子已经死亡，公安已立案",
                        "notGivenReason", "孩子已经死亡，不再需要",
                        "childNow", "孩子已经死亡，后事由亲属办理",
                        "redReason", "医院出具死亡证明"));
        assertThat(worklist.ofCase(caseNo)).noneMatch(WorkItem::open);
    }

    /** Whoever it is that finds it: also where the child was not seen, and somebody said so. */
    @Test
    void whoeverFindsThatAChildHasDiedCallsPoliceAndTheProcuratorate() {
        var caseNo = office.welfareCase(child, "2015-05-01");

        office.does(caseNo, ASSESSMENT, Map.of("childDead", true));

        assertThat(office.openKeys(caseNo)).contains("userTask_policeReceive").doesNotContain(PLAN);
        assertThat(worklist.ofCase(caseNo))
                .anyMatch(item -> item.open() && item.agencyCode().startsWith("PROC"));
        office.does(caseNo, "userTask_policeReceive", Map.of("childDead", true));
        assertThat(worklist.ofCase(caseNo).stream()
                        .filter(item -> item.elementId().equals("userTask_policeReceive")))
                .hasSize(1);
    }

    @Test
    void whoeverSaidItWronglyLetsTheAssessmentComeAgain() {
        var caseNo = office.caseOf(office.report(child, 10, false));
        office.does(caseNo, INTAKE, DEAD);
        withdrawn(caseNo, ASSESSMENT);

        office.corrects(caseNo, INTAKE, Map.of("childDead", false), "是另一个孩子");

        assertThat(office.openKeys(caseNo)).contains(ASSESSMENT);
    }
}
