package org.huhang.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.huhang.deadline.Deadlines;
import org.huhang.form.Problem;
import org.huhang.model.Work;
import org.huhang.testing.HuhangTest;
import org.huhang.testing.Office;
import org.huhang.worklist.AnswerRefused;
import org.huhang.worklist.Worklist;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.Resource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** On no way does one person alone refuse the report of a RED case. */
@HuhangTest
class RefusalOfRedTests {

    private static final String INTAKE = "userTask_registerIntake";
    private static final String SECOND = "userTask_secondAgency";

    private static final Map<String, Object> ACCEPTED =
            Map.of("intakeDecision", "accept", "receivers", List.of("POLICE", "CIVIL"), "riskTier", "RED");

    private static final Map<String, Object> ALL =
            Map.of("intakeDecision", "accept", "receivers", List.of("POLICE", "CIVIL", "TOWNSHIP"), "riskTier", "RED");

    private static final Map<String, Object> REFUSED =
            Map.of("intakeDecision", "notAboutMinor", "decisionReason", "到现场看过，受伤的是成年人");

    @Autowired
    private Office office;

    @Autowired
    private Cases cases;

    @Autowired
    private TierAsking asking;

    @Autowired
    private Secrecy secrecy;

    @Autowired
    private Exclusions exclusions;

    @Autowired
    private Emergencies emergencies;

    @Autowired
    private Worklist worklist;

    @Autowired
    private Deadlines deadlines;

    @Autowired
    private SafetyNet net;

    @Autowired
    private JdbcClient jdbc;

    @Value("classpath:/safety/redTakesTwo.sql")
    private Resource promiseFile;

    private final String child = "拒红" + UUID.randomUUID().toString().substring(0, 8);

    @BeforeEach
    void people() {
        office.staffed();
    }

    /** Each way on which a report is refused. */
    private enum Way {
        NOT_ABOUT_A_MINOR(REFUSED),
        SENT_OUTSIDE(Map.of(
                "intakeDecision", "forward",
                "forwardWhere", "outside",
                "forwardOutside", "邻县民政局",
                "spokenTo", "值班室 0873-1234567",
                "forwardedAt", Instant.now().minusSeconds(60).toString(),
                "decisionReason", "孩子户籍在邻县"));

        private final Map<String, Object> answers;

        Way(Map<String, Object> answers) {
            this.answers = answers;
        }
    }

    private String refused(Way way) {
        var caseNo = office.caseOf(office.report(child, 7, false));
        assertThat(cases.file(caseNo).riskTier()).isEqualTo("RED");
        office.does(caseNo, "userTask_policeReceive", Map.of("childCondition", List.of("safe")));
        office.does(caseNo, INTAKE, way.answers);
        if (way == Way.SENT_OUTSIDE) {
            office.does(caseNo, "userTask_confirmForwarded");
        }
        return caseNo;
    }

    private void says(String caseNo, String opinion) {
        // Nobody agrees while somebody is on the way to the child.
        for (var task : List.of("userTask_policeReceive", "userTask_emergencyReceive", "userTask_decideRemoval")) {
            if (office.openKeys(caseNo).contains(task)) {
                office.does(caseNo, task, Map.of("childCondition", List.of("safe")));
            }
        }
        office.does(caseNo, SECOND, Map.of("secondOpinion", opinion));
    }

