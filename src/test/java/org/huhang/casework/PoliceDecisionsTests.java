package org.huhang.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.huhang.engine.BusinessClock;
import org.huhang.intake.Incident;
import org.huhang.intake.Intake;
import org.huhang.testing.HuhangTest;
import org.huhang.testing.Office;
import org.huhang.worklist.AnswerRefused;
import org.huhang.worklist.TaskFacts;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What contradicts itself in an answer of the police is refused beside the field, in words. */
@HuhangTest
class PoliceDecisionsTests {

    private static final Map<String, Object> INTERVIEW = Map.of(
            "interviewState", "arranged",
            "guardianSuspect", "no",
            "appropriateAdult", "teacher",
            "femaleOfficer", "yes",
            "interviewPlace", "oneStop",
            "interviewLanguage", "none",
            "syncRecording", true,
            "onceOnly", true,
            "medicalEvidence", true);

    @Autowired
    private Office office;

    @Autowired
    private Intake intake;

    @Autowired
    private List<TaskFacts> facts;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void people() {
        office.staffed();
    }

    private List<String> refused(String caseNo, String task, Map<String, Object> answers) {
        var refused = catchThrowableOfType(AnswerRefused.class, () -> {
            if (office.open(caseNo, task).holder() == null) {
                office.does(caseNo, task, answers);
            } else {
                office.completes(caseNo, task, answers);
            }
        });
        return refused == null
                ? List.of()
                : refused.problems().stream()
                        .map(problem -> problem.field() + " " + problem.code())
                        .toList();
    }

    /** One fact under three names is written once; a case on another desk learns it too. */
    @ParameterizedTest
    @CsvSource({"yes, yes, true", "unknown, , ", "no, no, "})
    void whetherAGuardianHarmedTheChildIsAskedOnce(
            String suspected, @Nullable String offender, @Nullable Boolean harm) {
        var caseNo = caseUntil("监护甲" + suspected, "userTask_registerIntake", "userTask_policeReceive");
        var interview = new HashMap<>(INTERVIEW);
        interview.put("guardianSuspect", suspected);
        office.does(caseNo, "userTask_acceptCase", interview);

        assertThat(filled(caseNo, "userTask_decideFiling").get("offenderIsGuardian"))
                .isEqualTo(offender);
        assertThat(filled(caseNo, "userTask_needsAssessment").get("harmByGuardian"))
                .isEqualTo(harm);
    }

    @Test
    void whatTheAssessmentSaysOfAGuardianStandsInTheFormsOfPolice() {
        var caseNo = caseUntil("监护乙", "userTask_registerIntake", "userTask_policeReceive");
        office.does(caseNo, "userTask_needsAssessment", Map.of("harmByGuardian", true));

        assertThat(filled(caseNo, "userTask_acceptCase")).containsEntry("guardianSuspect", "yes");
    }

    private Map<String, Object> filled(String caseNo, String elementId) {
        var task = office.open(caseNo, elementId);
        var reader = office.people(task.group()).get(0);
        var filled = new HashMap<String, Object>();
        facts.forEach(one -> filled.putAll(one.values(task, reader)));
        return filled;
    }

    private String caseUntil(String child, String... tasks) {
        var caseNo = office.caseOf(office.report(child, 4, false));
        List.of(tasks).forEach(task -> office.does(caseNo, task));
        return caseNo;
    }

    @ParameterizedTest
    @CsvSource({
        "dvWarning, misconductConfirmed warningNeedsFacts",
        "administrative, misconductConfirmed penaltyNeedsFacts"
    })
    void noPenaltyAndNoWarningOfAGuardianRestsOnNothingFound(String decision, String problem) {
        var caseNo = caseUntil("警一" + decision, "userTask_policeReceive", "userTask_acceptCase");
        var answers = Map.<String, Object>of(
                "filingDecision", decision, "offenderIsGuardian", "yes", "misconductConfirmed", "no");
        assertThat(refused(caseNo, "userTask_decideFiling", answers)).containsExactly(problem);
    }

    @Test
    void whereNothingWasFoundNobodySuggestsRevocation() {
        var caseNo = caseUntil("警二", "userTask_policeReceive", "userTask_acceptCase");
        var answers = Map.<String, Object>of(
                "filingDecision", "criminal",
                "offenderIsGuardian", "yes",
                "misconductConfirmed", "no",
                "revocationConsidered", true);
        assertThat(refused(caseNo, "userTask_decideFiling", answers))
                .containsExactly("revocationConsidered revocationNeedsFacts");
    }

