package org.huhang.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.huhang.agency.Directory;
import org.huhang.agency.People;
import org.huhang.agency.Person;
import org.huhang.form.Form;
import org.huhang.intake.Filing;
import org.huhang.intake.Incident;
import org.huhang.intake.Intake;
import org.huhang.intake.Receipt;
import org.huhang.safety.Promise;
import org.huhang.safety.SafetyInvariants;
import org.huhang.starting.StartOnce;
import org.huhang.testing.HuhangTest;
import org.huhang.testing.Office;
import org.huhang.worklist.WorkItem;
import org.huhang.worklist.Worklist;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whose people are suspected hears of no report, works on no open case of the child and opens none, whichever way it came. */
@HuhangTest
class SuspectAwayTests {

    private static final String VILLAGE = "VILLAGE-532503102001";
    private static final String SCHOOL = "SCHOOL-532503-01";
    private static final String INTAKE = "userTask_registerIntake";
    private static final String FURTHER = "userTask_registerFurtherReport";
    private static final String CHECK = "userTask_preliminaryCheck";
    private static final String PART = "userTask_takePart";
    private static final Map<String, Object> BY_VILLAGE = Map.of("preliminaryCheckAsked", true, "checkBy", "VILLAGE");
    private static final Map<String, Object> WITH_SCHOOL =
            Map.of("receivers", List.of("CIVIL", "SCHOOL"), "schoolCode", SCHOOL);

    @Autowired
    private Office office;

    @Autowired
    private Intake intake;

    @Autowired
    private Cases cases;

    @Autowired
    private Worklist worklist;

    @Autowired
    private Exclusions exclusions;

    @Autowired
    private CaseLinks links;

    @Autowired
    private SafetyNet safetyNet;

    @Autowired
    private SafetyInvariants invariants;

    @Autowired
    private StartOnce starts;

    @Autowired
    private Directory directory;

    @Autowired
    private People accounts;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void people() {
        office.staffed();
    }

    @Test
    void theSchoolThatWorksOnTheCaseHearsNothingOfAReportAgainstItsTeacher() {
        var caseNo = taken("嫌甲", WITH_SCHOOL);
        assertThat(office.open(caseNo, PART).agencyCode()).isEqualTo(SCHOOL);
        var before = messages(caseNo, SCHOOL);

        accuses("嫌甲", "schoolStaff", "班主任");

        assertAway(caseNo, SCHOOL);
        assertThat(messages(caseNo, SCHOOL)).isEqualTo(before);
        assertThat(office.open(caseNo, PART).agencyCode()).isEqualTo("EDU-532503");

        office.does(caseNo, FURTHER, Map.of("conflictOfInterest", List.of("school")));
        assertAway(caseNo, SCHOOL);
    }

    @Test
    void theVillageThatChecksHearsNothingOfAReportAgainstItsHead() {
        var caseNo = taken("嫌乙", BY_VILLAGE);
        assertThat(office.open(caseNo, CHECK).agencyCode()).isEqualTo(VILLAGE);
        var before = messages(caseNo, VILLAGE);

        accuses("嫌乙", "villageCadre", null);

        assertAway(caseNo, VILLAGE);
        assertThat(messages(caseNo, VILLAGE)).isEqualTo(before);
        assertThat(office.open(caseNo, CHECK).agencyCode()).isEqualTo("TOWNSHIP-532503102");
    }

    @Test
    void whomTheReportOfAMergedCaseNamesLeavesTheOneInWhichItGoesOn() {
        var into = taken("嫌丙", BY_VILLAGE);
        var from = office.caseOf(report("嫌丙", "2016-06-02", null, "村支书"));
        assertAway(from, VILLAGE);
        assertThat(exclusions.agencies(into)).isEmpty();

        office.does(from, INTAKE, Map.of("intakeDecision", "merge", "mergeInto", into));
        office.openKeys(from);

        assertAway(into, VILLAGE);
    }

    @Test
    void aKindOfWhichNobodyIsKnownIsEachThatCouldBeMeant() {
        var caseNo = taken("嫌丁", Map.of("conflictOfInterest", List.of("school"), "riskTier", "YELLOW"));

        assertAway(caseNo, SCHOOL);
    }

    @Test
    void whoTakesPartIsMeantWhereTheFurtherReportNamesNoSchool() {
        var caseNo = taken("嫌戊", WITH_SCHOOL);
        office.caseOf(office.report("嫌戊", 10, false));

        office.does(caseNo, FURTHER, Map.of("conflictOfInterest", List.of("school")));

        assertThat(exclusions.agencies(caseNo)).containsExactly(SCHOOL);
        assertAway(caseNo, SCHOOL);
    }

