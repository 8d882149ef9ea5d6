package org.huhang.reporting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.huhang.casework.Cases;
import org.huhang.casework.Dangers;
import org.huhang.casework.Emergencies;
import org.huhang.intake.Filing;
import org.huhang.intake.Incident;
import org.huhang.intake.Intake;
import org.huhang.intake.ReportedChild;
import org.huhang.intake.Reporter;
import org.huhang.safety.Breach;
import org.huhang.safety.SafetyInvariants;
import org.huhang.testing.HuhangTest;
import org.huhang.testing.Office;
import org.huhang.worklist.AnswerRefused;
import org.huhang.worklist.CaseCards;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Two cases become one, and one that was taken for another's is parted again. */
@HuhangTest
class MergingTests {

    private static final String VILLAGE = "532503102001";
    private static final String SUPERVISOR = "supervisor.532503";

    @Autowired
    private Office office;

    @Autowired
    private Intake intake;

    @Autowired
    private CaseCards cards;

    @Autowired
    private Cases cases;

    @Autowired
    private Merging merging;

    @Autowired
    private Parting parting;

    @Autowired
    private Emergencies emergencies;

    @Autowired
    private Dangers dangers;

    @Autowired
    private SafetyInvariants invariants;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private PlatformTransactionManager transactions;

    @BeforeEach
    void people() {
        office.staffed();
    }

    @Test
    void whatWasMergedByMistakeHasACaseOfItsOwnAgain() {
        var girl = office.caseOf(intake.file(filing("测分芬", "F", "2013-03-03", 10)));
        office.does(girl, "userTask_registerIntake");
        var boy = office.caseOf(intake.file(filing("测分军", "M", "2015-05-05", 4)));
        office.does(boy, "userTask_registerIntake", Map.of("intakeDecision", "merge", "mergeInto", girl));
        var supervisor = office.person(SUPERVISOR);
        assertThat(cards.goesOn(supervisor, boy)).contains(girl);
        assertThat(cases.partable(office.person("police.532524.leader"), boy)).isEmpty();
        assertThat(parting.part(supervisor, boy, " ")).isEmpty();
        assertThat(intake.ofCase(girl)).hasSize(2);
        var leader = office.person("police.532503.leader");
        assertThat(cases.partable(leader, boy)).isPresent();

        jdbc.sql("update intake.report set filed_at = filed_at - interval '8 days' where id = ?")
                .param(intake.ofCase(girl).stream()
                        .filter(report -> "测分军".equals(report.child().name()))
                        .findFirst()
                        .orElseThrow()
                        .id())
                .update();
        var parted = Instant.now();

        var own = parting.part(leader, boy, "两个孩子都见到了").orElseThrow();

        assertThat(intake.ofCase(girl)).hasSize(1);
        assertThat(intake.ofCase(own)).hasSize(1);
        assertThat(cases.file(own).childId()).isNotEqualTo(cases.file(girl).childId());
        assertThat(office.openKeys(own)).contains("userTask_registerIntake", "userTask_policeReceive");
        assertThat(office.open(own, "userTask_registerIntake").dueAt()).isAfter(parted);
        assertThat(cases.file(boy).childId()).isEqualTo(cases.file(own).childId());
        assertThat(cards.goesOn(supervisor, boy)).contains(own);
        assertThat(jdbc.sql("select other from casework.case_link where case_no = ? and kind = 'parted'")
                        .param(own)
                        .query(String.class)
                        .list())
                .containsExactly(girl);
        assertThat(cases.partable(leader, boy)).isEmpty();
        assertThat(office.told("police.532503.leader", girl)).contains("CASE_PARTED");
    }

    @Test
    void aHandOverGoesAlongWhenItsCaseIsMerged() {
        var other = office.caseOf(office.report("接六", 10, false));
        var caseNo = office.caseOf(office.report("接七", 10, false));
        office.does(caseNo, "userTask_registerIntake", Map.of("receivers", List.of("CIVIL"), "riskTier", "YELLOW"));
        office.does(caseNo, "userTask_needsAssessment", Map.of("helpNeeded", "no", "schooling", "out"));
        office.open(caseNo, "userTask_takeHandOver");
        var since = handedOver(caseNo);

        merge(caseNo, other);

        assertThat(handedOver(caseNo)).isEmpty();
        assertThat(handedOver(other)).isEqualTo(since).hasSize(1);
        assertThat(office.open(other, "userTask_takeHandOver").group()).isEqualTo("EDU-532503:dropoutOfficer");
    }

    /** Since when whoever has what a case handed over has it. */
    private List<Instant> handedOver(String caseNo) {
        return jdbc.sql("select since from handover.hand_over where case_no = ?")
                .param(caseNo)
                .query((row, number) -> row.getTimestamp("since").toInstant())
                .list();
    }

