package org.huhang.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.huhang.testing.Visitor.signedIn;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.huhang.agency.AgencyType;
import org.huhang.agency.Directory;
import org.huhang.child.ChildFiles;
import org.huhang.child.StripFact;
import org.huhang.testing.HuhangTest;
import org.huhang.testing.Office;
import org.huhang.testing.Visitor;
import org.huhang.worklist.WorkItem;
import org.huhang.worklist.Worklist;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import tools.jackson.databind.ObjectMapper;

/** Harm, and that nobody knows where a child is, reaches police in whatever form of whatever process it is told. */
@HuhangTest
class ToldInAnyFormTests {

    private static final String TEACHER = "school.532503";
    private static final Map<String, Object> MISSING_AT_HOME = Map.of("homeVisitResult", "missing", "childSeen", "no");

    @Autowired
    private Office office;

    @Autowired
    private Worklist worklist;

    @Autowired
    private Directory directory;

    @Autowired
    private Cases cases;

    @Autowired
    private ChildFiles children;

    @Autowired
    private MockMvc mvc;

    @Autowired
    private ObjectMapper json;

    @BeforeEach
    void staffed() {
        office.staffed();
    }

    @Test
    void aChildThatAHomeVisitDoesNotFindIsSoughtByPoliceAtOnce() {
        var caseNo = school("宇文稚");
        office.does(caseNo, "userTask_homeVisit", MISSING_AT_HOME);
        isSought(caseNo);
    }

    @ParameterizedTest
    @ValueSource(strings = {"compareData", "persuade"})
    void soItIsWhoeverElseDoesNotFindIt(String step) {
        var caseNo = school("长孙" + step);
        office.does(caseNo, List.of("userTask_homeVisit", "userTask_homeVisit", "userTask_markSuspected"));
        if (step.equals("compareData")) {
            office.does(caseNo, "userTask_compareData", Map.of("whereabouts", "missing"));
        } else {
            office.does(caseNo, List.of("userTask_compareData", "userTask_aidPlan"));
            office.does(caseNo, "userTask_persuade", Map.of("persuadeResult", "missing", "childSeen", "no"));
        }
        isSought(caseNo);
    }

    @Test
    void aChildThatHasDiedIsNotBackAtSchoolByMistake() {
        var caseNo = school("澹台亡");
        var file = cases.file(caseNo);
        children.note(file.childId(), new StripFact(StripFact.Kind.DEAD, true, TEACHER, "test", caseNo, "村里说", null));
        var back = Map.<String, Object>of("homeVisitResult", "back");
        assertThat(office.refused(caseNo, "userTask_homeVisit", back))
                .containsExactly("homeVisitResult backThoughDead");
        children.note(file.childId(), new StripFact(StripFact.Kind.DEAD, false, TEACHER, "test", caseNo, "弄错了", null));
        office.completes(caseNo, "userTask_homeVisit", back);
    }

    @Test
    void aMissingChildIsGivenUpByNobodyAndItsCaseEndsOnlyOnceSomebodyHasSeenIt() {
        var caseNo = school("闻人杳");
        office.does(caseNo, "userTask_homeVisit", MISSING_AT_HOME);
        office.does(caseNo, "userTask_takeHandOver", Map.of("handOverAnswer", "refuse", "refusedReason", "不归本单位"));
        var drop = Map.<String, Object>of("refusedDecision", "drop", "droppedReason", "孩子由奶奶照看，已经联系上");
        assertThat(office.refused(caseNo, "userTask_decideRefused", drop))
                .containsExactly("refusedDecision dropUnseen");
        office.completes(caseNo, "userTask_decideRefused", Map.of("refusedDecision", "again", "sentMore", "请再找"));
        office.does(caseNo, "userTask_takeHandOver", Map.of("handOverAnswer", "take"));
        assertThat(office.refused(
                        caseNo, "userTask_finishHandOver", Map.of("handOverOutcome", "done", "childSeen", "no")))
                .contains("handOverOutcome doneUnseen");
        office.completes(caseNo, "userTask_finishHandOver", Map.of("handOverOutcome", "done", "childSeen", "yes"));
        assertThat(children.strip(cases.file(caseNo).childId())).containsKey(StripFact.Kind.LAST_SEEN);
    }

