package org.huhang.safety;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.huhang.agency.Directory;
import org.huhang.agency.NotAllowed;
import org.huhang.agency.Person;
import org.huhang.casework.Cases;
import org.huhang.casework.Emergencies;
import org.huhang.form.Problem;
import org.huhang.intake.Intake;
import org.huhang.starting.StartOnce;
import org.huhang.testing.HuhangTest;
import org.huhang.testing.Office;
import org.huhang.testing.Visitor;
import org.huhang.worklist.AnswerRefused;
import org.huhang.worklist.CorrectionRefused;
import org.huhang.worklist.WorkItem;
import org.huhang.worklist.Worklist;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Whatever people do, in whatever order, no promise breaks: further reports from two counties, guardians, merges, partings, the button, answers of
 * every kind, corrected ones, transfers and hand-overs that are refused, and nodes that die before they commit.
 * {@code -Dwalks=500} for more of them; each is repeated by its number, {@code -Dfirst=443 -Dwalks=1}. On the ways of
 * {@code -Dparting=true} people merge and part most of the time; on those of {@code -Dwarning=true} a guardian is to be warned first.
 */
@HuhangTest
class RandomWalksTests {

    private static final int WALKS = Integer.getInteger("walks", 25);
    private static final int FIRST = Integer.getInteger("first", 0);
    private static final boolean PARTING = Boolean.getBoolean("parting");
    private static final boolean WARNING = Boolean.getBoolean("warning");
    private static final int STEPS = 18;
    private static final List<String> PLACES = List.of("532503102001", "532524101001");

    private static final Map<String, Object> NOT_TAKEN = Map.of("outsideTaken", "no", "notTakenReason", "对方说不归他们");

    private static final Map<String, Object> OUTSIDE = Map.of(
            "ownJurisdiction", "no",
            "transferWhere", "outside",
            "transferOutside", "靖西市公安局",
            "spokenTo", "值班室",
            "transferredAt", now(),
            "transferTold", "told");

    private static final Map<String, Object> FORWARD_OUTSIDE = Map.of(
            "intakeDecision", "forward",
            "forwardWhere", "outside",
            "forwardOutside", "靖西市民政局",
            "spokenTo", "值班室",
            "forwardedAt", now());

    private static String now() {
        return java.time.OffsetDateTime.now(org.huhang.engine.BusinessClock.CHINA)
                .truncatedTo(java.time.temporal.ChronoUnit.SECONDS)
                .toString();
    }

    private static final List<Map<String, Object>> RESULTS = List.of(
            Map.of(),
            Map.of("result", "partly"),
            Map.of("result", "notCorrected"),
            Map.of("result", "relapse"),
            Map.of("result", "custody"),
            Map.of("result", "guardianChanged"),
            Map.of("result", "adult"));

