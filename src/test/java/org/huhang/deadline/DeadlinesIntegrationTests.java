package org.huhang.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.huhang.deadline.Shipped.china;
import static org.huhang.deadline.Shipped.shown;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.flywaydb.core.api.configuration.Configuration;
import org.flywaydb.core.api.migration.Context;
import org.huhang.audit.AuditTrail;
import org.huhang.audit.TrailQuery;
import org.huhang.deadline.SetDeadline.Status;
import org.huhang.engine.BusinessClock;
import org.huhang.engine.DueDates;
import org.huhang.engine.DueDates.NewTask;
import org.huhang.engine.Facts;
import org.huhang.engine.TaskEnded;
import org.huhang.feel.Condition;
import org.huhang.testing.HuhangTest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Import;
import org.springframework.context.event.EventListener;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.thymeleaf.ITemplateEngine;
import tools.jackson.databind.json.JsonMapper;

@HuhangTest
@Import(DeadlinesIntegrationTests.Heard.class)
class DeadlinesIntegrationTests {

    private static final AtomicInteger CASES = new AtomicInteger();
    private static final Facts NOTHING = new Facts(Map.of());

    @Autowired
    private Deadlines deadlines;

    @Autowired
    private DueDates dueDates;

    @Autowired
    private Recount recount;

    @Autowired
    private ReferenceTables reference;

    @Autowired
    private BusinessClock clock;

    @Autowired
    private ApplicationEventPublisher events;

    @Autowired
    private AuditTrail trail;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transactions;

    @Autowired
    private DataSource dataSource;

    @Autowired
    private ITemplateEngine templates;

    @Autowired
    private JsonMapper json;

    @Autowired
    private Heard heard;

    private String caseNo = "";

    /** Hears what is said, in the sweep's transaction, and may refuse to. */
    static class Heard {

        final List<Object> events = new CopyOnWriteArrayList<>();
        final Set<String> deaf = ConcurrentHashMap.newKeySet();

        @EventListener
        void on(DeadlineNear near) {
            hear(near, near.deadline());
        }

        @EventListener
        void on(DeadlineMissed missed) {
            hear(missed, missed.deadline());
        }

        @EventListener
        void on(DeadlineEscalated escalated) {
            hear(escalated, escalated.deadline());
        }

        @EventListener
        void on(DeadlineChanged changed) {
            hear(changed, changed.deadline());
        }

        private void hear(Object event, SetDeadline deadline) {
            if (deaf.contains(deadline.subject())) {
                throw new IllegalStateException("cannot hear " + deadline.subject());
            }
            events.add(event);
        }

        List<String> said() {
            return events.stream().map(Heard::words).toList();
        }

        private static String words(Object event) {
            if (event instanceof DeadlineNear near) {
                return (near.urgent() ? "urgent" : "near")
                        + (near.leaderToo() ? " leader " : " ")
                        + shown(near.plannedAt());
            }
            if (event instanceof DeadlineMissed missed) {
                return "missed " + shown(missed.plannedAt());
            }
            if (event instanceof DeadlineEscalated escalated) {
                return "escalated " + shown(escalated.plannedAt());
            }
            return "changed " + shown(((DeadlineChanged) event).deadline().dueAt());
        }
    }

    @BeforeEach
    void newCase() {
        caseNo = "532503-2026-%05d".formatted(CASES.incrementAndGet());
        clock.moveTo(china("2026-11-20 16:20"));
        heard.events.clear();
        heard.deaf.clear();
    }

    @AfterEach
    void leaveNothingToSay() {
        jdbc.sql("delete from deadline.set_deadline").update();
        clock.follow();
    }

