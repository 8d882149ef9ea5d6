package org.huhang.handover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;
import static org.huhang.testing.Visitor.signedIn;

import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.huhang.agency.Permission;
import org.huhang.casework.CaseSeen;
import org.huhang.casework.Cases;
import org.huhang.casework.Emergencies;
import org.huhang.casework.PassedOn;
import org.huhang.form.Form;
import org.huhang.form.Problem;
import org.huhang.safety.Promise;
import org.huhang.safety.SafetyInvariants;
import org.huhang.testing.HuhangTest;
import org.huhang.testing.Office;
import org.huhang.testing.Visitor;
import org.huhang.worklist.AnswerRefused;
import org.huhang.worklist.Corrections;
import org.huhang.worklist.TaskFacts;
import org.huhang.worklist.WorkItem;
import org.huhang.worklist.Worklist;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What one process hands to another is somebody's task until it was taken or given up. */
@HuhangTest
class HandOversTests {

    private static final Map<String, Object> REFUSED = Map.of("handOverAnswer", "refuse", "refusedReason", "孩子户籍在外县");

    @Autowired
    private Office office;

    @Autowired
    private CaseSeen seen;

    @Autowired
    private PassedOn passedOn;

    @Autowired
    private HandOvers handOvers;

    @Autowired
    private HandOverForms forms;

    @Autowired
    private HandOverGrounds grounds;

    @Autowired
    private Emergencies emergencies;

    @Autowired
    @Qualifier("org.huhang.correction.LookAgainForms")
    private TaskFacts lookAgain;

    @Autowired
    private Cases cases;

    @Autowired
    private Worklist worklist;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private MockMvc mvc;

    @Autowired
    private Corrections corrections;

    @Autowired
    private PlatformTransactionManager transactions;

    @Autowired
    private SafetyInvariants invariants;

    @BeforeEach
    void people() {
        office.staffed();
    }

    private HandOver only(String caseNo) {
        return handOvers.ofCase(caseNo).get(0);
    }

    private List<String> told(String caseNo, String kind) {
        return jdbc.sql("select recipient from notification.message where kind = ? and case_no = ? and read_at is null")
                .params(kind, caseNo)
                .query(String.class)
                .list();
    }