    @Test
    void whatTwoMergedCasesAskOfTheSameReceiverIsOneTask() {
        var other = office.caseOf(office.report("接并一", 10, false));
        var caseNo = office.caseOf(office.report("接并二", 10, false));
        for (var each : List.of(other, caseNo)) {
            office.does(each, "userTask_registerIntake", Map.of("receivers", List.of("CIVIL"), "riskTier", "YELLOW"));
            office.does(each, "userTask_needsAssessment", Map.of("helpNeeded", "no", "schooling", "out"));
            office.open(each, "userTask_takeHandOver");
        }

        merge(caseNo, other);

        assertThat(jdbc.sql("select count(*) from handover.hand_over where case_no = ?")
                        .param(other)
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        assertThat(jdbc.sql("select recipient from notification.message where kind = 'HANDOVER_ADDED' and case_no = ?")
                        .param(other)
                        .query(String.class)
                        .list())
                .isNotEmpty();
        assertThat(office.openKeys(other)).containsOnlyOnce("userTask_takeHandOver");
    }

    @Test
    void dangerOfAMergedCaseIsNotToldAsClosedAndGoesWithItsChildWhenItIsParted() {
        var other = office.welfareCase("并红", "2015-05-01");
        var red = office.caseOf(intake.file(office.filing("并红", "2016-06-02", 10, false)));
        emergencies.press(office.person("township.532503102"), red, "邻居听到打骂");

        office.does(red, "userTask_registerIntake", Map.of("intakeDecision", "merge", "mergeInto", other));
        office.openKeys(red);

        assertThat(cases.file(red).endState()).isEqualTo("closedMerged");
        assertThat(cases.file(other).riskTier()).isEqualTo("RED");
        assertThat(office.told(SUPERVISOR, red)).doesNotContain("CLOSED_RED");

        var own = parting.part(office.person(SUPERVISOR), red, "两个孩子都见到了").orElseThrow();

        assertThat(cases.file(own).riskTier()).isEqualTo("RED");
        assertThat(dangers.stands(cases.file(own))).isTrue();
        assertThat(office.openKeys(own)).contains("userTask_registerIntake", "userTask_emergencyReceive");
        assertThat(invariants.breaches()).extracting(Breach::caseNo).doesNotContain(own, other);
        assertThat(office.openKeys(other))
                .as("it was not this child's")
                .doesNotContain("userTask_takePart", "userTask_emergencyReceive", "userTask_registerFurtherReport");
        assertThat(cases.file(other).riskTier()).isEqualTo("YELLOW");
    }

    @Test
    void whoeverMakesACaseSecretByAMergeIsAskedWhoReadsItAndNobodyIsToldTheNumbers() {
        var other = office.caseOf(office.report("并密", 4, false));
        office.claims(other, "userTask_registerIntake");
        var secret = office.caseOf(intake.file(office.filingOfAssault("并密二", Incident.Suspicion.YES)));
        assertThat(cases.file(secret).secret()).isTrue();
        assertThat(cases.file(other).secret()).isFalse();
        office.claims(secret, "userTask_registerIntake");
        var merge = Map.<String, Object>of("intakeDecision", "merge", "mergeInto", other);
        var unasked = new LinkedHashMap<>(merge);
        unasked.put("confirmed", List.of("mergeInto=" + other));

        assertThat(catchThrowableOfType(
                                AnswerRefused.class, () -> office.completes(secret, "userTask_registerIntake", unasked))
                        .problems())
                .filteredOn(problem -> "mergeBecomesSecret".equals(problem.code()))
                .singleElement()
                .satisfies(problem -> assertThat(problem.args().get(0).toString())
                        .contains(office.person("township.532503102").name()));
        office.completes(secret, "userTask_registerIntake", merge);
        office.openKeys(secret);

        assertThat(cases.file(other).secret()).isTrue();
        assertThat(jdbc.sql("select about_zh from notification.message where kind = 'CASE_MERGED' and about_zh like ?")
                        .param("%" + other + "%")
                        .query(String.class)
                        .list())
                .isEmpty();
        assertThat(jdbc.sql("select count(*) from notification.message where kind = 'CASE_MERGED' and case_no = ?")
                        .param(secret)
                        .query(Integer.class)
                        .single())
                .isPositive();
    }

    private void merge(String caseNo, String other) {
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            assertThat(merging.merge(caseNo, other, "none")).isTrue();
        });
    }

    private static Filing filing(String name, String sex, String born, int category) {
        return new Filing(
                new Incident(VILLAGE, List.of(category), false, "看到的情况", null, null, null, false, null),
                List.of(new ReportedChild(name, sex, LocalDate.parse(born), null, null, null, null, null)),
                new Reporter("测老师", "13800000000", "teacher@school.example", "测试小学", null, true, false, Locale.CHINESE),
                List.of(),
                new Filing.Origin(null, null, UUID.randomUUID().toString()));
    }
}