    private String school(String child) {
        return school(child, Map.of());
    }

    private String school(String child, Map<String, Object> differs) {
        var answers = new LinkedHashMap<>(Office.absence(child, "2014-06-0" + (1 + Math.abs(child.hashCode() % 9))));
        answers.put("foundHow", "absence");
        answers.put("lessonStartAt", answers.get("absentOn") + "T08:00:00+08:00");
        answers.putAll(differs);
        var caseNo = begin("returnToSchool", answers);
        office.does(caseNo, "userTask_contactGuardian");
        return caseNo;
    }

    /** Of a father who has no other child: police go at once to one whose brother was hurt at home. */
    private static Map<String, Object> conduct(String child, String birthDate) {
        var answers = new HashMap<>(Office.conduct(child, birthDate));
        answers.put("offenderPhone", "1395550" + birthDate.substring(5, 7) + birthDate.substring(8));
        return answers;
    }

    private String begin(String process, Map<String, Object> answers) {
        var id = UUID.randomUUID();
        var done = signedIn(mvc, TEACHER)
                .sends("/start/" + process + "/" + id, json.writeValueAsString(Map.of("answers", answers)));
        assertThat(done.getStatus()).as(Visitor.text(done)).isEqualTo(200);
        return worklist.item(id).caseNo();
    }

    @Test
    void aBrokenArmAtTheStartOfAWarningIsAMatterForPolice() {
        var answers = conduct("东里折", "2013-02-11");
        assertThat(police(begin("guardianWarning", answers))).isEmpty();
        var hurt = conduct("东里伤", "2013-02-12");
        hurt.put("injury", "yes");
        assertThat(police(begin("guardianWarning", hurt))).isNotEmpty();
    }

    @Test
    void newViolenceThatAVisitFindsIsAMatterForPolice() {
        var caseNo = begin("guardianWarning", conduct("东里淤", "2013-02-13"));
        office.does(caseNo, "userTask_chooseMeasure", Map.of("measureChosen", "W1"));
        office.does(caseNo, "userTask_dissuade");
        office.does(caseNo, "userTask_followUpVisit", Map.of("newViolence", "yes", "childState", "手臂上有新的淤青"));
        assertThat(police(caseNo)).isNotEmpty();
    }

    @Test
    void aChildThatAVisitorDoesNotFindAndNobodyKnowsOfIsSoughtByPoliceAtOnce() {
        var conduct = new HashMap<>(Office.conduct("端木杳", "2010-07-21"));
        conduct.putAll(Map.of("offenderName", "尹某", "offenderPhone", "13800000078"));
        var caseNo = begin("guardianWarning", conduct);
        office.does(caseNo, "userTask_chooseMeasure", Map.of("measureChosen", "W1"));
        office.does(caseNo, "userTask_dissuade");
        office.does(
                caseNo,
                "userTask_followUpVisit",
                Map.of("childSeen", "no", "childMissing", true, "notSeenWhy", "门锁着，邻居和学校都不知道"));
        isSought(caseNo);
    }

    @Test
    void soItIsWhereTheGuardianCannotSayWhereTheChildIs() {
        var answers = new LinkedHashMap<>(Office.absence("宇文渺", "2014-06-11"));
        answers.put("foundHow", "absence");
        answers.put("lessonStartAt", answers.get("absentOn") + "T08:00:00+08:00");
        var caseNo = begin("returnToSchool", answers);
        office.does(caseNo, "userTask_contactGuardian", Map.of("contactResult", "out", "childMissing", true));
        isSought(caseNo);
    }

