package org.huhang.safety;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.huhang.casework.Cases;
import org.huhang.casework.Emergencies;
import org.huhang.child.ChildFiles;
import org.huhang.child.StripFact;
import org.huhang.testing.HuhangTest;
import org.huhang.testing.Office;
import org.huhang.worklist.WorkItem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whoever was called, told or asked before is called, told and asked again when it is said again. */
@HuhangTest
class HeardAgainTests {

    private static final String PRESSES = "township.532503102";
    private static final String LEADER = "civil.532503.leader";
    private static final String OVERSEES = "supervisor.532503";

    @Autowired
    private Office office;

    @Autowired
    private Cases cases;

    @Autowired
    private Emergencies emergencies;

    @Autowired
    private ChildFiles children;

    @Autowired
    private SafetyInvariants promises;

    @Autowired
    private SafetySweep sweep;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void people() {
        office.staffed();
    }

    @Test
    void aPressAfterPoliceAnsweredOneOfTheirTwoTasksCallsThemAgain() {
        var caseNo = office.welfareCase("又按", "2015-05-01");
        emergencies.press(office.person(PRESSES), caseNo, "孩子在哭");
        office.does(caseNo, "userTask_emergencyReceive");
        assertThat(office.openItems(caseNo, "userTask_decideRemoval")).hasSize(1);

        var called = emergencies.press(office.person(PRESSES), caseNo, "人走了又打起来");

        assertThat(called.police()).extracting(agency -> agency.code()).containsExactly("POLICE-532503");
        assertThat(office.openItems(caseNo, "userTask_emergencyReceive")).hasSize(1);
        assertThat(office.openItems(caseNo, "userTask_decideRemoval")).hasSize(2);
    }

    @Test
    void leadersAndOverseersAreToldOfEachPress() {
        var caseNo = office.welfareCase("每按", "2015-05-01");

        for (var presses = 1; presses <= 3; presses++) {
            emergencies.press(office.person(PRESSES), caseNo, "第" + presses + "次");

            assertThat(alarms(LEADER, caseNo)).isEqualTo(presses);
            assertThat(alarms(OVERSEES, caseNo)).isEqualTo(presses);
        }
        // While police are on their way, more words call nobody twice.
        assertThat(office.openItems(caseNo, "userTask_emergencyReceive")).hasSize(1);
    }

    @Test
    void dangerIsHeardThroughALockedDoor() {
        var caseNo = office.welfareCase("门后", "2015-05-01");

        office.does(
                caseNo,
                "userTask_needsAssessment",
                Map.of("childSeen", "no", "notSeenWhy", "门反锁着，里面有孩子哭喊", "dangerNow", true));

        var strip = children.strip(cases.file(caseNo).childId());
        assertThat(strip.get(StripFact.Kind.DANGER))
                .satisfies(danger -> assertThat(danger.value()).isEqualTo(true));
        assertThat(strip).doesNotContainKey(StripFact.Kind.LAST_SEEN);
        assertThat(cases.file(caseNo).riskTier()).isEqualTo("RED");
        assertThat(office.openItems(caseNo, "userTask_emergencyReceive")).hasSize(1);
        assertThat(alarms(LEADER, caseNo)).isEqualTo(1);
    }

    @Test
    void whoDidNotSeeTheChildCannotSayThatItIsSafe() {
        var caseNo = office.welfareCase("未见", "2015-05-01");
        emergencies.press(office.person(PRESSES), caseNo, "孩子在哭");

        office.does(
                caseNo,
                "userTask_needsAssessment",
                Map.of("childSeen", "no", "notSeenWhy", "无人应门", "riskTier", "RED", "takenBackReason", "没有再听到"));

        assertThat(children.strip(cases.file(caseNo).childId()).get(StripFact.Kind.DANGER))
                .satisfies(danger -> assertThat(danger.value()).isEqualTo(true));
    }

    @Test
    void dangerInAFurtherReportAlarmsAsTheButtonDoes() {
        var caseNo = office.welfareCase("再报", "2015-05-01");
        assertThat(alarms(LEADER, caseNo)).isZero();

        assertThat(office.caseOf(office.report("再报", 10, true))).isEqualTo(caseNo);

        assertThat(alarms(LEADER, caseNo)).isEqualTo(1);
        assertThat(alarms(OVERSEES, caseNo)).isEqualTo(1);
        assertThat(cases.file(caseNo).riskTier()).isEqualTo("RED");
        assertThat(office.openItems(caseNo, "userTask_policeReceive")).hasSize(1);
    }

