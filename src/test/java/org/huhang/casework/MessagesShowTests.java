package org.huhang.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.huhang.notification.MessageKind;
import org.huhang.notification.Messages;
import org.huhang.notification.Notice;
import org.huhang.testing.HuhangTest;
import org.huhang.testing.Office;
import org.huhang.testing.Visitor;
import org.huhang.worklist.Worklist;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

/** A message that says “please see” opens a page on which its reader can read what it speaks of. */
@HuhangTest
class MessagesShowTests {

    @Autowired
    private Worklist worklist;

    @Autowired
    private Office office;

    @Autowired
    private Cases cases;

    @Autowired
    private MockMvc mvc;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private MessageSource words;

    @Autowired
    private Messages messages;

    @Autowired
    private Clock clock;

    @BeforeEach
    void people() {
        office.staffed();
    }

    @Test
    void everyMessageThatAsksToSeeSomethingIsWalkedHere() {
        assertThat(Stream.of(MessageKind.values())
                        .filter(kind -> Objects.requireNonNull(
                                        words.getMessage("notification.kind." + kind, null, Locale.CHINESE))
                                .contains("请看"))
                        .collect(Collectors.toSet()))
                .isEqualTo(Set.of(
                        MessageKind.TIER_LOWERED,
                        MessageKind.TIER_ASKED,
                        MessageKind.TIER_UNANSWERED,
                        MessageKind.TIER_KEPT,
                        MessageKind.REFUSAL_KEPT,
                        MessageKind.HANDOVER_FINISHED,
                        MessageKind.HANDOVER_GOES_ON,
                        MessageKind.MEASURE_NOT_GIVEN));
    }

    private String red(String child, boolean danger) {
        var caseNo = office.seenSafe(child, danger);
        office.does(
                caseNo,
                "userTask_needsAssessment",
                Map.of("riskTier", "BLUE", "decisionReason", "孩子已在外婆家安顿", "takenBackReason", "父亲已经离开"));
        return caseNo;
    }

    private void answers(String person, String caseNo, String decision, String reason) {
        var visitor = Visitor.signedIn(mvc, person);
        var page = "/cases/" + caseNo;
        var told = visitor.page(page).contains("name=\"told\"") ? visitor.carried(page, "told") : "";
        var answer = visitor.answer(post("/cases/" + caseNo + "/tier")
                .param("asked", asked(caseNo))
                .param("told", told)
                .param("decision", decision)
                .param("reason", reason));
        assertThat(answer.getRedirectedUrl()).startsWith("/cases/" + caseNo);
    }

    private String asked(String caseNo) {
        return jdbc.sql("select id::text from casework.tier_asked where case_no = ?")
                .param(caseNo)
                .query(String.class)
                .single();
    }

    private String tier(String caseNo) {
        return cases.file(caseNo).riskTier();
    }

    @Test
    void whyATierWasLowered() {
        var caseNo = red("看理", false);
        assertThat(tier(caseNo)).isEqualTo("BLUE");
        seenByAll(caseNo, MessageKind.TIER_LOWERED, "红 · 极高风险 → 蓝 · 低风险", "孩子已在外婆家安顿", "蒙自市民政局");
    }

    @Test
    void soonAfterDangerWasToldACaseStaysRedUntilAnotherAgencyHasReadWhyAndAgrees() {
        var caseNo = red("看同", true);
        assertThat(tier(caseNo)).isEqualTo("RED");
        seenByAll(caseNo, MessageKind.TIER_ASKED, "红 · 极高风险 → 蓝 · 低风险", "孩子已在外婆家安顿", "value=\"agree\"");
        seenByAll(caseNo, MessageKind.TIER_UNANSWERED, "孩子已在外婆家安顿");
        assertThat(Visitor.signedIn(mvc, "police.532503.leader").page("/cases/" + caseNo))
                .as("what was found is his to read before he says what he thinks of it")
                .contains("填报的内容", "父亲已经离开");
        assertThat(jdbc.sql("select text_ from act_ru_variable v join act_ru_execution e on e.id_ = v.proc_inst_id_"
                                + " where e.business_key_ = ? and v.name_ = 'riskTier'")
                        .param(caseNo)
                        .query(String.class)
                        .list())
                .as("what its processes go by")
                .isNotEmpty()
                .containsOnly("RED");

        assertThat(Visitor.signedIn(mvc, "civil.532503.leader").page("/cases/" + caseNo))
                .contains("等另一家单位同意，现在仍按红色办理")
                .doesNotContain("value=\"agree\"");
        var assessed = worklist.ofCase(caseNo).stream()
                .filter(item -> item.elementId().equals("userTask_needsAssessment"))
                .findFirst()
                .orElseThrow();
        assertThat(Visitor.signedIn(mvc, String.valueOf(assessed.holder())).page("/tasks?done=" + assessed.id()))
                .contains("案件现在仍是红色");
        answers("civil.532503.leader", caseNo, "agree", "");
        answers("police.532503.leader", caseNo, "keep", " ");
        answers("police.532503.leader", caseNo, "agree", "无");
        assertThat(tier(caseNo)).as("not his own, and not without a reason").isEqualTo("RED");

        answers("police.532503.leader", caseNo, "agree", "民警今天到外婆家见过孩子");
        assertThat(tier(caseNo)).isEqualTo("BLUE");
        seenByAll(caseNo, MessageKind.TIER_LOWERED, "孩子已在外婆家安顿");
    }

