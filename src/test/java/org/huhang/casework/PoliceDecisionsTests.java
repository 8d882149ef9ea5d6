package org.huhang.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.huhang.testing.HuhangTest;
import org.huhang.testing.Office;
import org.huhang.worklist.AnswerRefused;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

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
        var caseNo = caseUntil("警一" + decision, "policeReceive", "acceptCase");
        var answers = Map.<String, Object>of(
                "filingDecision", decision, "offenderIsGuardian", "yes", "misconductConfirmed", "no");
        assertThat(refused(caseNo, "decideFiling", answers)).containsExactly(problem);
    }

    @Test
    void whereNothingWasFoundNobodySuggestsRevocation() {
        var caseNo = caseUntil("警二", "policeReceive", "acceptCase");
        var answers = Map.<String, Object>of(
                "filingDecision", "criminal",
                "offenderIsGuardian", "yes",
                "misconductConfirmed", "no",
                "revocationConsidered", true);
        assertThat(refused(caseNo, "decideFiling", answers))
                .containsExactly("revocationConsidered revocationNeedsFacts");
    }

    @ParameterizedTest
    @ValueSource(strings = {"yes", "unknown"})
    void nothingIsServedOnAGuardianWhoMayHaveDoneTheHarm(String involved) {
        var caseNo = caseUntil("警三" + involved, "policeReceive", "acceptCase");
        office.does(caseNo, "decideFiling", Map.of("filingDecision", "noCase", "decisionReason", "证据不足"));
        var answers =
                Map.<String, Object>of("servedTo", "guardian", "servedGuardian", "父亲", "guardianInvolved", involved);
        assertThat(refused(caseNo, "serveNonFiling", answers)).containsExactly("guardianInvolved servedOnOffender");
    }

    @Test
    void aGirlIsNoBoyWhateverTheFormSays() {
        var caseNo = caseUntil("警四", "policeReceive");
        var answers = new HashMap<>(INTERVIEW);
        answers.put("femaleOfficer", "boy");
        assertThat(refused(caseNo, "acceptCase", answers)).containsExactly("femaleOfficer childIsGirl");
    }

    @Test
    void domesticViolenceIsRecordedTooWhateverTheReportSaid() {
        var caseNo = office.caseOf(office.report("警六", 6, false));
        office.does(caseNo, "policeReceive");
        var answers = new HashMap<>(INTERVIEW);
        answers.putAll(Map.of("syncRecording", false, "dvSuspected", true));
        assertThat(refused(caseNo, "acceptCase", answers)).containsExactly("oneStopReason required");
    }

    @Test
    void aBeatenChildIsQuestionedOnceAndRecordedOrTheReasonSaysWhyNot() {
        var caseNo = caseUntil("警五", "policeReceive");
        var answers = new HashMap<>(INTERVIEW);
        answers.putAll(Map.of("syncRecording", false, "interviewPlace", "home", "medicalEvidence", false));
        assertThat(refused(caseNo, "acceptCase", answers)).containsExactly("oneStopReason required");

        answers.put("oneStopReason", "无");
        assertThat(refused(caseNo, "acceptCase", answers)).containsExactly("oneStopReason saysNothing");

        answers.put("oneStopReason", "设备故障，已报修，明天补录");
        assertThat(refused(caseNo, "acceptCase", answers)).isEmpty();
    }
}
