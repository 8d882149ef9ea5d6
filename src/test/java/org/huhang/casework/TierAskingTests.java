package org.huhang.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.huhang.agency.Directory;
import org.huhang.casework.TierAsking.Said;
import org.huhang.testing.HuhangTest;
import org.huhang.testing.Office;
import org.huhang.testing.Visitor;
import org.huhang.worklist.AnswerRefused;
import org.huhang.worklist.Question;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

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
    private TierAskedOfMe askedOfMe;

    @Autowired
    private Emergencies emergencies;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Directory directory;

    @Autowired
    private MockMvc mvc;

    @BeforeEach
    void people() {
        office.staffed();
    }

    /** Each way on which an answer sets the tier; the case must have been RED, and danger told of it, before. */
    private enum Way {
        ASSESSMENT {
            @Override
            String goes(TierAskingTests test, String child, String secrecy) {
                var caseNo = test.seenSafe(child, secrecy);
                test.office.does(caseNo, "userTask_needsAssessment", CALM);
                return caseNo;
            }
        },
        CORRECTED_ASSESSMENT {
            @Override
            String goes(TierAskingTests test, String child, String secrecy) {
                var caseNo = test.seenSafe(child, secrecy);
                test.office.does(caseNo, "userTask_needsAssessment", Map.of("riskTier", "RED"));
                test.office.corrects(caseNo, "userTask_needsAssessment", CALM, "等级选错了");
                return caseNo;
            }
        },
        FIRST_INTAKE {
            @Override
            String goes(TierAskingTests test, String child, String secrecy) {
                var caseNo = test.office.caseOf(test.office.report(child, 4, true));
                test.office.does(caseNo, "userTask_policeReceive", Map.of("childCondition", List.of("safe")));
                test.office.does(caseNo, "userTask_registerIntake", test.intake(secrecy, "YELLOW"));
                return caseNo;
            }
        },
        CORRECTED_INTAKE {
            @Override
            String goes(TierAskingTests test, String child, String secrecy) {
                var caseNo = test.seenSafe(child, secrecy);
                test.office.corrects(
                        caseNo,
                        "userTask_registerIntake",
                        Map.of("riskTier", "BLUE", "decisionReason", "孩子在外婆家", "redReason", "孩子在外婆家"),
                        "等级选错了");
                return caseNo;
            }
        };

        abstract String goes(TierAskingTests test, String child, String secrecy);
    }

    private static final Map<String, Object> CALM =
            Map.of("riskTier", "BLUE", "decisionReason", "孩子已在外婆家安顿", "takenBackReason", "父亲已经离开");

    private Map<String, Object> intake(String secrecy, String tier) {
        return Map.of(
                "receivers",
                List.of("POLICE", "CIVIL"),
                "riskTier",
                tier,
                "secrecy",
                secrecy,
                "decisionReason",
                "孩子没有受伤");
    }

    private String seenSafe(String child, String secrecy) {
        var caseNo = office.caseOf(office.report(child, 4, true));
        office.does(caseNo, "userTask_registerIntake", intake(secrecy, "RED"));
        office.does(caseNo, "userTask_policeReceive", Map.of("childCondition", List.of("safe")));
        office.worksUntil(caseNo, "userTask_needsAssessment");
        return caseNo;
    }

    private Said agrees(String person, String caseNo) {
        var asked = tierAsking.ofCase(caseNo);
        return tierAsking.answer(
                office.person(person), caseNo, asked.get(asked.size() - 1).id().toString(), true, "民警今天见过孩子，父亲已经外出");
    }

    /** Who may open the case reads why; without him nobody lowers the tier. */
    @ParameterizedTest
    @CsvSource({
        "ASSESSMENT, NORMAL", "CORRECTED_ASSESSMENT, NORMAL", "FIRST_INTAKE, NORMAL", "CORRECTED_INTAKE, NORMAL",
        "ASSESSMENT, MAX", "CORRECTED_ASSESSMENT, MAX", "FIRST_INTAKE, MAX", "CORRECTED_INTAKE, MAX"
    })
    void onNoWayDoesOneAgencyAloneTakeACaseFromRed(Way way, String secrecy) {
        var caseNo = way.goes(this, "两路" + way.ordinal() + secrecy.charAt(0), secrecy);

        assertThat(cases.file(caseNo).riskTier()).isEqualTo("RED");
        var asked = tierAsking.open(caseNo).orElseThrow();
        var asking = office.person(asked.askedBy()).agencyCode();
        var told = toldOf(caseNo, "TIER_ASKED");
        if (told.isEmpty()) {
            assertThat(secrecy).isEqualTo("MAX");
            assertThat(office.open(caseNo, "userTask_secondAgency").agencyCode())
                    .as("somebody of another agency has the task")
                    .isNotEqualTo(asking);
            goThere(caseNo);
            office.does(caseNo, "userTask_secondAgency", Map.of("secondOpinion", "agree"));
            assertThat(cases.file(caseNo).riskTier()).isEqualTo(asked.tier());
            return;
        }
        assertThat(told).allSatisfy(person -> {
            assertThat(office.person(person).agencyCode()).isNotEqualTo(asking);
            assertThat(cases.mayOpen(office.person(person), caseNo)).as(person).isTrue();
            assertThat(askedOfMe.of(office.person(person), Locale.CHINESE))
                    .extracting(Question::link)
                    .contains("/cases/" + caseNo + "#tier");
        });
        assertThat(agrees(asked.askedBy(), caseNo)).as("not who asked").isEqualTo(Said.GONE);
        assertThat(agrees(told.get(0), caseNo)).isEqualTo(Said.TAKEN);
        assertThat(cases.file(caseNo).riskTier()).isEqualTo(asked.tier());
        assertThat(office.told(asked.askedBy(), caseNo)).contains("TIER_AGREED");
    }

    /** Nobody agrees while somebody is on the way to the child. */
    private void goThere(String caseNo) {
        for (var task : List.of("userTask_policeReceive", "userTask_emergencyReceive", "userTask_decideRemoval")) {
            if (office.openKeys(caseNo).contains(task)) {
                office.does(caseNo, task, Map.of("childCondition", List.of("safe")));
            }
        }
    }

    @Test
    void ofASecretCaseThatOnlyPoliceKnowAnotherAgencyHasTheTask() {
        var caseNo = office.caseOf(office.report("两晚", 4, true));
        var police = office.people(office.open(caseNo, "userTask_policeReceive").group())
                .get(0);
        office.does(police, office.open(caseNo, "userTask_policeReceive"), Map.of("childCondition", List.of("safe")));
        office.does(police, office.open(caseNo, "userTask_registerIntake"), intake("MAX", "YELLOW"));
        assertThat(toldOf(caseNo, "TIER_ASKED")).isEmpty();

        var task = office.open(caseNo, "userTask_secondAgency");
        assertThat(task.group()).isEqualTo("PROC-532503:chiefProsecutor");
        var second = office.people(task.group()).get(0);
        assertThat(cases.mayOpen(second, caseNo)).isFalse();
        office.claims(second, caseNo, "userTask_secondAgency");
        assertThat(cases.mayOpen(second, caseNo)).isTrue();
        office.completes(caseNo, "userTask_secondAgency", Map.of("secondOpinion", "object"));
        assertThat(cases.file(caseNo).riskTier()).isEqualTo("RED");
    }

    @Test
    void aVisitThatIsCorrectedAsksAnewForWhatItFound() {
        var caseNo = seenSafe("两访", "NORMAL");
        office.does(caseNo, "userTask_needsAssessment", CALM);
        emergencies.press(office.person("police.532503"), caseNo, "今晚又在打");
        office.does(caseNo, "userTask_emergencyReceive", Map.of("childCondition", List.of("safe")));
        office.worksUntil(caseNo, "userTask_decideRemoval", "userTask_needsAssessment");
        assertThat(tierAsking.open(caseNo)).isEmpty();

        office.corrects(
                caseNo,
                "userTask_needsAssessment",
                Map.of("childSeenAt", Instant.now().toString(), "place", "两访姑姑家"),
                "今晚又去看过");

        assertThat(cases.file(caseNo).riskTier()).isEqualTo("RED");
        assertThat(tierAsking.open(caseNo)).isPresent();
    }

    @Test
    void nobodyAgreesWhileSomebodyWasCalledToTheChildAndHasNotAnswered() {
        var caseNo = seenSafe("两去", "NORMAL");
        office.does(caseNo, "userTask_needsAssessment", CALM);
        var called = office.claims(caseNo, "userTask_servicePlan");
        jdbc.sql("update worklist.work_item set work = 'emergencyResponse' where id = ?")
                .param(called)
                .update();

        assertThat(agrees(OTHER_AGENCY, caseNo)).isEqualTo(Said.DANGER);

        jdbc.sql("update worklist.work_item set work = 'plan' where id = ?")
                .param(called)
                .update();
        assertThat(agrees(OTHER_AGENCY, caseNo)).isEqualTo(Said.TAKEN);
    }

    @Test
    void whoReadsInATabOpenedBeforeAgreesToNothingOnceSomebodyIsSentToTheChild() {
        var caseNo = seenSafe("两页", "NORMAL");
        assertThat(office.caseOf(office.report("两页", 10, false))).isEqualTo(caseNo);
        office.does(caseNo, "userTask_needsAssessment", CALM);
        var read = tierAsking.open(caseNo).orElseThrow();
        office.does(
                caseNo,
                "userTask_registerFurtherReport",
                Map.of("reportIs", "other", "newFacts", "昨晚在集市上又被打", "receivers", List.of("POLICE", "CIVIL")));
        assertThat(office.openKeys(caseNo)).contains("userTask_policeReceive");
        assertThat(tierAsking.open(caseNo)).as("no word of danger").contains(read);

        var answer = Visitor.signedIn(mvc, OTHER_AGENCY)
                .answer(post("/cases/" + caseNo + "/tier")
                        .param("asked", read.id().toString())
                        .param("decision", "agree")
                        .param("reason", "民警今天到外婆家见过孩子"));

        assertThat(answer.getRedirectedUrl()).isEqualTo("/cases/" + caseNo + "#tier");
        assertThat(cases.file(caseNo).riskTier()).isEqualTo("RED");
        office.does(caseNo, "userTask_policeReceive", Map.of("childCondition", List.of("safe")));
        assertThat(agrees(OTHER_AGENCY, caseNo)).isEqualTo(Said.TAKEN);
    }

    @Test
    void whoSaysWhetherTheChildMustLeaveIsWaitedForToo() {
        var caseNo = seenSafe("两离", "NORMAL");
        office.does(caseNo, "userTask_needsAssessment", CALM);
        emergencies.press(office.person("police.532503"), caseNo, "今晚又在打");
        office.does(caseNo, "userTask_emergencyReceive", Map.of("childCondition", List.of("safe")));
        office.worksUntil(caseNo, "userTask_decideRemoval", "userTask_close");
        office.corrects(
                caseNo,
                "userTask_needsAssessment",
                Map.of("childSeenAt", Instant.now().toString(), "place", "两离姑姑家"),
                "今晚又去看过");

        assertThat(agrees(OTHER_AGENCY, caseNo)).isEqualTo(Said.DANGER);

        office.does(caseNo, "userTask_decideRemoval");
        assertThat(agrees(OTHER_AGENCY, caseNo)).isEqualTo(Said.TAKEN);
    }

    @Test
    void whoeverSendsAProgramAgreesToNothing() {
        var caseNo = seenSafe("两程", "NORMAL");
        office.does(caseNo, "userTask_needsAssessment", CALM);
        var read = tierAsking.open(caseNo).orElseThrow().id().toString();

        for (var path : List.of("/cases/" + caseNo + "/tier", "/api/v1/cases/" + caseNo + "/tier")) {
            Visitor.program(
                    mvc,
                    OTHER_AGENCY,
                    post(path).param("asked", read).param("decision", "agree").param("reason", "民警今天见过孩子"));
        }

        assertThat(cases.file(caseNo).riskTier()).isEqualTo("RED");
        assertThat(tierAsking.open(caseNo)).isPresent();
    }

    @Test
    void afterADayWhoeverMustAgreeIsRemindedOnceAndNobodyElse() {
        var caseNo = seenSafe("两日", "NORMAL");
        office.does(caseNo, "userTask_needsAssessment", CALM);
        aDayPasses(caseNo, "23 hours");
        assertThat(due(caseNo)).isEmpty();

        aDayPasses(caseNo, "1 hour");

        assertThat(due(caseNo))
                .contains(OTHER_AGENCY, "supervisor.532503")
                .doesNotHaveDuplicates()
                .allSatisfy(person ->
                        assertThat(cases.mayOpen(office.person(person), caseNo)).isTrue())
                .doesNotContain(tierAsking.open(caseNo).orElseThrow().askedBy());
        agrees(OTHER_AGENCY, caseNo);
        assertThat(jdbc.sql("select count(*) from notification.message where case_no = ? and kind = 'TIER_UNANSWERED'"
                                + " and read_at is null")
                        .param(caseNo)
                        .query(Integer.class)
                        .single())
                .as("what is answered reminds nobody")
                .isZero();
    }

    @Test
    void whoMayNotOpenACaseThatBecameSecretIsNotReminded() {
        var caseNo = seenSafe("两忘", "NORMAL");
        office.does(caseNo, "userTask_needsAssessment", CALM);

        office.corrects(caseNo, "userTask_registerIntake", Map.of("secrecy", "MAX"), "案情敏感");

        aDayPasses(caseNo, "24 hours");
        assertThat(due(caseNo)).allSatisfy(person -> assertThat(cases.mayOpen(office.person(person), caseNo))
                .as(person)
                .isTrue());
    }

    private void aDayPasses(String caseNo, String time) {
        jdbc.sql("update notification.message set planned_at = planned_at - ?::interval where case_no = ?"
                        + " and kind = 'TIER_UNANSWERED'")
                .params(time, caseNo)
                .update();
    }

    private List<String> due(String caseNo) {
        return jdbc.sql("select recipient from notification.message where case_no = ? and kind = 'TIER_UNANSWERED'"
                        + " and planned_at <= now() and read_at is null")
                .param(caseNo)
                .query(String.class)
                .list();
    }

    /** Nobody is sent to somebody who cannot answer, and why it takes two is said of this child. */
    @Test
    void thePageNamesWhoCanAnswerAndNobodyElseAndWhyItTakesTwo() {
        var caseNo = seenSafe("两谁", "NORMAL");
        office.does(caseNo, "userTask_needsAssessment", CALM);

        var page = Visitor.signedIn(mvc, "supervisor.532503").page("/cases/" + caseNo);
        var card = page.substring(page.indexOf("id=\"tier\""), page.indexOf("</section>", page.indexOf("id=\"tier\"")));
        var named = card.substring(card.indexOf("能答复的人：") + 6, card.indexOf("。没有人答复"));
        assertThat(named.split("；"))
                .containsExactlyInAnyOrderElementsOf(toldOf(caseNo, "TIER_ASKED").stream()
                        .distinct()
                        .map(office::person)
                        .map(person -> directory.agency(person.agencyCode()).name() + " " + person.name())
                        .toList());
        assertThat(card).contains("有人说过孩子有危险。要另一家单位同意").doesNotContain("同住");
        assertThat(page).contains("现在没有人说有危险").doesNotContain("目前没有报告");
    }

    @Test
    void whoLoweredATierIsNotToldToCallWhoeverDidIfHeDisagrees() {
        var caseNo = seenSafe("两己", "NORMAL");
        office.does(caseNo, "userTask_needsAssessment", CALM);
        var asker = tierAsking.open(caseNo).orElseThrow().askedBy();
        agrees(OTHER_AGENCY, caseNo);

        assertThat(toldOf(caseNo, "TIER_LOWERED")).contains("supervisor.532503").doesNotContain(OTHER_AGENCY, asker);
    }

    @Test
    void whoAskedBeforeLearnsWhoAskedAfterHimAndTheWayKeepsBoth() {
        var caseNo = seenSafe("两家", "NORMAL");
        office.does(caseNo, "userTask_needsAssessment", CALM);
        var first = tierAsking.open(caseNo).orElseThrow();

        office.corrects(
                caseNo,
                "userTask_registerIntake",
                Map.of("riskTier", "YELLOW", "decisionReason", "孩子在外婆家", "redReason", "孩子在外婆家"),
                "等级选错了");

        var second = tierAsking.open(caseNo).orElseThrow();
        assertThat(office.person(second.askedBy()).agencyCode())
                .isNotEqualTo(office.person(first.askedBy()).agencyCode());
        assertThat(office.told(first.askedBy(), caseNo))
                .contains("TIER_REPLACED")
                .doesNotContain("TIER_OVERTAKEN");
        assertThat(Visitor.signedIn(mvc, "supervisor.532503").page("/cases/" + caseNo))
                .contains(
                        "评估为蓝",
                        "评估为黄",
                        "对风险等级另有填报，先前提出的降低不再等答复 · "
                                + directory
                                        .agency(office.person(second.askedBy()).agencyCode())
                                        .name());
    }

    @Test
    void theWaySaysThatNewDangerOvertookWhatWasAsked() {
        var caseNo = seenSafe("两路", "NORMAL");
        office.does(caseNo, "userTask_needsAssessment", CALM);

        emergencies.press(office.person("police.532503"), caseNo, "今晚又在打");

        assertThat(Visitor.signedIn(mvc, "supervisor.532503").page("/cases/" + caseNo))
                .contains("又有人说孩子有危险，先前提出的降低风险等级不再等答复");
    }

    @Test
    void aCaseThatBecomesSecretIsTheTaskOfAnotherAgency() {
        var caseNo = seenSafe("两密", "NORMAL");
        office.does(caseNo, "userTask_needsAssessment", CALM);
        assertThat(office.told("supervisor.532503", caseNo)).contains("TIER_ASKED");

        office.corrects(caseNo, "userTask_registerIntake", Map.of("secrecy", "MAX"), "案情敏感");
        assertThat(cases.mayOpen(office.person("supervisor.532503"), caseNo)).isFalse();
        assertThat(askedOfMe.of(office.person("supervisor.532503"), Locale.CHINESE))
                .as("who may not open it any more is not asked any more")
                .noneMatch(question -> question.text().contains(caseNo));
        office.corrects(
                caseNo, "userTask_needsAssessment", Map.of("riskTier", "YELLOW", "decisionReason", "孩子在姑姑家"), "写错了");

        assertThat(cases.file(caseNo).riskTier()).isEqualTo("RED");
        assertThat(office.openItems(caseNo, "userTask_secondAgency")).hasSize(1);
    }

    @Test
    void anAnswerCountsForWhatWasReadAndForNothingElse() {
        var caseNo = seenSafe("两读", "NORMAL");
        office.does(caseNo, "userTask_needsAssessment", CALM);
        var read = tierAsking.open(caseNo).orElseThrow();

        office.corrects(
                caseNo, "userTask_needsAssessment", Map.of("riskTier", "YELLOW", "decisionReason", "孩子在姑姑家"), "写错了");

        assertThat(tierAsking.answer(
                        office.person(OTHER_AGENCY), caseNo, read.id().toString(), true, "民警今天见过孩子"))
                .isEqualTo(Said.CHANGED);
        assertThat(cases.file(caseNo).riskTier()).isEqualTo("RED");
    }

    @Test
    void whoAsksLearnsThatNothingIsAskedAnyMore() {
        var caseNo = seenSafe("两知", "NORMAL");
        office.does(caseNo, "userTask_needsAssessment", CALM);
        var asked = tierAsking.open(caseNo).orElseThrow();

        emergencies.press(office.person("police.532503"), caseNo, "今晚又在打");

        assertThat(office.told(asked.askedBy(), caseNo)).contains("TIER_OVERTAKEN");
        assertThat(askedOfMe.of(office.person(OTHER_AGENCY), Locale.CHINESE))
                .extracting(Question::link)
                .doesNotContain("/cases/" + caseNo + "#tier");
    }

    @Test
    void aVisitFromBeforeTheLastWordOfDangerTakesNoCaseFromRed() {
        var caseNo = seenSafe("两前", "NORMAL");
        jdbc.sql("update child.strip_fact set set_at = set_at + interval '1 hour' where case_no = ? and kind = 'danger'"
                        + " and value = 'true'::jsonb")
                .param(caseNo)
                .update();

        assertThatThrownBy(() -> office.does(caseNo, "userTask_needsAssessment", CALM))
                .isInstanceOfSatisfying(AnswerRefused.class, refused -> assertThat(refused.problems())
                        .extracting(problem -> problem.code())
                        .contains("tierSeenBefore"));
    }

    private List<String> toldOf(String caseNo, String kind) {
        return jdbc.sql("select recipient from notification.message where case_no = ? and kind = ? order by id")
                .params(caseNo, kind)
                .query(String.class)
                .list();
    }

    private List<String> told(String subject, String kind) {
        return jdbc.sql("select recipient from notification.message where subject = ? and kind = ?")
                .params(subject, kind)
                .query(String.class)
                .list();
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
        assertThat(agrees(OTHER_AGENCY, caseNo)).isEqualTo(Said.GONE);
        assertThat(cases.file(caseNo).riskTier()).isEqualTo("RED");
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
        var asked = tierAsking.open(caseNo).orElseThrow();
        assertThat(tierAsking.answer(
                        office.person(OTHER_AGENCY), caseNo, asked.id().toString(), false, "父亲今晚会回来"))
                .isEqualTo(Said.TAKEN);
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