    @Test
    void conditionsThatAnOfficeWroteInTheOldLanguageAreTakenAlong() throws Exception {
        var old = Map.of(
                "riskTier = RED or emergency", "riskTier = \"RED\" or emergency = true",
                "complex and extensionApproved", "complex = true and extensionApproved = true",
                "caseNature = administrative and extensions = 2", "caseNature = \"administrative\" and extensions = 2",
                "measure != W3", "measure != null and measure != \"W3\"",
                "visitNo > 1", "visitNo != null and visitNo > 1",
                "visitor = VILLAGE and province = 52", "visitor = \"VILLAGE\" and province = \"52\"",
                "sourceProcess = mandatoryReport", "sourceProcess = \"mandatoryReport\"",
                "", "");
        var script = new ClassPathResource("db/migration/deadline/V055__deadline_condition.sql")
                .getContentAsString(StandardCharsets.UTF_8);
        transactions.executeWithoutResult(status -> {
            status.setRollbackOnly();
            old.keySet().forEach(condition -> jdbc.sql(
                            """
                            insert into deadline.term (code, valid_from, place, base, name_zh, name_en, condition, unit, source_zh,
                                confidence, statutory, near_to_leader, bearer, desks, shipped)
                            select 'OLD ' || :condition, valid_from, place, base, name_zh, name_en, :condition, unit, source_zh,
                                confidence, statutory, near_to_leader, bearer, desks, false
                            from deadline.term where code = 'TL-02'
                            """)
                    .param("condition", condition)
                    .update());
            jdbc.sql(script).update();
            old.forEach((before, after) -> {
                var now = jdbc.sql("select condition from deadline.term where code = 'OLD ' || :condition")
                        .param("condition", before)
                        .query(String.class)
                        .single();
                assertThat(now).isEqualTo(after);
                if (!now.isEmpty()) {
                    Condition.of(now);
                }
            });
        });
    }

    @Test
    void bringsItsTablesAlong() {
        assertThat(deadlines.codes())
                .contains("TL-01", "TL-02r", "TL-11a", "TL-50a")
                .hasSize(ShippedReference.terms().size());
        assertThat(deadlines.day(LocalDate.of(2026, 10, 10)).kind()).isEqualTo(CalendarDay.Kind.MADE_UP);
        assertThat(deadlines.day(LocalDate.of(2026, 10, 1)).name(Locale.ENGLISH))
                .isEqualTo("National Day");
    }

    @Test
    void aTaskGetsItsDueDateWithTheSumBehindIt() {
        var due = task("t", "TL-08", "decidedAt", Map.of("decidedAt", Date.from(china("2026-11-19 10:00"))));
        assertThat(due).isEqualTo(china("2026-11-23 23:59:59"));
        var deadline = deadline("t");
        assertThat(deadline.sum().rolledFrom()).isEqualTo(LocalDate.of(2026, 11, 22));
        assertThat(deadline.sum().startsFrom()).isEqualTo("decidedAt");
        assertThat(deadline.status()).isEqualTo(Status.RUNNING);
        assertThat(deadline.elementId()).isEqualTo("userTask_registerIntake");
        assertThat(deadlines.of(List.of(subject("t"), "unknown"))).containsOnlyKeys(subject("t"));
    }

    @Test
    void aTaskWithoutTermOrClockHasNoDueDate() {
        assertThat(task("none", null, null, Map.of())).isNull();
        assertThat(task("gate", "TL-11b", null, Map.of())).isNull();
        assertThat(deadlines.ofCase(caseNo)).isEmpty();
    }

    @Test
    void aTermThatTheTableLacksIsRefused() {
        assertThatThrownBy(() -> task("t", "TL-999", null, Map.of())).isInstanceOf(NoSuchTerm.class);
    }

    @Test
    void theProvinceComesFromTheCaseNumber() {
        task("t", "TL-23", null, Map.of());
        assertThat(deadline("t").sum().rule().code()).isEqualTo("TL-23b");
    }