    @Test
    void whoLetsThemTakePartAgainIsAskedBack() {
        var caseNo = office.caseOf(report("嫌己", "2015-05-01", "villageCadre", null));
        var unticked = Office.welfare(
                Map.of("conflictOfInterest", List.of(), "preliminaryCheckAsked", true, "checkBy", "VILLAGE"));
        assertThat(office.refused(caseNo, INTAKE, unticked)).containsExactly("notInvolvedReason whyNotInvolved");
        var sure = new LinkedHashMap<>(unticked);
        sure.put(Form.CONFIRMED, List.of("conflictOfInterest=village", "sexualAssaultSuspected=no"));
        sure.put("notInvolvedReason", "待核实");
        assertThat(office.refused(caseNo, INTAKE, sure)).containsExactly("notInvolvedReason saysNothing");
        sure.put("notInvolvedReason", sure.get("decisionReason"));
        assertThat(office.refused(caseNo, INTAKE, sure)).containsExactly("notInvolvedReason whyNotInvolved");
        sure.put("notInvolvedReason", "问过两名村民，村支书与这家人没有亲属关系");

        assertThat(office.refused(caseNo, INTAKE, sure)).isEmpty();

        assertThat(exclusions.agencies(caseNo)).isEmpty();
        assertThat(office.open(caseNo, CHECK).agencyCode()).isEqualTo(VILLAGE);
    }

    @Test
    void whoNamesPoliceBehindWhomNobodyStandsIsToldAndTheProcuratorateTakesPart() {
        var away = List.of("POLICE-5325", "POLICE-53");
        var people = away.stream()
                .flatMap(code -> directory.staffOf(code).stream())
                .map(Person::id)
                .toList();
        people.forEach(id -> accounts.close(id, "system"));
        try {
            var caseNo = office.caseOf(office.report("嫌卯", 10, false));
            var ticked = new LinkedHashMap<>(Office.welfare(Map.of("conflictOfInterest", List.of("police"))));
            assertThat(office.refused(caseNo, INTAKE, ticked)).containsExactly("conflictOfInterest lastPolice");
            ticked.put(Form.CONFIRMED, List.of("conflictOfInterest=lastPolice"));

            assertThat(office.refused(caseNo, INTAKE, ticked)).isEmpty();

            assertThat(exclusions.agencies(caseNo)).isEmpty();
            assertThat(office.openItems(caseNo, PART))
                    .extracting(WorkItem::agencyCode)
                    .containsExactly("PROC-532503");
        } finally {
            people.forEach(id -> accounts.reopen(id, "system"));
        }
    }

    @Test
    void whoIsKeptFromOneCaseIsKeptFromTheOtherThatIsFoundToBeOfTheSameChild() {
        var first = taken("嫌庚", Map.of("conflictOfInterest", List.of("village")));
        var other = taken("嫌辛", BY_VILLAGE);
        assertThat(office.open(other, CHECK).agencyCode()).isEqualTo(VILLAGE);

        links.link(Set.of(first, other), CaseLinks.SAME_CHILD, Instant.now());
        exclusions.spread(cases.file(first).childId());

        assertAway(other, VILLAGE);
    }

    @Test
    void theSchoolThatBeganAnAbsenceHearsNothingOfAReportAgainstItsTeacher() {
        var teacher = office.person("school.532503");
        var answers = new LinkedHashMap<>(Office.absence("嫌子", "2015-05-01"));
        answers.put("foundHow", "absence");
        answers.put("lessonStartAt", answers.get("absentOn") + "T08:00:00+08:00");
        var caseNo = starts.begin(teacher, "returnToSchool", UUID.randomUUID(), answers)
                .caseNo();
        assertThat(office.open(caseNo, "userTask_contactGuardian").agencyCode()).isEqualTo(SCHOOL);
        var before = messages(caseNo, SCHOOL);

        accuses("嫌子", "schoolStaff", "班主任");

        assertAway(caseNo, SCHOOL);
        assertThat(messages(caseNo, SCHOOL)).isEqualTo(before);
        assertThat(office.open(caseNo, "userTask_contactGuardian").agencyCode()).isEqualTo("EDU-532503");
    }