    /** What changes the way of a case, for the tasks that ask it. */
    private static final Map<String, List<Map<String, Object>>> CHOICES = Map.ofEntries(
            Map.entry(
                    "userTask_registerIntake",
                    List.of(
                            Map.of(),
                            Map.of(),
                            Map.of("riskTier", "RED", "decisionReason", "情况危急"),
                            Map.of("preliminaryCheckAsked", true, "checkBy", "VILLAGE"),
                            Map.of("receivers", List.of("POLICE", "CIVIL", "EDU", "HEALTH")),
                            Map.of("receivers", List.of("CIVIL", "TOWNSHIP"), "riskTier", "YELLOW"),
                            Map.of("incidentTownship", "532524101"),
                            Office.forwardedTo("CIVIL-532524"),
                            Office.forwardedTo("TOWNSHIP-532524101"),
                            FORWARD_OUTSIDE,
                            Map.of("intakeDecision", "sendBack", "sendBackReason", "事发地不在本镇"),
                            Map.of("intakeDecision", "notAboutMinor"))),
            Map.entry("userTask_preliminaryCheck", List.of(Map.of(), Map.of("dangerFound", "yes"))),
            Map.entry(
                    "userTask_needsAssessment",
                    List.of(
                            Map.of(),
                            Map.of("helpNeeded", "no"),
                            Map.of("dangerNow", true, "riskTier", "RED"),
                            Map.of("severeHomeViolence", true, "riskTier", "ORANGE"),
                            Map.of("childSeen", "no", "notSeenWhy", "没有人在家", "riskTier", "BLUE"),
                            Map.of("temporaryCareNeeded", "yes"),
                            Map.of("schooling", "out"),
                            Map.of("reportDuty", "doubted"))),
            Map.entry(
                    "userTask_policeReceive",
                    List.of(
                            Map.of(),
                            Map.of("childCondition", List.of("danger")),
                            Map.of("childCondition", List.of("injured"), "removalNeeded", "yes"),
                            Map.of("childCondition", List.of("notFound")))),
            Map.entry(
                    "userTask_acceptCase",
                    List.of(
                            Map.of(),
                            transfer("POLICE-532524"),
                            transfer("POLICE-532503"),
                            transfer("POLICE-5325"),
                            OUTSIDE,
                            Map.of("caseNature", "administrative"),
                            Map.of("caseNature", "notPolice"))),
            Map.entry(
                    "userTask_takeTransfer",
                    List.of(Map.of(), Map.of("transferAnswer", "return", "returnReason", "主要犯罪地在对方"))),
            Map.entry("userTask_approveNotPolice", List.of(Map.of(), Map.of("notPoliceApproved", "no"))),
            Map.entry("userTask_confirmOutside", List.of(Map.of(), NOT_TAKEN)),
            Map.entry("userTask_confirmForwarded", List.of(Map.of(), NOT_TAKEN)),
            Map.entry("userTask_confirmTaken", List.of(Map.of(), NOT_TAKEN)),
            Map.entry(
                    "userTask_decideFiling",
                    List.of(
                            Map.of(),
                            Map.of("filingDecision", "criminal"),
                            Map.of("filingDecision", "noCase", "decisionReason", "证据不足"))),
            Map.entry(
                    "userTask_carryOutMeasure",
                    List.of(Map.of(), Map.of("result", "notPossible", "whatWasDone", "家里没有人"))),
            Map.entry(
                    "userTask_close",
                    List.of(
                            Map.of(),
                            Map.of("closeDecision", "sendBack"),
                            Map.of("endState", "closedNoRisk", "endReason", "见到孩子安全", "notGivenReason", "全家已迁走"))),
            Map.entry("userTask_emergencyReceive", List.of(Map.of(), Map.of("childCondition", List.of("injured")))),
            Map.entry("userTask_decideRemoval", List.of(Map.of(), Map.of("childMustLeave", "yes"))),
            Map.entry("userTask_takePart", List.of(Map.of(), Map.of("takesPart", "notOurDuty", "whyNot", "不归我们"))),
            Map.entry(
                    "userTask_takeHandOver",
                    List.of(
                            Map.of(),
                            Map.of("handOverAnswer", "refuse", "refusedReason", "孩子户籍在外县"),
                            Map.of("handOverAnswer", "passOn", "otherTaker", "RESCUE-532503", "sentMore", "请接孩子"))),
            Map.entry(
                    "userTask_finishHandOver",
                    List.of(
                            Map.of(),
                            Map.of("handOverOutcome", "goingOn", "outcomeNow", "还在外婆家", "nextStep", "明天去接"),
                            Map.of("handOverOutcome", "notNeeded", "droppedReason", "父亲已回家照看"))),
            Map.entry(
                    "userTask_decideRefused",
                    List.of(
                            Map.of(),
                            Map.of("refusedDecision", "drop", "droppedReason", "外婆已接走孩子"),
                            Map.of("refusedDecision", "other", "otherTaker", "CIVIL-532524", "sentMore", "户籍在建水"))),
            Map.entry("userTask_judgeSameChild", List.of(Map.of(), Map.of("sameChild", "merge"))),
            Map.entry(
                    "userTask_chooseMeasure",
                    List.of(
                            Map.of(),
                            Map.of("measureChosen", "W2"),
                            Map.of("measureChosen", "W3", "domesticViolence", "yes"),
                            Map.of("measureChosen", "W4", "issuer", "PROC", "referToProc", "yes"),
                            Map.of("measureChosen", "police", "injury", "yes"),
                            Map.of("measureChosen", "custody", "dangerNow", "yes"),
                            Map.of("measureChosen", "referral", "referToProc", "yes", "notInSchool", "yes"))),
            Map.entry("userTask_dissuade", List.of(Map.of(), Map.of("reportPolice", "yes"))),
            Map.entry("userTask_admonish", List.of(Map.of(), Map.of("withGuidance", "yes"))),
            Map.entry("userTask_issueWarning", List.of(Map.of(), Map.of("withGuidance", "yes"))),
            Map.entry("userTask_issueSupervisionOrder", List.of(Map.of(), Map.of("withGuidance", "yes"))),
            Map.entry(
                    "userTask_followUpVisit",
                    List.of(
                            Map.of(),
                            Map.of("newViolence", "yes"),
                            Map.of("mustLeave", "yes"),
                            Map.of("dangerNow", "yes"),
                            Map.of("childSeen", "no"))),
            Map.entry(
                    "userTask_guidanceSession",
                    List.of(Map.of(), Map.of("attended", "no"), Map.of("guidanceNeeded", "no"))),
            Map.entry("userTask_evaluate", RESULTS),
            Map.entry("userTask_evaluateOrder", RESULTS));