    @Test
    void endsWithItsTask() {
        task("met", "TL-17", null, Map.of());
        task("late", "TL-02", null, Map.of());
        task("gone", "TL-17", null, Map.of());
        clock.moveTo(china("2026-11-20 18:00"));
        events.publishEvent(new TaskEnded(subject("met"), true));
        events.publishEvent(new TaskEnded(subject("late"), true));
        events.publishEvent(new TaskEnded(subject("gone"), false));
        events.publishEvent(new TaskEnded("a task without term", true));

        assertThat(deadline("met").status()).isEqualTo(Status.MET);
        assertThat(deadline("late").status()).isEqualTo(Status.MISSED);
        assertThat(deadline("gone").status()).isEqualTo(Status.WITHDRAWN);
        assertThat(deadlines.running(caseNo)).isEmpty();
        clock.moveTo(china("2027-01-01 00:00"));
        assertThat(deadlines.sweep()).isZero();
        assertThat(heard.events).isEmpty();
    }

    @Test
    void saysEachThingOnceAtItsTime() {
        task("t", "TL-02", "reportedAt", Map.of("reportedAt", Date.from(china("2026-11-20 16:00"))));

        assertThat(saidAt("2026-11-20 16:29")).isEmpty();
        assertThat(saidAt("2026-11-20 16:30")).containsExactly("near leader 2026-11-20 16:30:00");
        assertThat(saidAt("2026-11-20 16:47")).hasSize(1);
        assertThat(saidAt("2026-11-20 16:48")).hasSize(2).last().isEqualTo("urgent 2026-11-20 16:48:00");
        assertThat(deadline("t").status()).isEqualTo(Status.RUNNING);
        assertThat(saidAt("2026-11-20 17:00")).hasSize(3).last().isEqualTo("missed 2026-11-20 17:00:00");
        assertThat(deadline("t").status()).isEqualTo(Status.MISSED);
        assertThat(deadline("t").open()).isTrue();
        assertThat(saidAt("2026-11-20 18:59")).hasSize(3);
        assertThat(saidAt("2026-11-20 19:00")).hasSize(4).last().isEqualTo("escalated 2026-11-20 19:00:00");
        assertThat(saidAt("2026-12-20 19:00")).hasSize(4);
        assertThat(deadlines.nextMark())
                .as("whether it is still not done is asked each day")
                .contains(china("2026-12-21 08:30"));
        deadlines.end(subject("t"), true);
        assertThat(deadlines.nextMark()).isEmpty();
    }

    @Test
    void catchesUpInOrderAfterAStandstill() {
        task("t", "TL-17", null, Map.of());
        assertThat(deadlines.nextMark()).contains(china("2026-11-25 08:30"));
        assertThat(saidAt("2026-12-24 00:00"))
                .containsExactly(
                        "near 2026-11-25 08:30:00",
                        "urgent 2026-11-26 08:30:00",
                        "missed 2026-11-27 23:59:59",
                        "escalated 2026-11-30 23:59:59");
    }

    @Test
    void aMissedLimitIsInTheTrail() {
        task("t", "TL-02", null, Map.of());
        saidAt("2026-11-20 20:00");
        var lines = trail.read(new TrailQuery(caseNo, null, null, null, null, null, 10))
                .lines();
        assertThat(lines)
                .extracting(entry -> entry.line().act())
                .containsExactlyInAnyOrder("deadline.missed", "deadline.escalated");
    }

    @Test
    void nodesThatSweepAtOnceSayNothingTwiceAndForgetNothing() throws Exception {
        for (var i = 0; i < 60; i++) {
            task("t" + i, "TL-02", null, Map.of());
        }
        clock.moveTo(china("2026-11-21 16:20"));
        var nodes = 4;
        var start = new CyclicBarrier(nodes);
        var pool = Executors.newFixedThreadPool(nodes);
        try {
            var sweeps = new ArrayList<java.util.concurrent.Future<Integer>>();
            for (var i = 0; i < nodes; i++) {
                sweeps.add(pool.submit(() -> {
                    start.await();
                    return deadlines.sweep();
                }));
            }
            for (var sweep : sweeps) {
                sweep.get();
            }
        } finally {
            pool.shutdown();
        }
        deadlines.sweep();
        var said = new HashMap<String, Integer>();
        heard.events.forEach(event -> said.merge(event.getClass().getSimpleName(), 1, Integer::sum));
        assertThat(said)
                .containsOnly(
                        Map.entry("DeadlineNear", 120),
                        Map.entry("DeadlineMissed", 60),
                        Map.entry("DeadlineEscalated", 60));
    }

