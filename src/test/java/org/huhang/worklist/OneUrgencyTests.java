package org.huhang.worklist;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.huhang.agency.Person;
import org.huhang.deadline.Bearer;
import org.huhang.deadline.Deadlines;
import org.huhang.deadline.TermUnit;
import org.huhang.deadline.Urgency;
import org.huhang.engine.BusinessClock;
import org.huhang.engine.DueDates;
import org.huhang.engine.DueDates.NewTask;
import org.huhang.engine.Facts;
import org.huhang.testing.HuhangTest;
import org.huhang.testing.Office;
import org.huhang.testing.Visitor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

/** Wherever somebody sees a due date, list, case, task or program, it is as urgent as the term that was set says. */
@HuhangTest
class OneUrgencyTests {

    private static final Pattern COLOUR = Pattern.compile("class=\"due(?: no-print)? due-(\\w+)\"");

    @Autowired
    private MockMvc mvc;

    @Autowired
    private Office office;

    @Autowired
    private Worklist worklist;

    @Autowired
    private TaskLists lists;

    @Autowired
    private CaseLists cases;

    @Autowired
    private Deadlines deadlines;

    @Autowired
    private DueDates dueDates;

    @Autowired
    private WorkItemTable items;

    @Autowired
    private BusinessClock clock;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private TaskApi api;

    private WorkItem task;
    private Person holder;
    private Visitor visitor;

    @BeforeEach
    void somebodyHasATask() {
        task = office.staffed().open(office.caseOf(office.report(null, 4, false)), "userTask_registerIntake");
        holder = office.hire("TOWNSHIP-532503102", "protectionStation", 1).get(0);
        worklist.claim(holder, task.id());
        visitor = Visitor.signedIn(mvc, holder.id());
    }

    @AfterEach
    void now() {
        clock.follow();
    }

    @Test
    void everyPageAndProgramAgreesAtEveryTenthOfEveryUnit() {
        var codes = codes();
        assertThat(codes.keySet()).hasSizeGreaterThan(5);
        var seen = EnumSet.noneOf(Urgency.class);
        codes.forEach((unit, code) -> transaction.executeWithoutResult(status -> {
            clock.follow();
            var due = limitedBy(code);
            var deadline = deadlines.of(task.engineTaskId()).orElseThrow();
            var start = deadline.sum().startAt();
            for (var tenths = 0; tenths <= 11; tenths++) {
                var now = start.plus(
                        Duration.between(start, due).multipliedBy(tenths).dividedBy(10));
                clock.moveTo(now);
                var urgency = deadline.urgency(now);
                seen.add(urgency);
                assertThat(shown())
                        .as("%s %s after %d tenths", unit, code, tenths)
                        .allSatisfy((where, said) -> assertThat(said).as(where).isEqualTo(urgency));
                assertThat(late())
                        .as("%s %s after %d tenths", unit, code, tenths)
                        .containsOnly(urgency == Urgency.OVERDUE);
            }
            status.setRollbackOnly();
        }));
        assertThat(seen).containsExactlyInAnyOrder(Urgency.values());
    }

    /** Two tasks of one name in one case: each is as urgent as its own day, and the nearer one is never the less urgent. */
    @Test
    void eachOfTwoDaysOnWhichAChildIsSeenHasItsOwnUrgency() {
        var caseNo = office.caseWithAHandOver("两日期");
        office.does(caseNo, "userTask_takeHandOver");
        office.does(caseNo, "userTask_finishHandOver");
        office.worksUntil(caseNo, "userTask_close");
        var today = LocalDate.ofInstant(clock.instant(), BusinessClock.CHINA);
        office.does(
                caseNo,
                "userTask_close",
                Map.of(
                        "followUpBy", "VILLAGE-532503102001",
                        "careUntilDate", today.plusDays(60).toString(),
                        "followUpDate", today.plusDays(5).toString()));
        var visits = office.openItems(caseNo, "userTask_followUp").stream()
                .sorted(Comparator.comparing(visit -> Objects.requireNonNull(visit.dueAt())))
                .toList();
        var villager = office.people(visits.get(0).group()).get(0);
        visits.forEach(visit -> worklist.claim(villager, visit.id()));
        visitor = Visitor.signedIn(mvc, villager.id());
        var apart = 0;
        for (var day : List.of(0, 3, 4, 5, 6, 31, 49, 61)) {
            var now = today.plusDays(day)
                    .atTime(23, 0)
                    .atZone(BusinessClock.CHINA)
                    .toInstant();
            clock.moveTo(now);
            var list = visitor.page("/tasks?view=mine");
            var own = visits.stream()
                    .map(visit ->
                            deadlines.of(visit.engineTaskId()).orElseThrow().urgency(now))
                    .toList();
            for (var at = 0; at < 2; at++) {
                assertThat(colour(list, "/tasks/" + visits.get(at).id() + "\""))
                        .as("day %d", day)
                        .isEqualTo(own.get(at));
            }
            assertThat(own.get(0)).as("day %d", day).isGreaterThanOrEqualTo(own.get(1));
            apart += own.get(0) == own.get(1) ? 0 : 1;
        }
        assertThat(apart).as("days on which the two differ").isGreaterThan(3);
    }