    private List<String> codes(String caseNo, String task) {
        office.claims(caseNo, task);
        return catchThrowableOfType(AnswerRefused.class, () -> office.completes(caseNo, task)).problems().stream()
                .map(Problem::code)
                .toList();
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void untilAnotherAgencyAgreesNobodyIsToldAndNothingIsClosed(Way way) {
        var caseNo = refused(way);

        assertThat(codes(caseNo, "userTask_feedbackReporter")).containsExactly("refusalNotAgreed");
        assertThat(office.groups(caseNo, SECOND)).containsExactly("PROC-532503:chiefProsecutor");
        assertThat(office.toldOf("AGENCY_NOT_EXPECTED", caseNo)).isEmpty();

        says(caseNo, "agree");
        office.completes(caseNo, "userTask_feedbackReporter");
        assertThat(cases.file(caseNo).riskTier()).isEqualTo("RED");
    }

    @Test
    void whoWasToldThatATaskWillComeIsNotSentHomeBefore() {
        var caseNo = office.caseOf(office.report(child, 8, false));
        assertThat(office.toldOf("AGENCY_EXPECTED", caseNo)).isNotEmpty();
        emergencies.press(office.person("supervisor.532503"), caseNo, "孩子在哭");
        office.does(caseNo, "userTask_emergencyReceive", Map.of("childCondition", List.of("safe")));

        office.does(caseNo, INTAKE, Way.SENT_OUTSIDE.answers);
        assertThat(office.toldOf("AGENCY_NOT_EXPECTED", caseNo)).isEmpty();

        says(caseNo, "agree");
        assertThat(office.toldOf("AGENCY_NOT_EXPECTED", caseNo)).isNotEmpty();
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void anObjectionSendsTheReportBackToIntake(Way way) {
        var caseNo = refused(way);
        var who = asking.ofCase(caseNo).get(0).askedBy();

        says(caseNo, "object");

        assertThat(office.openKeys(caseNo)).contains(INTAKE).doesNotContain("userTask_feedbackReporter", SECOND);
        assertThat(office.told(who, caseNo)).contains("REFUSAL_KEPT");
        assertThat(office.toldOf("AGENCY_NOT_EXPECTED", caseNo)).isEmpty();
        office.does(caseNo, INTAKE, ACCEPTED);
        assertThat(asking.open(caseNo)).isEmpty();
    }

    /** Two lines of the case are open then: the one that was refused, and the one that was taken in. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void afterAnObjectionTheCaseComesToItsClosingWhicheverLineIsDoneFirst(boolean outsideFirst) {
        var caseNo = office.caseOf(office.report(child, 7, false));
        office.does(caseNo, "userTask_policeReceive", Map.of("childCondition", List.of("safe")));
        office.does(caseNo, INTAKE, Way.SENT_OUTSIDE.answers);
        says(caseNo, "object");
        if (outsideFirst) {
            office.does(caseNo, "userTask_confirmForwarded");
        }
        office.does(caseNo, INTAKE, ACCEPTED);
        office.worksUntil(caseNo, "userTask_close", "userTask_confirmForwarded");
        office.worksUntil(caseNo, "userTask_close");

        assertThat(office.openKeys(caseNo)).containsExactly("userTask_close");
    }

    @Test
    void whatPoliceRefuseOfASecretCaseAnotherAgencyTakesAndMayThenOpen() {
        var caseNo = office.caseOf(office.report(child, 4, true));
        var police = office.people(office.open(caseNo, "userTask_policeReceive").group())
                .get(0);
        office.does(police, office.open(caseNo, "userTask_policeReceive"), Map.of("childCondition", List.of("safe")));
        secrecy.keep(caseNo);
        office.does(police, office.open(caseNo, INTAKE), REFUSED);

        var task = office.open(caseNo, SECOND);
        assertThat(task.group()).isEqualTo("PROC-532503:chiefProsecutor");
        var second = office.people(task.group()).get(0);
        assertThat(cases.mayOpen(second, caseNo)).isFalse();
        office.claims(second, caseNo, SECOND);
        assertThat(cases.mayOpen(second, caseNo)).isTrue();
        office.completes(caseNo, SECOND, Map.of("secondOpinion", "object"));
        assertThat(office.openKeys(caseNo)).contains(INTAKE);
    }

    @Test
    void whatOthersRefusePoliceOfThePlaceAnswer() {
        var caseNo = office.caseOf(office.report(child, 10, false));
        emergencies.press(office.person("supervisor.532503"), caseNo, "孩子在哭");
        office.does(caseNo, "userTask_emergencyReceive", Map.of("childCondition", List.of("safe")));
        office.does(caseNo, INTAKE, REFUSED);

        assertThat(office.groups(caseNo, SECOND)).containsExactly("POLICE-532503:leader");
    }

    @Test
    void anAgencyThatIsKeptAwayFromTheCaseIsPassedOver() {
        var caseNo = office.caseOf(office.report(child, 4, true));
        office.does(caseNo, "userTask_policeReceive", Map.of("childCondition", List.of("safe")));
        exclusions.exclude(caseNo, "PROC-532503", "test");
        office.does(caseNo, INTAKE, REFUSED);

        assertThat(office.groups(caseNo, SECOND)).containsExactly("WCWC-532503:leader");
    }

    @Test
    void nobodyAgreesWhileSomebodyIsOnTheWayToTheChildOrWithoutAReason() {
        var caseNo = office.caseOf(office.report(child, 7, false));
        office.does(caseNo, INTAKE, REFUSED);

        assertThat(office.refused(caseNo, SECOND, Map.of("secondOpinion", "agree")))
                .containsExactly("secondOpinion agreedTooEarly");
        assertThat(office.refused(caseNo, SECOND, Map.of("opinionReason", "无"))).isNotEmpty();
        office.completes(caseNo, SECOND, Map.of("secondOpinion", "object"));
    }

    @Test
    void whatWasAnsweredHasHadItsEffectAndIsNotTurnedRound() {
        var caseNo = refused(Way.NOT_ABOUT_A_MINOR);
        says(caseNo, "agree");

        assertThatThrownBy(() -> office.corrects(caseNo, SECOND, Map.of("secondOpinion", "object"), "想错了"))
                .isInstanceOf(AnswerRefused.class);
    }

    @Test
    void aWordOfDangerOvertakesTheRefusalAndItsTask() {
        var caseNo = refused(Way.NOT_ABOUT_A_MINOR);

        emergencies.press(office.person("police.532503"), caseNo, "孩子今晚又被打");

        assertThat(office.openKeys(caseNo)).contains(INTAKE).doesNotContain(SECOND);
    }

    private String accepted() {
        var caseNo = office.caseOf(office.report(child, 7, false));
        office.does(caseNo, INTAKE, ACCEPTED);
        return caseNo;
    }

    /** Who is at what, until when. */
    private List<String> at(String caseNo) {
        return office.openKeys(caseNo).stream()
                .filter(key -> !key.equals(SECOND))
                .map(key -> key + " " + office.open(caseNo, key).dueAt())
                .toList();
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void aCorrectionThatRefusesTakesNobodysWorkAndGivesNobodyMoreTimeBeforeAnotherAgencyAgrees(Way way) {
        var caseNo = accepted();
        var before = at(caseNo);
        assertThat(office.openKeys(caseNo)).contains("userTask_needsAssessment");

        office.corrects(caseNo, INTAKE, way.answers, "看错了，不是孩子");

        assertThat(at(caseNo)).isEqualTo(before);
        assertThat(office.openItems(caseNo, SECOND)).hasSize(1);
        assertThat(sentHome(caseNo)).isEmpty();

        says(caseNo, "agree");

        if (way == Way.SENT_OUTSIDE) {
            assertThat(office.openKeys(caseNo)).doesNotContain("userTask_needsAssessment");
        }
        assertThat(sentHome(caseNo)).isNotEmpty();
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void afterAnObjectionToACorrectionEverybodyIsStillAtItAndTheAnswerIsWhatItWas(Way way) {
        var caseNo = accepted();
        var before = at(caseNo);
        office.corrects(caseNo, INTAKE, way.answers, "看错了，不是孩子");

        office.does(caseNo, SECOND, Map.of("secondOpinion", "object"));

        assertThat(at(caseNo)).isEqualTo(before);
        assertThat(sentHome(caseNo)).isEmpty();
        assertThat(decision(caseNo)).isEqualTo("accept");
        office.does(caseNo, "userTask_feedbackReporter");
        office.does(caseNo, "userTask_needsAssessment");
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void whatWasToldBeforeACorrectionThatRefusesIsJudgedAsSoonAsAnotherAgencyAgrees(Way way) {
        var caseNo = accepted();
        office.does(caseNo, "userTask_policeReceive", Map.of("childCondition", List.of("safe")));
        office.does(caseNo, "userTask_needsAssessment", Map.of("riskTier", "RED"));
        office.caseOf(office.report(child, 10, false));
        office.does(
                caseNo,
                "userTask_registerFurtherReport",
                Map.of(
                        "reportIs", "more",
                        "newFacts", "一个人在家五天了，没有吃的",
                        "concerns", List.of("guardianshipGap"),
                        "riskTier", "RED",
                        "receivers", List.of("POLICE", "CIVIL", "TOWNSHIP")));
        office.corrects(caseNo, INTAKE, way.answers, "看错了，不是孩子");

        says(caseNo, "agree");

        assertThat(worklist.ofCase(caseNo))
                .as("before any sweep")
                .anyMatch(item -> item.open() && AssessedAnew.JUDGES.contains(item.work()));
    }

    /** The question ends with the danger that comes, within the same job of the engine. */
    @ParameterizedTest
    @EnumSource(Way.class)
    void aReportOfDangerThatIsMergedIntoTheCaseMeanwhileIsMergedAndHeard(Way way) {
        var caseNo = accepted();
        office.does(caseNo, "userTask_policeReceive", Map.of("childCondition", List.of("safe")));
        office.corrects(caseNo, INTAKE, way.answers, "看错了，不是孩子");
        var again = office.caseOf(office.report(child + "小名", 4, true));

        office.does(again, INTAKE, Map.of("intakeDecision", "merge", "mergeInto", caseNo));

        assertThat(cases.file(again).open()).isFalse();
        assertThat(office.openKeys(caseNo)).doesNotContain(SECOND);
        assertThat(cases.file(caseNo).riskTier()).isEqualTo("RED");
    }

    @Test
    void whoTakesHisCorrectionBackTakesTheTaskBackAndNobodyHasLostAnything() {
        var caseNo = accepted();
        var before = at(caseNo);
        office.corrects(caseNo, INTAKE, REFUSED, "看错了，不是孩子");

        office.corrects(caseNo, INTAKE, ACCEPTED, "没有看错");

        assertThat(at(caseNo)).isEqualTo(before);
        assertThat(office.openKeys(caseNo)).doesNotContain(SECOND);
        assertThat(asking.open(caseNo)).isEmpty();
        assertThat(sentHome(caseNo)).isEmpty();
    }

    /** Everybody whose task another answer than that of intake would end. */
    private List<String> atOthers(String caseNo) {
        return at(caseNo).stream().filter(key -> !key.startsWith(INTAKE)).toList();
    }

    private String takenIn() {
        var caseNo = office.caseOf(office.report(child, 7, false));
        office.does(caseNo, INTAKE, ALL);
        office.does(caseNo, "userTask_policeReceive", Map.of("childCondition", List.of("safe")));
        return caseNo;
    }

    private String sentOn() {
        var caseNo = takenIn();
        office.corrects(caseNo, INTAKE, Office.forwardedTo("EDU-532503"), "应当由教育登记");
        return caseNo;
    }

    @Test
    void aCorrectionThatSendsItOnTakesNobodysWorkBeforeTheReceiverTakesItIn() {
        var caseNo = takenIn();
        var before = atOthers(caseNo);
        assertThat(office.openKeys(caseNo)).contains("userTask_needsAssessment", "userTask_takePart");

        office.corrects(caseNo, INTAKE, Office.forwardedTo("EDU-532503"), "应当由教育登记");

        assertThat(office.open(caseNo, INTAKE).group()).startsWith("EDU-532503:");
        assertThat(office.open(caseNo, INTAKE).dueAt()).isNotNull();
        assertThat(atOthers(caseNo)).containsAll(before);
        assertThat(sentHome(caseNo)).isEmpty();
        assertThat(lostByOneAlone(caseNo)).isZero();

        office.does(caseNo, INTAKE, Map.of("intakeDecision", "sendBack", "sendBackReason", "不归教育登记"));

        assertThat(office.open(caseNo, INTAKE).group()).startsWith("POLICE-532503:");
        assertThat(atOthers(caseNo)).containsAll(before);
        assertThat(sentHome(caseNo)).isEmpty();

        office.does(caseNo, INTAKE, ALL);

        assertThat(office.openItems(caseNo, "userTask_needsAssessment")).hasSize(1);
        assertThat(office.openKeys(caseNo)).contains("userTask_takePart");
        assertThat(sentHome(caseNo)).isEmpty();
        office.does(caseNo, "userTask_needsAssessment");
    }

    @Test
    void whoTakesInWhatWasSentOnGivesEachTaskToThoseItAsksAndTellsTheOthers() {
        var caseNo = sentOn();

        office.does(
                caseNo,
                INTAKE,
                Map.of("intakeDecision", "accept", "receivers", List.of("POLICE", "CIVIL"), "riskTier", "RED"));

        assertThat(office.openItems(caseNo, "userTask_needsAssessment")).hasSize(1);
        assertThat(office.openKeys(caseNo)).doesNotContain("userTask_takePart");
        assertThat(sentHome(caseNo)).isNotEmpty().noneMatch(person -> person.contains("civil"));
        assertThat(lostByOneAlone(caseNo)).isZero();
    }

    /** Somebody has answered his part of the first way meanwhile, so that it cannot be taken back as a whole. */
    @Test
    void whateverWasAnsweredBeforeNobodyAssessesTwice() {
        var caseNo = office.caseOf(office.report(child, 7, false));
        var checked = new HashMap<>(ALL);
        checked.putAll(Map.of("preliminaryCheckAsked", true, "checkBy", "VILLAGE"));
        office.does(caseNo, INTAKE, checked);
        office.does(caseNo, "userTask_policeReceive", Map.of("childCondition", List.of("safe")));
        office.does(caseNo, "userTask_preliminaryCheck");
        office.corrects(caseNo, INTAKE, Office.forwardedTo("EDU-532503"), "应当由教育登记");
        assertThat(office.openItems(caseNo, "userTask_needsAssessment")).hasSize(1);

        office.does(caseNo, INTAKE, ALL);

        assertThat(office.openItems(caseNo, "userTask_needsAssessment")).hasSize(1);
        office.does(caseNo, "userTask_needsAssessment");
        assertThat(office.openKeys(caseNo)).doesNotContain("userTask_needsAssessment");
    }

    @Test
    void whatTheReceiverRefusesEndsNobodysWorkBeforeAnotherAgencyAgrees() {
        var caseNo = sentOn();
        var before = atOthers(caseNo);

        office.does(caseNo, INTAKE, REFUSED);

        assertThat(atOthers(caseNo)).containsAll(before);
        assertThat(sentHome(caseNo)).isEmpty();
        assertThat(office.groups(caseNo, SECOND)).containsExactly("PROC-532503:chiefProsecutor");

        says(caseNo, "agree");
        assertThat(office.openKeys(caseNo)).doesNotContain("userTask_needsAssessment");
        assertThat(sentHome(caseNo)).isNotEmpty();
    }

    @Test
    void whoGaveTheReportAwayAndIsAskedAllTheSameIsFoundAndAnotherAsked() {
        var caseNo = sentOn();
        office.does(caseNo, INTAKE, REFUSED);
        jdbc.sql("update worklist.work_item set group_key = 'POLICE-532503:leader' where id = ?")
                .param(office.open(caseNo, SECOND).id())
                .update();

        assertThat(lostByOneAlone(caseNo)).isOne();

        net.askSecondAgency(caseNo);
        assertThat(lostByOneAlone(caseNo)).isZero();
        assertThat(office.groups(caseNo, SECOND)).containsExactly("PROC-532503:chiefProsecutor");
    }

    @Test
    void whatIsSentOnCannotBeCorrectedBeforeTheReceiverHasAnswered() {
        var caseNo = sentOn();

        assertThatThrownBy(() -> office.corrects(caseNo, INTAKE, ACCEPTED, "不转了"))
                .isInstanceOf(AnswerRefused.class);
        assertThat(office.openItems(caseNo, INTAKE)).hasSize(1);
    }

    @Test
    void whileAnotherAgencyIsAskedNobodySendsItOnPastIt() {
        var caseNo = accepted();
        var before = at(caseNo);
        office.corrects(caseNo, INTAKE, REFUSED, "看错了，不是孩子");

        assertThatThrownBy(() -> office.corrects(caseNo, INTAKE, Office.forwardedTo("EDU-532503"), "应当由教育登记"))
                .isInstanceOf(AnswerRefused.class);

        assertThat(at(caseNo)).isEqualTo(before);
        assertThat(office.openItems(caseNo, SECOND)).hasSize(1);
        assertThat(sentHome(caseNo)).isEmpty();
    }

    @Test
    void whoWasToldThatATaskWillComeIsNotSentHomeByOneWhoSendsItOn() {
        var caseNo = office.caseOf(office.report(child, 8, false));
        emergencies.press(office.person("supervisor.532503"), caseNo, "孩子在哭");
        office.does(caseNo, "userTask_emergencyReceive", Map.of("childCondition", List.of("safe")));
        assertThat(office.toldOf("AGENCY_EXPECTED", caseNo)).isNotEmpty();

        office.does(caseNo, INTAKE, Office.forwardedTo("EDU-532503"));
        assertThat(office.toldOf("AGENCY_NOT_EXPECTED", caseNo)).isEmpty();

        office.does(caseNo, INTAKE, Map.of("intakeDecision", "sendBack", "sendBackReason", "不归教育登记"));
        office.does(caseNo, INTAKE, ACCEPTED);
        assertThat(office.toldOf("AGENCY_NOT_EXPECTED", caseNo)).noneMatch(person -> person.contains("civil"));
    }

    @Test
    void thePromiseFindsWorkThatOneAloneEndedBySendingItOn() {
        var caseNo = sentOn();
        var task = office.open(caseNo, "userTask_needsAssessment").id();
        jdbc.sql("update worklist.work_item set state = 'WITHDRAWN', ended_at = now() where id = ?")
                .param(task)
                .update();
        jdbc.sql("insert into worklist.moved (item_id, gone, corrected, number)"
                        + " select ?, true, item_id, number from worklist.correction where case_no = ?")
                .params(task, caseNo)
                .update();

        assertThat(lostByOneAlone(caseNo)).isOne();

        jdbc.sql("delete from worklist.moved where item_id = ?").param(task).update();
        jdbc.sql("update worklist.work_item set state = 'OPEN', ended_at = null where id = ?")
                .param(task)
                .update();
    }

    private String promise() {
        try {
            return promiseFile.getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    /** What the promise finds of it. */
    private long lostByOneAlone(String caseNo) {
        return jdbc.sql(promise()).query((row, at) -> row.getString(1)).list().stream()
                .filter(caseNo::equals)
                .count();
    }

    private List<String> sentHome(String caseNo) {
        return Stream.of("NO_LONGER_NEEDED", "ASKED_BY_MISTAKE", "PERHAPS_NEEDLESS")
                .flatMap(kind -> office.toldOf(kind, caseNo).stream())
                .toList();
    }

    private String decision(String caseNo) {
        return worklist.answersOfCase(caseNo).stream()
                .filter(answer -> answer.work() == Work.INTAKE)
                .map(answer -> String.valueOf(answer.answers().get("intakeDecision")))
                .reduce((first, last) -> last)
                .orElseThrow();
    }

    @Test
    void whoIsAboveLearnsOfSilence() {
        var caseNo = refused(Way.NOT_ABOUT_A_MINOR);
        var task = office.open(caseNo, SECOND);
        jdbc.sql(
                        "update deadline.mark set fires_at = now() - interval '1 minute' where fired_at is null and deadline_id in"
                                + " (select id from deadline.set_deadline where subject = ?)")
                .param(task.engineTaskId())
                .update();

        deadlines.sweep();

        assertThat(office.toldOf("TERM_MISSED_ABOVE", caseNo)).isNotEmpty();
        assertThat(office.openItems(caseNo, SECOND)).hasSize(1);
        assertThat(cases.file(caseNo).riskTier()).isEqualTo("RED");
    }

    @Test
    void ofAReportThatIsNotRedNobodyElseIsAsked() {
        var caseNo = office.caseOf(office.report(child, 10, false));
        office.does(caseNo, INTAKE, REFUSED);
        assertThat(asking.ofCase(caseNo)).isEmpty();
        office.does(caseNo, "userTask_feedbackReporter");
    }
}