    private static Map<String, Object> extension(String kind) {
        return Map.of(
                "filingDecision", "extend",
                "extensionKind", kind,
                "excludedKind", "forensic",
                "excludedNow", 10,
                "extensionPaperNo", "1号",
                "extensionApprover", "分管副局长");
    }

    private List<String> terms(String caseNo) {
        return jdbc.sql("select counted_code || ' ' || status from deadline.set_deadline"
                        + " where case_no = ? and element_id = 'userTask_decideFiling' order by id")
                .param(caseNo)
                .query(String.class)
                .list();
    }

    @Test
    void aCriminalReviewIsExtendedAsTheLawSaysAndItsTermGoesOn() {
        var caseNo = caseUntil("警七", "userTask_policeReceive", "userTask_acceptCase");
        for (var kind : List.of("excluded", "penalty")) {
            assertThat(refused(caseNo, "userTask_decideFiling", extension(kind)))
                    .containsExactly("extensionKind noSuchExtension");
        }
        office.completes(caseNo, "userTask_decideFiling", extension("clues"));
        assertThat(terms(caseNo)).as("one term, that nobody met").containsExactly("TL-06a RUNNING");

        office.does(caseNo, "userTask_decideFiling", extension("complex"));
        assertThat(terms(caseNo)).containsExactly("TL-06b RUNNING");
        assertThat(refused(caseNo, "userTask_decideFiling", extension("complex")))
                .containsExactly("extensionKind noSuchExtension");

        office.completes(caseNo, "userTask_decideFiling", Map.of("filingDecision", "criminal"));
        assertThat(terms(caseNo)).containsExactly("TL-06b MET");
    }

    @Test
    void aPublicOrderCaseIsExtendedTwiceAndNothingMovesItsAcceptance() {
        var caseNo = caseUntil("警八", "userTask_policeReceive");
        office.does(
                caseNo,
                "userTask_acceptCase",
                Map.of(
                        "caseNature",
                        "administrative",
                        "filedAt",
                        OffsetDateTime.now(BusinessClock.CHINA)
                                .truncatedTo(ChronoUnit.SECONDS)
                                .toString()));
        var start = started(caseNo);
        office.does(caseNo, "userTask_decideFiling", extension("excluded"));
        office.does(caseNo, "userTask_decideFiling", extension("penalty"));
        office.does(caseNo, "userTask_decideFiling", extension("penalty"));
        assertThat(refused(caseNo, "userTask_decideFiling", extension("penalty")))
                .containsExactly("extensionKind noSuchExtension");
        assertThat(terms(caseNo)).containsExactly("TL-06py RUNNING");
        assertThat(started(caseNo)).isEqualTo(start);
        assertThat(jdbc.sql("select sum -> 'rule' ->> 'amount' from deadline.set_deadline"
                                + " where case_no = ? and element_id = 'userTask_decideFiling'")
                        .param(caseNo)
                        .query(String.class)
                        .single())
                .isEqualTo("100");
    }

    private String started(String caseNo) {
        return jdbc.sql("select sum ->> 'startAt' from deadline.set_deadline where case_no = ? and element_id ="
                        + " 'userTask_decideFiling'")
                .param(caseNo)
                .query(String.class)
                .single();
    }

    @ParameterizedTest
    @ValueSource(strings = {"yes", "unknown"})
    void nothingIsServedOnAGuardianWhoMayHaveDoneTheHarm(String involved) {
        var caseNo = caseUntil("警三" + involved, "userTask_policeReceive", "userTask_acceptCase");
        office.does(caseNo, "userTask_decideFiling", Map.of("filingDecision", "noCase", "decisionReason", "证据不足"));
        var answers =
                Map.<String, Object>of("servedTo", "guardian", "servedGuardian", "父亲", "guardianInvolved", involved);
        assertThat(refused(caseNo, "userTask_serveNonFiling", answers))
                .containsExactly("guardianInvolved servedOnOffender");
    }

    private static Map<String, Object> request(String level) {
        return Map.of(
                "reviewAsked",
                "yes",
                "reviewLevel",
                level,
                "reviewBy",
                "lawyer",
                "requestedAt",
                OffsetDateTime.now(BusinessClock.CHINA)
                        .truncatedTo(ChronoUnit.SECONDS)
                        .toString());
    }