    @Test
    void whatAnotherCaseSaysIsTakenBackThere() {
        var first = taken("嫌丑", Map.of("conflictOfInterest", List.of("village")));
        var other = office.caseOf(office.report("嫌寅", 10, false));
        links.link(Set.of(first, other), CaseLinks.SAME_CHILD, Instant.now());
        exclusions.spread(cases.file(first).childId());
        var unticked = Office.welfare(Map.of("conflictOfInterest", List.of()));
        assertThat(office.refused(other, INTAKE, unticked)).containsExactly("conflictOfInterest keptAwayElsewhere");

        office.corrects(
                first,
                INTAKE,
                Map.of("conflictOfInterest", List.of(), Form.CONFIRMED, List.of("conflictOfInterest=village")),
                "问过了，村里没有亲属");

        assertThat(exclusions.agencies(first)).isEmpty();
        assertThat(exclusions.agencies(other)).isEmpty();
    }

    @Test
    void theSchoolWhoseTeacherIsAccusedInWordsOnlyHearsNothingUntilIntakeSaysOtherwise() {
        var caseNo = taken("嫌酉", WITH_SCHOOL);
        var before = messages(caseNo, SCHOOL);

        office.caseOf(report("嫌酉", "2015-05-01", "unknown", null, "班主任打孩子，手心都肿了"));

        assertAway(caseNo, SCHOOL);
        assertThat(messages(caseNo, SCHOOL)).isEqualTo(before);
        var unticked = Map.<String, Object>of("conflictOfInterest", List.of());
        assertThat(office.refused(caseNo, FURTHER, unticked)).contains("notInvolvedReason whyNotInvolved");
    }

    @Test
    void whatAReporterAddsIsReadAsWhatHeReported() {
        var first = report("嫌辰", "2015-05-01", null, null, "孩子身上有伤，老师发现后告诉了我们");
        var caseNo = office.caseOf(first);
        assertThat(exclusions.agencies(caseNo)).isEmpty();

        var more = filing("嫌辰", "2015-05-01", null, null, "后来才知道，是村支书打的孩子");
        intake.add(more, first.receiptNo());

        assertAway(caseNo, VILLAGE);
    }

    @Test
    void whomWordsAccuseIsKeptAwayBySweepWhereItWasForgotten() {
        var caseNo = office.caseOf(report("嫌巳", "2015-05-01", null, null, "村支书打孩子"));
        jdbc.sql("delete from casework.excluded_party where case_no = ?")
                .param(caseNo)
                .update();
        assertThat(invariants.breaches(Promise.SUSPECT_AWAY)).anyMatch(one -> caseNo.equals(one.caseNo()));

        safetyNet.keepAway(caseNo);

        assertAway(caseNo, VILLAGE);
        assertThat(invariants.breaches(Promise.SUSPECT_AWAY)).noneMatch(one -> caseNo.equals(one.caseNo()));
    }

    private String taken(String child, Map<String, Object> differs) {
        var caseNo = office.caseOf(office.report(child, 10, false));
        office.does(caseNo, INTAKE, Office.welfare(differs));
        return caseNo;
    }

    private void accuses(String child, @Nullable String kind, @Nullable String relation) {
        office.caseOf(report(child, "2015-05-01", kind, relation));
    }

    private Receipt report(String child, String born, @Nullable String kind, @Nullable String relation) {
        return report(child, born, kind, relation, "看到的情况");
    }

    private Receipt report(
            String child, String born, @Nullable String kind, @Nullable String relation, String description) {
        return intake.file(filing(child, born, kind, relation, description));
    }

    private Filing filing(
            String child, String born, @Nullable String kind, @Nullable String relation, String description) {
        var plain = office.filing(child, born, 10, false);
        var incident = new Incident(
                "532503102001", List.of(10), false, description, null, null, relation, false, null, null, kind);
        return new Filing(incident, plain.children(), plain.reporter(), plain.files(), plain.origin());
    }

    private void assertAway(String caseNo, String agency) {
        assertThat(exclusions.agencies(caseNo)).contains(agency);
        assertThat(directory.staffOf(agency)).isNotEmpty().noneMatch(person -> cases.mayOpen(person, caseNo));
        assertThat(worklist.ofCase(caseNo))
                .noneMatch(item -> item.open() && item.agencyCode().equals(agency));
    }

    private long messages(String caseNo, String agency) {
        return jdbc.sql(
                        "select count(*) from notification.message message join agency.person person"
                                + " on person.username = message.recipient where message.case_no = ? and person.agency_code = ?")
                .params(caseNo, agency)
                .query(Long.class)
                .single();
    }
}