    @Test
    void whatCannotBeSaidKeepsNothingElseAndIsSaidLater() {
        var reported = Map.<String, Object>of("reportedAt", Date.from(china("2026-11-20 16:20")));
        task("deaf", "TL-02", "reportedAt", reported);
        task("fine", "TL-02", "reportedAt", reported);
        heard.deaf.add(subject("deaf"));
        clock.moveTo(china("2026-11-20 16:55"));
        deadlines.sweep();
        assertThat(heard.said()).containsExactly("near leader 2026-11-20 16:50:00");
        heard.deaf.clear();
        deadlines.sweep();
        assertThat(heard.events).hasSize(1);

        jdbc.sql("update deadline.mark set retry_at = now() where retry_at is not null")
                .update();
        deadlines.sweep();
        assertThat(heard.events).hasSize(2);
    }

    @Test
    void aPersonAtWorkOnTheCaseIsNeverHeldUp() {
        task("t", "TL-02", null, Map.of());
        clock.moveTo(china("2026-11-20 16:55"));
        transactions.executeWithoutResult(status -> {
            deadlines.recompute(caseNo, new Facts(Map.of("riskTier", "ORANGE")), null, "初步核实 {0}");
            assertThat(deadlines.sweep()).isZero();
        });
        assertThat(deadlines.sweep()).isEqualTo(1);
    }

    @Test
    void aChangedFactMovesTheDueDateAndIsKept() {
        task("t", "TL-02", null, Map.of("riskTier", "YELLOW"));
        task("other", "TL-17", null, Map.of("riskTier", "YELLOW"));
        clock.moveTo(china("2026-11-20 16:25"));
        var changed = deadlines.recompute(caseNo, new Facts(Map.of("riskTier", "RED")), null, "现场有危险");

        assertThat(changed).singleElement().satisfies(change -> {
            assertThat(change.deadline().subject()).isEqualTo(subject("t"));
            assertThat(change.oldCode()).isEqualTo("TL-02");
            assertThat(change.deadline().sum().rule().code()).isEqualTo("TL-02r");
        });
        assertThat(heard.events).hasSize(1).hasOnlyElementsOfType(DeadlineChanged.class);
        assertThat(deadlines.changes(subject("t"))).singleElement().satisfies(change -> {
            assertThat(change.reason()).isEqualTo("现场有危险");
            assertThat(change.newCode()).isEqualTo("TL-02r");
            assertThat(shown(change.newDueAt())).startsWith("2026-11-20 16:50:0");
        });
        assertThat(deadlines.recompute(caseNo, new Facts(Map.of("riskTier", "RED")), null, "现场有危险"))
                .isEmpty();
        assertThat(saidAt("2026-11-20 16:36").subList(1, 2)).first().asString().startsWith("near leader");
        assertThat(deadlines.explain(subject("t"), Locale.CHINESE).orElseThrow().lines())
                .last()
                .satisfies(line -> assertThat(line.text()).endsWith("原因：现场有危险"));
    }

    @Test
    void remembersFactsThatDecideOnlyTogether() {
        task("t", "TL-06", "acceptedAt", Map.of("acceptedAt", Date.from(china("2026-11-20 10:00"))));
        assertThat(deadlines.recompute(caseNo, new Facts(Map.of("complex", true)), null, "疑难"))
                .isEmpty();
        assertThat(deadlines.recompute(caseNo, new Facts(Map.of("extensionApproved", true)), null, "批准延长"))
                .hasSize(1);
        assertThat(deadline("t").sum().rule().code()).isEqualTo("TL-06b");
        assertThat(deadline("t").sum().startsFrom()).isEqualTo("acceptedAt");
    }

