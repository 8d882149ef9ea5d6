package org.huhang.safety;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.huhang.agency.Directory;
import org.huhang.agency.NotAllowed;
import org.huhang.agency.Person;
import org.huhang.casework.CaseProcess;
import org.huhang.casework.Cases;
import org.huhang.casework.Emergencies;
import org.huhang.form.Problem;
import org.huhang.intake.Intake;
import org.huhang.model.Work;
import org.huhang.starting.RunsAlready;
import org.huhang.starting.StartOnce;
import org.huhang.testing.HuhangTest;
import org.huhang.testing.Office;
import org.huhang.testing.Visitor;
import org.huhang.worklist.AnswerRefused;
import org.huhang.worklist.CaseCards;
import org.huhang.worklist.CorrectionRefused;
import org.huhang.worklist.WorkItem;
import org.huhang.worklist.Worklist;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Whatever people do, in whatever order, no promise breaks: further reports from two counties, guardians, merges, partings, the button, answers of
 * every kind, corrected ones, transfers and hand-overs that are refused, and nodes that die before they commit.
 * {@code -Dwalks=500} for more of them; each is repeated by its number, {@code -Dfirst=443 -Dwalks=1}. On the ways of
 * {@code -Dparting=true} people merge and part most of the time; on those of {@code -Dwarning=true} a guardian is to be warned first, on
 * those of {@code -Dschooling=true} a pupil did not come. {@code -Dsteps=60} goes further. At the end stands which tasks were
 * never come by, and what was refused.
 */
@HuhangTest
class RandomWalksTests {

    private static final int WALKS = Integer.getInteger("walks", 25);
    private static final int FIRST = Integer.getInteger("first", 0);
    private static final boolean PARTING = Boolean.getBoolean("parting");
    private static final boolean WARNING = Boolean.getBoolean("warning");
    private static final boolean SCHOOLING = Boolean.getBoolean("schooling");
    private static final int STEPS = Integer.getInteger("steps", WARNING || SCHOOLING ? 30 : 18);

    /** Every so many walks the case is worked on until nothing is left to do. */
    private static final int TO_ITS_END = 5;

    private static final int TOWNSHIP = 9;
    private static final int FIRST_SIGN = 0x4E00;
    private static final int SIGNS = 20_000;
    private static final int LATE = 100;
    private static final int AGAIN = 6;
    private static final String GUARDIAN_WARNING = "guardianWarning";
    private static final String RETURN_TO_SCHOOL = "returnToSchool";
    private static final String INTAKE = "userTask_registerIntake";
    private static final Set<Work> HELP = EnumSet.of(Work.PLAN, Work.MEASURE);
    private static final List<String> PLACES = List.of("532503102001", "532524101001");

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
    private CaseCards cards;

    @Autowired
    private Directory directory;

    @Autowired
    private SafetyInvariants invariants;

    @Autowired
    private MockMvc mvc;

    @Autowired
    private PlatformTransactionManager transactions;

    @Autowired
    private JdbcClient jdbc;

    private final Walked walked = new Walked();
    private final Set<Object> known = new HashSet<>();

    @BeforeEach
    void people() {
        office.staffed();
    }

    @Test
    void noPromiseBreaksOnAnyWay() {
        var ways = new ArrayList<Walk>();
        var broken = new SoftAssertions();
        // What another test left is no way of these.
        known.addAll(failed());
        for (var number = FIRST; number < FIRST + WALKS; number++) {
            var way = new Walk(number);
            try {
                way.go();
            } catch (AssertionError | RuntimeException e) {
                var after = "walk %d after %s".formatted(number, way.done);
                broken.fail(after, e);
                System.out.println(after + " broke");
                e.printStackTrace(System.out);
            }
            way.cameBy();
            ways.add(way);
        }
        System.out.println(walked.table());
        broken.assertAll();
        if (PARTING && WALKS >= 50) {
            assertThat(ways.stream().filter(way -> way.did("merged"))).hasSizeGreaterThanOrEqualTo(WALKS / 2);
            assertThat(ways.stream().filter(way -> way.did("parted"))).hasSizeGreaterThanOrEqualTo(WALKS / 5);
        }
        if ((WARNING || SCHOOLING) && WALKS >= 30) {
            assertThat(ways.stream().filter(way -> way.did("begun"))).hasSizeGreaterThanOrEqualTo(WALKS / 2);
        }
    }

    private List<String> failed() {
        return jdbc.sql("select id_ from act_ru_job where exception_msg_ is not null")
                .query(String.class)
                .list();
    }

    private final class Walk {

        private final int number;
        private final Random dice;
        private final List<String> done = new ArrayList<>();
        private final List<String> caseNos = new ArrayList<>();
        private final Set<String> answered = new HashSet<>();
        private final String child;
        private int turn;

        Walk(int number) {
            this.number = number;
            this.dice = new Random(number);
            this.child = called(number);
        }