    /** A term of each unit that sets a due date for a task. */
    private Map<TermUnit, String> codes() {
        var codes = new EnumMap<TermUnit, String>(TermUnit.class);
        transaction.executeWithoutResult(status -> {
            for (var code : deadlines.codes()) {
                var subject = "unit of " + code;
                if (limited(subject, code) != null) {
                    var rule = deadlines.of(subject).orElseThrow().sum().rule();
                    if (rule.bearer() == Bearer.AGENCY) {
                        codes.putIfAbsent(rule.unit(), code);
                    }
                }
            }
            status.setRollbackOnly();
        });
        return codes;
    }

    private Instant limitedBy(String code) {
        // What else is open, in the case or with the holder's group, has no say here.
        jdbc.sql("update worklist.work_item set due_at = 'infinity' where (case_no = ? or group_key = ?) and id <> ?")
                .params(task.caseNo(), task.group(), task.id())
                .update();
        jdbc.sql("update deadline.set_deadline set subject = 'moved away' where subject = ?")
                .param(task.engineTaskId())
                .update();
        var due = Objects.requireNonNull(limited(task.engineTaskId(), code));
        items.moveDue(task.engineTaskId(), due);
        return due;
    }

    private @Nullable Instant limited(String subject, String code) {
        return dueDates.dueAt(new NewTask(
                subject,
                task.caseNo(),
                task.processKey(),
                task.elementId(),
                code,
                null,
                new Facts(Map.of()),
                task.instanceId()));
    }

    private Map<String, Urgency> shown() {
        var shown = new LinkedHashMap<String, Urgency>();
        var link = "/tasks/" + task.id();
        shown.put("list", colour(visitor.page("/tasks?view=mine"), link + "\""));
        var page = visitor.page(link);
        shown.put("task", colour(page, "page-due"));
        shown.put("why", colour(page, "card why"));
        shown.put("case", colour(visitor.page("/cases/" + task.caseNo()), link + "\""));
        var one = api.one(holder, task.id(), Locale.CHINESE);
        shown.put("program, task", said(one.row().urgency()));
        shown.put("program, why", said(Objects.requireNonNull(one.due()).urgency()));
        var list = api.list(holder, "mine", 20, null, Locale.CHINESE);
        shown.put("program, list", said(list.items().get(0).urgency()));
        return shown;
    }

    private Urgency colour(String page, String after) {
        var at = page.indexOf(after);
        var found = COLOUR.matcher(page);
        assertThat(at).as(after).isPositive();
        assertThat(found.find(at)).as("a colour after %s", after).isTrue();
        var name = found.group(1);
        return Arrays.stream(Urgency.values())
                .filter(urgency -> urgency.cssName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Urgency said(@Nullable Urgency urgency) {
        return Objects.requireNonNull(urgency);
    }

    /** What the lists and numbers that ask for late work say. */
    private List<Boolean> late() {
        var mine = lists.count(holder, Query.all(View.MINE, Query.Filter.OVERDUE));
        var soon = lists.count(holder, Query.all(View.MINE, Query.Filter.SOON));
        assertThat(mine + soon).as("late or soon, not both").isLessThan(2);
        return List.of(
                mine == 1,
                lists.counts(holder).overdue() > othersLate(),
                cases.count(holder, late(CaseQuery.Order.NEWEST)) == 1,
                cases.page(holder, late(CaseQuery.Order.NEWEST)).size() == 1,
                cases.page(holder, late(CaseQuery.Order.DUE)).size() == 1);
    }

    /** What lies late in the pool of the holder's groups and is not this task. */
    private int othersLate() {
        return lists.count(holder, Query.all(View.POOL, Query.Filter.OVERDUE));
    }

    private CaseQuery late(CaseQuery.Order order) {
        return new CaseQuery(CaseQuery.State.OPEN, order, true, null, null, null, task.caseNo(), null, null, 2);
    }
}
