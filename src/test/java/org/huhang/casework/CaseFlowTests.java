package org.huhang.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import org.huhang.agency.Directory;
import org.huhang.agency.NotAllowed;
import org.huhang.child.ChildFiles;
import org.huhang.child.StripFact;
import org.huhang.document.Documents;
import org.huhang.document.FolderId;
import org.huhang.form.Form;
import org.huhang.handover.HandOver;
import org.huhang.handover.HandOvers;
import org.huhang.intake.Incident;
import org.huhang.intake.Intake;
import org.huhang.processes.UsualAnswers;
import org.huhang.reporting.CaseOpening;
import org.huhang.testing.HuhangTest;
import org.huhang.testing.Office;
import org.huhang.worklist.AlreadyClaimed;
import org.huhang.worklist.AnswerRefused;
import org.huhang.worklist.CaseCards;
import org.huhang.worklist.ChangedMeanwhile;
import org.huhang.worklist.Draft;
import org.huhang.worklist.Drafts;
import org.huhang.worklist.NoLongerOpen;
import org.huhang.worklist.WorkItem;
import org.huhang.worklist.Worklist;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whole cases through the real platform, by the people who would do the work. */
@HuhangTest
class CaseFlowTests {

    @Autowired
    private Office office;

    @Autowired
    private Intake intake;

    @Autowired
    private Worklist worklist;

    @Autowired
    private Drafts drafts;

    @Autowired
    private CaseCards cards;

    @Autowired
    private Cases cases;

    @Autowired
    private HandOvers handOvers;

    @Autowired
    private ChildFiles children;

    @Autowired
    private Documents documents;

    @Autowired
    private Directory directory;

    @Autowired
    private Emergencies emergencies;

    @Autowired
    private CaseOpening opening;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void people() {
        office.staffed();
    }

    @Test
    void aReportBecomesACaseWithOneTaskForTheStationOfItsTownship() {
        var caseNo = office.caseOf(office.report("甲一", 4, false));

        var item = office.open(caseNo, "userTask_registerIntake");

        assertThat(caseNo).matches("532503-\\d{4}-\\d{5}");
        assertThat(item.group()).isEqualTo("TOWNSHIP-532503102:protectionStation");
        assertThat(item.riskTier()).isEqualTo("ORANGE");
        assertThat(item.dueAt())
                .isBetween(
                        item.receivedAt().plusSeconds(3590), item.receivedAt().plusSeconds(3600));
        assertThat(office.openKeys(caseNo))
                .containsExactly("userTask_policeReceive", "userTask_procCopyReview", "userTask_registerIntake");
    }

    @Test
    void dangerNowTurnsTheCaseRedAndGoesToThePolice() {
        var caseNo = office.caseOf(office.report("甲二", 4, true));

        var item = office.open(caseNo, "userTask_registerIntake");

        assertThat(item.riskTier()).isEqualTo("RED");
        assertThat(item.group()).isEqualTo("POLICE-532503:deskOfficer");
        assertThat(item.dueAt())
                .isBetween(
                        item.receivedAt().plusSeconds(1790), item.receivedAt().plusSeconds(1800));
    }

    /** Whoever took the tier before ticking what raises it has not decided that it stays. */
    @ParameterizedTest
    @ValueSource(strings = {"crimeOrViolence", "schoolHarm"})
    void aTierThatTheLaterAnswersRaiseIsAskedBack(String concern) {
        var caseNo = office.caseOf(office.report("甲升" + concern, 10, false));
        var answers = Map.<String, Object>of("riskTier", "YELLOW", "concerns", List.of(concern));
        var refused = catchThrowableOfType(
                AnswerRefused.class, () -> office.does(caseNo, "userTask_registerIntake", answers));
        assertThat(refused.problems())
                .extracting(problem -> problem.field() + " " + problem.code() + " " + problem.confirm())
                .containsExactly("riskTier tierOutgrown riskTier=YELLOW");

        office.completes(caseNo, "userTask_registerIntake", Map.of("riskTier", "ORANGE", "concerns", List.of(concern)));
        assertThat(office.open(caseNo, "userTask_policeReceive").riskTier()).isEqualTo("ORANGE");
    }

