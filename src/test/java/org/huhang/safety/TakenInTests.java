package org.huhang.safety;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.huhang.casework.Cases;
import org.huhang.casework.Emergencies;
import org.huhang.intake.Intake;
import org.huhang.model.Work;
import org.huhang.starting.StartOnce;
import org.huhang.testing.HuhangTest;
import org.huhang.testing.Office;
import org.huhang.worklist.WorkItem;
import org.huhang.worklist.Worklist;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A case that began at a school or in a village is judged as that of any reported child, once danger or harm is told. */
@HuhangTest
class TakenInTests {

    private static final String TEACHER = "school.532503";
    private static final String INTAKE = "userTask_registerIntake";
    private static final String FURTHER = "userTask_registerFurtherReport";
    private static final String ASSESSMENT = "userTask_needsAssessment";
    private static final String BORN = "2015-05-01";

    @Autowired
    private Office office;

    @Autowired
    private StartOnce starts;

    @Autowired
    private Emergencies emergencies;

    @Autowired
    private Cases cases;

    @Autowired
    private Intake intake;

    @Autowired
    private Worklist worklist;

    @Autowired
    private SafetyInvariants invariants;

    @Autowired
    private SafetySweep sweep;

    @Autowired
    private JdbcClient jdbc;

    private final String child = "先办" + UUID.randomUUID().toString().substring(0, 8);

    @BeforeEach
    void staffed() {
        office.staffed();
    }

    /** An older version did nothing about an injury that its form told a minute ago. */
    private void saidInAnOlderVersion(String caseNo) {
        jdbc.sql("update worklist.answer set answers = answers || '{\"injury\": \"yes\"}' where case_no = ?")
                .param(caseNo)
                .update();
        jdbc.sql(
                        "update worklist.work_item set ended_at = ended_at - interval '1 minute' where case_no = ? and state = 'DONE'")
                .param(caseNo)
                .update();
    }

    private String begun(String process) {
        return begun(process, Map.of());
    }

    private String begun(String process, Map<String, Object> differs) {
        var answers = new LinkedHashMap<>(
                process.equals("guardianWarning") ? Office.conduct(child, BORN) : Office.absence(child, BORN));
        answers.putAll(differs);
        return starts.begin(office.person(TEACHER), process, UUID.randomUUID(), answers)
                .caseNo();
    }

    private void takenInAndAssessed(String caseNo) {
        office.does(caseNo, INTAKE, Map.of("riskTier", "RED", "receivers", List.of("POLICE", "CIVIL")));
        assertThat(office.open(caseNo, ASSESSMENT).agencyCode()).isEqualTo("CIVIL-532503");
    }

    @ParameterizedTest
    @ValueSource(strings = {"returnToSchool", "guardianWarning"})
    void theFirstReportThatJoinsIsTakenInAndAssessedAsAnyOther(String process) {
        var caseNo = begun(process);

        assertThat(office.caseOf(office.report(child, 4, true))).isEqualTo(caseNo);

        assertThat(office.openKeys(caseNo)).contains(INTAKE).doesNotContain(FURTHER);
        assertThat(office.openItems(caseNo, INTAKE)).hasSize(1);
        takenInAndAssessed(caseNo);
        assertThat(office.caseOf(office.report(child, 4, false))).isEqualTo(caseNo);
        assertThat(office.openKeys(caseNo)).as("the next one is a further one").contains(FURTHER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"returnToSchool", "guardianWarning"})
    void aPressIsTakenInByCivilAffairsAsAReportOfWhoeverPressed(String process) {
        var caseNo = begun(process);

        emergencies.press(office.person(TEACHER), caseNo, "孩子被锁在屋里，喊救命");

        assertThat(office.open(caseNo, INTAKE).agencyCode()).isEqualTo("CIVIL-532503");
        assertThat(intake.ofCase(caseNo))
                .singleElement()
                .satisfies(report -> assertThat(report.incident().description()).contains("喊救命"));
        assertThat(office.openItems(caseNo, "userTask_emergencyReceive"))
                .as("for one danger police go once")
                .hasSize(1);
        emergencies.press(office.person(TEACHER), caseNo, "还在喊");
        assertThat(intake.ofCase(caseNo)).hasSize(1);
        takenInAndAssessed(caseNo);
    }

    @Test
    void dangerThatTheFirstFormTellsIsTakenInToo() {
        var caseNo = begun("guardianWarning", Map.of("dangerNow", "yes"));

        assertThat(cases.file(caseNo).riskTier()).isEqualTo("RED");
        assertThat(office.open(caseNo, INTAKE).agencyCode()).isEqualTo("CIVIL-532503");
        takenInAndAssessed(caseNo);
    }

    /** Whoever tells of it, in whatever form. */
    @ParameterizedTest
    @ValueSource(strings = {"guardianConduct", "injury", "newViolence"})
    void harmThatIsToldInAnyFormIsTakenInToo(String field) {
        var visit = field.equals("newViolence");
        Object said = field.equals("guardianConduct") ? List.of("c1") : "yes";
        var caseNo = begun("guardianWarning", visit ? Map.of() : Map.of(field, said));
        if (visit) {
            assertThat(office.openKeys(caseNo)).doesNotContain(INTAKE);
            office.does(caseNo, "userTask_chooseMeasure", Map.of("measureChosen", "W1"));
            office.does(caseNo, "userTask_dissuade");
            office.does(caseNo, "userTask_followUpVisit", Map.of(field, said, "childState", "手臂上有新的淤青"));
        }

        assertThat(office.open(caseNo, INTAKE).agencyCode()).isEqualTo("CIVIL-532503");
        takenInAndAssessed(caseNo);
    }