    @Test
    void aReconsiderationGoesToThePoliceThatDecidedAndAReviewToTheirSuperior() {
        var caseNo = caseUntil("警九", "userTask_policeReceive", "userTask_acceptCase");
        office.does(caseNo, "userTask_decideFiling", Map.of("filingDecision", "noCase", "decisionReason", "证据不足"));
        office.does(caseNo, "userTask_serveNonFiling");
        assertThat(refused(caseNo, "userTask_recordReview", Map.of("reviewAsked", "no")))
                .containsExactly("reviewAsked mayStillAsk");
        assertThat(refused(caseNo, "userTask_recordReview", request("second")))
                .containsExactly("reviewLevel wrongReviewLevel");
        office.completes(caseNo, "userTask_recordReview", request("first"));
        var decided = office.open(caseNo, "userTask_answerReview").agencyCode();

        office.does(caseNo, "userTask_answerReview", Map.of("reviewOutcome", "extend"));
        assertThat(refused(caseNo, "userTask_answerReview", Map.of("reviewOutcome", "extend")))
                .containsExactly("reviewOutcome noSuchExtension");
        office.completes(caseNo, "userTask_answerReview", Map.of("reviewOutcome", "upheld"));
        assertThat(jdbc.sql("select counted_code || ' ' || status from deadline.set_deadline"
                                + " where case_no = ? and element_id = 'userTask_answerReview'")
                        .param(caseNo)
                        .query(String.class)
                        .list())
                .as("one term, that nobody met by asking for more time")
                .containsExactly("TL-09x MET");

        assertThat(refused(caseNo, "userTask_recordReview", request("first")))
                .containsExactly("reviewLevel wrongReviewLevel");
        office.completes(caseNo, "userTask_recordReview", request("second"));
        var superior = office.open(caseNo, "userTask_answerReview").agencyCode();
        assertThat(decided).isEqualTo("POLICE-532503");
        assertThat(superior).isEqualTo("POLICE-5325");
    }

    /** The time in which somebody may ask is over, without waiting for it. */
    private void over(String caseNo, String term) {
        jdbc.sql("update deadline.set_deadline set sum = jsonb_set(sum, '{dueAt}', to_jsonb(?::text))"
                        + " where case_no = ? and code = ?")
                .params(
                        OffsetDateTime.now(BusinessClock.CHINA)
                                .minusMinutes(30)
                                .toInstant()
                                .toString(),
                        caseNo,
                        term)
                .update();
    }

    private String notFiled(String child, Map<String, Object> service) {
        var caseNo = caseUntil(child, "userTask_policeReceive", "userTask_acceptCase");
        office.does(caseNo, "userTask_decideFiling", Map.of("filingDecision", "noCase", "decisionReason", "证据不足"));
        office.does(caseNo, "userTask_serveNonFiling", service);
        return caseNo;
    }

    private static Map<String, Object> with(Map<String, Object> answers, String key, Object value) {
        var changed = new HashMap<>(answers);
        changed.put(key, value);
        return changed;
    }

    @Test
    void aRequestThatCameLateIsLetInWithAReasonAndNeverAsIfItWereInTime() {
        var caseNo = notFiled("警十", Map.of());
        var late = with(request("first"), "reviewAsked", "late");
        assertThat(refused(caseNo, "userTask_recordReview", late)).containsExactly("reviewAsked askedInTime");

        over(caseNo, "TL-09");
        assertThat(refused(caseNo, "userTask_recordReview", request("first"))).containsExactly("reviewAsked askedLate");
        assertThat(refused(caseNo, "userTask_recordReview", with(late, "lateFacts", "")))
                .containsExactly("lateFacts required");
        assertThat(refused(caseNo, "userTask_recordReview", late)).isEmpty();
        assertThat(office.openKeys(caseNo)).contains("userTask_answerReview").doesNotContain("userTask_recordReview");
    }

    @Test
    void theAgencyThatSentACaseAsksBesideTheComplainantAndTheInvestigationBeginsOnce() {
        var caseNo = notFiled("警十一", Map.of("sentByAgency", "yes"));
        office.does(caseNo, "userTask_recordReview", request("first"));
        office.does(
                caseNo,
                "userTask_recordAgencyReview",
                Map.of(
                        "agencyReviewAsked",
                        "yes",
                        "agencyRequestedAt",
                        request("first").get("requestedAt")));
        assertThat(refused(caseNo, "userTask_answerAgencyReview", Map.of("agencyReviewOutcome", "settled")))
                .containsExactly("agencyReviewOutcome notFiledYet");
        office.completes(caseNo, "userTask_answerAgencyReview", Map.of("agencyReviewOutcome", "overturned"));
        assertThat(refused(caseNo, "userTask_answerReview", Map.of("reviewOutcome", "overturned")))
                .containsExactly("reviewOutcome filedAlready");
        office.completes(caseNo, "userTask_answerReview", Map.of("reviewOutcome", "settled"));
        assertThat(office.openKeys(caseNo)).containsOnlyOnce("userTask_prosecutionDecision");
    }