    @Test
    void whatATableNamedAndIsNotTheirDutyComesToTheLeaderOfTheCoordinatingOffice() {
        var caseNo = named("另派", "EDU");

        office.does(caseNo, "userTask_takePart", Map.of("takesPart", "notOurDuty", "notOurDutyReason", "学生在民办机构"));

        assertThat(office.openItems(caseNo, "userTask_arrangeOtherwise"))
                .extracting(WorkItem::group)
                .containsExactly("WCWC-532503:leader");

        office.does(caseNo, "userTask_arrangeOtherwise", Map.of("receivers", List.of("LABOUR")));
        assertThat(office.openItems(caseNo, "userTask_takePart"))
                .extracting(WorkItem::agencyCode)
                .containsExactly("LABOUR-532503");
    }

    @Test
    void nobodyElseNeedBeAskedInstead() {
        var caseNo = named("无需", "EDU");
        office.does(caseNo, "userTask_takePart", Map.of("takesPart", "notOurDuty", "notOurDutyReason", "孩子未入学"));

        office.does(caseNo, "userTask_arrangeOtherwise");

        assertThat(office.openKeys(caseNo)).doesNotContain("userTask_arrangeOtherwise", "userTask_takePart");
    }

    @Test
    void whoDidItsPartAndIsNamedAnewGetsANewTask() {
        var caseNo = named("又请", "EDU");
        office.does(caseNo, "userTask_takePart");
        assertThat(office.openItems(caseNo, "userTask_takePart")).isEmpty();

        furtherReport("又请", caseNo, "EDU");

        assertThat(office.openItems(caseNo, "userTask_takePart"))
                .extracting(WorkItem::agencyCode)
                .containsExactly("EDU-532503");
    }

    @Test
    void civilAffairsNamedByAFurtherReportAreTold() {
        var caseNo = office.welfareCase("再请", "2015-05-01");
        assertThat(office.openItems(caseNo, "userTask_needsAssessment")).hasSize(1);

        furtherReport("再请", caseNo, "CIVIL");

        assertThat(office.told("civil.532503", caseNo)).contains("AGENCY_NAMED");
        office.does(caseNo, List.of("userTask_needsAssessment", "userTask_servicePlan"));

        furtherReport("再请", caseNo, "CIVIL");

        assertThat(office.openItems(caseNo, "userTask_takePart"))
                .extracting(WorkItem::agencyCode)
                .contains("CIVIL-532503");
    }

    private String named(String child, String receiver) {
        var caseNo = office.caseOf(office.report(child, 10, false));
        office.does(
                caseNo,
                "userTask_registerIntake",
                Office.welfare(Map.of("receivers", List.of("CIVIL", "TOWNSHIP", receiver))));
        return caseNo;
    }

    private void furtherReport(String child, String caseNo, String receiver) {
        assertThat(office.caseOf(office.report(child, 10, false))).isEqualTo(caseNo);
        office.does(caseNo, "userTask_registerFurtherReport", Map.of("receivers", List.of(receiver)));
    }

    private int alarms(String person, String caseNo) {
        return Collections.frequency(office.told(person, caseNo), "CHILD_IN_DANGER");
    }

    /** Whatever went wrong when somebody called in a closed case: it is a breach until he is heard, and the platform hears him. */
    @Test
    void aCallInAClosedCaseThatWentNowhereIsHeardByTheSweep() {
        var caseNo = office.welfareCase("没听", "2015-05-01");
        office.worksUntil(caseNo, "userTask_close");
        office.does(caseNo, "userTask_close");
        var note = UUID.randomUUID();
        jdbc.sql("insert into casework.note (id, case_no, kind, content, person, happened_at, written_at)"
                        + " values (:id, :no, 'called_nowhere', '孩子在家里被打', :person, now(), now())")
                .param("id", note)
                .param("no", caseNo)
                .param("person", PRESSES)
                .update();
        assertThat(promises.breaches())
                .anyMatch(breach -> breach.promise() == Promise.PRESS_SENT && caseNo.equals(breach.caseNo()));

        sweep.sweep();

        var next = jdbc.sql("select case_no from casework.case_file where child_id = ? and closed_at is null")
                .param(cases.file(caseNo).childId())
                .query(String.class)
                .single();
        assertThat(office.openKeys(next)).contains("userTask_emergencyReceive", "userTask_registerIntake");
        assertThat(promises.breaches())
                .noneMatch(breach -> breach.promise() == Promise.PRESS_SENT && caseNo.equals(breach.caseNo()));
    }
}