        /** No two are alike: what other walks did to a child of a similar name would change the way. */
        private static String called(int number) {
            return Character.toString(FIRST_SIGN + number * 7919 % SIGNS)
                    + Character.toString(FIRST_SIGN + number * 104729 % SIGNS);
        }

        boolean did(String what) {
            return done.contains(what);
        }

        void go() {
            if (WARNING) {
                begin(GUARDIAN_WARNING);
            }
            if (SCHOOLING) {
                begin(RETURN_TO_SCHOOL);
            }
            if (caseNos.isEmpty()) {
                report();
            }
            for (turn = 0; turn < STEPS; turn++) {
                if (dice.nextInt(8) == 0) {
                    killed(this::act);
                }
                act();
                office.openKeys(caseNos.get(0));
                kept();
            }
            if (number % TO_ITS_END == 0) {
                List.copyOf(openCases()).forEach(this::toItsEnd);
                kept();
            }
            pages();
        }

        private void kept() {
            var breaches = invariants.breaches().stream().filter(known::add).toList();
            assertThat(breaches)
                    .as(() -> "walk %d, with %s".formatted(number, items(breaches)))
                    .isEmpty();
            assertThat(failed())
                    .as("steps of the machine that failed")
                    .filteredOn(known::add)
                    .isEmpty();
        }

        /** Whoever has something to do can do it, until nothing is left, the same comes again and again, or it waits for another day. */
        private void toItsEnd(String caseNo) {
            done.add("to its end");
            turn = LATE;
            var times = new HashMap<String, Integer>();
            for (var open = office.openKeys(caseNo); !open.isEmpty(); open = office.openKeys(caseNo)) {
                var seldom = open.stream()
                        .distinct()
                        .sorted(Comparator.comparingInt(key -> times.getOrDefault(key, 0)))
                        .filter(key -> times.getOrDefault(key, 0) < AGAIN)
                        .toList();
                if (seldom.isEmpty()) {
                    walked.refused("the same again and again: " + open);
                    return;
                }
                var one =
                        seldom.stream().filter(key -> takenSomehow(caseNo, key)).findFirst();
                if (one.isEmpty() && open.stream().anyMatch(key -> !seldom.contains(key))) {
                    // What else is open came so often that nobody does it here any more.
                    walked.refused("the same again and again: " + open);
                    return;
                }
                if (one.isEmpty()) {
                    assertThat(seldom).as("nobody can go on with %s", caseNo).allMatch(walked::waits);
                    return;
                }
                times.merge(one.get(), 1, Integer::sum);
            }
        }

        private boolean takenSomehow(String caseNo, String key) {
            return taken(caseNo, key, Map.of())
                    || IntStream.range(0, 9)
                            .anyMatch(again -> taken(caseNo, key, WaysOn.one(key, dice, turn, red(caseNo))));
        }

        /** Whatever was done, whoever has something to do can open it, or take it where only its holder may read. */
        private void pages() {
            for (var item : caseNos.stream()
                    .flatMap(caseNo -> worklist.ofCase(caseNo).stream())
                    .toList()) {
                var holder = item.holder();
                var secret = cases.file(item.caseNo()).secret();
                if (item.open() && (holder != null || !secret)) {
                    page(item, holder == null ? office.somebody(item.group()).id() : holder);
                }
            }
        }

        private void page(WorkItem item, String reader) {
            var visitor = Visitor.signedIn(mvc, reader);
            for (var page : List.of("/tasks/" + item.id(), "/cases/" + item.caseNo())) {
                assertThat(visitor.answer(get(page)).getStatus())
                        .as("%s of %s for %s", page, item.elementId(), reader)
                        .isEqualTo(200);
            }
        }