    private String didBy(String caseNo, String elementId) {
        return worklist.ofCase(caseNo).stream()
                .filter(item ->
                        item.state() == WorkItem.State.DONE && item.elementId().equals(elementId))
                .map(item -> Objects.requireNonNull(item.holder()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theReceiverHasATaskWithATermAndTakesPart() {
        var caseNo = office.caseWithAHandOver("接一");

        var task = office.open(caseNo, "userTask_takeHandOver");
        assertThat(task.group()).isEqualTo("RESCUE-532503:intakeWorker");
        assertThat(task.dueAt()).isCloseTo(only(caseNo).madeAt().plusSeconds(3600), within(1, ChronoUnit.SECONDS));
        assertThat(told(caseNo, "HANDOVER_WAITING")).containsExactly("supervisor.532503");
        var worker = office.people(task.group()).get(0);
        assertThat(told(caseNo, "TASK_WAITING")).contains(worker.id());
        assertThat(cases.allows(worker, Permission.READ, caseNo)).isTrue();

        office.does(caseNo, "userTask_takeHandOver");

        assertThat(only(caseNo).state()).isEqualTo(HandOver.State.ACCEPTED);
        assertThat(only(caseNo).decidedReason()).contains("今天下午接孩子到站");
        assertThat(told(caseNo, "HANDOVER_WAITING")).isEmpty();
        var work = office.open(caseNo, "userTask_finishHandOver");
        assertThat(work.group()).isEqualTo(task.group());
        assertThat(work.dueAt())
                .as("a day since it was sent")
                .isCloseTo(only(caseNo).madeAt().plusSeconds(24 * 3600), within(1, ChronoUnit.SECONDS));
        assertThat(forms.values(work, worker).get("takenBefore")).asString().contains("今天下午接孩子到站");
        assertThat(work.holder()).as("whoever took it has it").isEqualTo(didBy(caseNo, "userTask_takeHandOver"));
        office.does(caseNo, "userTask_finishHandOver");

        assertThat(only(caseNo).state()).isEqualTo(HandOver.State.DONE);
        office.does(caseNo, "userTask_close");
        assertThat(cases.file(caseNo).open()).isFalse();
    }

    private static Map<String, Object> passedOn(String answer, String agency) {
        return Map.of(answer, "passOn", "otherTaker", agency, "sentMore", "请到派出所接孩子");
    }

    /** Of two agencies of which each was told that the other has the child, none has. */
    @Test
    void whatWasPassedOnAndIsTakenByACorrectionIsOneTaskWhateverIsCorrectedNext() {
        var caseNo = office.caseOf(office.report("传错又接", 4, false));
        office.does(
                caseNo, "userTask_policeReceive", Map.of("removalNeeded", "yes", "childCondition", List.of("danger")));
        office.does(caseNo, "userTask_takeHandOver", passedOn("handOverAnswer", "RESCUE-532503"));
        office.claims(caseNo, "userTask_takeHandOver");

        correctsPassedOn(caseNo, Map.of("handOverAnswer", "take", "goesOn", "我们去接"));
        holdsWithWhoeverKnows(caseNo);

        correctsPassedOn(caseNo, passedOn("handOverAnswer", "WELFARE-532503"));
        holdsWithWhoeverKnows(caseNo);
    }

    /** Whoever was named by mistake has nothing any more, and who is named now has the task, claimed or not. */
    @Test
    void whateverIsCorrectedOfAHandOverIsTheTaskOfWhomTheAnswerNames() {
        var mistake = passedOn("handOverAnswer", "RESCUE-532503");
        var refuse = Map.<String, Object>of("handOverAnswer", "refuse", "refusedReason", "不归本单位");
        var take = Map.<String, Object>of("handOverAnswer", "take", "goesOn", "我们去接");
        var right = passedOn("handOverAnswer", "WELFARE-532503");
        for (var claimed : List.of(false, true)) {
            var caseNo = office.caseOf(office.report(claimed ? "改接手一" : "改接手二", 4, false));
            office.does(
                    caseNo,
                    "userTask_policeReceive",
                    Map.of("removalNeeded", "yes", "childCondition", List.of("danger")));
            office.does(caseNo, "userTask_takeHandOver", mistake);
            if (claimed) {
                office.claims(caseNo, "userTask_takeHandOver");
            }
            for (var next : List.of(right, take, right, refuse, mistake, refuse, take)) {
                correctsPassedOn(caseNo, next);
                liesWith(caseNo, next);
            }
            assertThat(told(caseNo, "NO_LONGER_NEEDED")).contains("rescue.532503");
            assertThat(office.openKeys(caseNo)).doesNotContain("userTask_lookAgain");
        }
    }

    private void liesWith(String caseNo, Map<String, Object> answer) {
        var refused = "refuse".equals(answer.get("handOverAnswer"));
        var to = String.valueOf(answer.getOrDefault("otherTaker", refused ? "POLICE-532503" : "CIVIL-532503"));
        var open = worklist.ofCase(caseNo).stream()
                .filter(item -> item.open() && HandOvers.TASKS.contains(item.work()))
                .toList();
        assertThat(open).extracting(WorkItem::agencyCode).containsExactly(to);
        assertThat(open.get(0).elementId())
                .isEqualTo(
                        switch (only(caseNo).state()) {
                            case REFUSED -> "userTask_decideRefused";
                            case ACCEPTED -> "userTask_finishHandOver";
                            default -> "userTask_takeHandOver";
                        });
    }

    /** Nobody finds out a second time whose it is not: also not where it was sent back after it had been taken. */
    @Test
    void whoIsAskedNextReadsWhoSentItBackAndWhy() {
        var caseNo = office.caseOf(office.report("退回告知", 4, false));
        office.does(
                caseNo, "userTask_policeReceive", Map.of("removalNeeded", "yes", "childCondition", List.of("danger")));
        assertThat(read(caseNo, "refusedBefore")).isEmpty();
        office.does(caseNo, "userTask_takeHandOver", REFUSED);
        office.does(
                caseNo,
                "userTask_decideRefused",
                Map.of("refusedDecision", "other", "otherTaker", "RESCUE-532503", "sentMore", "请今天去接"));
        assertThat(read(caseNo, "refusedBefore")).matches("蒙自市民政局（今天 .+）：孩子户籍在外县");

        office.does(caseNo, "userTask_takeHandOver");
        office.completes(
                caseNo, "userTask_finishHandOver", Map.of("handOverOutcome", "notNeeded", "droppedReason", "外婆已经来接走"));
        office.does(
                caseNo,
                "userTask_decideRefused",
                Map.of("refusedDecision", "other", "otherTaker", "WELFARE-532503", "sentMore", "外婆没有来过"));
        assertThat(read(caseNo, "refusedBefore")).contains("孩子户籍在外县", "外婆已经来接走");
    }

    @Test
    void aCorrectedDecisionOnWhatWasRefusedGoesToTheOtherAgency() {
        var caseNo = office.caseWithAHandOver("改送别家");
        office.does(caseNo, "userTask_takeHandOver", REFUSED);
        var other = Map.<String, Object>of("refusedDecision", "other", "sentMore", "请今天去接");
        office.does(caseNo, "userTask_decideRefused", and(other, "CIVIL-532524"));

        office.corrects(caseNo, "userTask_decideRefused", and(other, "CIVIL-532503"), "选错了县");
        assertThat(office.open(caseNo, "userTask_takeHandOver").agencyCode()).isEqualTo("CIVIL-532503");
        office.corrects(caseNo, "userTask_decideRefused", Map.of("refusedDecision", "again"), "原单位答应了");
        assertThat(office.open(caseNo, "userTask_takeHandOver").agencyCode()).isEqualTo("RESCUE-532503");
        office.corrects(
                caseNo, "userTask_decideRefused", Map.of("refusedDecision", "drop", "droppedReason", "外婆接走了"), "不用了");
        assertThat(office.openKeys(caseNo))
                .doesNotContain("userTask_takeHandOver", "userTask_decideRefused", "userTask_lookAgain");
        assertThat(only(caseNo).state()).isEqualTo(HandOver.State.DROPPED);
        assertThat(told(caseNo, "HANDOVER_DROPPED")).contains("supervisor.532503");
        assertThat(told(caseNo, "NO_LONGER_NEEDED")).contains("rescue.532503");

        var again = Map.<String, Object>of("refusedDecision", "again", "sentMore", "外婆没有来，请今天去接");
        office.corrects(caseNo, "userTask_decideRefused", again, "外婆没有接走");
        var task = office.open(caseNo, "userTask_takeHandOver");
        assertThat(task.agencyCode()).isEqualTo("RESCUE-532503");
        assertThat(forms.values(task, office.people(task.group()).get(0)).get("handedMore"))
                .isEqualTo("外婆没有来，请今天去接");
        assertThat(office.openKeys(caseNo)).doesNotContain("userTask_decideRefused");
    }

    private static Map<String, Object> and(Map<String, Object> answer, String otherTaker) {
        var all = new HashMap<>(answer);
        all.put("otherTaker", otherTaker);
        return all;
    }

    /** Once others have it, only a person can say who has the child: the leader looks at it. */
    @Test
    void whatOthersHaveTakenSinceIsNotMovedByACorrection() {
        var caseNo = office.caseOf(office.report("改已接", 4, false));
        office.does(
                caseNo, "userTask_policeReceive", Map.of("removalNeeded", "yes", "childCondition", List.of("danger")));
        office.does(caseNo, "userTask_takeHandOver", passedOn("handOverAnswer", "RESCUE-532503"));
        var mine = worklist.ofCase(caseNo).stream()
                .filter(item ->
                        item.state() == WorkItem.State.DONE && item.elementId().equals("userTask_takeHandOver"))
                .findFirst()
                .orElseThrow();
        office.does(caseNo, "userTask_takeHandOver");

        var answers = new HashMap<>(worklist.answers(mine.id()));
        answers.put("otherTaker", "WELFARE-532503");
        corrections.correct(office.person(Objects.requireNonNull(mine.holder())), mine.id(), answers, "选错了", 0);

        assertThat(office.open(caseNo, "userTask_finishHandOver").agencyCode()).isEqualTo("RESCUE-532503");
        assertThat(office.openKeys(caseNo)).contains("userTask_lookAgain");
    }

    /** Whoever acts for an agency without people has the task, and every page says so. */
    @Test
    void whereNobodyOfTheAgencyWorksOnThePlatformTheDeskThatActsForItHasIt() {
        var caseNo = office.caseOf(office.report("无人代办", 4, false));
        office.does(
                caseNo, "userTask_policeReceive", Map.of("removalNeeded", "yes", "childCondition", List.of("danger")));
        office.does(caseNo, "userTask_takeHandOver", passedOn("handOverAnswer", "RESCUE-532501"));

        var has = office.open(caseNo, "userTask_takeHandOver").agencyCode();
        assertThat(has).isNotEqualTo("RESCUE-532501");
        assertThat(Objects.requireNonNull(only(caseNo).address()).taker()).isEqualTo(has);
        assertThat(cases.parties(caseNo).agencies()).containsKey(has).doesNotContainKey("RESCUE-532503");

        office.corrects(caseNo, "userTask_takeHandOver", passedOn("handOverAnswer", "RESCUE-532503"), "选错了县");
        assertThat(office.open(caseNo, "userTask_takeHandOver").agencyCode()).isEqualTo("RESCUE-532503");
        assertThat(cases.parties(caseNo).agencies()).containsKey("RESCUE-532503");
    }

    @Test
    void theCountysOwnAgenciesComeFirstAndAnotherCountyIsAskedBack() {
        var caseNo = office.caseOf(office.report("外县问", 4, false));
        office.does(
                caseNo, "userTask_policeReceive", Map.of("removalNeeded", "yes", "childCondition", List.of("danger")));
        var values = forms.values(office.open(caseNo, "userTask_takeHandOver"), office.person("civil.532503"));
        var codes = ((List<?>) Objects.requireNonNull(values.get("takers")))
                .stream()
                        .map(one -> String.valueOf(((Map<?, ?>) one).get("value")))
                        .toList();
        assertThat(codes.indexOf("RESCUE-532503")).isLessThan(codes.indexOf("RESCUE-5325"));
        assertThat(codes.indexOf("RESCUE-5325")).isLessThan(codes.indexOf("RESCUE-532501"));

        var wrong = new HashMap<>(passedOn("handOverAnswer", "RESCUE-532501"));
        wrong.put(Form.CONFIRMED, List.of());
        assertThatThrownBy(() -> office.does(caseNo, "userTask_takeHandOver", wrong))
                .isInstanceOfSatisfying(AnswerRefused.class, refused -> assertThat(refused.problems())
                        .extracting(Problem::code)
                        .containsExactly("otherCounty"));
    }

    /** Whoever must place the child need not telephone to learn how and where it is. */
    @Test
    void theReceiverReadsWhatTheSenderFoundAndAfterwardsWhomItChose() {
        var caseNo = office.caseOf(office.report("接所见", 4, false));
        office.does(
                caseNo,
                "userTask_policeReceive",
                Map.of(
                        "removalNeeded",
                        "yes",
                        "childCondition",
                        List.of("injured"),
                        "sentToHospital",
                        true,
                        "hospital",
                        "市医院急诊",
                        "removed",
                        true,
                        "placedWith",
                        "外婆",
                        "childOpinion",
                        "我想跟奶奶住"));
        assertThat(read(caseNo, "handedFound")).contains("受伤", "市医院急诊", "外婆", "带离现场", "儿童怎么说：我想跟奶奶住（", "记录，不要转告监护人");

        office.does(caseNo, "userTask_takeHandOver", passedOn("handOverAnswer", "RESCUE-532503"));
        var mine = worklist.ofCase(caseNo).stream()
                .filter(item ->
                        item.state() == WorkItem.State.DONE && item.elementId().equals("userTask_takeHandOver"))
                .findFirst()
                .orElseThrow();
        var values = forms.values(mine, office.person("civil.532503"));
        assertThat(values.get("takers")).asString().contains("RESCUE-532503");
        assertThat(values.get("handedMore")).asString().doesNotContain("请到派出所接孩子");
    }

    /** Who decides that a child must leave asks less than who was there: what was found and said there goes with it. */
    @Test
    void theReceiverReadsWhatTheSenderHadFoundBeforeAndTheChildsWords() {
        var caseNo = office.caseOf(office.report("先前所见", 4, true));
        office.does(
                caseNo,
                "userTask_policeReceive",
                Map.of("childCondition", List.of("danger"), "removalNeeded", "no", "childOpinion", "我怕爸爸回来"));
        emergencies.press(office.person("police.532503"), caseNo, "又打起来了");
        office.does(
                caseNo,
                "userTask_emergencyReceive",
                Map.of(
                        "childCondition",
                        List.of("injured"),
                        "sentToHospital",
                        true,
                        "hospital",
                        "县医院儿科",
                        "childSafeNow",
                        "no"));
        office.does(
                caseNo,
                "userTask_decideRemoval",
                Map.of(
                        "childMustLeave",
                        "yes",
                        "takenTo",
                        "hospital",
                        "removalGrounds",
                        List.of("badlyHurt"),
                        "removedAt",
                        OffsetDateTime.now().truncatedTo(ChronoUnit.SECONDS).toString(),
                        "childOpinion",
                        "",
                        "notAskedReason",
                        "alreadyHeard"));

        assertThat(read(caseNo, "handedFound"))
                .contains("先送到哪里", "此前已经听取")
                .containsPattern("送到哪家医院：县医院儿科（.+ 填写）")
                .containsPattern("儿童怎么说：我怕爸爸回来（.+ 记录，不要转告监护人和可能的侵害人）")
                .containsOnlyOnce("儿童的情况");
    }

    private void correctsPassedOn(String caseNo, Map<String, Object> differs) {
        office.corrects(caseNo, "userTask_takeHandOver", differs, "选错了");
    }

    /** One open task, of the agency that the row names; whoever has it was not told that it is needed no more. */
    private void holdsWithWhoeverKnows(String caseNo) {
        var open = worklist.ofCase(caseNo).stream()
                .filter(item -> item.open() && HandOvers.TASKS.contains(item.work()))
                .toList();
        assertThat(open).hasSize(1);
        var has = open.get(0);
        assertThat(Objects.requireNonNull(only(caseNo).address()).taker()).isEqualTo(has.agencyCode());
        assertThat(has.elementId())
                .isEqualTo(
                        only(caseNo).state() == HandOver.State.ACCEPTED
                                ? "userTask_finishHandOver"
                                : "userTask_takeHandOver");
        var last = jdbc.sql("select kind from notification.message where case_no = ? and recipient = ?"
                        + " and kind in ('TASK_WAITING', 'TASK_PRESSING', 'NO_LONGER_NEEDED') order by id desc limit 1")
                .params(caseNo, office.people(has.group()).get(0).id())
                .query(String.class)
                .single();
        assertThat(last).isIn("TASK_WAITING", "TASK_PRESSING");
    }

    @Test
    void whoeverReallyTakesTheChildGetsTheTask() {
        var caseNo = office.caseOf(office.report("接转", 4, false));
        office.does(
                caseNo, "userTask_policeReceive", Map.of("removalNeeded", "yes", "childCondition", List.of("danger")));
        var due = office.open(caseNo, "userTask_takeHandOver").dueAt();
        office.does(caseNo, "userTask_takeHandOver", passedOn("handOverAnswer", "RESCUE-532503"));
        assertThat(office.open(caseNo, "userTask_takeHandOver").dueAt())
                .as("nobody has more time")
                .isEqualTo(due);

        assertThat(office.open(caseNo, "userTask_takeHandOver").agencyCode()).isEqualTo("RESCUE-532503");
        assertThat(cases.parties(caseNo).agencies()).containsKey("RESCUE-532503");
        assertThat(told(caseNo, "TASK_PRESSING")).contains("rescue.532503");
        assertThat(forms.values(office.open(caseNo, "userTask_takeHandOver"), office.person("rescue.532503")))
                .containsEntry("handedMore", "请到派出所接孩子");
    }

    @Test
    void aCorrectedTakingGoesToWhomItNames() {
        var caseNo = office.caseOf(office.report("接改", 4, false));
        office.does(
                caseNo, "userTask_policeReceive", Map.of("removalNeeded", "yes", "childCondition", List.of("danger")));
        office.does(caseNo, "userTask_takeHandOver");

        office.corrects(caseNo, "userTask_takeHandOver", passedOn("handOverAnswer", "RESCUE-532503"), "是救助站接的");
        assertThat(office.open(caseNo, "userTask_takeHandOver").agencyCode()).isEqualTo("RESCUE-532503");
        assertThat(office.openItems(caseNo, "userTask_finishHandOver")).isEmpty();
        assertThat(told(caseNo, "HANDOVER_WAITING")).contains(didBy(caseNo, "userTask_policeReceive"));

        office.does(caseNo, "userTask_takeHandOver");
        office.corrects(caseNo, "userTask_takeHandOver", REFUSED, "救助站没有接到");
        assertThat(office.open(caseNo, "userTask_decideRefused").group()).isEqualTo("POLICE-532503:leader");
        assertThat(office.openItems(caseNo, "userTask_finishHandOver")).isEmpty();
    }

    @Test
    void untilAChildIsLookedAfterSomebodyHasTheTask() {
        var caseNo = office.caseWithAHandOver("接续");
        office.does(caseNo, "userTask_takeHandOver");
        office.does(
                caseNo,
                "userTask_finishHandOver",
                Map.of("handOverOutcome", "goingOn", "outcomeNow", "孩子暂住外婆家", "nextStep", "明天上午接到站里"));
        assertThatThrownBy(() -> office.does(caseNo, "userTask_close"))
                .isInstanceOfSatisfying(AnswerRefused.class, refused -> assertThat(refused.problems())
                        .extracting(problem -> problem.code())
                        .contains("handOverWaits"));

        office.does(caseNo, "userTask_finishHandOver", passedOn("handOverOutcome", "CIVIL-532503"));
        office.does(caseNo, "userTask_takeHandOver");
        office.does(
                caseNo,
                "userTask_finishHandOver",
                Map.of("handOverOutcome", "notNeeded", "droppedReason", "父亲已回家，法院已裁定"));
        assertThat(office.open(caseNo, "userTask_decideRefused").group())
                .as("only its sender says so")
                .isEqualTo("CIVIL-532503:leader");
        office.does(caseNo, "userTask_decideRefused");
        office.does(caseNo, "userTask_takeHandOver");
        office.does(caseNo, "userTask_finishHandOver");
        assertThat(told(caseNo, "HANDOVER_FINISHED"))
                .contains(didBy(caseNo, "userTask_needsAssessment"), "civil.532503.leader");
        assertThat(only(caseNo).state()).isEqualTo(HandOver.State.DONE);

        office.corrects(
                caseNo,
                "userTask_finishHandOver",
                Map.of("handOverOutcome", "goingOn", "outcomeNow", "父亲没有回家", "nextStep", "今天接回来"),
                "弄错了");
        assertThat(only(caseNo).state()).isEqualTo(HandOver.State.ACCEPTED);
        office.open(caseNo, "userTask_finishHandOver");
    }

    private static final Map<String, Map<String, Object>> OUTCOMES = Map.of(
            "done", Map.of("handOverOutcome", "done", "outcomeNow", "已送入儿童福利院"),
            "goingOn", Map.of("handOverOutcome", "goingOn", "outcomeNow", "没有接到孩子", "nextStep", "今晚再去"),
            "notNeeded", Map.of("handOverOutcome", "notNeeded", "droppedReason", "父亲已回家照看"),
            "passOn", passedOn("handOverOutcome", "WELFARE-532503"));

    /** The last word that police have who found that the child must leave, by what the answer says now. */
    private static final Map<String, String> LAST_WORD = Map.of(
            "done", "HANDOVER_GOES_ON",
            "goingOn", "HANDOVER_GOES_ON",
            "notNeeded", "HANDOVER_REFUSED",
            "passOn", "HANDOVER_WAITING");

    private static Stream<Arguments> corrections() {
        return OUTCOMES.keySet().stream().flatMap(first -> OUTCOMES.keySet().stream()
                .filter(second -> !second.equals(first))
                .map(second -> Arguments.of(first, second)));
    }

    private String removal(String child) {
        var caseNo = office.caseOf(office.report(child, 4, false));
        office.does(
                caseNo, "userTask_policeReceive", Map.of("removalNeeded", "yes", "childCondition", List.of("danger")));
        office.does(caseNo, "userTask_takeHandOver");
        return caseNo;
    }

    private String lastWord(String caseNo, String person) {
        return jdbc.sql("select kind from notification.message where case_no = ? and recipient = ?"
                        + " and kind like 'HANDOVER%' order by id desc limit 1")
                .params(caseNo, person)
                .query(String.class)
                .single();
    }

    /** Row, holder and sender say the same, whatever was answered first. */
    @ParameterizedTest(name = "{0} corrected to {1}")
    @MethodSource("corrections")
    void whoeverBelievesThatTheChildIsLookedAfterLearnsThatItIsNot(String first, String second) {
        var caseNo = removal("改办结" + first + second);
        office.does(caseNo, "userTask_finishHandOver", OUTCOMES.get(first));

        office.corrects(caseNo, "userTask_finishHandOver", OUTCOMES.get(second), "写错了");

        var open = worklist.ofCase(caseNo).stream()
                .filter(item -> item.open() && HandOvers.TASKS.contains(item.work()))
                .toList();
        assertThat(open)
                .extracting(WorkItem::elementId, WorkItem::agencyCode)
                .containsExactly(
                        switch (second) {
                            case "notNeeded" -> tuple("userTask_decideRefused", "POLICE-532503");
                            case "passOn" -> tuple("userTask_takeHandOver", "WELFARE-532503");
                            default -> tuple("userTask_finishHandOver", "CIVIL-532503");
                        });
        assertThat(passedOn.mustLeave(caseNo)).isTrue();
        for (var person : List.of(didBy(caseNo, "userTask_policeReceive"), "supervisor.532503")) {
            assertThat(lastWord(caseNo, person)).as(person).isEqualTo(LAST_WORD.get(second));
        }
    }

    @Test
    void whoeverSaysNotYetHasNoMoreTimeAndSaysItToThoseWhoWait() {
        var caseNo = removal("还没接到");
        var due = office.open(caseNo, "userTask_finishHandOver").dueAt();
        assertThat(due).isCloseTo(only(caseNo).madeAt().plus(24, ChronoUnit.HOURS), within(1, ChronoUnit.SECONDS));
        for (var times = 1; times <= 3; times++) {
            office.does(caseNo, "userTask_finishHandOver", OUTCOMES.get("goingOn"));
            assertThat(office.open(caseNo, "userTask_finishHandOver").dueAt()).isEqualTo(due);
            assertThat(jdbc.sql("select recipient from notification.message where case_no = ? and kind ="
                                    + " 'HANDOVER_GOES_ON'")
                            .param(caseNo)
                            .query(String.class)
                            .list())
                    .filteredOn("police.532503.leader"::equals)
                    .hasSize(times);
            assertThat(told(caseNo, "HANDOVER_GOES_ON"))
                    .contains(didBy(caseNo, "userTask_policeReceive"), "police.532503.leader", "supervisor.532503");
        }
    }

    /** Nobody writes “me” into a box and then looks for the task. */
    @Test
    void whoeverIsChosenAmongTheColleaguesHasTheTask() {
        var colleague = office.hire("CIVIL-532503", "welfareOfficer", 1).get(0);
        var caseNo = office.caseOf(office.report("同事接手", 4, false));
        office.does(
                caseNo, "userTask_policeReceive", Map.of("removalNeeded", "yes", "childCondition", List.of("danger")));
        var takes = office.person("civil.532503");
        office.claims(takes, caseNo, "userTask_takeHandOver");
        assertThat(forms.values(office.open(caseNo, "userTask_takeHandOver"), takes)
                        .get("colleagues"))
                .asString()
                .contains(colleague.id());

        office.completes(caseNo, "userTask_takeHandOver", Map.of("goesOnWith", colleague.id()));

        assertThat(office.open(caseNo, "userTask_finishHandOver").holder()).isEqualTo(colleague.id());
        assertThat(office.told(colleague.id(), caseNo)).contains("TASK_ASSIGNED");
        office.completes(caseNo, "userTask_finishHandOver", OUTCOMES.get("goingOn"));
        assertThat(office.open(caseNo, "userTask_finishHandOver").holder()).isEqualTo(colleague.id());
    }

    /** “It is settled” is not enough: whoever opens the case reads where the child is and who looks after it. */
    @Test
    void whoeverPlacesAChildSaysWhereItIsAndWithWhom() {
        var caseNo = removal("安置何处");
        assertThatThrownBy(() -> office.does(
                        caseNo,
                        "userTask_finishHandOver",
                        Map.of("childWhere", "", "childCarer", "外", "childThereSince", "")))
                .isInstanceOfSatisfying(AnswerRefused.class, refused -> assertThat(refused.problems())
                        .extracting(Problem::field)
                        .containsExactlyInAnyOrder("childWhere", "childCarer", "childThereSince"));

        office.completes(caseNo, "userTask_finishHandOver");
        assertThat(strip(caseNo)).contains("市儿童福利院", "值班保育员");
        assertThat(seen.strip(caseNo, office.person("civil.532503")))
                .filteredOn(fact -> fact.kind().equals("careStatus"))
                .as("whoever goes to the child unfolds nothing first")
                .noneMatch(CaseSeen.Fact::folds);
        assertThat(seen.strip(caseNo, office.person("civil.532503")))
                .filteredOn(fact -> fact.kind().equals("careStatus"))
                .extracting(CaseSeen.Fact::source)
                .containsExactly("办理接收的事项");

        office.corrects(caseNo, "userTask_finishHandOver", OUTCOMES.get("goingOn"), "没有接到");
        assertThat(strip(caseNo)).doesNotContain("市儿童福利院");
    }

    /** Police who took the child away said what was then; and that it was no matter of theirs to say is asked back. */
    @Test
    void whatPoliceSaidBeforeAChildWasPlacedIsNotWhatIsSaidNow() {
        var caseNo = office.caseOf(office.report("安置之后", 4, false));
        office.does(
                caseNo,
                "userTask_policeReceive",
                Map.of(
                        "removalNeeded",
                        "yes",
                        "childCondition",
                        List.of("injured", "danger"),
                        "removed",
                        true,
                        "placedWith",
                        "外婆"));
        office.does(caseNo, "userTask_takeHandOver");
        office.completes(caseNo, "userTask_finishHandOver");

        assertThat(seen.strip(caseNo, office.person("civil.532503")))
                .filteredOn(fact -> fact.kind().equals("danger"))
                .extracting(CaseSeen.Fact::value, CaseSeen.Fact::source)
                .containsExactly(tuple("安置后没有新的报告", "办理接收的事项"));
        var no = Map.<String, Object>of("removalNeeded", "no", Form.CONFIRMED, List.of());
        assertThatThrownBy(() -> office.corrects(caseNo, "userTask_policeReceive", no, "写错了"))
                .isInstanceOfSatisfying(AnswerRefused.class, refused -> assertThat(refused.problems())
                        .extracting(Problem::code)
                        .containsExactly("placedByItInDanger"));
    }

    /** Whoever took the child in acted on what was said when it was sent. */
    @Test
    void whoeverTookAHandOverLearnsThatItsFactsWereCorrectedAlsoWhenItIsFinished() {
        var caseNo = removal("更正事实");
        office.does(caseNo, "userTask_finishHandOver");
        assertThat(told(caseNo, "HANDOVER_CORRECTED")).isEmpty();

        office.corrects(caseNo, "userTask_policeReceive", Map.of("childCondition", List.of("injured")), "孩子确实受了伤");

        assertThat(told(caseNo, "HANDOVER_CORRECTED")).contains("civil.532503", "civil.532503.leader");
        assertThat(told(caseNo, "NO_LONGER_NEEDED")).isEmpty();
    }

    /** A correction that leaves a child in danger at home is asked back as the first answer is. */
    @Test
    void aCorrectionThatLeavesAHurtChildAtHomeIsAskedBackToo() {
        var caseNo = office.caseOf(office.report("更正留家", 4, false));
        office.does(caseNo, "userTask_policeReceive", Map.of("childCondition", List.of("safe")));
        var hurt = new HashMap<String, Object>(Map.of("childCondition", List.of("injured")));
        hurt.put(Form.CONFIRMED, List.of());
        assertThatThrownBy(() -> office.corrects(caseNo, "userTask_policeReceive", hurt, "漏看了伤"))
                .isInstanceOfSatisfying(AnswerRefused.class, refused -> assertThat(refused.problems())
                        .extracting(Problem::code)
                        .containsExactly("staysInDanger"));
    }

    /** Its task said so, and whoever took it decides: a task to look again would only ask what was just answered. */
    @Test
    void whoeverFinishesWhatLostItsGroundBeforeReadSoAtThatTask() {
        var caseNo = office.caseWithAHandOver("先没依据");
        office.does(caseNo, "userTask_takeHandOver");
        office.corrects(caseNo, "userTask_needsAssessment", Map.of("temporaryCareNeeded", "no"), "外婆已经来了");
        var open = office.open(caseNo, "userTask_finishHandOver");
        assertThat(forms.values(open, office.people(open.group()).get(0)).get("handedChanged"))
                .asString()
                .contains("Yes → No", "may no longer be needed");

        office.does(caseNo, "userTask_finishHandOver");

        assertThat(office.openKeys(caseNo)).doesNotContain("userTask_lookAgain");
        assertThat(invariants.breaches(Promise.WAY_CORRECTED))
                .noneMatch(breach -> breach.caseNo().equals(caseNo));
    }

    /** What was known is read of its answers, and its answer to the very hand-over is one of them. */
    @Test
    void whoeverTookAHandOverAndFindsTheSameOnceMoreStillOpensItsTask() {
        var caseNo = removal("又是同一件");
        var open = office.open(caseNo, "userTask_finishHandOver");
        handOvers.make(new HandOvers.Sending(
                caseNo,
                open.instanceId(),
                open.processKey(),
                "found",
                "childMustLeaveGuardian",
                Map.of(),
                "532503102001",
                open.agencyCode(),
                "once more:" + caseNo));

        var reader = office.people(open.group()).get(0);
        assertThat(forms.values(open, reader)).containsKey("handedFound");
        assertThat(Visitor.signedIn(mvc, reader.id()).page("/cases/" + caseNo)).contains(caseNo);
    }

    /** Nobody has an open task that shows it: so those who sent it and those who finished it decide what is to be done. */
    @Test
    void whatIsFinishedAndLosesItsGroundIsATaskOfBothLeaders() {
        var caseNo = removal("没有依据");
        office.does(caseNo, "userTask_finishHandOver");
        var wrong = new HashMap<String, Object>(Map.of("removalNeeded", "no", "childCondition", List.of("injured")));
        wrong.put(Form.CONFIRMED, List.of("removalNeeded=no"));

        office.corrects(caseNo, "userTask_policeReceive", wrong, "写错了，不用带离");

        assertThat(office.openItems(caseNo, "userTask_lookAgain"))
                .extracting(WorkItem::group)
                .containsExactlyInAnyOrder("POLICE-532503:leader", "CIVIL-532503:leader");
        var placed = office.openItems(caseNo, "userTask_lookAgain").stream()
                .filter(item -> item.agencyCode().equals("CIVIL-532503"))
                .findFirst()
                .orElseThrow();
        assertThat(lookAgain
                        .values(placed, office.people(placed.group()).get(0))
                        .toString())
                .as("what was corrected, and why, is read by whoever may not open the answer")
                .contains("Must the child leave", "nothing stands behind it any more", "写错了，不用带离");
        var leader = office.people("POLICE-532503:leader").get(0);
        var sender = office.openItems(caseNo, "userTask_lookAgain").stream()
                .filter(item -> item.agencyCode().equals("POLICE-532503"))
                .findFirst()
                .orElseThrow();
        worklist.claim(leader, sender.id());
        for (var nothing : List.of("", "无")) {
            assertThatThrownBy(() -> worklist.complete(
                            leader,
                            sender.id(),
                            Map.of("arrangement", "已和民政局商量", "childStays", nothing),
                            worklist.item(sender.id()).version()))
                    .as("where the child stays: %s", nothing)
                    .isInstanceOf(AnswerRefused.class);
        }
        assertThatThrownBy(() -> worklist.complete(
                        leader,
                        sender.id(),
                        Map.of("arrangement", "知道了", "childStays", "先留在奶奶家，两家负责人商定"),
                        worklist.item(sender.id()).version()))
                .isInstanceOf(AnswerRefused.class);
        worklist.complete(
                leader,
                sender.id(),
                Map.of("arrangement", "明天一起家访", "childStays", "先留在奶奶家，两家负责人商定"),
                worklist.item(sender.id()).version());
        assertThat(lookAgain
                        .values(placed, office.people(placed.group()).get(0))
                        .get("otherLooked"))
                .as("the other leader's answer")
                .asString()
                .contains("先留在奶奶家，两家负责人商定", "明天一起家访");

        office.corrects(caseNo, "userTask_policeReceive", Map.of("removalNeeded", "yes"), "原来没有写错");
        assertThat(office.openKeys(caseNo)).contains("userTask_takeHandOver").doesNotContain("userTask_lookAgain");
    }

    /** “No” beside a wound is a slip more often than a decision. */
    @Test
    void aChildThatWasFoundHurtStaysWithItsGuardianOnPurposeOnly() {
        for (var found : List.of("injured", "danger", "unattended", "safe")) {
            var caseNo = office.caseOf(office.report("留在家里" + found, 4, false));
            office.claims(caseNo, "userTask_policeReceive");
            var no = new HashMap<String, Object>(Map.of("removalNeeded", "no", "childCondition", List.of(found)));
            no.put(Form.CONFIRMED, List.of());
            if (found.equals("safe")) {
                office.completes(caseNo, "userTask_policeReceive", no);
            } else {
                assertThatThrownBy(() -> office.completes(caseNo, "userTask_policeReceive", no))
                        .isInstanceOfSatisfying(AnswerRefused.class, refused -> assertThat(refused.problems())
                                .extracting(Problem::code, Problem::confirm)
                                .containsExactly(tuple("staysInDanger", "removalNeeded=no")));
            }
        }
    }

    private String strip(String caseNo) {
        return seen.strip(caseNo, office.person("civil.532503")).toString();
    }

    /** A chain of hands gives nobody a day of his own. */
    @Test
    void aDayAfterItWasSentNobodyHasMoreTimeHoweverItChangesHands() {
        var caseNo = removal("转来转去");
        jdbc.sql("update handover.hand_over set made_at = made_at - interval '25 hours' where case_no = ?")
                .param(caseNo)
                .update();
        var over = only(caseNo).madeAt().plus(24, ChronoUnit.HOURS);

        office.does(caseNo, "userTask_finishHandOver", passedOn("handOverOutcome", "RESCUE-532503"));
        assertThat(office.open(caseNo, "userTask_takeHandOver").dueAt())
                .isCloseTo(over.plus(1, ChronoUnit.HOURS), within(1, ChronoUnit.SECONDS));
        office.does(caseNo, "userTask_takeHandOver");
        assertThat(office.open(caseNo, "userTask_finishHandOver").dueAt())
                .isCloseTo(over, within(1, ChronoUnit.SECONDS));
        office.does(caseNo, "userTask_finishHandOver");
    }

    private boolean agrees(String caseNo) {
        return seen.agrees(office.person("police.532503.leader"), caseNo, "民警今天到外婆家见过孩子");
    }

    /** What was lowered because the child had a place is not lower while it has none, in whatever order it was said. */
    @Test
    void aTierThatFellBecauseTheChildHadAPlaceRisesAgainWhenItHasNone() {
        for (var second : List.of("goingOn", "passOn", "notNeeded")) {
            var caseNo = office.caseOf(office.report("落了又回" + second, 4, false));
            office.does(caseNo, "userTask_registerIntake", Map.of("receivers", List.of("POLICE", "CIVIL")));
            office.does(
                    caseNo,
                    "userTask_policeReceive",
                    Map.of("removalNeeded", "yes", "childCondition", List.of("danger")));
            office.does(caseNo, "userTask_takeHandOver");
            var before = cases.file(caseNo).riskTier();
            office.does(caseNo, "userTask_finishHandOver");
            office.does(caseNo, "userTask_needsAssessment", Map.of("riskTier", "BLUE", "takenBackReason", "孩子已安置在福利院"));
            assertThat(agrees(caseNo)).isTrue();
            assertThat(cases.file(caseNo).riskTier()).isEqualTo("BLUE");

            office.corrects(caseNo, "userTask_finishHandOver", OUTCOMES.get(second), "没有接到孩子");

            assertThat(cases.file(caseNo).riskTier()).isEqualTo(before);
        }
    }

    @Test
    void aCaseStaysRedWhileTheChildMustLeaveAndAFallIsTold() {
        var caseNo = office.caseOf(office.report("接红", 4, false));
        office.does(caseNo, "userTask_registerIntake", Map.of("receivers", List.of("POLICE", "CIVIL")));
        office.does(
                caseNo, "userTask_policeReceive", Map.of("removalNeeded", "yes", "childCondition", List.of("danger")));
        office.does(caseNo, "userTask_takeHandOver");
        var due = office.open(caseNo, "userTask_acceptCase").dueAt();
        var calm = Map.<String, Object>of("riskTier", "BLUE", "takenBackReason", "孩子在外婆家，父亲已离开");
        assertThatThrownBy(() -> office.does(caseNo, "userTask_needsAssessment", calm))
                .isInstanceOfSatisfying(AnswerRefused.class, refused -> assertThat(refused.problems())
                        .extracting(problem -> problem.code())
                        .containsExactly("tierWhileLeaving"));

        office.does(caseNo, "userTask_finishHandOver");
        office.completes(caseNo, "userTask_needsAssessment", calm);
        assertThat(cases.file(caseNo).riskTier()).as("danger was just told").isEqualTo("RED");
        assertThat(agrees(caseNo)).isTrue();
        assertThat(cases.file(caseNo).riskTier()).isEqualTo("BLUE");
        assertThat(told(caseNo, "TIER_LOWERED"))
                .as("whoever agreed knows")
                .contains("supervisor.532503", "proc.532503.leader")
                .doesNotContain("police.532503.leader");
        assertThat(office.open(caseNo, "userTask_acceptCase").dueAt())
                .as("nobody has more time than before")
                .isEqualTo(due);
    }

    @Test
    void whatWasTakenByMistakeGoesBackToItsSender() {
        var caseNo = office.caseWithAHandOver("接误");
        office.does(caseNo, "userTask_takeHandOver");

        office.corrects(caseNo, "userTask_takeHandOver", REFUSED, "选错了，没有接到孩子");

        assertThat(only(caseNo).state()).isEqualTo(HandOver.State.REFUSED);
        assertThat(office.open(caseNo, "userTask_decideRefused").group()).isEqualTo("CIVIL-532503:leader");
        assertThat(told(caseNo, "HANDOVER_REFUSED"))
                .as("whoever sent it may be with the child at this moment")
                .containsExactlyInAnyOrder(didBy(caseNo, "userTask_needsAssessment"), "supervisor.532503");
        assertThat(passedOn.anyOpen(caseNo)).isTrue();
    }

    @Test
    void whatWasGivenUpByMistakeIsSentAgainAtOnce() {
        var caseNo = office.caseWithAHandOver("弃误");
        office.does(caseNo, "userTask_takeHandOver", REFUSED);
        office.does(caseNo, "userTask_decideRefused", Map.of("refusedDecision", "drop", "droppedReason", "外婆已接走孩子"));

        office.corrects(
                caseNo, "userTask_decideRefused", Map.of("refusedDecision", "again", "sentMore", "外婆不再照看"), "外婆又送回来了");

        assertThat(only(caseNo).state()).isEqualTo(HandOver.State.WAITING);
        assertThat(office.open(caseNo, "userTask_takeHandOver").dueAt()).isNotNull();
        assertThat(office.openKeys(caseNo)).doesNotContain("userTask_decideRefused");
    }

    @Test
    void whatIsRefusedIsATaskOfTheSendersLeaderAndTheOfficeIsTold() {
        var caseNo = office.caseWithAHandOver("接二");
        office.does(caseNo, "userTask_takeHandOver", REFUSED);

        assertThat(only(caseNo).state()).isEqualTo(HandOver.State.REFUSED);
        assertThat(only(caseNo).decidedReason()).isEqualTo("孩子户籍在外县");
        var decide = office.open(caseNo, "userTask_decideRefused");
        assertThat(decide.group()).isEqualTo("CIVIL-532503:leader");
        assertThat(decide.dueAt()).isNotNull();
        assertThat(told(caseNo, "HANDOVER_REFUSED"))
                .as("whoever sent it may be with the child at this moment")
                .containsExactlyInAnyOrder(didBy(caseNo, "userTask_needsAssessment"), "supervisor.532503");
        assertThat(told(caseNo, "HANDOVER_WAITING")).isEmpty();
        assertThat(passedOn.anyOpen(caseNo)).isTrue();

        office.does(caseNo, "userTask_decideRefused", Map.of("refusedDecision", "again", "sentMore", "户口已核实在本县"));

        assertThat(office.open(caseNo, "userTask_takeHandOver").group()).isEqualTo("RESCUE-532503:intakeWorker");
        assertThat(forms.values(office.open(caseNo, "userTask_takeHandOver"), office.person("rescue.532503")))
                .containsEntry("handedMore", "户口已核实在本县");
        assertThat(told(caseNo, "HANDOVER_REFUSED")).isEmpty();
        assertThat(told(caseNo, "HANDOVER_WAITING")).containsExactly("supervisor.532503");
        office.does(caseNo, "userTask_takeHandOver");
    }

    @Test
    void whatIsRefusedGoesToAnotherAgency() {
        var caseNo = office.caseWithAHandOver("接三");
        office.does(caseNo, "userTask_takeHandOver", REFUSED);
        office.does(
                caseNo,
                "userTask_decideRefused",
                Map.of("refusedDecision", "other", "otherTaker", "CIVIL-532524", "sentMore", "孩子户籍在建水"));

        assertThat(office.open(caseNo, "userTask_takeHandOver").group()).isEqualTo("CIVIL-532524:welfareOfficer");
        assertThat(cases.parties(caseNo).agencies()).containsKey("CIVIL-532524");
        office.does(caseNo, "userTask_takeHandOver");
        assertThat(only(caseNo).state()).isEqualTo(HandOver.State.ACCEPTED);
    }

    @Test
    void whatIsDroppedIsDroppedWithAReasonAndTheOfficeKnows() {
        var caseNo = office.caseWithAHandOver("接四");
        office.does(caseNo, "userTask_takeHandOver", REFUSED);
        office.does(caseNo, "userTask_decideRefused", Map.of("refusedDecision", "drop", "droppedReason", "外婆已接走孩子"));

        assertThat(only(caseNo).state()).isEqualTo(HandOver.State.DROPPED);
        assertThat(told(caseNo, "HANDOVER_DROPPED")).containsExactly("supervisor.532503");
        assertThat(passedOn.anyOpen(caseNo)).isFalse();
        // What the form finds and what the rules find is said at once.
        assertThatThrownBy(() -> office.does(
                        caseNo,
                        "userTask_close",
                        Map.of("endState", "closedNoRisk", "decisionReason", "", "endReason", "")))
                .isInstanceOfSatisfying(AnswerRefused.class, refused -> assertThat(refused.problems())
                        .extracting(Problem::field)
                        .contains("decisionReason", "endReason"));
        assertThatThrownBy(() ->
                        office.does(caseNo, "userTask_close", Map.of("endState", "closedNoRisk", "endReason", "")))
                .isInstanceOfSatisfying(AnswerRefused.class, refused -> assertThat(refused.problems())
                        .extracting(problem -> problem.field() + " " + problem.code())
                        .containsExactly("endReason endHarmFound", "closeDecision processRuns"));
        office.does(caseNo, "userTask_takePart");
        office.completes(caseNo, "userTask_close", Map.of("endState", "closedNoRisk", "endReason", "外婆已接走，家访见到孩子安全"));
        assertThat(cases.file(caseNo).open()).isFalse();
    }

    @Test
    void policeHandAChildToCivilAffairs() {
        var caseNo = office.caseOf(office.report("接五", 4, false));
        office.does(
                caseNo, "userTask_policeReceive", Map.of("removalNeeded", "yes", "childCondition", List.of("danger")));

        assertThat(office.open(caseNo, "userTask_takeHandOver").group()).isEqualTo("CIVIL-532503:welfareOfficer");
        assertThat(Objects.requireNonNull(only(caseNo).address()).sender()).isEqualTo("POLICE-532503");
    }

    @Test
    void theReceiverReadsWhenAndWhatTheSenderCorrectedAndNoWordsOfOthers() {
        var caseNo = office.caseOf(office.report("接更", 4, false));
        office.does(
                caseNo, "userTask_policeReceive", Map.of("childCondition", List.of("danger"), "removalNeeded", "yes"));
        assertThat(read(caseNo, "handedChanged")).isEqualTo("没有");

        office.corrects(
                caseNo,
                "userTask_policeReceive",
                Map.of(
                        "childCondition",
                        List.of("injured"),
                        "sentToHospital",
                        true,
                        "hospital",
                        "州医院急诊",
                        "complex",
                        true),
                "到医院后补记");

        assertThat(read(caseNo, "handedChanged"))
                .contains("移送单位作了更正", "儿童的情况", "受伤", "已送医", "文字作了更正", "与移送无关")
                .doesNotContain("州医院急诊");
    }

    @Test
    void aSecondNeedOfTheSameIsOneMoreReasonAndAfterTheEndANewHandOver() {
        var caseNo = office.caseOf(office.report("接再", 4, false));
        office.does(
                caseNo, "userTask_policeReceive", Map.of("childCondition", List.of("danger"), "removalNeeded", "yes"));

        found(caseNo, "later");
        found(caseNo, "later");

        assertThat(handOvers.ofCase(caseNo)).hasSize(1);
        assertThat(told(caseNo, "HANDOVER_ADDED")).contains("civil.532503").doesNotHaveDuplicates();
        assertThat(read(caseNo, "handedWhy")).contains("另外，蒙自市公安局");
        takeBack(caseNo, "policeHandling");
        assertThat(only(caseNo).takenBack()).isFalse();
        takeBack(caseNo, "emergency");
        assertThat(only(caseNo).takenBack()).isTrue();
        found(caseNo, "again");
        assertThat(only(caseNo).takenBack()).isFalse();

        office.does(caseNo, "userTask_takeHandOver");
        office.does(caseNo, "userTask_finishHandOver");
        found(caseNo, "after the end");

        assertThat(handOvers.ofCase(caseNo))
                .extracting(HandOver::state)
                .containsExactly(HandOver.State.DONE, HandOver.State.WAITING);
    }

    /** What civil affairs reads at the task, in Chinese. */
    private String read(String caseNo, String key) {
        LocaleContextHolder.setLocale(Locale.SIMPLIFIED_CHINESE);
        try {
            return String.valueOf(
                    forms.values(office.open(caseNo, "userTask_takeHandOver"), office.person("civil.532503"))
                            .get(key));
        } finally {
            LocaleContextHolder.resetLocaleContext();
        }
    }

    private void found(String caseNo, String source) {
        new TransactionTemplate(transactions)
                .executeWithoutResult(status -> handOvers.make(new HandOvers.Sending(
                        caseNo,
                        "none",
                        "emergency",
                        "event_handOverRemoval",
                        "childMustLeaveGuardian",
                        Map.of(),
                        "532503102001",
                        "POLICE-532503",
                        caseNo + source)));
    }

    private void takeBack(String caseNo, String process) {
        new TransactionTemplate(transactions)
                .executeWithoutResult(
                        status -> grounds.takeBack(caseNo, process, "event_handOverRemoval", "correction:test"));
    }

    @Test
    void thePageOfTheCaseSaysWhoHasItAndNobodyDecidesItThere() throws Exception {
        var caseNo = office.caseWithAHandOver("接八");
        for (var person : List.of("supervisor.532503", "civil.532503.leader")) {
            var page = signedIn(mvc, person).page("/cases/" + caseNo);
            assertThat(page).contains("儿童需要临时照料").contains("等待接收").doesNotContain("hand-overs/");
        }
    }
}