    private static Map<String, Object> transfer(String agency) {
        return Map.of(
                "ownJurisdiction", "no",
                "transferWhere", "platform",
                "transferToAgency", agency,
                "transferTold", "told");
    }

    @Autowired
    private Office office;

    @Autowired
    private Intake intake;

    @Autowired
    private StartOnce starts;

    @Autowired
    private Cases cases;

    @Autowired
    private Emergencies emergencies;

    @Autowired
    private Worklist worklist;

    @Autowired
    private Directory directory;

    @Autowired
    private SafetyInvariants invariants;

    @Autowired
    private MockMvc mvc;

    @Autowired
    private PlatformTransactionManager transactions;

    @BeforeEach
    void people() {
        office.staffed();
    }

    @Test
    void noPromiseBreaksOnAnyWay() {
        var ways = new ArrayList<Walk>();
        for (var number = FIRST; number < FIRST + WALKS; number++) {
            var way = new Walk(number);
            way.go();
            ways.add(way);
        }
        if (PARTING && WALKS >= 50) {
            assertThat(ways.stream().filter(way -> way.did("merged"))).hasSizeGreaterThanOrEqualTo(WALKS / 2);
            assertThat(ways.stream().filter(way -> way.did("parted"))).hasSizeGreaterThanOrEqualTo(WALKS / 5);
        }
        if (WARNING && WALKS >= 30) {
            assertThat(ways.stream().filter(way -> way.did("begun"))).hasSizeGreaterThanOrEqualTo(WALKS / 2);
        }
    }

    private final class Walk {

        private final int number;
        private final Random dice;
        private final List<String> done = new ArrayList<>();
        private final List<String> caseNos = new ArrayList<>();

        Walk(int number) {
            this.number = number;
            this.dice = new Random(number);
        }

        boolean did(String what) {
            return done.contains(what);
        }

        void go() {
            if (WARNING) {
                begin();
            }
            if (caseNos.isEmpty()) {
                report();
            }
            for (var step = 0; step < STEPS; step++) {
                if (dice.nextInt(8) == 0) {
                    killed(this::act);
                }
                act();
                office.openKeys(caseNos.get(0));
                var breaches = invariants.breaches();
                assertThat(breaches)
                        .as(() -> "walk %d after %s, with %s".formatted(number, done, items(breaches)))
                        .isEmpty();
            }
        }