    /** As an older version left it. */
    @Test
    void harmThatNobodyTookInIsNamedAndTheSweepLetsItBeTakenIn() {
        var caseNo = begun("guardianWarning");
        saidInAnOlderVersion(caseNo);

        assertThat(broken(caseNo)).isTrue();
        sweep.sweep();

        assertThat(broken(caseNo)).isFalse();
        assertThat(office.open(caseNo, INTAKE).agencyCode()).isEqualTo("CIVIL-532503");
    }

    @Test
    void policeWhoFindTheChildHurtLeaveItToNobodyAlone() {
        var caseNo = begun("guardianWarning");
        office.does(caseNo, "userTask_chooseMeasure", Map.of("measureChosen", "police"));
        assertThat(office.openKeys(caseNo)).contains("userTask_policeReceive", INTAKE);

        office.does(caseNo, "userTask_policeReceive", Map.of("childCondition", List.of("injured")));

        assertThat(office.open(caseNo, INTAKE).agencyCode()).isEqualTo("CIVIL-532503");
        takenInAndAssessed(caseNo);
    }

    @Test
    void aReportThatIsMergedIntoSuchACaseIsTakenInThere() {
        var caseNo = begun("guardianWarning");
        var other = office.caseOf(office.reportOf(child, "2014-05-01", 4));

        // Who follows the children of the town may open the school’s case; not everybody who takes reports in may.
        office.claims(office.person("township.532503102"), other, INTAKE);
        office.completes(other, INTAKE, Map.of("intakeDecision", "merge", "mergeInto", caseNo));

        office.openKeys(other);
        assertThat(cases.file(other).open()).isFalse();
        assertThat(office.openKeys(caseNo)).contains(INTAKE).doesNotContain(FURTHER);
        takenInAndAssessed(caseNo);
    }

    @Test
    void theEndOfItsOwnProcessDoesNotEndTheCase() {
        var caseNo = begun("returnToSchool");
        office.caseOf(office.report(child, 4, false));
        office.does(caseNo, List.of("userTask_compareData", "userTask_aidPlan"));
        office.does(caseNo, "userTask_persuade", Map.of("persuadeResult", "back"));
        office.does(caseNo, "userTask_enrol");
        office.does(caseNo, "userTask_stabilise", Map.of("stabilityFound", "elsewhere"));
        office.does(caseNo, "userTask_tellProvider");

        assertThat(cases.file(caseNo).open()).isTrue();
        assertThat(office.openKeys(caseNo)).contains(INTAKE).doesNotContain("userTask_tellProvider");
        takenInAndAssessed(caseNo);
    }

    /** As an older version left it. */
    @Test
    void aReportThatNobodyTookInIsNamedAndTheSweepLetsItBeTakenIn() {
        var caseNo = begun("returnToSchool");
        office.caseOf(office.report(child, 4, true));
        withdrawn(caseNo);

        assertThat(broken(caseNo)).isTrue();
        sweep.sweep();

        assertThat(broken(caseNo)).isFalse();
        assertThat(office.open(caseNo, INTAKE).agencyCode()).isEqualTo("CIVIL-532503");
        takenInAndAssessed(caseNo);
    }

    /** As an older version left it. */
    @Test
    void dangerThatNobodyTookInIsNamedAndTheSweepLetsItBeTakenIn() {
        var caseNo = begun("guardianWarning");
        jdbc.sql("insert into child.strip_fact (file_id, kind, value, set_by, set_at, source, case_no)"
                        + " select child_id, 'danger', to_jsonb(true), 'school.532503',"
                        + " now() - interval '1 minute', 'button', case_no"
                        + " from casework.case_file where case_no = ?")
                .param(caseNo)
                .update();

        assertThat(broken(caseNo)).isTrue();
        sweep.sweep();

        assertThat(broken(caseNo)).isFalse();
        assertThat(office.open(caseNo, INTAKE).agencyCode()).isEqualTo("CIVIL-532503");
    }

    /** As an older version left it. */
    @Test
    void aChildThatIsNamedWithHarmAndHasNoCaseIsFoundAndTheSweepOpensItsCase() {
        var other = child + "妹";
        var caseNo = begun(
                "guardianWarning",
                Map.of(
                        "otherChildren",
                        List.of(Map.of("otherName", other, "otherSex", "F", "otherBorn", "2017-02-02"))));
        assertThat(openCases(other)).isZero();
        saidInAnOlderVersion(caseNo);
        assertThat(named(caseNo)).isTrue();

        sweep.sweep();

        assertThat(named(caseNo)).isFalse();
        assertThat(openCases(other)).isEqualTo(1);
    }

    private boolean named(String caseNo) {
        return invariants.breaches().stream()
                .anyMatch(breach -> breach.subject().startsWith("named:") && caseNo.equals(breach.caseNo()));
    }

    private int openCases(String name) {
        return jdbc.sql("select count(*) from casework.case_file c join child.file f on f.id = c.child_id"
                        + " where f.name = ? and c.closed_at is null")
                .param(name)
                .query(Integer.class)
                .single();
    }

    private void withdrawn(String caseNo) {
        worklist.ofCase(caseNo).stream()
                .filter(item -> item.work() == Work.INTAKE)
                .map(WorkItem::id)
                .forEach(item -> jdbc.sql(
                                "update worklist.work_item set state = 'WITHDRAWN', ended_at = now() where id = ?")
                        .param(item)
                        .update());
    }

    private boolean broken(String caseNo) {
        return invariants.breaches().stream()
                .anyMatch(breach -> breach.promise() == Promise.DANGER_JUDGED && caseNo.equals(breach.caseNo()));
    }
}
