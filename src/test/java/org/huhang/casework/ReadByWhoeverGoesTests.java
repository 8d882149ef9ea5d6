package org.huhang.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.huhang.testing.Visitor.signedIn;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.huhang.agency.AgencyType;
import org.huhang.agency.Directory;
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
import tools.jackson.databind.ObjectMapper;

/** Whoever is called because of an answer reads what it says, and goes to each child that it names. */
@HuhangTest
class ReadByWhoeverGoesTests {

    private static final String VILLAGE = "village.532503102001";

    @Autowired
    private Office office;

    @Autowired
    private Worklist worklist;

    @Autowired
    private Directory directory;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private MockMvc mvc;

    @Autowired
    private ObjectMapper json;

    @BeforeEach
    void staffed() {
        office.staffed();
    }

    @Test
    void policeReadByWhatConductTheyAreCalledAndWhoLivesThere() {
        var caseNo = begin(conduct("南荣追", "2013-04-11", Map.of("injury", "yes", "dangerNow", "yes")));
        policeRead(caseNo, "拿菜刀追着三个孩子跑", "背上流血");
        leadersRead(caseNo, "拿菜刀追着三个孩子跑", "背上流血");
        assertThat(office.openKeys(caseNo)).contains("userTask_registerIntake");
        reads(office.open(caseNo, "userTask_registerIntake"), "拿菜刀追着三个孩子跑", "背上流血");
    }

    @Test
    void soTheyReadOfAnInjuryWithoutDanger() {
        policeRead(begin(conduct("南荣烫", "2013-04-12", Map.of("injury", "yes"))), "拿菜刀追着三个孩子跑", "背上流血");
    }

    @Test
    void soTheyReadOfAPreliminaryCheckAndWhoeverAssessesDoesToo() {
        var caseNo = office.caseOf(office.reportOf("南荣验", "2013-04-13", 10));
        office.does(
                caseNo,
                "userTask_registerIntake",
                Office.welfare(Map.of("preliminaryCheckAsked", true, "checkBy", "VILLAGE")));
        office.does(
                caseNo,
                "userTask_preliminaryCheck",
                Map.of("dangerFound", "yes", "childState", "手腕有绳子勒痕", "findings", "门从外面锁着"));
        policeRead(caseNo, "手腕有绳子勒痕", "门从外面锁着");
        reads(office.open(caseNo, "userTask_needsAssessment"), "手腕有绳子勒痕", "门从外面锁着");
    }

    @Test
    void whatIsOnlyChosenIsReadInWordsByEachWhomItCallsAndSoIsWhatIsWrittenLater() {
        var answers = new HashMap<>(Office.absence("南荣嫁", "2013-04-17"));
        answers.putAll(Map.of("foundHow", "absence", "dropoutCauses", List.of("marriage", "religion")));
        answers.put("lessonStartAt", answers.get("absentOn") + "T08:00:00+08:00");
        var caseNo = begin("returnToSchool", "school.532503", answers);
        policeRead(caseNo, "没有上学的原因：早婚早育");
        var asked = office.openOf(AgencyType.WF, caseNo);
        assertThat(asked).isNotEmpty().allSatisfy(item -> {
            reads(item, "没有上学的原因：早婚早育");
            assertThat(signedIn(mvc, office.people(item.group()).get(0).id()).page("/cases/" + caseNo))
                    .doesNotContain("宗教");
        });
        office.does(caseNo, "userTask_contactGuardian");
        office.does(
                caseNo,
                "userTask_homeVisit",
                Map.of("homeVisitResult", "out", "findings", "新房已经布置好，男方二十五岁", "dropoutCauses", List.of("marriage")));
        asked.forEach(item -> reads(item, "新房已经布置好"));
    }