    @Test
    void whoeverASecondCorrectionAsksForAgainIsToldAgain() {
        var caseNo = notFiled("警再问", Map.of());
        office.does(caseNo, "userTask_recordReview", request("first"));
        office.does(caseNo, "userTask_answerReview", Map.of("reviewOutcome", "overturned"));
        office.corrects(caseNo, "userTask_answerReview", Map.of("reviewOutcome", "upheld"), "看错了结论");
        assertThat(toldProcuratorate(caseNo))
                .contains("PERHAPS_NEEDLESS")
                .doesNotContain("ASKED_BY_MISTAKE", "AGENCY_NAMED");

        office.corrects(caseNo, "userTask_answerReview", Map.of("reviewOutcome", "overturned"), "结论确实是撤销");

        assertThat(toldProcuratorate(caseNo)).contains("AGENCY_NAMED");
    }

    private List<String> toldProcuratorate(String caseNo) {
        return office.told("proc.532503", caseNo);
    }

    @Test
    void whatWasAnsweredAboutAReviewIsCorrectedAfterTheCaseWasFiledAndTheLeaderLooksAgain() {
        var caseNo = notFiled("警十三", Map.of("sentByAgency", "yes"));
        office.does(caseNo, "userTask_recordReview", request("first"));
        office.does(
                caseNo,
                "userTask_recordAgencyReview",
                Map.of(
                        "agencyReviewAsked",
                        "yes",
                        "agencyRequestedAt",
                        request("first").get("requestedAt")));
        office.does(caseNo, "userTask_answerAgencyReview", Map.of("agencyReviewOutcome", "overturned"));
        office.does(caseNo, "userTask_answerReview", Map.of("reviewOutcome", "settled"));

        office.corrects(caseNo, "userTask_answerReview", Map.of("decisionReason", "另一方申请已立案"), "补写理由");
        office.corrects(caseNo, "userTask_recordAgencyReview", Map.of("agencyReviewAsked", "no"), "对方没有申请");
        office.corrects(caseNo, "userTask_recordReview", Map.of("reviewAsked", "no"), "对方没有申请");
        office.corrects(caseNo, "userTask_answerAgencyReview", Map.of("agencyReviewOutcome", "upheld"), "点错了");

        assertThat(office.openKeys(caseNo)).contains("userTask_lookAgain");
    }

    @Test
    void whatWasDecidedWithMoreTimeIsCorrectedAndNobodyGetsMoreTimeThanTheLawHas() {
        var caseNo = caseUntil("警十四", "userTask_policeReceive", "userTask_acceptCase");
        office.does(caseNo, "userTask_decideFiling", extension("complex"));
        office.does(caseNo, "userTask_decideFiling", Map.of("filingDecision", "criminal"));

        var refused = catchThrowableOfType(
                AnswerRefused.class,
                () -> office.corrects(caseNo, "userTask_decideFiling", extension("complex"), "点错了"));
        assertThat(refused.problems()).extracting(problem -> problem.code()).containsExactly("noSuchExtension");
        office.corrects(
                caseNo, "userTask_decideFiling", Map.of("filingDecision", "noCase", "decisionReason", "证据不足"), "点错了");
    }

    @Test
    void aPenaltyMayBeLookedAtBySomebodyElseForSixtyDaysAndIsDecidedAnewWhereThatIsOrdered() {
        var caseNo = caseUntil("警十二", "userTask_policeReceive");
        office.does(
                caseNo,
                "userTask_acceptCase",
                Map.of(
                        "caseNature",
                        "administrative",
                        "filedAt",
                        request("first").get("requestedAt")));
        office.does(caseNo, List.of("userTask_decideFiling", "userTask_servePenalty"));
        assertThat(refused(caseNo, "userTask_recordAppeal", Map.of("appealAsked", "no")))
                .containsExactly("appealAsked mayStillAsk");
        office.completes(caseNo, "userTask_recordAppeal", Map.of("appealAsked", "yes"));
        var day = OffsetDateTime.now(BusinessClock.CHINA).plusDays(20).toLocalDate();
        office.does(caseNo, "userTask_recordAppealResult", Map.of("appealOutcome", "redo", "redoBy", day.toString()));
        assertThat(office.open(caseNo, "userTask_decideFiling").dueAt())
                .isEqualTo(day.atTime(23, 59, 59).atZone(BusinessClock.CHINA).toInstant());
        assertThat(refused(caseNo, "userTask_decideFiling", extension("penalty")))
                .containsExactly("extensionKind noSuchExtension");
    }