    @ParameterizedTest
    @ValueSource(strings = {"guardianWarning", "returnToSchool"})
    void soItIsInTheFormThatBeginsTheCase(String process) {
        var child = "宇文" + process.charAt(0);
        var answers = new LinkedHashMap<>(
                process.equals("guardianWarning")
                        ? Office.conduct(child, "2014-06-13")
                        : Office.absence(child, "2014-06-13"));
        answers.remove("dangerNow");
        answers.put("childMissing", true);
        isSought(begin(process, answers));
    }

    @Test
    void whoeverAssessesAndSaysSoSaysThatTheChildIsInDanger() {
        var caseNo = office.welfareCase("宇文邈", "2014-06-12");
        var missing =
                Map.<String, Object>of("childSeen", "no", "childMissing", true, "notSeenWhy", "家里锁着门，邻居和学校都不知道去了哪里");
        assertThat(office.refused(caseNo, "userTask_needsAssessment", missing)).contains("dangerNow contradicts");
        var danger = new HashMap<>(missing);
        danger.putAll(Map.of("dangerNow", true, "riskTier", "RED"));
        office.completes(caseNo, "userTask_needsAssessment", danger);
        isSought(caseNo);
    }

    /** Domain paper E8: police, civil affairs and the women’s federation know, once; and the case is as grave as a report of it. */
    @ParameterizedTest
    @ValueSource(strings = {"start", "homeVisit", "compareData", "aidPlan"})
    void aChildThatIsMarriedOffIsAMatterForPoliceCivilAffairsAndTheWomensFederation(String step) {
        var married = Map.<String, Object>of("dropoutCauses", List.of("marriage"));
        var child = "司寇" + step;
        var caseNo = step.equals("start") ? school(child, married) : school(child);
        var before = List.of("homeVisit", "homeVisit", "markSuspected", "compareData", "aidPlan").stream()
                .takeWhile(one -> !one.equals(step) && !step.equals("start"))
                .map(one -> "userTask_" + one)
                .toList();
        office.does(caseNo, before);
        assertThat(cases.file(caseNo).riskTier().equals("BLUE")).isEqualTo(!step.equals("start"));
        if (!step.equals("start")) {
            office.does(caseNo, "userTask_" + step, married);
        }
        assertThat(police(caseNo)).isNotEmpty();
        assertThat(cases.file(caseNo).riskTier()).isEqualTo("ORANGE");
        assertThat(worklist.ofCase(caseNo).stream()
                        .filter(item -> item.open() && item.elementId().equals("userTask_takePart"))
                        .map(item -> directory.agency(item.agencyCode()).type()))
                .contains(AgencyType.CIVIL, AgencyType.WF);
    }

    @Test
    void aChildThatWorksBelowSixteenIsAMatterForPolice() {
        var caseNo = school("司寇工");
        office.does(caseNo, List.of("userTask_homeVisit", "userTask_homeVisit", "userTask_markSuspected"));
        assertThat(police(caseNo)).isEmpty();
        office.does(caseNo, "userTask_compareData", Map.of("whereabouts", "out", "worksIllegally", "yes"));
        assertThat(police(caseNo)).isNotEmpty();
    }

    /** No promise is broken by it: who works on it where it was told hands it on as police do. */
    @Test
    void harmStaysWithThePoliceWhereItWasToldThoughTheCaseIsSentToAnotherCounty() {
        var caseNo = school("司寇迁");
        office.does(caseNo, List.of("userTask_homeVisit", "userTask_homeVisit", "userTask_markSuspected"));
        office.does(caseNo, "userTask_compareData", Map.of("whereabouts", "out", "worksIllegally", "yes"));
        office.does(caseNo, "userTask_registerIntake", Office.forwardedTo("TOWNSHIP-532524101"));
        assertThat(police(caseNo)).extracting(WorkItem::agencyCode).contains("POLICE-532503");
    }

    private List<WorkItem> police(String caseNo) {
        return office.openOf(AgencyType.POLICE, caseNo);
    }

    private void isSought(String caseNo) {
        assertThat(police(caseNo)).extracting(WorkItem::work).anyMatch(PoliceAtCase.FIRST_RESPONSE::contains);
        assertThat(cases.file(caseNo).riskTier()).isEqualTo("RED");
    }
}
