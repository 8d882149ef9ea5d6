package org.huhang.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.huhang.form.Form;
import org.huhang.intake.Filing;
import org.huhang.intake.Incident;
import org.huhang.intake.Intake;
import org.huhang.intake.ReportedChild;
import org.huhang.intake.Reporter;
import org.huhang.testing.HuhangTest;
import org.huhang.testing.Office;
import org.huhang.worklist.AnswerRefused;
import org.huhang.worklist.WorkItem;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What threatens one child perhaps threatens the others of its home: somebody looks at each of them. */
@HuhangTest
class DangerAtHomeTests {

    private static final String ELSEWHERE = "532524101001";
    private static final String VILLAGE = "532503102001";
    private static final String STATION = "township.532503102";
    private static final Map<String, Object> IN_DANGER = Map.of("childCondition", List.of("danger"));

    @Autowired
    private Office office;

    @Autowired
    private Intake intake;

    @Autowired
    private Cases cases;

    @Autowired
    private Emergencies emergencies;

    @Autowired
    private SafetyStrip strip;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void people() {
        office.staffed();
    }

    @Test
    void aPressForOneChildSendsPoliceToTheOthersOfItsHomeAndTellsWhoeverHoldsTheirCases() {
        var cases = ofOneReport(child("同屋一", null), child("同屋二", null), child("同屋三", null));
        var holder = office.person(STATION);
        cases.forEach(caseNo -> office.claims(holder, caseNo, "userTask_registerIntake"));

        emergencies.press(holder, cases.get(0), "继父持刀，三个孩子都在屋里");

        assertThat(sent(cases.get(0))).containsExactly("userTask_emergencyReceive POLICE-532503");
        for (var other : cases.subList(1, 3)) {
            assertThat(sent(other)).containsExactly("userTask_policeReceive POLICE-532503");
            assertThat(told(other, "SIBLING_IN_DANGER")).contains(STATION, "supervisor.532503");
            assertThat(danger(other)).contains("同住的另一个孩子").doesNotContain(cases.get(0));
        }

        emergencies.press(holder, cases.get(0), "还在打");
        assertThat(sent(cases.get(1))).hasSize(1);
    }

    @Test
    void theTaskOfTheOtherChildIsAsUrgentAsThePress() {
        var both = ofOneReport(child("同急一", null), child("同急二", null));
        emergencies.press(office.person(STATION), both.get(0), "持刀");

        var task = office.open(both.get(1), "userTask_policeReceive");

        assertThat(java.time.Duration.between(task.receivedAt(), Objects.requireNonNull(task.dueAt())))
                .isLessThanOrEqualTo(java.time.Duration.ofMinutes(31));
        assertThat(cases.file(both.get(1)).riskTier()).isNotEqualTo("RED");
    }

    @Test
    void policeWhoFindOneChildInDangerLookAtTheOtherAndNobodyIsSentInCircles() {
        var both = ofOneReport(4, child("同圈一", null), child("同圈二", null));

        office.does(both.get(0), "userTask_policeReceive", IN_DANGER);
        assertThat(told(both.get(1), "SIBLING_IN_DANGER")).contains("police.532503.leader");
        office.does(both.get(1), "userTask_policeReceive", IN_DANGER);

        assertThat(sent(both.get(0))).isEmpty();
        assertThat(sent(both.get(1))).isEmpty();
        assertThat(told(both.get(0), "SIBLING_IN_DANGER")).contains("police.532503.leader");
    }

    /** What was just seen of this child comes first, and nobody is asked to look at it once more. */
    @Test
    void theStripSaysTheChildsOwnStateBeforeThatOfItsSibling() {
        var both = ofOneReport(4, child("同先一", null), child("同先二", null));
        emergencies.press(office.person(STATION), both.get(1), "持刀");
        office.does(
                both.get(0),
                "userTask_policeReceive",
                Map.of(
                        "childCondition",
                        List.of("injured"),
                        "removed",
                        true,
                        "removalNeeded",
                        "yes",
                        "placedWith",
                        "外婆"));

        assertThat(danger(both.get(0)))
                .startsWith("[儿童需要带离监护人")
                .contains("同住的另一个孩子")
                .doesNotContain("请核对");
    }

    @Test
    void aChildThatMustLeaveItsHomeSpeaksForItsSiblingKnownByTheirGuardian() {
        var elder = office.caseOf(intake.file(filing(4, child("同户大", "10000003377"))));
        var younger = office.caseOf(intake.file(filing(10, child("同户小", "10000003377"))));
        assertThat(sent(younger)).isEmpty();

        office.does(
                elder,
                "userTask_policeReceive",
                Map.of(
                        "childCondition",
                        List.of("danger"),
                        "removed",
                        true,
                        "removalNeeded",
                        "yes",
                        "placedWith",
                        "relative"));

        assertThat(sent(younger)).containsExactly("userTask_policeReceive POLICE-532503");
        assertThat(danger(younger)).contains("同住的另一个孩子");
        assertThat(told(younger, "SIBLING_IN_DANGER")).contains(STATION + ".leader");
    }