        /** Who had what to do, since when and until when, in the cases that are broken. */
        private List<String> items(List<Breach> breaches) {
            return breaches.stream()
                    .flatMap(breach -> worklist.ofCase(breach.caseNo()).stream())
                    .map(item -> "%s %s %s %s-%s"
                            .formatted(
                                    item.elementId(),
                                    item.agencyCode(),
                                    item.state(),
                                    item.receivedAt(),
                                    item.endedAt()))
                    .toList();
        }

        private void act() {
            if (PARTING && dice.nextBoolean()) {
                mergeOrPart();
                return;
            }
            switch (dice.nextInt(13)) {
                case 0 -> report();
                case 1 -> press();
                case 2 -> merge();
                case 3 -> correct();
                case 4 -> part();
                case 5 -> begin();
                default -> answer();
            }
        }

        private void mergeOrPart() {
            if (dice.nextBoolean() && part()) {
                return;
            }
            if (openCases().size() < 2) {
                report();
            } else {
                merge();
            }
        }

        /** The node dies after the work and before the commit. */
        private void killed(Runnable act) {
            done.add("killed:");
            var kept = new ArrayList<>(caseNos);
            var transaction = new TransactionTemplate(transactions);
            transaction.executeWithoutResult(status -> {
                act.run();
                status.setRollbackOnly();
            });
            caseNos.retainAll(kept);
        }

        /** The same child, or one of the same name born another day, whom only a person can tell apart. */
        private void report() {
            var born = born();
            var category = 1 + dice.nextInt(10);
            var danger = dice.nextInt(4) == 0;
            var place = PLACES.get(PARTING && dice.nextInt(4) > 0 ? 0 : dice.nextInt(PLACES.size()));
            done.add("report " + category + (danger ? " danger " : " ") + place + " " + born);
            if (TransactionSynchronizationManager.isActualTransactionActive()) {
                intake.file(office.filing("行" + number, born, category, danger, place));
                return;
            }
            var caseNo = office.caseOf(intake.file(office.filing("行" + number, born, category, danger, place)));
            if (!caseNos.contains(caseNo)) {
                caseNos.add(caseNo);
            }
        }

        /** Where cases are to be merged, most reports are of one more child. */
        private String born() {
            return PARTING
                    ? "201%d-05-01".formatted(dice.nextInt(9))
                    : dice.nextInt(3) == 0 ? "2016-06-02" : "2015-05-01";
        }

        /** A teacher records what the guardian of the child did. */
        private void begin() {
            done.add("begin");
            try {
                var begun = starts.begin(
                        office.person("school.532503"),
                        "guardianWarning",
                        UUID.randomUUID(),
                        Office.conduct("行" + number, "2015-05-01"));
                if (!caseNos.contains(begun.caseNo())) {
                    caseNos.add(begun.caseNo());
                }
                done.add("begun");
            } catch (AnswerRefused e) {
                done.add("refused");
            }
        }

        private void press() {
            var caseNo = openCase();
            if (caseNo != null) {
                done.add("press");
                var item = worklist.ofCase(caseNo).get(0);
                try {
                    emergencies.press(directory.peopleOf(item.group()).get(0), caseNo, "孩子在哭");
                } catch (NotAllowed e) {
                    done.add("a secret case");
                }
            }
        }

        /** Of those that may be merged, one: the first that is not refused. */
        private void merge() {
            var open = new ArrayList<>(openCases());
            Collections.shuffle(open, dice);
            open.stream()
                    .filter(caseNo -> office.openKeys(caseNo).contains("userTask_registerIntake"))
                    .filter(from ->
                            open.stream().filter(into -> !into.equals(from)).anyMatch(into -> merge(from, into)))
                    .findFirst();
        }