    @Test
    void eachChildThatAWarningNamesWithDangerHasItsCaseWithPoliceAndIsNamedWhereTheyGo() {
        var others = List.of(
                Map.of("otherName", "南荣二妹", "otherSex", "F", "otherBorn", "2015-04-14"),
                Map.of("otherName", "南荣三弟", "otherSex", "M", "otherBorn", "2017-04-14"));
        var caseNo = begin(
                conduct("南荣大", "2013-04-14", Map.of("dangerNow", "yes", "injury", "yes", "otherChildren", others)));
        policeRead(caseNo, "南荣二妹", "南荣三弟");
        reads(office.open(caseNo, "userTask_registerIntake"), "南荣二妹", "南荣三弟");
        for (var name : List.of("南荣二妹", "南荣三弟")) {
            var own = casesOf(name);
            assertThat(own).as(name).hasSize(1);
            assertThat(police(own.get(0)))
                    .as(name)
                    .extracting(WorkItem::work)
                    .anyMatch(PoliceAtCase.FIRST_RESPONSE::contains);
            assertThat(office.openKeys(own.get(0))).contains("userTask_registerIntake");
            policeRead(own.get(0), "拿菜刀追着三个孩子跑");
        }
    }

    @Test
    void theyHaveTheirCasesOnceALaterAnswerTellsOfHarm() {
        var others = List.of(Map.of("otherName", "南荣迟", "otherSex", "F", "otherBorn", "2015-04-16"));
        var caseNo = begin(conduct("南荣早", "2013-04-16", Map.of("otherChildren", others)));
        office.does(caseNo, "userTask_chooseMeasure", Map.of("measureChosen", "W1"));
        office.does(caseNo, "userTask_dissuade");
        office.does(caseNo, "userTask_followUpVisit", Map.of("newViolence", "yes", "childState", "手臂上有新的淤青"));
        policeRead(caseNo, "手臂上有新的淤青");
        assertThat(casesOf("南荣迟")).hasSize(1);
        policeRead(casesOf("南荣迟").get(0), "手臂上有新的淤青");
    }

    @Test
    void childrenThatAWarningNamesWithoutDangerOrHarmHaveNoCase() {
        var others = List.of(Map.of("otherName", "南荣静", "otherSex", "F", "otherBorn", "2015-04-15"));
        begin(conduct("南荣平", "2013-04-15", Map.of("otherChildren", others)));
        assertThat(casesOf("南荣静")).isEmpty();
    }

    private List<String> casesOf(String name) {
        return jdbc.sql(
                        "select c.case_no from casework.case_file c join child.file f on f.id = c.child_id where f.name = ?")
                .param(name)
                .query(String.class)
                .list();
    }

    private static Map<String, Object> conduct(String child, String birthDate, Map<String, Object> differs) {
        var answers = new HashMap<>(Office.conduct(child, birthDate));
        answers.put("offenderPhone", "1395551" + birthDate.substring(5, 7) + birthDate.substring(8));
        answers.put("conductFacts", "父亲酒后拿菜刀追着三个孩子跑。");
        answers.put("childState", "背上流血，不敢回家");
        answers.putAll(differs);
        return answers;
    }

    private String begin(Map<String, Object> answers) {
        return begin("guardianWarning", VILLAGE, answers);
    }

    private String begin(String process, String person, Map<String, Object> answers) {
        var id = UUID.randomUUID();
        var done = signedIn(mvc, person)
                .sends("/start/" + process + "/" + id, json.writeValueAsString(Map.of("answers", answers)));
        assertThat(done.getStatus()).as(Visitor.text(done)).isEqualTo(200);
        return worklist.item(id).caseNo();
    }

    private List<WorkItem> police(String caseNo) {
        return office.openOf(AgencyType.POLICE, caseNo).stream()
                .filter(item -> !PoliceAtCase.BESIDE.contains(item.work()))
                .toList();
    }

    private void policeRead(String caseNo, String... said) {
        assertThat(police(caseNo)).isNotEmpty().allSatisfy(item -> reads(item, said));
    }

    /** Before anybody has taken the task, the way of the case says it to whoever leads. */
    private void leadersRead(String caseNo, String... said) {
        var leader = directory.leadersOf(police(caseNo).get(0).agencyCode()).get(0);
        assertThat(signedIn(mvc, leader.id()).page("/cases/" + caseNo)).contains(said);
    }

    private void reads(WorkItem item, String... said) {
        var reader = signedIn(mvc, office.people(item.group()).get(0).id());
        assertThat(reader.page("/tasks/" + item.id())).as(item.elementId()).contains(said);
        assertThat(reader.page("/cases/" + item.caseNo())).as("case").contains(said);
    }
}