    @Test
    void aReportOfDangerForOneChildReachesTheCaseOfItsSibling() {
        var first = office.caseOf(intake.file(filing(10, child("同报大", "10000003388"))));
        var incident = new Incident(VILLAGE, List.of(10), true, "在打孩子", null, null, null, false, null);
        var plain = filing(10, child("同报小", "10000003388"));
        office.caseOf(
                intake.file(new Filing(incident, plain.children(), plain.reporter(), plain.files(), plain.origin())));

        assertThat(sent(first)).containsExactly("userTask_policeReceive POLICE-532503");
        assertThat(told(first, "SAME_CHILD_IN_DANGER"))
                .as("it is perhaps the same child, and nobody says that it is another")
                .isNotEmpty();
        assertThat(told(first, "SIBLING_IN_DANGER")).isEmpty();
    }

    @Test
    void childrenOfADormitoryAreToldOfAndNotEachCalledFor() {
        var all = ofOneReport(IntStream.range(0, 8)
                .mapToObj(number -> child("宿舍" + number, null))
                .toArray(ReportedChild[]::new));

        emergencies.press(office.person(STATION), all.get(0), "宿管在打孩子");

        for (var other : all.subList(1, 8)) {
            assertThat(sent(other)).isEmpty();
            assertThat(told(other, "SIBLING_IN_DANGER")).contains(STATION + ".leader");
        }
    }

    @Test
    void childrenOfOneReportWithOtherGuardiansHaveOtherHomes() {
        var both = ofOneReport(child("同学一", "10000003366"), child("同学二", "10000003367"));

        emergencies.press(office.person(STATION), both.get(0), "父亲持刀");

        assertThat(sent(both.get(1))).isEmpty();
        assertThat(told(both.get(1), "SIBLING_IN_DANGER")).isNotEmpty();
    }

    @Test
    void aSiblingWhoseCaseWasMergedIsLookedAtWhereItGoesOn() {
        var older = office.caseOf(intake.file(office.filing("同并小", "2015-05-01", 10, false)));
        var both = ofOneReport(child("同并大", null), child("同并小", null));
        office.does(both.get(1), "userTask_registerIntake", Map.of("intakeDecision", "merge", "mergeInto", older));

        emergencies.press(office.person(STATION), both.get(0), "继父持刀，孩子们都在屋里");

        assertThat(sent(older)).containsExactly("userTask_policeReceive POLICE-532503");
        assertThat(told(older, "SIBLING_IN_DANGER")).contains(STATION + ".leader");
    }

    @Test
    void aChildWhoseCaseComesToAHomeInDangerIsLookedAtAndThePoliceThereKnowOfIt() {
        var inDanger = office.caseOf(intake.file(filing(10, child("后来大", "10000003399"))));
        emergencies.press(office.person(STATION), inDanger, "继父持刀");

        var later = office.caseOf(intake.file(filing(10, child("后来小", "10000003399"))));

        assertThat(sent(later)).containsExactly("userTask_policeReceive POLICE-532503");
        assertThat(told(later, "SIBLING_IN_DANGER")).contains(STATION + ".leader", "supervisor.532503");
        assertThat(told(inDanger, "CHILDREN_AT_HOME")).contains("police.532503", "police.532503.leader");
        assertThat(sent(inDanger)).hasSize(1);
    }

    /** Whoever takes reports in elsewhere takes those of a home that is elsewhere. */
    @Test
    void aChildOfTheHomeWhoseCaseIsInAnotherCountyIsLookedAtThereAndAskedAboutLikeAnyOther() {
        var inDanger = office.caseOf(intake.file(filing(10, child("异县大", "10000003344"))));
        var before = office.caseOf(intake.file(filing(ELSEWHERE, 10, child("异县中", "10000003344"))));
        assertThat(sent(before)).isEmpty();

        emergencies.press(office.person(STATION), inDanger, "继父持刀");
        var after = office.caseOf(intake.file(filing(ELSEWHERE, 10, child("异县小", "10000003344"))));

        for (var other : List.of(before, after)) {
            assertThat(sent(other)).containsExactly("userTask_policeReceive POLICE-532524");
            assertThat(told(other, "SIBLING_IN_DANGER")).contains("supervisor.532524");
            assertThat(danger(other)).contains("同住的另一个孩子").doesNotContain(inDanger);
            assertThat(refused(other, "userTask_registerIntake", Map.of("intakeDecision", "notAboutMinor")))
                    .containsExactly("notMinorInDanger");
        }
        assertThat(jdbc.sql("select about_zh from notification.message where case_no = ? and kind = 'CHILDREN_AT_HOME'"
                                + " and recipient = 'police.532503' order by id")
                        .param(inDanger)
                        .query(String.class)
                        .list())
                .containsExactly("1", "2");
    }