    @Test
    void whyAnotherAgencyObjected() {
        var caseNo = red("看反", true);
        answers("police.532503.leader", caseNo, "keep", "父亲今天还在村里，没有被拘留");
        assertThat(tier(caseNo)).isEqualTo("RED");
        seenByAll(caseNo, MessageKind.TIER_KEPT, "父亲今天还在村里，没有被拘留", "另一家单位没有同意，仍是红色");
    }

    @Test
    void whyTheReportOfARedCaseWasRefusedAndWhyAnotherAgencyObjected() {
        var caseNo = office.caseOf(office.report("看拒", 7, false));
        office.does(
                caseNo,
                "userTask_registerIntake",
                Map.of("intakeDecision", "notAboutMinor", "decisionReason", "受伤的是邻居家的大人"));
        var task = office.open(caseNo, "userTask_secondAgency");
        var second = office.people(task.group()).get(0);
        office.claims(second, caseNo, "userTask_secondAgency");
        assertThat(Visitor.signedIn(mvc, second.id()).page("/tasks/" + task.id()))
                .contains("受伤的是邻居家的大人", "不予受理这份报告");
        assertThat(Visitor.signedIn(mvc, "supervisor.532503").page("/cases/" + caseNo))
                .contains("受伤的是邻居家的大人", "在任务里答复");

        office.does(second, task, Map.of("secondOpinion", "object", "opinionReason", "派出所见到了受伤的孩子"));
        seenByAll(caseNo, MessageKind.REFUSAL_KEPT, "派出所见到了受伤的孩子", "没有受理，另一家单位没有同意，仍是红色");
    }

    @Test
    void whyAMeasureWasNotGiven() {
        var caseNo = office.welfareCase("看措", "2015-05-01");
        office.does(caseNo, "userTask_needsAssessment");
        office.does(
                caseNo,
                "userTask_servicePlan",
                Map.of(
                        "measures",
                        List.of(Map.of(
                                "measureType", "medical",
                                "measureOwner", "HEALTH",
                                "measureDue", "2026-12-31",
                                "note", "做一次检查"))));
        office.does(caseNo, "userTask_carryOutMeasure", Map.of("result", "notPossible", "whatWasDone", "奶奶不愿意让孩子去"));
        seenByAll(caseNo, MessageKind.MEASURE_NOT_GIVEN, "无法完成", "奶奶不愿意让孩子去");
    }

    @Test
    void howWhatWasHandedOverEnded() {
        var caseNo = office.caseWithAHandOver("看果");
        office.does(caseNo, "userTask_takeHandOver");
        office.does(caseNo, "userTask_finishHandOver", Map.of("outcomeNow", "孩子已由姑姑照看，每周回访"));
        seenByAll(caseNo, MessageKind.HANDOVER_FINISHED, "孩子已由姑姑照看，每周回访");
    }

    @Test
    void whoeverWasToldThatATaskWillComeReadsWhatItIsAboutAndLearnsThatNoneDoes() {
        var caseNo = office.caseOf(office.report("看预", 8, false));
        var told = jdbc.sql("select distinct recipient from notification.message where case_no = ? and kind ="
                        + " 'AGENCY_EXPECTED'")
                .param(caseNo)
                .query(String.class)
                .list();
        assertThat(told).isNotEmpty();
        assertThat(Visitor.signedIn(mvc, told.get(0)).page("/cases/" + caseNo + "/emergency"))
                .contains("登记受理，期限", "风险", "草坝镇")
                .doesNotContain("看预");

        office.does(
                caseNo,
                "userTask_registerIntake",
                Map.of(
                        "intakeDecision", "forward",
                        "forwardWhere", "outside",
                        "forwardOutside", "邻县民政局",
                        "spokenTo", "值班室 0873-1234567",
                        "forwardedAt", clock.instant().toString(),
                        "decisionReason", "孩子户籍在邻县"));
        assertThat(told)
                .allSatisfy(person -> assertThat(office.told(person, caseNo)).contains("AGENCY_NOT_EXPECTED"));
    }

