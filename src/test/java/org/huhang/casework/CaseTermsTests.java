package org.huhang.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.huhang.agency.Person;
import org.huhang.deadline.Bearer;
import org.huhang.deadline.Deadlines;
import org.huhang.deadline.SetDeadline;
import org.huhang.engine.Facts;
import org.huhang.intake.Filing;
import org.huhang.intake.Intake;
import org.huhang.intake.Reporter;
import org.huhang.testing.HuhangTest;
import org.huhang.testing.Office;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A term that runs on a case speaks to somebody, like that of a task. */
@HuhangTest
class CaseTermsTests {

    private static final Duration LONG = Duration.ofDays(30);

    @Autowired
    private Office office;

    @Autowired
    private Deadlines deadlines;

    @Autowired
    private TermPeople people;

    @Autowired
    private Intake intake;

    @Autowired
    private Emergencies emergencies;

    @Autowired
    private AskedToTakePart askedToTakePart;

    @Autowired
    private CaseTable cases;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Clock clock;

    private String caseNo = "";

    @BeforeEach
    void aCase() {
        office.staffed();
        caseNo = office.caseOf(office.report(null, 10, false));
    }

    @AfterEach
    void leaveNothingToSay() {
        deadlines.withdrawCaseTerms(caseNo);
    }

    @Test
    void everyShippedTermHasSomebodyWhoIsTold() {
        var dates = Map.<String, Object>of(
                "measureDue", "2030-12-02", "sessionDate", "2030-12-02", "replyBy", "2030-12-02");
        for (var code : deadlines.codes()) {
            deadlines.startCaseTerm(caseNo, code, null, new Facts(dates));
        }
        assertThat(deadlines.running(caseNo))
                .hasSizeGreaterThan(150)
                .allSatisfy(term ->
                        assertThat(people.whoIsTold(term)).as(term.code()).isNotEmpty());
    }

    /** An agency is told that its work is due soon; of what courts and parties do, those are told who must know. */
    @Test
    void everyShippedTermSpeaksBeforeItEnds() {
        for (var code : deadlines.codes()) {
            deadlines.startCaseTerm(caseNo, code, null, new Facts(Map.of()));
        }
        jdbc.sql("update deadline.mark mark set fires_at = ? from deadline.set_deadline term"
                        + " where term.id = mark.deadline_id and term.case_no = ? and mark.kind = 'URGENT'")
                .params(clock.instant().minusSeconds(60).atOffset(java.time.ZoneOffset.UTC), caseNo)
                .update();
        var waiting = deadlines.running(caseNo).stream()
                .filter(term -> term.elementId() == null && marked(term))
                .toList();

        deadlines.sweep();

        assertThat(waiting).extracting(SetDeadline::bearer).contains(Bearer.AGENCY, Bearer.PARTY, Bearer.COURT);
        assertThat(waiting).hasSizeGreaterThan(100).allSatisfy(term -> assertThat(toldNear(term))
                .as(term.code())
                .containsAll(people.handlers(term).stream().map(Person::id).toList())
                .isNotEmpty());
    }

    @Test
    void atHalfOfATermAnAgencyIsToldAndNobodyElse() {
        for (var code : List.of("TL-50", "TL-45")) {
            deadlines.startCaseTerm(caseNo, code, null, new Facts(Map.of()));
        }
        for (var person : List.of("justice.532503", "civil.532503")) {
            jdbc.sql("insert into notification.choice (person, kind, told) values (?, 'TERM_HALF', true)"
                            + " on conflict do nothing")
                    .param(person)
                    .update();
        }
        jdbc.sql("update deadline.mark mark set fires_at = ? from deadline.set_deadline term"
                        + " where term.id = mark.deadline_id and term.case_no = ? and mark.kind = 'NEAR'")
                .params(clock.instant().minusSeconds(60).atOffset(java.time.ZoneOffset.UTC), caseNo)
                .update();
        deadlines.sweep();

        assertThat(told("TERM_HALF")).contains("justice.532503").doesNotContain("civil.532503");
        assertThat(told("TERM_OF_OTHERS_NEAR")).isEmpty();
    }

    private boolean marked(SetDeadline term) {
        return jdbc.sql(
                        "select count(*) > 0 from deadline.mark where deadline_id = ? and kind = 'URGENT' and fired_at is null")
                .param(term.id())
                .query(Boolean.class)
                .single();
    }