        void cameBy() {
            caseNos.stream().flatMap(caseNo -> worklist.ofCase(caseNo).stream()).forEach(walked::came);
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
            switch (dice.nextInt(WARNING || SCHOOLING ? 26 : 13)) {
                case 0 -> report();
                case 1 -> press();
                case 2 -> merge();
                case 3 -> correct();
                case 4 -> part();
                case 5 -> begin(dice.nextBoolean() ? GUARDIAN_WARNING : RETURN_TO_SCHOOL);
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
                intake.file(office.filing(child, born, category, danger, place));
                return;
            }
            var caseNo = office.caseOf(intake.file(office.filing(child, born, category, danger, place)));
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

        /** A teacher records what the guardian of the child did, or that it did not come. */
        private void begin(String process) {
            done.add("begin " + process);
            try {
                var begun =
                        starts.begin(office.person("school.532503"), process, UUID.randomUUID(), begunWith(process));
                if (!caseNos.contains(begun.caseNo())) {
                    caseNos.add(begun.caseNo());
                }
                done.add("begun");
            } catch (AnswerRefused e) {
                done.add("refused");
                walked.refused("begin " + process, e.problems());
            } catch (RunsAlready e) {
                done.add("runs already");
                walked.refused("begin " + process + ": runs already");
            }
        }

        private Map<String, Object> begunWith(String process) {
            if (process.equals(GUARDIAN_WARNING)) {
                return Office.conduct(child, "2015-05-01");
            }
            var absence = Office.absence(child, "2015-05-01");
            if (dice.nextBoolean()) {
                var now = WaysOn.now();
                absence.putAll(Map.of("foundHow", "absence", "absentOn", now.substring(0, 10), "lessonStartAt", now));
            }
            return absence;
        }

        private void press() {
            var caseNo = openCase();
            if (caseNo != null) {
                done.add("press");
                var item = worklist.ofCase(caseNo).get(0);
                try {
                    emergencies.press(office.somebody(item.group()), caseNo, "孩子在哭");
                } catch (NotAllowed e) {
                    done.add("a secret case");
                    walked.refused("press in a secret case");
                }
            }
        }

        /** Of those that may be merged, one: the first that is not refused. */
        private void merge() {
            var open = new ArrayList<>(openCases());
            Collections.shuffle(open, dice);
            open.stream()
                    .filter(this::mayEndInAnother)
                    .filter(from -> open.stream()
                            .filter(into -> !into.equals(from) && seesBoth(from, into))
                            .anyMatch(into -> merge(from, into)))
                    .findFirst();
        }

        /** What police answered, help that began and what people began by hand stays where it is. */
        private boolean mayEndInAnother(String caseNo) {
            return office.openKeys(caseNo).contains(INTAKE)
                    && worklist.ofCase(caseNo).stream()
                            .noneMatch(item -> item.state() == WorkItem.State.DONE
                                            && CaseProcess.POLICE_WORK.contains(item.processKey())
                                    || item.state() != WorkItem.State.WITHDRAWN && HELP.contains(item.work())
                                    || List.of(GUARDIAN_WARNING, RETURN_TO_SCHOOL)
                                            .contains(item.processKey()));
        }

        private boolean seesBoth(String from, String into) {
            var item = office.open(from, INTAKE);
            var holder = item.holder();
            var person = holder == null ? office.somebody(item.group()) : directory.person(holder);
            return cases.mayOpen(person, into);
        }

        private boolean merge(String from, String into) {
            done.add("merge");
            taken(from, INTAKE, Map.of("intakeDecision", "merge", "mergeInto", into));
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
                var before = cards.goesOn(caseNo);
                var visitor = Visitor.signedIn(mvc, person.id());
                visitor.answer(post("/cases/" + caseNo + "/part")
                        .param("told", visitor.carried("/cases/" + caseNo, "told"))
                        .param("reason", "两个孩子都见到了"));
                assertThat(cards.goesOn(caseNo)).isNotEqualTo(before);
                cards.goesOn(caseNo).filter(own -> !caseNos.contains(own)).ifPresent(caseNos::add);
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

        /** Of what is to be done in a case, often what nobody did there before. */
        private void answer() {
            var caseNo = openCase();
            var open = caseNo == null ? List.<String>of() : office.openKeys(caseNo);
            if (open.isEmpty()) {
                report();
                return;
            }
            var fresh = open.stream().filter(key -> !answered.contains(key)).toList();
            var from = fresh.isEmpty() || dice.nextBoolean() ? open : fresh;
            var key = from.get(dice.nextInt(from.size()));
            if (!taken(caseNo, key, WaysOn.one(key, dice, turn, red(caseNo)))) {
                done.add("as usual");
                taken(caseNo, key, Map.of());
            }
        }

        private boolean red(String caseNo) {
            return cases.file(caseNo).riskTier().equals("RED");
        }

        private boolean taken(String caseNo, String key, Map<String, Object> differs) {
            done.add(key + " " + differs);
            try {
                var item = office.open(caseNo, key);
                var answers = new HashMap<>(differs);
                if (key.equals(INTAKE) && item.regionCode().length() >= TOWNSHIP) {
                    answers.putIfAbsent("incidentTownship", item.regionCode().substring(0, TOWNSHIP));
                }
                if (item.holder() == null) {
                    office.does(caseNo, key, answers);
                } else {
                    office.completes(caseNo, key, answers);
                }
                answered.add(key);
                walked.taken();
                return true;
            } catch (AnswerRefused e) {
                done.add("refused " + e.problems().stream().map(Problem::code).toList());
                walked.refused((differs.isEmpty() ? Walked.USUAL : "") + key, e.problems());
                return false;
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
                    .filter(WaysOn::fork)
                    .sorted()
                    .toList();
            if (answered.isEmpty()) {
                return;
            }
            var key = answered.get(dice.nextInt(answered.size()));
            var differs = WaysOn.one(key, dice, turn, red(caseNo));
            done.add("corrected " + key + " " + differs);
            try {
                office.corrects(caseNo, key, differs, "看错了");
                walked.taken();
            } catch (AnswerRefused e) {
                done.add("refused");
                walked.refused("corrected " + key, e.problems());
            } catch (CorrectionRefused | NotAllowed e) {
                done.add("refused");
                walked.refused("corrected " + key + ": " + e.getClass().getSimpleName());
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