    @Test
    void whatIsStillToBeDoneOfAHandOver() {
        var caseNo = office.caseWithAHandOver("看续");
        office.does(caseNo, "userTask_takeHandOver");
        office.does(
                caseNo,
                "userTask_finishHandOver",
                Map.of("handOverOutcome", "goingOn", "outcomeNow", "孩子暂住外婆家", "nextStep", "明天上午接到站里"));
        seenByAll(caseNo, MessageKind.HANDOVER_GOES_ON, "孩子暂住外婆家", "明天上午接到站里");
    }

    /** Of a secret case whoever has a task of it has only to claim it. */
    @Test
    void whoMayNotReadASecretCaseYetClaimsOnThePageOfItsMessageAndThenReadsWhy() {
        var caseNo = office.caseOf(office.report("看密", 4, true));
        var received = office.open(caseNo, "userTask_policeReceive");
        var police = office.people(received.group()).get(0);
        office.does(police, received, Map.of("childCondition", List.of("safe")));
        office.does(
                police,
                office.open(caseNo, "userTask_registerIntake"),
                Map.of(
                        "receivers", List.of("POLICE", "CIVIL"),
                        "riskTier", "YELLOW",
                        "secrecy", "MAX",
                        "decisionReason", "父亲已经离开"));
        var task = office.open(caseNo, "userTask_secondAgency");
        var reader = office.people(task.group()).get(0);
        messages.tell(new Notice(
                reader.id(),
                MessageKind.TIER_LOWERED,
                "test:" + caseNo,
                caseNo,
                null,
                "/cases/" + caseNo,
                clock.instant()));

        var visitor = Visitor.signedIn(mvc, reader.id());
        assertThat(visitor.page("/cases/" + caseNo + "/emergency"))
                .contains("您收到消息的案件", "签收以后就能看到内容和理由", "action=\"/tasks/" + task.id() + "/claim\"")
                .doesNotContain("有关本单位的报告", "需要您办理时，会派任务给您");
        assertThat(visitor.answer(post("/tasks/" + task.id() + "/claim")).getRedirectedUrl())
                .isEqualTo("/tasks/" + task.id());
        assertThat(visitor.page("/cases/" + caseNo)).contains("父亲已经离开");
    }

    /** Whoever is told of a secret case and may not open it reads at once what he can do: take its task, or ask who may. */
    @Test
    void whoMayNotOpenASecretCaseReadsInItsMessageWhatHeCanDo() {
        var caseNo = office.caseOf(office.report("看密二", 4, true));
        var received = office.open(caseNo, "userTask_policeReceive");
        var police = office.people(received.group()).get(0);
        office.does(police, received, Map.of("childCondition", List.of("safe")));
        office.does(
                police,
                office.open(caseNo, "userTask_registerIntake"),
                Map.of("receivers", List.of("POLICE", "CIVIL"), "riskTier", "RED", "secrecy", "MAX"));
        var overseer = office.person("supervisor.532503");
        var free = office.open(caseNo, "userTask_acceptCase");
        var taker = office.people(free.group()).stream()
                .filter(person -> !person.id().equals(police.id()))
                .findFirst();
        for (var person :
                Stream.concat(Stream.of(overseer, police), taker.stream()).toList()) {
            messages.tell(new Notice(
                    person.id(),
                    MessageKind.TIER_LOWERED,
                    "test:" + caseNo + person.id(),
                    caseNo,
                    null,
                    "/cases/" + caseNo,
                    clock.instant()));
        }

        assertThat(inbox(overseer.id(), caseNo)).contains("您不能打开", police.name());
        assertThat(Visitor.signedIn(mvc, overseer.id()).page("/cases/" + caseNo + "/emergency"))
                .contains("请联系能看到内容的人", police.name());
        assertThat(inbox(police.id(), caseNo)).doesNotContain("您不能打开", "签收任务以后才能看到");
        taker.ifPresent(person -> assertThat(inbox(person.id(), caseNo)).contains("签收任务以后才能看到"));
    }

    /** What the messages of a case say in the inbox. */
    private String inbox(String person, String caseNo) {
        return Stream.of(Visitor.signedIn(mvc, person).pages("/messages").split("<tr", -1))
                .filter(row -> row.contains(caseNo))
                .toList()
                .toString();
    }

    private void seenByAll(String caseNo, MessageKind kind, String... what) {
        var told = jdbc.sql("select recipient, link from notification.message where case_no = ? and kind = ?")
                .params(caseNo, kind.name())
                .query((row, number) -> Map.entry(row.getString("recipient"), row.getString("link")))
                .list();
        assertThat(told).isNotEmpty();
        told.forEach(one -> assertThat(Visitor.signedIn(mvc, one.getKey()).page(one.getValue()))
                .as(one.getKey())
                .contains(what));
    }
}