    @Test
    void anExtendedTermRunsAndRemindsAnew() {
        var filed = Map.<String, Object>of("filedAt", Date.from(china("2026-11-20 10:00")));
        task("t", "TL-07", "filedAt", filed);
        assertThat(saidAt("2026-12-22 00:00")).hasSize(3);
        assertThat(deadline("t").status()).isEqualTo(Status.MISSED);

        deadlines.recompute(caseNo, new Facts(Map.of("extensions", 1)), null, "批准延长");
        assertThat(deadline("t").status()).isEqualTo(Status.RUNNING);
        assertThat(deadline("t").round()).isEqualTo(1);
        assertThat(saidAt("2027-01-20 00:00"))
                .endsWith("changed 2027-01-19 23:59:59", "urgent 2027-01-07 08:30:00", "missed 2027-01-19 23:59:59");
    }

    @Test
    void aTermTurnedHastyThatIsAlreadyOverIsMissedWithoutReminders() {
        task("t", "TL-13", null, Map.of());
        clock.moveTo(china("2026-11-20 16:52"));
        deadlines.recompute(caseNo, new Facts(Map.of("riskTier", "RED")), null, "升为红色");
        heard.events.clear();
        assertThat(saidAt("2026-11-20 16:53")).singleElement().asString().startsWith("missed");
    }

    @Test
    void theSameCaseTermTwiceIsOne() {
        var filed = china("2026-11-20 10:00");
        var first = deadlines.startCaseTerm(caseNo, "TL-11a", filed, NOTHING);
        assertThat(deadlines.startCaseTerm(caseNo, "TL-11a", filed, NOTHING)).isEqualTo(first);
        var second = deadlines.startCaseTerm(caseNo, "TL-11a", filed.plusSeconds(86_400), NOTHING);
        assertThat(deadlines.running(caseNo)).extracting(SetDeadline::subject).containsExactly(first, second);
        assertThat(deadlines.running(caseNo))
                .allSatisfy(term -> assertThat(term.elementId()).isNull());
    }

    @Test
    void caseTermsCountEndAndAreWithdrawnLikeTasks() {
        deadlines.startCaseTerm(caseNo, "TL-50", china("2026-11-18 10:00"), NOTHING);
        deadlines.startCaseTerm(caseNo, "TL-07", null, new Facts(Map.of("extensions", 1)));
        deadlines.startCaseTerm(caseNo, "TL-10", null, new Facts(Map.of("riskTier", "RED")));
        deadlines.startCaseTerm(caseNo, "TL-11b", null, NOTHING);
        task("t", "TL-17", null, Map.of());
        assertThat(deadlines.running(caseNo))
                .extracting(term -> term.sum().rule().code())
                .containsExactly("TL-10r", "TL-50", "TL-17", "TL-07x");

        assertThat(deadlines.endCaseTerm(caseNo, "TL-50", clock.instant())).isEqualTo(1);
        assertThat(deadlines.endCaseTerm(caseNo, "TL-50", clock.instant())).isZero();
        assertThat(deadlines.withdrawCaseTerms(caseNo)).isEqualTo(2);
        assertThat(deadlines.running(caseNo)).extracting(SetDeadline::subject).containsExactly(subject("t"));
        assertThat(deadlines.ofCase(caseNo))
                .extracting(SetDeadline::status)
                .containsExactlyInAnyOrder(Status.WITHDRAWN, Status.MET, Status.RUNNING, Status.WITHDRAWN);
    }

