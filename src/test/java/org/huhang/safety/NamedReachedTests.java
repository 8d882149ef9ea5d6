package org.huhang.safety;

import static org.assertj.core.api.Assertions.assertThat;
import static org.huhang.testing.Visitor.signedIn;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.huhang.agency.AgencyType;
import org.huhang.casework.Cases;
import org.huhang.deadline.Deadlines;
import org.huhang.starting.StartOnce;
import org.huhang.testing.HuhangTest;
import org.huhang.testing.Office;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

/** Whom a choice names, or of whom it asks an act, has a task of it, may open the case and reads why. */
@HuhangTest
class NamedReachedTests {

    private static final String VILLAGE = "village.532503102001";
    private static final String COMPARE = "userTask_compareData";

    @Autowired
    private Office office;

    @Autowired
    private Cases cases;

    @Autowired
    private Deadlines deadlines;

    @Autowired
    private SafetyInvariants promises;

    @Autowired
    private SafetySweep sweep;

    @Autowired
    private StartOnce starts;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private MockMvc mvc;

    @BeforeEach
    void staffed() {
        office.staffed();
    }

    @Test
    void policeLookAtOnceForAChildThatTheyAreAskedToFind() {
        var caseNo = outOfSchool("端木寻", "2013-05-01");
        office.does(caseNo, COMPARE, Map.of("whereabouts", "out", "dropoutCauses", List.of("unknown")));
        while (!office.openKeys(caseNo).contains("userTask_aidPlan")) {
            office.does(caseNo, "userTask_persuade", Map.of("persuadeResult", "childRefuses"));
        }
        assertThat(office.openOf(AgencyType.POLICE, caseNo)).isEmpty();
        office.does(caseNo, "userTask_aidPlan", Map.of("aidMeasures", List.of("policeSearch")));
        assertThat(office.openOf(AgencyType.POLICE, caseNo)).isNotEmpty();
        assertThat(cases.file(caseNo).riskTier()).isEqualTo("RED");
    }

    @Test
    void labourAndPoliceHearOfAChildThatWorks() {
        var caseNo = outOfSchool("端木工", "2013-05-02", "work");
        assertThat(office.openOf(AgencyType.LABOUR, caseNo)).isNotEmpty();
        assertThat(office.openOf(AgencyType.POLICE, caseNo)).isNotEmpty();
        assertThat(cases.file(caseNo).riskTier()).isEqualTo("ORANGE");
    }

    @Test
    void aChildThatMustLeaveAtOnceIsRedWithPoliceIntakeAndAHandOver() {
        var caseNo = missed("端木离", "2013-05-03");
        office.does(caseNo, "userTask_contactGuardian");
        office.does(caseNo, "userTask_homeVisit", Map.of("mustLeave", "yes", "homeVisitResult", "out"));
        assertThat(cases.file(caseNo).riskTier()).isEqualTo("RED");
        assertThat(office.openOf(AgencyType.POLICE, caseNo)).isNotEmpty();
        assertThat(office.openKeys(caseNo)).contains("userTask_registerIntake", "userTask_takeHandOver");
    }

    @Test
    void aHandOverOfCustodyThatNobodyTakesIsSaidAgainAndGivenUpItIsATaskOfTheOffice() {
        var caseNo = warned("端木留", "2013-05-04", "custody");
        assertThat(cases.file(caseNo).riskTier()).isEqualTo("ORANGE");
        assertThat(office.openOf(AgencyType.POLICE, caseNo)).isNotEmpty();
        var task = office.open(caseNo, "userTask_takeHandOver");
        for (var i = 0; i < 4; i++) {
            jdbc.sql(
                            "update deadline.mark set fires_at = now() - interval '1 minute' where fired_at is null and deadline_id in"
                                    + " (select id from deadline.set_deadline where subject = ?)")
                    .param(task.engineTaskId())
                    .update();
            deadlines.sweep();
        }
        assertThat(jdbc.sql(
                                "select recipient from notification.message where kind = 'TERM_STILL_MISSED' and read_at is null")
                        .query(String.class)
                        .list())
                .contains("supervisor.532503");
        office.does(caseNo, "userTask_takeHandOver", Map.of("handOverAnswer", "refuse", "refusedReason", "户籍在外县"));
        office.does(caseNo, "userTask_decideRefused", Map.of("refusedDecision", "drop", "droppedReason", "留在家里，由外婆照看"));
        assertThat(office.openOf(AgencyType.WCWC, caseNo)).isNotEmpty();
        assertThat(signedIn(mvc, "supervisor.532503").page("/cases/" + caseNo)).doesNotContain("目前没有报告");
    }

    @Test
    void policeReadWhyAWarningIsLeftToThem() {
        var caseNo = warned("端木警", "2013-05-05", "police");
        assertThat(office.openOf(AgencyType.POLICE, caseNo)).isNotEmpty().allSatisfy(item -> assertThat(
                        signedIn(mvc, office.people(item.group()).get(0).id()).page("/tasks/" + item.id()))
                .contains("多次用皮带打孩子", "请公安依法处理"));
    }

    @ParameterizedTest
    @CsvSource({"school,VILLAGE", "WF,WF"})
    void whoeverAWarningLetterIsSentToAndAlwaysTheVillageHasATaskWithItsWords(String told, AgencyType named) {
        var caseNo = warned("端木诫" + told, "2013-05-06", "W3");
        office.does(caseNo, "userTask_issueWarning", Map.of("lettersTold", List.of(told)));
        var asked = office.openOf(named, caseNo).stream()
                .filter(item -> item.elementId().equals("userTask_takePart"))
                .toList();
        assertThat(asked).isNotEmpty().allSatisfy(item -> {
            var page = signedIn(mvc, office.people(item.group()).get(0).id());
            assertThat(page.page("/tasks/" + item.id())).contains("请您单位做的事", "通知了谁");
            assertThat(page.page("/cases/" + caseNo)).isNotEmpty();
        });
        jdbc.sql("delete from casework.duty where case_no = ? and source like 'task:%'")
                .param(caseNo)
                .update();
        assertThat(broken(caseNo)).anyMatch(subject -> subject.endsWith("/" + named));

        sweep.sweep();
        assertThat(broken(caseNo)).isEmpty();
    }

    private String outOfSchool(String child, String born, String... causes) {
        var answers = new HashMap<>(Office.absence(child, born));
        if (causes.length > 0) {
            answers.put("dropoutCauses", List.of(causes));
        }
        return begin("school.532503", "returnToSchool", answers);
    }

    private String missed(String child, String born) {
        var answers = new HashMap<>(Office.absence(child, born));
        answers.put("foundHow", "absence");
        answers.put("lessonStartAt", answers.get("absentOn") + "T08:00:00+08:00");
        return begin("school.532503", "returnToSchool", answers);
    }

    private String warned(String child, String born, String measure) {
        var caseNo = begin(VILLAGE, "guardianWarning", Office.conduct(child, born));
        office.does(caseNo, "userTask_chooseMeasure", Map.of("measureChosen", measure, "conductFacts", "多次用皮带打孩子"));
        return caseNo;
    }

    private String begin(String person, String process, Map<String, Object> answers) {
        return starts.begin(office.person(person), process, UUID.randomUUID(), answers)
                .caseNo();
    }

    private List<String> broken(String caseNo) {
        return promises.breaches(Promise.NAMED_KNOW).stream()
                .filter(breach -> caseNo.equals(breach.caseNo()))
                .map(Breach::subject)
                .toList();
    }
}