    @Test
    void aFurtherReportThatNamesASiblingAsksForItToo() {
        var inDanger = office.caseOf(intake.file(filing(10, child("再报大", null))));
        emergencies.press(office.person(STATION), inDanger, "继父持刀");

        var both = ofOneReport(child("再报大", null), child("再报小", null));

        assertThat(both.get(0)).isEqualTo(inDanger);
        assertThat(sent(both.get(1))).containsExactly("userTask_policeReceive POLICE-532503");
        assertThat(told(both.get(1), "SIBLING_IN_DANGER")).contains(STATION + ".leader");
        assertThat(told(inDanger, "CHILDREN_AT_HOME")).contains("police.532503");
    }

    @Test
    void whoClosedTheCaseOfAChildKnowsThatAnotherOfItsHomeIsInDanger() {
        var both = ofOneReport(child("结案大", null), child("结案小", null));
        office.does(both.get(1), "userTask_registerIntake", Map.of("intakeDecision", "notAboutMinor"));
        office.worksUntil(both.get(1), "userTask_close");
        office.does(both.get(1), "userTask_close", Map.of("endState", "closedNoRisk"));
        assertThat(cases.file(both.get(1)).open()).isFalse();

        emergencies.press(office.person(STATION), both.get(0), "继父持刀，孩子们都在屋里");

        assertThat(told(both.get(1), "CLOSED_SIBLING_IN_DANGER")).contains(STATION + ".leader", "supervisor.532503");
        assertThat(told(both.get(0), "CHILDREN_AT_HOME")).contains("police.532503");
    }

    @Test
    void thatThereIsNoDangerIsAskedBackWhileAnotherChildOfTheHomeIsInDanger() {
        var both = ofOneReport(child("同问一", null), child("同问二", null));
        emergencies.press(office.person(STATION), both.get(0), "持刀");
        var other = both.get(1);

        assertThat(refused(other, "userTask_registerIntake", Map.of("intakeDecision", "notAboutMinor")))
                .containsExactly("notMinorInDanger");
        office.completes(other, "userTask_registerIntake", Office.welfare(Map.of()));
        assertThat(refused(other, "userTask_needsAssessment", Map.of("childSeen", "yes")))
                .contains("dangerAtHome");
        office.completes(other, "userTask_needsAssessment", Map.of("childSeen", "yes"));
    }

    private List<String> refused(String caseNo, String task, Map<String, Object> differs) {
        office.claims(caseNo, task);
        var answers = new java.util.HashMap<>(differs);
        answers.put(Form.CONFIRMED, List.of());
        var refused = catchThrowableOfType(AnswerRefused.class, () -> office.completes(caseNo, task, answers));
        return refused == null
                ? List.of()
                : refused.problems().stream().map(problem -> problem.code()).toList();
    }

    /** The open tasks to go there. */
    private List<String> sent(String caseNo) {
        return java.util.stream.Stream.of("userTask_policeReceive", "userTask_emergencyReceive")
                .flatMap(key -> office.openItems(caseNo, key).stream())
                .map((WorkItem item) -> item.elementId() + " " + item.agencyCode())
                .toList();
    }

    private List<String> told(String caseNo, String kind) {
        return jdbc.sql("select recipient from notification.message where case_no = ? and kind = ?")
                .params(caseNo, kind)
                .query(String.class)
                .list();
    }

    private String danger(String caseNo) {
        return strip.of(cases.file(caseNo), office.person("supervisor.532503"), Locale.CHINESE).facts().stream()
                .filter(fact -> fact.kind().equals("danger"))
                .map(SafetyStrip.Fact::value)
                .toList()
                .toString();
    }

    private List<String> ofOneReport(ReportedChild... children) {
        return ofOneReport(10, children);
    }

    private List<String> ofOneReport(int category, ReportedChild... children) {
        var receipt = intake.file(filing(category, children));
        office.caseOf(receipt);
        return jdbc.sql("select case_no from intake.report_child where report_id = ? order by position")
                .param(Objects.requireNonNull(
                        intake.ofReceipt(receipt.receiptNo()).id()))
                .query(String.class)
                .list();
    }

    private static ReportedChild child(String name, @Nullable String phone) {
        return new ReportedChild(
                name, "F", LocalDate.parse("2014-03-03"), null, null, phone == null ? null : "测家长", phone, null);
    }

    private static Filing filing(int category, ReportedChild... children) {
        return filing(VILLAGE, category, children);
    }

    private static Filing filing(String region, int category, ReportedChild... children) {
        return new Filing(
                new Incident(region, List.of(category), false, "看到的情况", null, null, null, false, null),
                List.of(children),
                new Reporter("测老师", "13800000000", "teacher@school.example", "测试小学", null, true, false, Locale.CHINESE),
                List.of(),
                new Filing.Origin(null, null, UUID.randomUUID().toString()));
    }
}