        private boolean merge(String from, String into) {
            done.add("merge");
            answer(from, "userTask_registerIntake", Map.of("intakeDecision", "merge", "mergeInto", into));
            office.openKeys(from);
            var merged = !cases.file(from).open();
            if (merged) {
                done.add("merged");
            }
            return merged;
        }

        private boolean part() {
            var merged = caseNos.stream()
                    .filter(caseNo -> "closedMerged".equals(cases.file(caseNo).endState()))
                    .filter(caseNo -> leading(caseNo).isPresent())
                    .toList();
            if (merged.isEmpty() || TransactionSynchronizationManager.isActualTransactionActive()) {
                return false;
            }
            var caseNo = merged.get(dice.nextInt(merged.size()));
            leading(caseNo).ifPresent(person -> {
                done.add("part");
                var before = worklist.goesOn(caseNo);
                var visitor = Visitor.signedIn(mvc, person.id());
                visitor.answer(post("/cases/" + caseNo + "/part")
                        .param("told", visitor.carried("/cases/" + caseNo, "told"))
                        .param("reason", "两个孩子都见到了"));
                assertThat(worklist.goesOn(caseNo)).isNotEqualTo(before);
                worklist.goesOn(caseNo).filter(own -> !caseNos.contains(own)).ifPresent(caseNos::add);
                done.add("parted");
            });
            return true;
        }

        /** Who leads an agency of the case, or oversees it, and may open both. */
        private Optional<Person> leading(String merged) {
            return Stream.concat(
                            cases.parties(merged).agencies().keySet().stream()
                                    .sorted()
                                    .flatMap(agency -> directory.leadersOf(agency).stream()),
                            directory.supervisorsOf(cases.file(merged).county()).stream())
                    .filter(person -> cases.mayOpen(person, merged)
                            && cases.partable(person, merged).isPresent())
                    .findFirst();
        }

        private void answer() {
            var caseNo = openCase();
            if (caseNo == null) {
                return;
            }
            var open = office.openKeys(caseNo);
            if (!open.isEmpty()) {
                var key = open.get(dice.nextInt(open.size()));
                var choices = CHOICES.getOrDefault(key, List.of(Map.of()));
                answer(caseNo, key, choices.get(dice.nextInt(choices.size())));
            }
        }

        private void answer(String caseNo, String key, Map<String, Object> differs) {
            done.add(key + " " + differs);
            try {
                if (office.open(caseNo, key).holder() == null) {
                    office.does(caseNo, key, new HashMap<>(differs));
                } else {
                    office.completes(caseNo, key, new HashMap<>(differs));
                }
            } catch (AnswerRefused e) {
                done.add("refused " + e.problems().stream().map(Problem::code).toList());
            }
        }

        /** Somebody answered wrongly, and says so. */
        private void correct() {
            var caseNo = openCase();
            if (caseNo == null) {
                return;
            }
            var answered = worklist.ofCase(caseNo).stream()
                    .filter(item -> item.state() == WorkItem.State.DONE)
                    .map(WorkItem::elementId)
                    .filter(CHOICES::containsKey)
                    .sorted()
                    .toList();
            if (answered.isEmpty()) {
                return;
            }
            var key = answered.get(dice.nextInt(answered.size()));
            var choices = CHOICES.get(key);
            var differs = choices.get(dice.nextInt(choices.size()));
            done.add("corrected " + key + " " + differs);
            try {
                office.corrects(caseNo, key, differs, "看错了");
            } catch (AnswerRefused | CorrectionRefused | NotAllowed e) {
                done.add("refused");
            }
        }

        private List<String> openCases() {
            return caseNos.stream().filter(caseNo -> cases.file(caseNo).open()).toList();
        }

        private String openCase() {
            var open = openCases();
            return open.isEmpty() ? null : open.get(dice.nextInt(open.size()));
        }
    }
}