    @Test
    void aCaseTermFindsItsStartAmongTheFactsAndIsMetByTheDateOfTheDeed() {
        var facts = new Facts(Map.of("receivedAt", Date.from(china("2026-11-18 10:00"))));
        var id = deadlines.startCaseTerm(caseNo, "TL-04", null, facts);
        clock.moveTo(china("2026-11-20 17:00"));
        assertThat(deadlines.startCaseTerm(caseNo, "TL-04", null, facts)).isEqualTo(id);
        assertThat(shown(deadlines.of(id).orElseThrow().dueAt())).isEqualTo("2026-11-19 10:00:00");

        deadlines.endCaseTerm(caseNo, "TL-04", china("2026-11-19 09:00"));
        assertThat(deadlines.of(id).orElseThrow().status()).isEqualTo(Status.MET);
    }

    @Test
    void publishedHolidaysMoveProvisionalDates() {
        clock.moveTo(china("2026-12-31 10:00"));
        task("moves", "TL-08", "decidedAt", Map.of("decidedAt", Date.from(china("2026-12-29 10:00"))));
        task("stays", "TL-16", "decidedAt", Map.of("decidedAt", Date.from(china("2026-12-20 10:00"))));
        assertThat(deadline("moves").sum().provisional()).isTrue();
        recount.withTheTablesOfToday();
        assertThat(heard.events).isEmpty();

        jdbc.sql("insert into deadline.workday (day, kind, name_zh, name_en) values"
                        + " (date '2027-01-01', 'HOLIDAY', '元旦', 'New Year''s Day')")
                .update();
        reference.forget();
        try {
            recount.withTheTablesOfToday();
        } finally {
            jdbc.sql("delete from deadline.workday where not shipped").update();
            reference.forget();
        }
        assertThat(heard.said()).containsExactly("changed 2027-01-04 23:59:59");
        assertThat(deadline("moves").sum().provisional()).isFalse();
        assertThat(deadline("stays").sum().provisional()).isFalse();
    }

    @Test
    void aRowThatWasWrongIsCountedAnewWhereItStillRuns() {
        task("wrong", "TL-10", null, Map.of());
        task("done", "TL-10", null, Map.of());
        deadlines.end(subject("done"), true);
        jdbc.sql("update deadline.term set amount = 7 where code = 'TL-10'").update();
        reference.forget();
        try {
            recount.withTheTablesOfToday();
            recount.withTheTablesOfToday();
        } finally {
            jdbc.sql("update deadline.term set amount = 5 where code = 'TL-10'").update();
            reference.forget();
        }
        assertThat(heard.said()).containsExactly("changed 2026-12-01 23:59:59");
        assertThat(deadlines.changes(subject("wrong")))
                .singleElement()
                .extracting(DeadlineChange::reason)
                .isEqualTo(Recount.ROW_CORRECTED);
        assertThat(deadlines.changes(subject("done"))).isEmpty();
    }

    @Test
    void whatSomebodyElseMayOrMustDoIsOverWithoutBlame() {
        var right = deadlines.startCaseTerm(caseNo, "TL-09", china("2026-11-20 10:00"), NOTHING);
        var court = deadlines.startCaseTerm(caseNo, "TL-35", china("2026-11-20 10:00"), NOTHING);
        saidAt("2026-12-10 10:00");
        assertThat(heard.said()).noneMatch(said -> said.startsWith("escalated"));
        assertThat(deadlines.of(right).orElseThrow())
                .returns(Status.PASSED, SetDeadline::status)
                .returns(false, SetDeadline::open)
                .returns(deadlines.of(right).orElseThrow().dueAt(), SetDeadline::endedAt);
        assertThat(deadlines.of(court).orElseThrow())
                .returns(Status.PASSED, SetDeadline::status)
                .returns(true, SetDeadline::open)
                .returns(Urgency.ON_TIME, deadline -> deadline.urgency(clock.instant()));
        deadlines.endCaseTerm(caseNo, "TL-35", clock.instant());
        assertThat(deadlines.of(court).orElseThrow().status()).isEqualTo(Status.PASSED);
    }