    @Test
    void theWholeWayEndsClosedAndAnswered() {
        var caseNo = office.caseOf(office.report("甲三", 4, false));
        office.does(caseNo, "userTask_registerIntake");
        assertThat(office.openKeys(caseNo))
                .contains(
                        "userTask_feedbackReporter",
                        "userTask_needsAssessment",
                        "userTask_policeReceive",
                        "userTask_procCopyReview");

        office.does(caseNo, List.of("userTask_policeReceive", "userTask_acceptCase"));
        office.does(caseNo, "userTask_decideFiling", Map.of("filingDecision", "noCase"));
        office.does(caseNo, "userTask_serveNonFiling");
        for (var level : List.of("first", "second")) {
            office.does(
                    caseNo,
                    "userTask_recordReview",
                    Map.of(
                            "reviewAsked",
                            "yes",
                            "reviewLevel",
                            level,
                            "reviewBy",
                            "complainant",
                            "requestedAt",
                            UsualAnswers.of("userTask_serveNonFiling").get("servedAt")));
            office.does(caseNo, "userTask_answerReview");
        }
        office.does(caseNo, "userTask_needsAssessment", Map.of("helpNeeded", "no"));
        office.worksUntil(caseNo, "userTask_close");
        assertThatThrownBy(() -> office.does(caseNo, "userTask_close"))
                .as("nobody helped, so the child was not helped")
                .isInstanceOfSatisfying(AnswerRefused.class, refused -> assertThat(refused.problems())
                        .extracting(problem -> problem.field() + " " + problem.code())
                        .containsExactly("endState endNobodyServed"));
        office.completes(caseNo, "userTask_close", Map.of("endState", "closedNoRisk"));

        assertThat(cases.file(caseNo).open()).isFalse();
        assertThat(cases.file(caseNo).endState()).isEqualTo("closedNoRisk");
        assertThat(intake.unanswered(caseNo)).isEmpty();
        assertThat(office.openKeys(caseNo)).containsOnly("userTask_followUp");
    }

    @Test
    void whoCarriesAMeasureOutIsNotAskedForTheSameASecondTime() {
        var caseNo = office.welfareCase("甲援", "2015-08-09");
        office.does(caseNo, "userTask_needsAssessment");
        office.does(
                caseNo,
                "userTask_servicePlan",
                Map.of(
                        "legalAidApplied",
                        true,
                        "appliedAt",
                        "2026-11-20",
                        "measures",
                        List.of(Map.of(
                                "measureType", "legalAid",
                                "measureOwner", "JUSTICE",
                                "measureDue", "2026-12-31",
                                "note", "请指派律师"))));
        office.openKeys(caseNo);

        assertThat(worklist.ofCase(caseNo))
                .filteredOn(item -> item.agencyCode().equals("JUSTICE-532503"))
                .singleElement()
                .satisfies(item -> assertThat(item.elementId()).isEqualTo("userTask_carryOutMeasure"));
    }

    @Test
    void closingIsRefusedWhileAHandOverWaits() {
        var caseNo = office.caseWithAHandOver("甲四");
        assertThat(handOvers.ofCase(caseNo)).singleElement().satisfies(row -> {
            assertThat(row.message()).isEqualTo("childMustLeaveGuardian");
            assertThat(row.state()).isEqualTo(HandOver.State.WAITING);
        });

        assertThatThrownBy(() -> office.does(caseNo, "userTask_close"))
                .isInstanceOfSatisfying(AnswerRefused.class, refused -> assertThat(refused.problems())
                        .extracting(problem -> problem.code())
                        .contains("handOverWaits"));

        assertThat(waitsFor(caseNo)).containsExactly("supervisor.532503");
        office.does(caseNo, "userTask_takeHandOver");
        assertThat(waitsFor(caseNo)).isEmpty();
        office.does(caseNo, "userTask_finishHandOver");
        office.completes(caseNo, "userTask_close");
        assertThat(cases.file(caseNo).open()).isFalse();
    }

