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
    private static final String POLICE = "userTask_policeReceive";
    private static final String MEASURE = "userTask_carryOutMeasure";

    private static final Map<String, Object> DEAD =
            Map.of("childDead", true, "riskTier", "RED", "receivers", List.of("POLICE", "PROC", "CIVIL"));

    @Autowired
    private Office office;

    @Autowired
    private Worklist worklist;

    @Autowired
    private Deaths deaths;

    @Autowired
    private Cases cases;

    @Autowired
    private MockMvc mvc;

    private final String child = "亡后" + UUID.randomUUID().toString().substring(0, 8);

    @BeforeEach
    void people() {
        office.staffed();
    }

    /** Until then it is only said. */
    private void policeSaySo(String caseNo) {
        office.does(caseNo, POLICE, Map.of("childDead", true));
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
        policeSaySo(caseNo);

        onlyTheRestIsLeft(caseNo, ASSESSMENT);
        assertThat(office.openKeys(caseNo)).contains("userTask_feedbackReporter");
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
            policeSaySo(caseNo);

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
        policeSaySo(caseNo);

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

        assertThat(office.openKeys(caseNo)).contains(POLICE);
        assertThat(worklist.ofCase(caseNo))
                .anyMatch(item -> item.open() && item.agencyCode().startsWith("PROC"));
        policeSaySo(caseNo);
        assertThat(office.openKeys(caseNo)).doesNotContain(PLAN);
        assertThat(worklist.ofCase(caseNo).stream()
                        .filter(item -> item.elementId().equals("userTask_policeReceive")))
                .hasSize(1);
    }

    @Test
    void whoeverSaidItWronglyLetsTheAssessmentComeAgain() {
        var caseNo = office.caseOf(office.report(child, 10, false));
        office.does(caseNo, INTAKE, DEAD);
        policeSaySo(caseNo);
        withdrawn(caseNo, ASSESSMENT);

        office.corrects(caseNo, POLICE, Map.of("childDead", false), "是另一个孩子");

        assertThat(office.openKeys(caseNo)).contains(ASSESSMENT);
    }

    /** Whoever says so from hearsay drops nothing, and whoever sees the child alive later ends it. */
    @Test
    void aDeathThatIsHearsayDropsNothingAndEndsWithWhoeverSeesTheChildAlive() {
        for (var task : List.of(INTAKE, ASSESSMENT, MEASURE)) {
            var name = child + List.of(INTAKE, ASSESSMENT, MEASURE).indexOf(task);
            var caseNo = task.equals(INTAKE)
                    ? office.caseOf(office.report(name, 10, false))
                    : office.welfareCase(name, "2015-05-01");
            if (task.equals(MEASURE)) {
                office.does(caseNo, ASSESSMENT);
                office.does(caseNo, PLAN);
            }
            office.does(caseNo, task, task.equals(INTAKE) ? DEAD : Map.of("childDead", true));
            office.openKeys(caseNo);
            assertThat(deaths.said(cases.file(caseNo))).as(task).isNotNull();
            assertThat(worklist.ofCase(caseNo)).as(task).noneMatch(item -> item.state() == WorkItem.State.WITHDRAWN);

            office.does(caseNo, POLICE, Map.of("childCondition", List.of("injured", "unattended")));

            assertThat(deaths.said(cases.file(caseNo))).as(task).isNull();
            assertThat(office.openKeys(caseNo)).as(task).contains(ASSESSMENT);
            assertThat(office.told("civil.532503.leader", caseNo)).as(task).contains("DEATH_TAKEN_BACK");
        }
    }

    @Test
    void whatWasWithdrawnBecauseOfACertainDeathComesAgainWithWhoeverSeesTheChildAlive() {
        var caseNo = office.welfareCase(child, "2015-05-01");
        office.does(caseNo, ASSESSMENT);
        office.does(caseNo, PLAN);
        office.caseOf(office.report(child, 10, false));
        var told = new HashMap<>(DEAD);
        told.putAll(Map.of("reportIs", "other", "newFacts", "孩子昨晚去世"));
        office.does(caseNo, "userTask_registerFurtherReport", told);
        policeSaySo(caseNo);
        var owner = office.people(withdrawn(caseNo, MEASURE).group()).get(0);

        office.caseOf(office.report(child, 4, true));
        var called = office.openKeys(caseNo).stream()
                .filter(key -> key.equals(POLICE) || key.equals("userTask_emergencyReceive"))
                .findFirst()
                .orElseThrow();
        office.does(caseNo, called, Map.of("childCondition", List.of("injured")));

        assertThat(deaths.said(cases.file(caseNo))).isNull();
        assertThat(office.openKeys(caseNo)).containsAnyOf(ASSESSMENT, PLAN);
        assertThat(office.told(owner.id(), caseNo)).contains("DEATH_TAKEN_BACK");
    }
}