    private List<String> toldNear(SetDeadline term) {
        return jdbc.sql("select recipient from notification.message where kind = ? and subject = ?")
                .params(
                        term.bearer() == Bearer.AGENCY ? "TERM_NEAR" : "TERM_OF_OTHERS_NEAR",
                        "term:" + caseNo + ":" + term.code() + "/" + term.id() + "/" + term.round())
                .query(String.class)
                .list();
    }

    @Test
    void whatAnAgencyMissesIsToldToItsLeaderAndGoesUp() {
        deadlines.startCaseTerm(caseNo, "TL-50", clock.instant().minus(LONG), new Facts(Map.of()));
        deadlines.sweep();
        assertThat(told("TERM_MISSED")).contains("justice.532503", "justice.532503.leader");
        assertThat(told("TERM_MISSED_ABOVE")).isNotEmpty().doesNotContain("justice.532503");
        deadlines.endCaseTerm(caseNo, "TL-50", clock.instant());
        assertThat(jdbc.sql("select count(*) from notification.message where case_no = :caseNo and kind = 'TERM_MISSED'"
                                + " and read_at is null")
                        .param("caseNo", caseNo)
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void whatAPartyMayDoInformsThePoliceAndBlamesNobody() {
        deadlines.startCaseTerm(caseNo, "TL-09", clock.instant().minus(LONG), new Facts(Map.of()));
        deadlines.sweep();
        assertThat(told("TERM_OF_OTHERS_OVER")).contains("police.532503");
        assertThat(told("TERM_MISSED")).isEmpty();
        assertThat(told("TERM_MISSED_ABOVE")).isEmpty();
    }

    /** Each row of the table of escalations, at its own moment and with its own words; nobody hears of it before. */
    @Test
    void aMissedTermReachesEachFurtherEarThatTheTableNames() {
        var legal = office.hire("POLICE-532503", "legalReviewer", 1).get(0).id();
        var rows = List.of(
                new Heard("TL-05", "MISSED", "TERM_MISSED", legal),
                new Heard("TL-06", "MISSED", "TERM_MISSED", legal),
                new Heard("TL-05", "ESCALATED", "SUPERVISION_CLUE", "proc.532503"),
                new Heard("TL-06", "ESCALATED", "SUPERVISION_CLUE", "proc.532503"),
                new Heard("TL-11", "ESCALATED", "TERM_MISSED_ABOVE", "supervisor.532503"),
                new Heard("TL-11a", "ESCALATED", "TERM_MISSED_ABOVE", legal),
                new Heard("TL-11a", "ESCALATED", "SUPERVISION_CLUE", "proc.532503"));
        List.of("TL-05", "TL-06", "TL-11", "TL-11a")
                .forEach(code -> deadlines.startCaseTerm(caseNo, code, null, new Facts(Map.of())));

        fires("NEAR");
        fires("URGENT");
        for (var stage : List.of("MISSED", "ESCALATED")) {
            var expected =
                    rows.stream().filter(row -> row.stage().equals(stage)).toList();
            assertThat(heard(stage, rows)).as("before " + stage).doesNotContainAnyElementsOf(expected);
            fires(stage);
            assertThat(heard(stage, rows)).as(stage).containsExactlyInAnyOrderElementsOf(expected);
        }
    }

    /** Above police stand other police; what they owe a reporter is the coordinating office's matter too. */
    @Test
    void whatPoliceOweAReporterAndMissReachesTheCoordinatingOffice() {
        var about = office.filing("欠答", "2015-05-01", 4, false);
        var nobody = new Reporter("热心人", "13800000001", null, null, null, false, false, Locale.CHINESE);
        var owed = office.caseOf(
                intake.file(new Filing(about.incident(), about.children(), nobody, List.of(), about.origin())));
        office.does(owed, List.of("userTask_policeReceive", "userTask_acceptCase"));
        var task = office.openItems(owed, "userTask_feedbackReporter").stream()
                .filter(item -> item.agencyCode().startsWith("POLICE"))
                .findFirst()
                .orElseThrow();
        jdbc.sql("update deadline.mark mark set fires_at = ? from deadline.set_deadline term"
                        + " where term.id = mark.deadline_id and term.subject = ?")
                .params(
                        clock.instant().minusSeconds(60).atOffset(java.time.ZoneOffset.UTC),
                        deadlines.of(task.engineTaskId()).orElseThrow().subject())
                .update();
        deadlines.sweep();

        assertThat(jdbc.sql("select recipient from notification.message where kind = 'TERM_MISSED_ABOVE'"
                                + " and subject like ?")
                        .param("task:" + task.id() + "%")
                        .query(String.class)
                        .list())
                .contains("supervisor.532503");
    }

    private void fires(String mark) {
        jdbc.sql("update deadline.mark mark set fires_at = ? from deadline.set_deadline term"
                        + " where term.id = mark.deadline_id and term.case_no = ? and mark.kind = ?")
                .params(clock.instant().minusSeconds(60).atOffset(java.time.ZoneOffset.UTC), caseNo, mark)
                .update();
        deadlines.sweep();
    }

    /** Somebody beside whoever acts, leads and stands above, who is told of a term at one of its moments. */
    private record Heard(String code, String stage, String kind, String person) {}

    /** What those of the rows have heard of these terms, apart from what stages before said. */
    private List<Heard> heard(String stage, List<Heard> rows) {
        var people = rows.stream().map(Heard::person).collect(Collectors.toSet());
        return jdbc
                .sql("select split_part(split_part(subject, ':', 3), '/', 1) as code, kind, recipient"
                        + " from notification.message where case_no = ? and subject like 'term:%'")
                .param(caseNo)
                .query((row, number) ->
                        new Heard(row.getString("code"), stage, row.getString("kind"), row.getString("recipient")))
                .list()
                .stream()
                .filter(heard -> people.contains(heard.person()))
                .filter(heard -> stage.equals("MISSED") || !heard.kind().equals("TERM_MISSED"))
                .toList();
    }

    @Test
    void aUnitThatJoinsLateIsOwedWhatUnitsAreAndItsMissGoesWhereTheirsGoes() {
        var about = office.filing("晚到", "2015-05-01", 4, false);
        var nobody = new Reporter("热心人", "13800000001", null, null, null, false, false, Locale.CHINESE);
        var late = office.caseOf(
                intake.file(new Filing(about.incident(), about.children(), nobody, List.of(), about.origin())));
        office.does(late, List.of("userTask_policeReceive", "userTask_acceptCase"));
        assertThat(feedbackTerms(late)).contains("TL-11c").doesNotContain("TL-11a");

        assertThat(office.caseOf(intake.file(office.filing("晚到", "2015-05-01", 4, false))))
                .isEqualTo(late);
        assertThat(feedbackTerms(late)).contains("TL-11a");

        deadlines.startCaseTerm(caseNo, "TL-11a", clock.instant().minus(LONG), new Facts(Map.of()));
        deadlines.sweep();
        assertThat(told("TERM_MISSED_ABOVE")).contains("police.532503");
        assertThat(told("SUPERVISION_CLUE")).contains("proc.532503");
    }

    private List<String> feedbackTerms(String caseNo) {
        return office.openItems(caseNo, "userTask_feedbackReporter").stream()
                .map(item -> deadlines
                        .of(item.engineTaskId())
                        .orElseThrow()
                        .sum()
                        .rule()
                        .code())
                .toList();
    }

    @Test
    void nobodyGetsNewTimeByAMerge() {
        var from = office.caseOf(intake.file(office.filing("并限", "2016-06-02", 10, false)));
        emergencies.press(office.person("township.532503102"), from, "邻居听到打骂");
        askedToTakePart.named(
                cases.find(from).orElseThrow(),
                "EDU-532503",
                null,
                new Occasion(Occasion.Cause.NAMED, "test:" + from, Occasion.Place.of("532503")));
        var carried = List.of("userTask_emergencyReceive", "userTask_decideRemoval", "userTask_takePart");
        var before = dues(from, carried);

        office.does(from, "userTask_registerIntake", Map.of("intakeDecision", "merge", "mergeInto", caseNo));
        office.openKeys(from);

        assertThat(dues(caseNo, carried)).hasSize(3).isEqualTo(before);
        assertThat(deadlines.running(caseNo))
                .filteredOn(term -> carried.contains(term.elementId()))
                .allSatisfy(term -> assertThat(deadlines.changes(term.subject()))
                        .as(term.elementId())
                        .filteredOn(change -> change.reason().equals("deadline.reason.carriedOn"))
                        .hasSizeLessThan(2));
    }

    /** The task at the place where police were said to be received, and its date in the list. */
    private Map<String, Instant> dues(String caseNo, List<String> keys) {
        return keys.stream().collect(Collectors.toMap(key -> key, key -> {
            var item = office.open(caseNo, key);
            var due = Objects.requireNonNull(item.dueAt());
            assertThat(deadlines.of(item.engineTaskId()).orElseThrow().dueAt()).isEqualTo(due);
            return due;
        }));
    }

    private List<String> told(String kind) {
        return jdbc.sql("select recipient from notification.message where case_no = :caseNo and kind = :kind")
                .param("caseNo", caseNo)
                .param("kind", kind)
                .query(String.class)
                .list();
    }
}