    @Test
    void aGirlIsNoBoyWhateverTheFormSays() {
        var caseNo = caseUntil("警四", "userTask_policeReceive");
        var answers = new HashMap<>(INTERVIEW);
        answers.put("femaleOfficer", "boy");
        assertThat(refused(caseNo, "userTask_acceptCase", answers)).containsExactly("femaleOfficer childIsGirl");
    }

    @ParameterizedTest
    @ValueSource(strings = {"yes", "unknown"})
    void noGuardianWhoMayHaveDoneItIsBesideTheChild(String suspect) {
        var caseNo = caseUntil("警陪" + suspect, "userTask_policeReceive");
        var answers = new HashMap<>(INTERVIEW);
        answers.putAll(Map.of("guardianSuspect", suspect, "appropriateAdult", "guardian"));
        assertThat(refused(caseNo, "userTask_acceptCase", answers))
                .containsExactly("appropriateAdult guardianMayBeOffender");

        answers.put("guardianSuspect", "no");
        assertThat(refused(caseNo, "userTask_acceptCase", answers)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void whereAReportTellsOfSexualAssaultOnePlaceAndAnExaminationAreOwed(int category) {
        var caseNo = office.caseOf(office.report("警站" + category, category, false));
        office.does(caseNo, "userTask_policeReceive");
        oneStopIsOwed(caseNo);
    }

    @Test
    void whereAReporterOrIntakeSuspectsSexualAssaultOnePlaceAndAnExaminationAreOwed() {
        var told = office.caseOf(intake.file(office.filingOfAssault("警站报", Incident.Suspicion.YES)));
        office.does(told, "userTask_policeReceive");
        oneStopIsOwed(told);

        var found = office.caseOf(office.report("警站受", 10, false));
        office.does(
                found,
                "userTask_registerIntake",
                Map.of(
                        "sexualAssaultSuspected", "yes",
                        "receivers", List.of("POLICE", "PROC", "HOSPITAL", "CIVIL"),
                        "riskTier", "RED",
                        "secrecy", "MAX"));
        office.does(found, "userTask_policeReceive");
        oneStopIsOwed(found);
    }

    private void oneStopIsOwed(String caseNo) {
        for (var lacking : List.of(
                Map.<String, Object>of("interviewPlace", "station"),
                Map.<String, Object>of("medicalEvidence", false),
                Map.<String, Object>of("onceOnly", false),
                Map.<String, Object>of("syncRecording", false))) {
            var answers = new HashMap<>(INTERVIEW);
            answers.putAll(lacking);
            assertThat(refused(caseNo, "userTask_acceptCase", answers))
                    .as(lacking.toString())
                    .containsExactly("oneStopReason required");
        }
        assertThat(refused(caseNo, "userTask_acceptCase", INTERVIEW)).isEmpty();
    }

    @Test
    void domesticViolenceIsRecordedTooWhateverTheReportSaid() {
        var caseNo = office.caseOf(office.report("警六", 6, false));
        office.does(caseNo, "userTask_policeReceive");
        var answers = new HashMap<>(INTERVIEW);
        answers.putAll(Map.of("syncRecording", false, "dvSuspected", true));
        assertThat(refused(caseNo, "userTask_acceptCase", answers)).containsExactly("oneStopReason required");
    }

    @Test
    void aBeatenChildIsQuestionedOnceAndRecordedOrTheReasonSaysWhyNot() {
        var caseNo = caseUntil("警五", "userTask_policeReceive");
        var answers = new HashMap<>(INTERVIEW);
        answers.putAll(Map.of("syncRecording", false, "interviewPlace", "home", "medicalEvidence", false));
        assertThat(refused(caseNo, "userTask_acceptCase", answers)).containsExactly("oneStopReason required");

        answers.put("oneStopReason", "无");
        assertThat(refused(caseNo, "userTask_acceptCase", answers)).containsExactly("oneStopReason saysNothing");

        answers.put("oneStopReason", "设备故障，已报修，明天补录");
        assertThat(refused(caseNo, "userTask_acceptCase", answers)).isEmpty();
    }
}