    private List<String> waitsFor(String caseNo) {
        return jdbc.sql("select recipient from notification.message where kind = 'HANDOVER_WAITING' and case_no = ?"
                        + " and read_at is null")
                .param(caseNo)
                .query(String.class)
                .list();
    }

    @Test
    void suspectedSexualAssaultCallsThePoliceWhateverTheSituation() {
        var caseNo = office.caseOf(intake.file(office.filingOfAssault("疑一", Incident.Suspicion.YES)));

        assertThat(cases.file(caseNo).riskTier()).isEqualTo("RED");
        assertThat(cases.file(caseNo).secret()).isTrue();
        assertThat(office.openKeys(caseNo)).contains("userTask_policeReceive", "userTask_procCopyReview");
        assertThatThrownBy(() -> office.does(caseNo, "userTask_registerIntake", Map.of("receivers", List.of("CIVIL"))))
                .isInstanceOfSatisfying(AnswerRefused.class, refused -> assertThat(refused.problems())
                        .extracting(problem -> problem.field() + " " + problem.code())
                        .contains("receivers policeFixed"));
        var other = office.caseOf(intake.file(office.filingOfAssault("疑二", Incident.Suspicion.UNKNOWN)));
        assertThat(office.openKeys(other)).containsExactly("userTask_registerIntake");
    }

    @Test
    void aSecondReportAboutTheSameChildJoinsTheOpenCase() {
        var first = office.caseOf(office.report("甲五", 4, false));
        var second = office.caseOf(office.report("甲五", 6, true));

        assertThat(second).isEqualTo(first);
        assertThat(cases.file(first).riskTier()).isEqualTo("RED");
        assertThat(intake.ofCase(first)).hasSize(2);
        assertThat(intake.unanswered(first)).hasSize(2);
        assertThat(office.openKeys(first))
                .containsExactly(
                        "userTask_policeReceive",
                        "userTask_procCopyReview",
                        "userTask_registerFurtherReport",
                        "userTask_registerIntake");
    }

    @Test
    void aChildOfTheSameNameBornAnotherDayIsOnlyAHint() {
        var first = office.caseOf(intake.file(office.filing("甲六", "2015-05-01", 4, false)));
        var second = office.caseOf(intake.file(office.filing("甲六", "2016-06-02", 4, false)));

        assertThat(second).isNotEqualTo(first);
    }

    @Test
    void whoSaysNoToAnAssaultThatAReportSuspectsIsAskedAgain() {
        var caseNo = office.caseOf(office.report("问一", 2, false));

        assertThatThrownBy(() -> office.does(caseNo, "userTask_registerIntake", Map.of(Form.CONFIRMED, List.of())))
                .isInstanceOfSatisfying(AnswerRefused.class, refused -> assertThat(refused.problems())
                        .extracting(problem -> problem.field() + " " + problem.code() + " " + problem.confirm())
                        .containsExactly("sexualAssaultSuspected reportSaysAssault sexualAssaultSuspected=no"));

        office.completes(caseNo, "userTask_registerIntake");
    }

