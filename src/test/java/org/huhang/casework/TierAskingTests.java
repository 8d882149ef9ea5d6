package org.huhang.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.huhang.testing.HuhangTest;
import org.huhang.testing.Office;
import org.huhang.worklist.AnswerRefused;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** By no answer does one agency alone take a case from RED soon after danger was told. */
@HuhangTest
class TierAskingTests {

    private static final String OTHER_AGENCY = "police.532503.leader";

    @Autowired
    private Office office;

    @Autowired
    private Cases cases;

    @Autowired
    private TierAsking tierAsking;

    @Autowired
    private Emergencies emergencies;

    @BeforeEach
    void people() {
        office.staffed();
    }

    @Test
    void theCorrectionOfAnIntakeTakesTwoAsAnyOtherAnswer() {
        var caseNo = office.seenSafe("两更", true);

        office.corrects(
                caseNo,
                "userTask_registerIntake",
                Map.of("riskTier", "BLUE", "decisionReason", "孩子在外婆家", "redReason", "孩子在外婆家"),
                "等级选错了");

        assertThat(cases.file(caseNo).riskTier()).isEqualTo("RED");
        assertThat(tierAsking.open(caseNo)).isPresent();
    }

    @Test
    void newDangerOvertakesWhatWasAskedBeforeIt() {
        var caseNo = office.seenSafe("两旧", true);
        office.does(
                caseNo,
                "userTask_needsAssessment",
                Map.of("riskTier", "BLUE", "decisionReason", "孩子已在外婆家安顿", "takenBackReason", "父亲已经离开"));
        assertThat(tierAsking.open(caseNo)).isPresent();

        emergencies.press(office.person("police.532503"), caseNo, "今晚又在打");
        office.does(caseNo, "userTask_emergencyReceive", Map.of("childCondition", List.of("safe")));

        assertThat(tierAsking.open(caseNo)).isEmpty();
        assertThat(tierAsking.ofCase(caseNo))
                .as("it is kept, and said to wait no more")
                .singleElement()
                .satisfies(asked -> assertThat(asked.waits()).isFalse());
        assertThat(tierAsking.answer(office.person(OTHER_AGENCY), caseNo, true, ""))
                .isFalse();
        assertThat(cases.file(caseNo).riskTier()).isEqualTo("RED");
    }

    @Test
    void noFirstIntakeLowersAloneWhatWasDangerousToday() {
        var caseNo = office.caseOf(office.report("两先", 4, true));
        office.does(caseNo, "userTask_policeReceive", Map.of("childCondition", List.of("safe")));

        office.does(
                caseNo,
                "userTask_registerIntake",
                Map.of("receivers", List.of("POLICE", "CIVIL"), "riskTier", "YELLOW", "decisionReason", "孩子没有受伤"));

        assertThat(cases.file(caseNo).riskTier()).isEqualTo("RED");
        assertThat(tierAsking.open(caseNo)).isPresent();
    }

    @Test
    void nobodyClosesPastAnObjection() {
        var caseNo = office.seenSafe("两结", true);
        office.does(
                caseNo,
                "userTask_needsAssessment",
                Map.of(
                        "riskTier", "BLUE",
                        "decisionReason", "孩子已在外婆家安顿",
                        "takenBackReason", "父亲已经离开",
                        "helpNeeded", "no"));
        tierAsking.answer(office.person(OTHER_AGENCY), caseNo, false, "父亲今晚会回来");
        office.worksUntil(caseNo, "userTask_close");

        assertThatThrownBy(() -> office.does(caseNo, "userTask_close", Map.of("redReason", "已经安全")))
                .isInstanceOfSatisfying(AnswerRefused.class, refused -> assertThat(refused.problems())
                        .extracting(problem -> problem.code())
                        .contains("closedPastObjection"));
    }

    @Test
    void whoeverLeadsAndOverseesHearsThatACaseWasClosedWhileRed() {
        var caseNo = office.caseOf(office.report("两红", 4, false));
        office.does(
                caseNo, "userTask_registerIntake", Map.of("receivers", List.of("POLICE", "CIVIL"), "riskTier", "RED"));
        office.does(caseNo, "userTask_policeReceive", Map.of("childCondition", List.of("safe")));
        office.worksUntil(caseNo, "userTask_needsAssessment");
        office.does(caseNo, "userTask_needsAssessment", Map.of("riskTier", "RED"));
        office.worksUntil(caseNo, "userTask_close");

        office.does(caseNo, "userTask_close", Map.of("redReason", "民警和民政都见过孩子"));

        assertThat(office.told("supervisor.532503", caseNo)).contains("CLOSED_RED");
        assertThat(office.told(OTHER_AGENCY, caseNo)).contains("CLOSED_RED");
    }
}
