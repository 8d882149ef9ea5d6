package org.huhang.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.huhang.testing.Visitor.signedIn;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.huhang.agency.Directory;
import org.huhang.agency.Person;
import org.huhang.testing.HuhangTest;
import org.huhang.testing.Office;
import org.huhang.worklist.AnswerRefused;
import org.huhang.worklist.Corrections;
import org.huhang.worklist.Draft;
import org.huhang.worklist.Drafts;
import org.huhang.worklist.Oversight;
import org.huhang.worklist.OversightAct;
import org.huhang.worklist.WorkItem;
import org.huhang.worklist.Worklist;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

/** What lies with an agency when it turns out that it must keep away leaves it. */
@HuhangTest
class KeptAwayTests {

    private static final String VILLAGE = "VILLAGE-532503102001";
    private static final String SCHOOL = "SCHOOL-532503-01";
    private static final String WRITTEN = "书记是孩子的舅舅，不好说";

    @Autowired
    private MockMvc mvc;

    @Autowired
    private Office office;

    @Autowired
    private Worklist worklist;

    @Autowired
    private Drafts drafts;

    @Autowired
    private Oversight oversight;

    @Autowired
    private Corrections corrections;

    @Autowired
    private Exclusions exclusions;

    @Autowired
    private Directory directory;

    @BeforeEach
    void people() {
        office.staffed();
    }

    @Test
    void theTaskOfAVillageGoesToItsTownshipWithoutTheDraft() {
        var caseNo = checkedByVillage("避甲");
        var item = office.open(caseNo, "userTask_preliminaryCheck");
        assertThat(item.agencyCode()).isEqualTo(VILLAGE);
        var holder = office.somebody(item.group());
        worklist.claim(holder, item.id());
        drafts.save(holder, item.id(), Map.of("findings", WRITTEN), Draft.Seen.NONE);

        keepsAway(caseNo);

        var now = worklist.item(item.id());
        assertThat(now.group()).isEqualTo("TOWNSHIP-532503102:childSupervisor");
        assertThat(now.holder()).isNull();
        assertThat(worklist.mayOpen(holder, now)).isFalse();
        assertThat(oversight.ofCase(caseNo))
                .singleElement()
                .returns(OversightAct.Kind.PASSED_ON, OversightAct::kind)
                .returns(holder.id(), OversightAct::other);
        var next = next(now);
        assertThat(office.told(next.id(), caseNo)).contains("TASK_WAITING");
        assertThat(signedIn(mvc, next.id()).page("/tasks/" + item.id()))
                .contains("须回避")
                .doesNotContain(WRITTEN);
        assertThat(signedIn(mvc, next.id()).page("/cases/" + caseNo)).contains("须回避");

        office.does(caseNo, "userTask_preliminaryCheck");
        assertThat(office.openItems(caseNo, "userTask_preliminaryCheck")).isEmpty();
    }

    @Test
    void theSchoolThatReportedChecksUnlessSomebodyOfItMayBeInvolved() {
        var caseNo = office.caseOf(office.report("避校", 10, false));
        var bySchool = Map.<String, Object>of("preliminaryCheckAsked", true, "checkBy", "SCHOOL");
        assertRefused(caseNo, bySchool, "schoolCode checkingSchool");
        var named = new LinkedHashMap<>(bySchool);
        named.put("schoolCode", SCHOOL);
        named.put("conflictOfInterest", List.of("school"));
        assertRefused(caseNo, named, "checkBy checkerInvolved");

        named.put("conflictOfInterest", List.of());
        office.does(caseNo, "userTask_registerIntake", Office.welfare(named));

        assertThat(office.open(caseNo, "userTask_preliminaryCheck").agencyCode())
                .isEqualTo(SCHOOL);
    }

    private void assertRefused(String caseNo, Map<String, Object> answers, String problem) {
        assertThatThrownBy(() -> office.does(caseNo, "userTask_registerIntake", Office.welfare(answers)))
                .isInstanceOfSatisfying(AnswerRefused.class, refused -> assertThat(refused.problems())
                        .extracting(one -> one.field() + " " + one.code())
                        .contains(problem));
    }

    @Test
    void whatNobodyTookYetLeavesToo() {
        var caseNo = checkedByVillage("避乙");
        var item = office.open(caseNo, "userTask_preliminaryCheck");

        keepsAway(caseNo);

        assertThat(worklist.item(item.id()).agencyCode()).isEqualTo("TOWNSHIP-532503102");
    }

    @Test
    void anAgencyThatWasAskedToTakePartIsAskedNoMore() {
        var caseNo = office.caseOf(office.report("避丙", 10, false));
        office.does(
                caseNo,
                "userTask_registerIntake",
                Office.welfare(Map.of("receivers", List.of("CIVIL", "SCHOOL"), "schoolCode", SCHOOL)));
        assertThat(office.open(caseNo, "userTask_takePart").agencyCode()).isEqualTo(SCHOOL);

        exclusions.exclude(caseNo, SCHOOL, "test");

        assertThat(office.openItems(caseNo, "userTask_takePart"))
                .extracting(WorkItem::agencyCode)
                .containsExactly("EDU-532503");
    }

    @Test
    void aMeasureGoesPastThem() {
        var caseNo = office.caseOf(office.report("避丁", 10, false));
        office.does(caseNo, "userTask_registerIntake", Office.welfare(Map.of("schoolCode", SCHOOL)));
        exclusions.exclude(caseNo, SCHOOL, "test");
        office.does(caseNo, "userTask_needsAssessment");

        office.does(
                caseNo,
                "userTask_servicePlan",
                Map.of(
                        "measures",
                        List.of(Map.of(
                                "measureType", "psychological",
                                "measureOwner", "SCHOOL",
                                "measureDue", "2026-12-31",
                                "note", "每周看望一次"))));

        assertThat(office.openItems(caseNo, "userTask_carryOutMeasure"))
                .extracting(WorkItem::agencyCode)
                .containsExactly("EDU-532503");
    }

    @Test
    void whereNobodyOfTheKindIsLeftTheCoordinatingOfficeGetsIt() {
        var bureau = directory.agency("EDU-532503");

        assertThat(directory
                        .substitute(bureau, "protectionOfficer", Set.of("EDU-532503", "EDU-5325", "EDU-53"))
                        .group())
                .isEqualTo("WCWC-532503:leader");
    }

    private String checkedByVillage(String child) {
        var caseNo = office.caseOf(office.report(child, 10, false));
        office.does(
                caseNo,
                "userTask_registerIntake",
                Office.welfare(Map.of("preliminaryCheckAsked", true, "checkBy", "VILLAGE")));
        return caseNo;
    }

    /** Intake hears later that somebody of the village is kin, and corrects what it answered. */
    private void keepsAway(String caseNo) {
        var intake = worklist.ofCase(caseNo).stream()
                .filter(item -> item.elementId().equals("userTask_registerIntake"))
                .findFirst()
                .orElseThrow();
        var answers = new LinkedHashMap<>(worklist.answers(intake.id()));
        answers.put("conflictOfInterest", List.of("village"));
        var author = office.person(String.valueOf(intake.holder()));
        corrections.correct(author, intake.id(), answers, "村干部是亲属", 0);
    }

    private Person next(WorkItem item) {
        return office.somebody(item.group());
    }
}
