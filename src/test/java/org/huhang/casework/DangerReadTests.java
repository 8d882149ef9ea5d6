package org.huhang.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.huhang.agency.Person;
import org.huhang.engine.BusinessClock;
import org.huhang.form.Form;
import org.huhang.form.Problem;
import org.huhang.testing.HuhangTest;
import org.huhang.testing.Office;
import org.huhang.testing.Visitor;
import org.huhang.worklist.AnswerRefused;
import org.huhang.worklist.Draft;
import org.huhang.worklist.Drafts;
import org.huhang.worklist.WorkItem;
import org.huhang.worklist.Worklist;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

/** Nobody takes back danger of which he has not read, by whatever door it was told since his page was opened. */
@HuhangTest
class DangerReadTests {

    private static final String NEEDS = "userTask_needsAssessment";
    private static final String INTAKE = "userTask_registerIntake";
    private static final String CONFIRM = "userTask_confirmForwarded";
    private static final String SCENE = "userTask_emergencyReceive";

    private static final Map<String, Object> SAFE = Map.of("riskTier", "RED", "takenBackReason", "亲自去看过，孩子在家");

    private static final Map<String, Object> FORWARDED = Map.of(
            "intakeDecision",
            "forward",
            "forwardWhere",
            "outside",
            "forwardOutside",
            "靖西市民政局",
            "spokenTo",
            "值班室",
            "forwardedAt",
            OffsetDateTime.now(BusinessClock.CHINA)
                    .truncatedTo(ChronoUnit.SECONDS)
                    .toString());

    @Autowired
    private Office office;

    @Autowired
    private Cases cases;

    @Autowired
    private Dangers dangers;

    @Autowired
    private Emergencies emergencies;

    @Autowired
    private Worklist worklist;

    @Autowired
    private Drafts drafts;

    @Autowired
    private MockMvc mvc;

    private final String child = "先读" + UUID.randomUUID().toString().substring(0, 8);

    private enum Door {
        PRESS,
        SECOND_PRESS,
        REPORT,
        ANSWER,
        CORRECTION,
        MERGE
    }

    @BeforeEach
    void people() {
        office.staffed();
    }

    @ParameterizedTest
    @EnumSource(Door.class)
    void whatWasToldSinceThePageWasOpenedIsReadBeforeItIsTakenBack(Door door) {
        var caseNo = office.seenSafe(child + door.ordinal(), false);
        if (door == Door.SECOND_PRESS || door == Door.ANSWER) {
            press(caseNo);
        }
        var item = worklist.item(office.claims(caseNo, NEEDS));
        var holder = office.person(String.valueOf(item.holder()));
        var opened = office.usual(caseNo, NEEDS, holder, SAFE);

        told(door, caseNo, child + door.ordinal());
        assertThat(dangers.standsHere(cases.file(caseNo))).isTrue();
        var problem = refused(holder, item, opened);

        assertThat(problem.code()).isEqualTo("dangerToldSince");
        assertThat(dangers.standsHere(cases.file(caseNo))).isTrue();
        submits(holder, item, confirming(opened, String.valueOf(problem.confirm())));
        // Police who have not been where the merged case was go there still.
        assertThat(dangers.standsHere(cases.file(caseNo))).isEqualTo(door == Door.MERGE);
    }

    @Test
    void policeWhoWereThereReadWhatWasToldSinceToo() {
        var caseNo = office.seenSafe(child, false);
        press(caseNo);
        var item = worklist.item(office.claims(caseNo, SCENE));
        var holder = office.person(String.valueOf(item.holder()));
        var opened =
                office.usual(caseNo, SCENE, holder, Map.of("childCondition", List.of("safe"), "childSafeNow", "yes"));
        press(caseNo);

        var sent = new LinkedHashMap<>(opened);
        sent.put("onSceneAt", Instant.now().toString());
        var problem = catchThrowableOfType(
                        AnswerRefused.class, () -> worklist.complete(holder, item.id(), sent, item.version()))
                .problems()
                .get(0);

        assertThat(problem.field() + " " + problem.code()).isEqualTo("childSafeNow dangerToldSince");
        worklist.complete(holder, item.id(), confirming(sent, String.valueOf(problem.confirm())), item.version());
    }

    private enum Judged {
        SEEN_BEFORE,
        REFUSED,
        TAKEN_OUTSIDE
    }