    @Test
    void aRaisedTierCountsEveryTermOfTheCaseInAllOfItsInstances() {
        task("welfare", "TL-10", null, Map.of());
        dueDates.dueAt(new NewTask(
                subject("police"),
                caseNo,
                "policeHandling",
                "userTask_policeReceive",
                "TL-13",
                null,
                new Facts(Map.of()),
                caseNo + "-police"));
        var term = deadlines.startCaseTerm(caseNo, "TL-05", null, NOTHING, caseNo + "-police");
        deadlines.recompute(caseNo, new Facts(Map.of("riskTier", "RED")), null, "casework.retiered");
        assertThat(deadline("welfare").sum().rule().code()).isEqualTo("TL-10r");
        assertThat(deadline("police").sum().rule().code()).isEqualTo("TL-13r");
        assertThat(deadlines.of(term).orElseThrow().sum().rule().amount()).isEqualTo(30);
        assertThat(deadlines.changes(term)).hasSize(1);
        // What the tables say anew does not forget what was told of the case.
        jdbc.sql("update deadline.set_deadline set edition = null").update();
        recount.withTheTablesOfToday();
        assertThat(deadline("welfare").sum().rule().code()).isEqualTo("TL-10r");
        assertThat(deadlines.of(term).orElseThrow().sum().rule().amount()).isEqualTo(30);
    }

    @Test
    void anAnswerMovesTheTermsOfItsInstanceWhoseConditionsNameIt() {
        var facts = Map.<String, Object>of("acceptedAt", Date.from(china("2026-11-20 16:20")));
        task("decide", "TL-06", "acceptedAt", facts);
        task("asked", "TL-06", "acceptedAt", facts);
        var term = deadlines.startCaseTerm(caseNo, "TL-06", null, new Facts(facts), caseNo + "-main");
        var elsewhere = deadlines.startCaseTerm(
                caseNo, "TL-06", china("2026-11-20 12:00"), new Facts(facts), "another instance");
        deadlines.learn(
                caseNo,
                caseNo + "-main",
                subject("asked"),
                Map.of("cluesToCheck", true, "acceptedAt", "2020-01-01"),
                "deadline.reason.answered");
        assertThat(deadline("decide").sum().rule().code()).isEqualTo("TL-06a");
        assertThat(deadline("decide").sum().startAt()).isEqualTo(china("2026-11-20 16:20"));
        assertThat(deadlines.of(term).orElseThrow().sum().rule().code()).isEqualTo("TL-06a");
        assertThat(deadline("asked").sum().rule().code()).isEqualTo("TL-06");
        assertThat(deadlines.of(elsewhere).orElseThrow().sum().rule().code()).isEqualTo("TL-06");
        // A later recount for another reason keeps what was told.
        deadlines.recompute(caseNo, new Facts(Map.of("riskTier", "RED")), null, "casework.retiered");
        assertThat(deadline("decide").sum().rule().code()).isEqualTo("TL-06a");
    }

    @Test
    void aCorrectedDateMovesWhatWasCountedWithIt() {
        var wrong = Date.from(china("1999-11-20 16:20"));
        var right = Date.from(china("2026-11-20 16:20"));
        task("open", "TL-06", "acceptedAt", Map.of("acceptedAt", wrong));
        task("done", "TL-06", "acceptedAt", Map.of("acceptedAt", wrong));
        task("other", "TL-06", "acceptedAt", Map.of("acceptedAt", Date.from(china("2026-11-19 10:00"))));
        saidAt("2026-11-20 16:30");
        deadlines.end(subject("done"), true);
        assertThat(deadline("done").status()).isEqualTo(Status.MISSED);
        deadlines.correct(
                caseNo,
                caseNo + "-main",
                Map.of("acceptedAt", new Deadlines.Changed(wrong, right)),
                "deadline.reason.answerCorrected");
        assertThat(deadline("open"))
                .returns(Status.RUNNING, SetDeadline::status)
                .returns(china("2026-11-23 23:59:59"), SetDeadline::dueAt);
        assertThat(deadline("done")).returns(Status.MET, SetDeadline::status);
        assertThat(deadlines.changes(subject("done"))).hasSize(1);
        assertThat(deadlines.changes(subject("other"))).isEmpty();
    }

