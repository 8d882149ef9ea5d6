package org.huhang.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.huhang.casework.Cases;
import org.huhang.engine.BusinessClock;
import org.huhang.engine.Processes;
import org.huhang.handover.HandOver;
import org.huhang.handover.HandOvers;
import org.huhang.intake.Intake;
import org.huhang.model.Work;
import org.huhang.testing.HuhangTest;
import org.huhang.testing.Visitor;
import org.huhang.worklist.WorkItem;
import org.huhang.worklist.Worklist;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.MockMvc;

/** The whole sample life once, on a database of its own: other tests count what is in theirs. */
@HuhangTest
@TestPropertySource(properties = "spring.application.name=huhang-life")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SampleLifeTests {

    /** Steps that sample cases pass and none stops at: they are done within hours. */
    private static final List<String> PASSED = List.of(
            "userTask_registerFurtherReport",
            "userTask_takePart",
            "userTask_servePenalty",
            "userTask_serveWarning",
            "userTask_recordReview",
            "userTask_recordAgencyReview",
            "userTask_confirmOutside",
            "userTask_confirmForwarded");

    /** Steps that no sample case comes to, and why. */
    private static final Map<String, String> NEVER = Map.ofEntries(
            Map.entry("userTask_arrangeOtherwise", "an agency says that it is not its duty"),
            Map.entry("userTask_deregister", "thirty school days and the end of a school term lie before"),
            Map.entry("userTask_lookAgain", "a correction would have sent a process another way"),
            Map.entry("userTask_secondAgency", "one agency refuses the report of a RED case"),
            Map.entry("userTask_decideRefused", "an agency refuses a hand-over"),
            Map.entry("userTask_judgeSameChild", "two open cases resemble each other"),
            Map.entry("userTask_takeTransfer", "police send the case to police elsewhere"),
            Map.entry("userTask_serveNoPenalty", "police decide that there is no penalty"),
            Map.entry("userTask_recordTransfer", "the procuratorate takes a case that took months"),
            Map.entry("userTask_approveNotPolice", "police hold that it is no matter for them"),
            Map.entry("userTask_confirmTaken", "police give what is no matter for them to an office outside"),
            Map.entry("userTask_serveNotPolice", "police hold that it is no matter for them"),
            Map.entry("userTask_approveOutcome", "an investigation is cancelled after months"),
            Map.entry("userTask_serveOutcome", "an investigation is cancelled after months"),
            Map.entry("userTask_reportOnTheSpot", "a penalty is given on the spot"),
            Map.entry("userTask_answerAgencyReview", "the agency that sent a case asks for reconsideration"),
            Map.entry("userTask_answerReview", "a complainant asks for reconsideration"),
            Map.entry("userTask_planInterview", "a child cannot be questioned yet"));

    /** A Wednesday morning without holidays near. */
    private static final Instant NOW = Instant.parse("2026-11-18T02:10:00Z");

    private static final List<String> READERS = List.of(
            "police.532503",
            "police.532503.leader",
            "civil.532503",
            "civil.532503.leader",
            "township.532503102",
            "school.532503",
            "proc.532503",
            "supervisor.532503",
            "supervisor.5325");

    @Autowired
    private MockMvc mvc;

    @Autowired
    private DemoPeople people;

    @Autowired
    private SampleLife life;

    @Autowired
    private Story.Stage stage;

    @Autowired
    private SampleAnswers usual;

    @Autowired
    private Cases cases;

    @Autowired
    private HandOvers handOvers;

    @Autowired
    private Worklist worklist;

    @Autowired
    private Intake intake;

    @Autowired
    private Processes processes;

    @Autowired
    private BusinessClock clock;

    private SampleLife.Made made;

    @BeforeAll
    void live() {
        people.enrol();
        assertThat(life.due()).isTrue();
        clock.moveTo(NOW);
        made = life.begin(life.plans());
    }

    @Test
    void nobodyGetsStuckAndNothingIsMadeTwice() {
        assertThat(made.stuck()).isEmpty();
        assertThat(made.cases()).isBetween(60, 80);
        assertThat(life.due()).isFalse();
    }

    @Test
    void clockShowsTheSameTimeAsBefore() {
        assertThat(Duration.between(NOW, clock.instant())).isBetween(Duration.ZERO, Duration.ofMinutes(10));
    }

    @Test
    void everyCaseCameWhereItWasToCome() {
        for (var plan : life.plans()) {
            var open = worklist.ofCase(stage.caseNo(plan.name())).stream()
                    .filter(WorkItem::open)
                    .toList();
            for (var task : keys(plan.leave())) {
                assertThat(open).as(plan.name()).anyMatch(item -> item.elementId()
                        .equals(task));
            }
            for (var task : keys(plan.hold())) {
                assertThat(open)
                        .as(plan.name())
                        .anyMatch(item -> item.elementId().equals(task) && item.holder() != null);
            }
            if (plan.name().startsWith("closed")) {
                assertThat(cases.file(stage.caseNo(plan.name())).open())
                        .as(plan.name())
                        .isFalse();
            }
        }
    }

    @Test
    void whatAnEntryAboveAListSaysIsHowManyTasksItOpens() {
        var wrong = new TreeMap<String, String>();
        var compared = 0;
        for (var reader : READERS) {
            var visitor = Visitor.signedIn(mvc, reader);
            var rows = new HashMap<String, Integer>();
            for (var view : List.of("mine", "pool", "agency", "region", "mine&process=mandatoryReport")) {
                for (var filter : List.of("", "&filter=overdue", "&filter=soon", "&filter=urgent")) {
                    var address = "/tasks?view=" + view + filter;
                    for (var said :
                            ListNumbers.of(visitor.page(address), address).entrySet()) {
                        var there = rows.computeIfAbsent(said.getKey(), list -> ListNumbers.rows(visitor.pages(list)));
                        compared++;
                        if (!ListNumbers.same(said.getValue(), there)) {
                            wrong.put(
                                    reader + " " + address + " says of " + said.getKey(),
                                    said.getValue() + " has " + there);
                        }
                    }
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(compared).isGreaterThan(500);
    }

    @Test
    void everyListBeginsWithWhatCannotWaitByHowLittleTimeIsLeft() {
        var compared = 0;
        for (var reader : READERS) {
            var visitor = Visitor.signedIn(mvc, reader);
            for (var view : List.of("mine", "pool", "agency", "region", "open")) {
                for (var filter : List.of("", "&filter=overdue", "&filter=red", "&filter=urgent")) {
                    var address = "/tasks?view=" + view + filter;
                    var page = visitor.page(address);
                    for (var list : List.of(ListNumbers.listed(page), ListNumbers.above(page))) {
                        var items = list.stream().map(worklist::item).toList();
                        assertThat(items).as(reader + " " + address).isSortedAccordingTo(byTimeLeft());
                        compared += items.size();
                    }
                }
            }
        }
        assertThat(compared).isGreaterThan(200);
    }

    private Comparator<WorkItem> byTimeLeft() {
        var now = clock.instant();
        return Comparator.<WorkItem>comparingInt(item -> {
                    var left = item.dueAt() == null
                            ? Integer.MAX_VALUE
                            : Duration.between(now, item.dueAt()).toSeconds();
                    var red = item.riskTier().equals("RED");
                    if (Math.abs(left) <= 3600) {
                        return 0;
                    }
                    return left < 0 ? red ? 1 : 2 : red && item.holder() == null ? 2 : 3;
                })
                .thenComparing(SampleLifeTests::due);
    }

    @Test
    void everyStepWaitsForSomebodyAndEveryEndWasReached() throws IOException {
        var waiting = new TreeSet<>(elementIds());
        open().forEach(item -> waiting.remove(item.elementId()));
        assertThat(waiting)
                .as("steps at which no case stops")
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(PASSED.stream(), NEVER.keySet().stream()).toList());

        var never = new TreeSet<>(elementIds());
        numbers().forEach(number -> worklist.ofCase(number).forEach(item -> never.remove(item.elementId())));
        assertThat(never).as("steps to which no case comes").isEqualTo(NEVER.keySet());
        assertThat(numbers())
                .extracting(number -> String.valueOf(cases.file(number).endState()))
                .contains("closedServed", "closedNoRisk", "closedTransferred", "closedAdult", "closedMerged");
        assertThat(numbers())
                .flatExtracting(number -> cases.file(number).categories())
                .contains(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
    }

    @Test
    void someTasksAreNearTheirEndAndSomeOverdue() {
        var now = clock.instant();

        assertThat(open()).filteredOn(item -> due(item).isBefore(now)).hasSizeGreaterThan(5);
        assertThat(open())
                .filteredOn(item -> due(item).isAfter(now) && due(item).isBefore(now.plus(Duration.ofDays(1))))
                .hasSizeGreaterThan(5);
        assertThat(open()).filteredOn(item -> item.holder() != null).hasSizeGreaterThan(4);
    }

    @Test
    void handOversWaitWereTakenAndReportersWereAnswered() {
        assertThat(numbers().stream().flatMap(number -> handOvers.ofCase(number).stream()))
                .extracting(HandOver::state)
                .contains(HandOver.State.WAITING, HandOver.State.DONE);
        var served = stage.caseNo("closed, helped");
        assertThat(intake.ofCase(served)).hasSize(2);
        assertThat(intake.unanswered(served)).isEmpty();
        assertThat(intake.ofCase(stage.caseNo("measures under way"))).hasSize(2);
    }

    @Test
    void closedCasesHaveNoProcessAndOpenOnesHaveOne() {
        for (var number : numbers()) {
            assertThat(processes.ofCase(number).stream()
                            .anyMatch(process -> process.endedAt() == null
                                    && !process.processKey().equals("followUp")))
                    .as(number)
                    .isEqualTo(cases.file(number).open());
        }
    }

    @Test
    void aPlacedChildIsSomebodysDutyAfterItsCaseIsClosedAndOneDayHasPassed() {
        var visits = numbers().stream()
                .filter(number -> !cases.file(number).open())
                .flatMap(number -> worklist.ofCase(number).stream())
                .filter(item -> item.open() && item.work() == Work.FOLLOW_UP)
                .toList();
        assertThat(visits).anyMatch(item -> item.dueAt().isBefore(NOW));
        assertThat(visits)
                .anyMatch(item -> item.dueAt().isAfter(NOW) && item.dueAt().isBefore(NOW.plus(Duration.ofDays(14))));
    }

    @Test
    void aCaseThatGetsStuckIsNamedAndKeepsNoneOfTheOthersBack() {
        var wrong = new SampleCase.Step("PT5M", Map.of("intakeDecision", "no such option"));
        var fine = new SampleCase.Step("PT5M", null);

        var two = life.begin(List.of(plan("broken", 2, wrong), plan("whole", 3, fine)));

        assertThat(two.stuck()).containsExactly("broken");
        assertThat(open(stage.caseNo("broken")))
                .contains("userTask_registerIntake")
                .doesNotContain("userTask_needsAssessment");
        assertThat(open(stage.caseNo("whole")))
                .contains("userTask_needsAssessment")
                .doesNotContain("userTask_registerIntake");
    }

    @Test
    void everyTaskOfTheModelsHasItsUsualAnswers() throws IOException {
        assertThat(elementIds())
                .allSatisfy(task -> assertThat(usual.of(List.of(task))).isNotEmpty());
    }

    /** Begins as one of the file, about a child of its own. */
    private SampleCase plan(String name, int like, SampleCase.Step intake) {
        var told = life.plans().get(like).report();
        return new SampleCase(
                name,
                "PT3H",
                told,
                Map.of("userTask_registerIntake", intake),
                List.of("userTask_needsAssessment"),
                null,
                null,
                null);
    }

    private List<String> numbers() {
        return life.plans().stream().map(plan -> stage.caseNo(plan.name())).toList();
    }

    private List<WorkItem> open() {
        var open = new ArrayList<WorkItem>();
        numbers()
                .forEach(number ->
                        worklist.ofCase(number).stream().filter(WorkItem::open).forEach(open::add));
        return open;
    }

    private List<String> open(String caseNo) {
        return worklist.ofCase(caseNo).stream()
                .filter(WorkItem::open)
                .map(WorkItem::elementId)
                .toList();
    }

    private static Instant due(WorkItem item) {
        return item.dueAt() == null ? Instant.MAX : item.dueAt();
    }

    /** The keys of tasks, without the counting or the stage behind. */
    private static List<String> keys(@org.jspecify.annotations.Nullable List<String> names) {
        return names == null
                ? List.of()
                : names.stream().map(name -> name.split("[# ]")[0]).toList();
    }

    private static List<String> elementIds() throws IOException {
        try (Stream<Path> models = Files.walk(Path.of("processes"))) {
            var keys = new ArrayList<String>();
            for (var model :
                    models.filter(path -> path.toString().endsWith(".bpmn")).toList()) {
                Pattern.compile("<bpmn:userTask id=\"(\\w+)\"")
                        .matcher(Files.readString(model))
                        .results()
                        .forEach(found -> keys.add(found.group(1)));
            }
            return keys;
        }
    }
}