    /** Whether or not the answer takes the danger back: nobody else is asked to judge it. */
    @ParameterizedTest
    @EnumSource(Judged.class)
    void whoeverJudgesAfterDangerWasToldHasReadOfIt(Judged judged) {
        var caseNo = judged == Judged.SEEN_BEFORE
                ? office.seenSafe(child, false)
                : office.caseOf(office.report(child, 10, false));
        if (judged == Judged.TAKEN_OUTSIDE) {
            office.does(caseNo, INTAKE, FORWARDED);
        }
        var element = Map.of(Judged.SEEN_BEFORE, NEEDS, Judged.REFUSED, INTAKE, Judged.TAKEN_OUTSIDE, CONFIRM)
                .get(judged);
        var item = worklist.item(office.claims(caseNo, element));
        var holder = office.person(String.valueOf(item.holder()));
        var opened = new LinkedHashMap<>(office.usual(caseNo, element, holder, Map.of()));
        if (judged == Judged.SEEN_BEFORE) {
            opened.putAll(SAFE);
            opened.put("childSeenAt", Instant.now().minusSeconds(120).toString());
        } else if (judged == Judged.REFUSED) {
            opened.put("intakeDecision", "notAboutMinor");
            opened.put("riskTier", "RED");
        }

        press(caseNo);

        var problem = catchThrowableOfType(
                        AnswerRefused.class,
                        () -> worklist.complete(
                                holder,
                                item.id(),
                                opened,
                                worklist.item(item.id()).version()))
                .problems()
                .get(0);
        assertThat(problem.code()).isEqualTo("dangerToldMeanwhile");
        worklist.complete(
                holder,
                item.id(),
                confirming(opened, String.valueOf(problem.confirm())),
                worklist.item(item.id()).version());
        assertThat(dangers.standsHere(cases.file(caseNo))).isTrue();
    }

    private void told(Door door, String caseNo, String name) {
        switch (door) {
            case PRESS, SECOND_PRESS -> press(caseNo);
            case REPORT ->
                assertThat(office.caseOf(office.report(name, 4, true))).isEqualTo(caseNo);
            case ANSWER ->
                office.does(
                        caseNo,
                        SCENE,
                        Map.of(
                                "childCondition", List.of("danger"),
                                "childSafeNow", "no",
                                "onSceneAt", Instant.now().toString()));
            case CORRECTION ->
                office.corrects(caseNo, "userTask_policeReceive", Map.of("childCondition", List.of("danger")), "当时看错了");
            case MERGE -> {
                var other = office.caseOf(office.reportOf(name, "2014-04-04", 10));
                press(other);
                office.does(other, "userTask_registerIntake", Map.of("intakeDecision", "merge", "mergeInto", caseNo));
            }
        }
    }

    private void press(String caseNo) {
        emergencies.press(office.person("supervisor.532503"), caseNo, "孩子正在被打");
    }

    private Problem refused(Person holder, WorkItem item, Map<String, Object> answers) {
        return catchThrowableOfType(AnswerRefused.class, () -> submits(holder, item, answers))
                .problems()
                .get(0);
    }

    /** The form is sent as it was opened; only when the child was seen is said anew. */
    private void submits(Person holder, WorkItem item, Map<String, Object> answers) {
        var sent = new LinkedHashMap<>(answers);
        sent.put("childSeenAt", Instant.now().toString());
        worklist.complete(holder, item.id(), sent, worklist.item(item.id()).version());
    }

    private static Map<String, Object> confirming(Map<String, Object> answers, String what) {
        var confirmed = new ArrayList<Object>((List<?>) answers.getOrDefault(Form.CONFIRMED, List.of()));
        confirmed.add(what);
        var all = new LinkedHashMap<>(answers);
        all.put(Form.CONFIRMED, confirmed);
        return all;
    }

    @Test
    void whoOpensThePageAfterwardsHasReadItUnlessWhatHeWroteIsOlder() {
        var caseNo = office.seenSafe(child, false);
        var item = worklist.item(office.claims(caseNo, NEEDS));
        var holder = office.person(String.valueOf(item.holder()));
        var page = "/tasks/" + item.id();
        var visitor = Visitor.signedIn(mvc, holder.id());
        assertThat(visitor.page(page)).doesNotContain("danger@");
        var draft = drafts.save(holder, item.id(), Map.of("place", "外婆家"), Draft.Seen.NONE);

        press(caseNo);

        assertThat(visitor.page(page)).doesNotContain("danger@");
        drafts.save(holder, item.id(), Map.of("place", "奶奶家"), draft.seen());
        assertThat(visitor.page(page)).contains("danger@");
    }

    @Test
    void whoSaidItHimselfIsNotAskedBack() {
        var caseNo = office.seenSafe(child, false);
        var item = worklist.item(office.claims(caseNo, NEEDS));
        var holder = office.person(String.valueOf(item.holder()));
        var opened = office.usual(caseNo, NEEDS, holder, SAFE);
        emergencies.press(holder, caseNo, "好像有人在打孩子");

        submits(holder, item, opened);

        assertThat(dangers.standsHere(cases.file(caseNo))).isFalse();
    }
}