    @Test
    void aRowWithALaterDayCountsFromThatDayWithoutNewCode() {
        jdbc.sql(
                        """
                        insert into deadline.term (code, valid_from, place, base, name_zh, name_en, unit, amount,
                            confidence, statutory)
                        values ('TL-17', date '2026-11-20', 10, 'TL-17', '结案审核', 'Closing', 'WORK_DAY', 2, 'P', false)
                        """)
                .update();
        reference.forget();
        try {
            task("t", "TL-17", null, Map.of());
        } finally {
            jdbc.sql("delete from deadline.term where not shipped").update();
            reference.forget();
        }
        assertThat(shown(deadline("t").dueAt())).isEqualTo("2026-11-24 23:59:59");
    }

    @Test
    void loadingTheShippedFilesAgainLeavesAnOfficesRowsAlone() throws Exception {
        jdbc.sql(
                        """
                        insert into deadline.term (code, valid_from, place, base, name_zh, name_en, unit, amount,
                            confidence, statutory)
                        values ('TL-17', date '2030-01-01', 10, 'TL-17', '结案审核', 'Closing', 'WORK_DAY', 2, 'P', false)
                        """)
                .update();
        try (var connection = dataSource.getConnection()) {
            new R__deadline_reference().migrate(new Context() {
                @Override
                public Configuration getConfiguration() {
                    throw new UnsupportedOperationException();
                }

                @Override
                public Connection getConnection() {
                    return connection;
                }
            });
        }
        assertThat(rows("deadline.term where code = 'TL-17'")).isEqualTo(2);
        assertThat(rows("deadline.term where shipped"))
                .isEqualTo(ShippedReference.terms().size());
        assertThat(rows("deadline.workday where shipped")).isEqualTo(72);
        jdbc.sql("delete from deadline.term where not shipped").update();
    }

    @Test
    void explainsItselfOnThePageAndAsJson() {
        task("t", "TL-08", "decidedAt", Map.of("decidedAt", Date.from(china("2026-11-19 10:00"))));
        var why = deadlines.explain(subject("t"), Locale.SIMPLIFIED_CHINESE).orElseThrow();
        var page = new org.thymeleaf.context.Context(Locale.SIMPLIFIED_CHINESE, Map.of("explanation", why));
        assertThat(templates.process("deadline/_why", Set.of("why"), page))
                .contains("为什么是这个期限", "11月23日 23:59 到期，剩 3 天", "due-ok", ">顺延</span>", "TL-08 送达不予立案通知：3 日");
        assertThat(json.writeValueAsString(why))
                .contains(
                        "\"code\":\"TL-08\"",
                        "\"startAt\":\"2026-11-19T10:00:00+08:00\"",
                        "\"dueAt\":\"2026-11-23T23:59:59+08:00\"",
                        "{\"label\":\"顺延\",\"text\":\"11月22日（周日） → 顺延至 11月23日（周一）\"}");
        assertThat(deadlines.explain("unknown", Locale.CHINESE)).isEmpty();
    }

    private int rows(String table) {
        return jdbc.sql("select count(*) from " + table).query(Integer.class).single();
    }

    private List<String> saidAt(String now) {
        clock.moveTo(china(now));
        deadlines.sweep();
        return heard.said();
    }

    private @Nullable Instant task(
            String name, @Nullable String term, @Nullable String termFrom, Map<String, Object> facts) {
        return dueDates.dueAt(new NewTask(
                subject(name),
                caseNo,
                "mandatoryReport",
                "userTask_registerIntake",
                term,
                termFrom,
                new Facts(facts),
                caseNo + "-main"));
    }

    private SetDeadline deadline(String name) {
        return deadlines.of(subject(name)).orElseThrow();
    }

    private String subject(String name) {
        return caseNo + "-" + name;
    }
}