    @Test
    void aMergedReportIsWorthAsMuchAsOneThatCameToTheCaseByItself() {
        var first = office.caseOf(intake.file(office.filing("并一", "2015-05-01", 10, true)));
        var second = office.caseOf(intake.file(office.filing("并一", "2016-06-02", 4, true)));
        documents.attach(
                List.of(office.paper("police.532503")),
                new FolderId(cases.file(second).folderId()),
                "police.532503");

        office.does(second, "userTask_registerIntake", Map.of("intakeDecision", "merge", "mergeInto", first));
        office.openKeys(second);

        assertThat(cases.file(second).endState()).isEqualTo("closedMerged");
        var file = cases.file(first);
        assertThat(file.riskTier()).isEqualTo("RED");
        assertThat(file.categories()).containsExactly(4, 10);
        assertThat(children.strip(file.childId()).get(StripFact.Kind.DANGER).value())
                .isEqualTo(true);
        assertThat(documents.list(new FolderId(file.folderId()))).hasSize(1);
        assertThat(documents.list(new FolderId(cases.file(second).folderId()))).isEmpty();
        assertThat(intake.unanswered(first)).hasSize(2);
        var holder = directory
                .peopleOf(office.open(first, "userTask_registerIntake").group())
                .get(0);
        assertThat(cards.goesOn(holder, second)).contains(first);
        assertThat(cards.goesOn(directory.person("police.532524"), second)).isEmpty();
        assertThat(jdbc.sql("select count(*) from notification.message where recipient = ? and case_no = ? and"
                                + " kind = ?")
                        .params(holder.id(), first, "REPORT_ADDED")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        assertThat(office.caseOf(intake.file(office.filing("并一", "2016-06-02", 6, false))))
                .isEqualTo(first);
    }

    @Test
    void whomIntakeKnowsIsLinkedToHisFileUnlessItHasAnOpenCase() {
        var first = office.caseOf(intake.file(office.filing("联一", "2015-05-01", 10, false)));
        var known = cases.file(first).childId();
        var second = office.caseOf(intake.file(office.filing("联一", "2016-06-02", 4, false)));
        var stranger = cases.file(second).childId();
        var linked = Map.<String, Object>of("linkedChild", known.toString());

        assertThatThrownBy(() -> office.does(second, "userTask_registerIntake", linked))
                .isInstanceOfSatisfying(AnswerRefused.class, refused -> assertThat(refused.problems())
                        .extracting(problem -> problem.field() + " " + problem.code() + " " + problem.args())
                        .containsExactly("linkedChild childHasOpenCase [" + first + "]"));
        office.does(first, "userTask_registerIntake", Map.of("intakeDecision", "notAboutMinor"));
        office.worksUntil(first, "userTask_close");
        office.does(first, "userTask_close", Map.of("endState", "closedNoRisk"));
        assertThat(cases.file(first).open()).isFalse();

        office.completes(second, "userTask_registerIntake", linked);

        assertThat(cases.file(second).childId()).isEqualTo(known);
        assertThat(children.file(stranger).id()).isEqualTo(known);
        assertThat(office.caseOf(intake.file(office.filing("联一", "2015-05-01", 4, false))))
                .isEqualTo(second);
        assertThat(office.caseOf(intake.file(office.filing("联一", "2016-06-02", 4, false))))
                .isEqualTo(second);
    }

    @Test
    void reportsOfTheSameChildAtTheSameMomentOpenOneCase() throws Exception {
        var receipts = together(20, index -> office.report("甲七", 4, false));

        // A rush is opened by the sweep, a few at a time.
        while (!intake.waiting(1, Set.of()).isEmpty()) {
            opening.sweep();
        }
        assertThat(receipts.stream().map(office::caseOf).distinct()).hasSize(1);
    }

    @Test
    void fiftyClaimsOfOneTaskHaveOneWinner() throws Exception {
        var caseNo = office.caseOf(office.report("甲八", 4, false));
        var item = office.open(caseNo, "userTask_registerIntake");
        var people = office.hire("TOWNSHIP-532503102", "protectionStation", 50);

        var outcomes = together(50, index -> {
            try {
                worklist.claim(people.get(index), item.id());
                return "won";
            } catch (AlreadyClaimed e) {
                return "told about " + e.holder().id();
            }
        });

        var holder = worklist.item(item.id()).holder();
        assertThat(outcomes.stream().filter("won"::equals)).hasSize(1);
        assertThat(outcomes.stream().filter(("told about " + holder)::equals)).hasSize(49);
    }

    @Test
    void aTaskIsAnsweredOnce() throws Exception {
        var caseNo = office.caseOf(office.report("甲九", 4, false));
        var item = office.open(caseNo, "userTask_registerIntake");
        var person = office.person("township.532503102");
        var version = worklist.claim(person, item.id()).version();

        var outcomes = together(10, index -> {
            try {
                worklist.complete(person, item.id(), UsualAnswers.of("userTask_registerIntake"), version);
                return "done";
            } catch (ChangedMeanwhile | NoLongerOpen e) {
                return "told";
            }
        });

        assertThat(outcomes.stream().filter("done"::equals)).hasSize(1);
        assertThat(worklist.item(item.id()).state()).isEqualTo(WorkItem.State.DONE);
    }

    @Test
    void neighboursInOneCaseMayAnswerAtTheSameMoment() throws Exception {
        var neighbours = List.of("userTask_needsAssessment", "userTask_policeReceive", "userTask_procCopyReview");
        for (var round = 0; round < 6; round++) {
            var caseNo = office.caseOf(office.report("邻" + round, 4, false));
            office.does(caseNo, "userTask_registerIntake");
            office.openKeys(caseNo);
            neighbours.forEach(key -> {
                var item = office.open(caseNo, key);
                worklist.claim(office.somebody(item.group()), item.id());
            });
            assertThat(together(neighbours.size(), index -> {
                        var item = worklist.ofCase(caseNo).stream()
                                .filter(one -> one.open() && one.elementId().equals(neighbours.get(index)))
                                .findFirst()
                                .orElseThrow();
                        worklist.complete(
                                directory.person(item.holder()),
                                item.id(),
                                UsualAnswers.of(item.elementId()),
                                item.version());
                        return "done";
                    }))
                    .containsOnly("done");
        }
    }

    @Test
    void aWrongAnswerChangesNothing() {
        var caseNo = office.caseOf(office.report("乙一", 4, false));
        var item = office.open(caseNo, "userTask_registerIntake");
        var person = office.person("township.532503102");
        var version = worklist.claim(person, item.id()).version();
        drafts.save(person, item.id(), Map.of("decisionReason", "写了一半"), Draft.Seen.NONE);

        for (var wrong : List.<Map<String, Object>>of(
                Map.of("riskTier", "PURPLE"),
                Map.of("riskTier", 7),
                Map.of("receivers", "POLICE"),
                Map.of("incidentTownship", "110101001"),
                Map.of("decisionReason", "坏\u0000字"))) {
            var answers = UsualAnswers.of("userTask_registerIntake");
            answers.putAll(wrong);
            assertThatThrownBy(() -> worklist.complete(person, item.id(), answers, version))
                    .as("%s", wrong)
                    .isInstanceOf(AnswerRefused.class);
        }

        assertThat(worklist.item(item.id()).open()).isTrue();
        assertThat(count("select count(*) from worklist.answer where case_no = '" + caseNo + "'"))
                .isZero();
        assertThat(count("select count(*) from worklist.draft where item_id = '" + item.id() + "'"))
                .isOne();
    }

    @Test
    void onlyDeclaredFieldsReachTheEngine() {
        var caseNo = office.caseOf(office.report("乙二", 4, false));
        var item = office.open(caseNo, "userTask_registerIntake");
        var person = office.person("township.532503102");
        var version = worklist.claim(person, item.id()).version();
        var answers = UsualAnswers.of("userTask_registerIntake");
        for (var key : List.of("initiator", "execution", "caseNo", "regionCode", "__proto__", "endState", "severity")) {
            answers.put(key, "hacked");
        }

        worklist.complete(person, item.id(), answers, version);

        assertThat(count("select count(*) from act_ru_variable where text_ = 'hacked'"))
                .isZero();
        assertThat(count("select count(*) from act_hi_varinst")).isZero();
    }

    @Test
    void leavingAProposalIsKeptWithTheProposal() {
        var caseNo = office.caseOf(office.report("乙三", 4, false));
        var id = office.open(caseNo, "userTask_registerIntake").id();

        office.does(caseNo, "userTask_registerIntake", Map.of("riskTier", "BLUE", "decisionReason", "伤痕系摔伤"));

        assertThat(jdbc.sql("select value || ' ' || taken from worklist.proposal where item_id = :id and field ="
                                + " 'riskTier'")
                        .param("id", id)
                        .query(String.class)
                        .single())
                .isEqualTo("ORANGE false");
        assertThat(cases.file(caseNo).riskTier()).isEqualTo("BLUE");
    }

    @Test
    void howOftenToContactAndVisitIsProposedByTheTierThatWasChosen() {
        var caseNo = office.caseOf(office.report("乙九", 10, false));
        office.does(caseNo, "userTask_registerIntake");
        var id = office.open(caseNo, "userTask_needsAssessment").id();

        office.does(
                caseNo,
                "userTask_needsAssessment",
                Map.of("riskTier", "ORANGE", "contactDays", "7", "visitDays", "30"));

        assertThat(jdbc.sql("select field || ' ' || value || ' ' || taken from worklist.proposal where item_id = :id")
                        .param("id", id)
                        .query(String.class)
                        .list())
                .contains("contactDays 7 true", "visitDays 30 true");
    }

    @Test
    void theEmergencyButtonSetsThePoliceToWorkOnce() {
        var caseNo = office.caseOf(office.report("乙四", 4, false));
        office.does(caseNo, "userTask_registerIntake");
        office.does(caseNo, "userTask_needsAssessment");
        var person = office.person("civil.532503");

        emergencies.press(person, caseNo, "邻居听到打骂");
        emergencies.press(person, caseNo, "孩子在哭");

        assertThat(office.openKeys(caseNo).stream().filter("userTask_emergencyReceive"::equals))
                .hasSize(1);
        assertThat(office.openKeys(caseNo).stream().filter("userTask_decideRemoval"::equals))
                .hasSize(1);
        assertThat(cases.file(caseNo).riskTier()).isEqualTo("RED");
        assertThat(count("select count(*) from casework.emergency where case_no = '" + caseNo + "'"))
                .isOne();
        var call = office.open(caseNo, "userTask_emergencyReceive");
        assertThat(call.dueAt()).isBefore(call.receivedAt().plusSeconds(1801));
        assertThatThrownBy(() -> emergencies.press(person, caseNo, "  ")).isInstanceOf(ReasonMissing.class);
    }

    @Test
    void whoTakesNoPartSeesNothing() {
        var caseNo = office.caseOf(office.report("乙五", 4, false));

        for (var stranger : List.of(
                "police.532524", "edu.532503", "analyst", "sysadmin", "secadmin", "auditor", "supervisor.532524")) {
            assertThatThrownBy(() -> cases.open(office.person(stranger), caseNo))
                    .as(stranger)
                    .isInstanceOf(NotAllowed.class);
        }
        assertThat(cases.open(office.person("supervisor.532503"), caseNo).caseNo())
                .isEqualTo(caseNo);
        assertThat(cases.open(office.person("supervisor.5325"), caseNo).caseNo())
                .isEqualTo(caseNo);
    }

    private long count(String sql) {
        return jdbc.sql(sql).query(Long.class).single();
    }

    private static <T> List<T> together(int times, IntFunction<T> act) throws Exception {
        var pool = Executors.newFixedThreadPool(10);
        try {
            var all = new ArrayList<Future<T>>();
            for (var index = 0; index < times; index++) {
                var one = index;
                all.add(pool.submit(() -> act.apply(one)));
            }
            var results = new ArrayList<T>();
            for (var one : all) {
                results.add(one.get());
            }
            return results;
        } finally {
            pool.shutdownNow();
        }
    }
}
