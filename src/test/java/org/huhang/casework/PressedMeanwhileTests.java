package org.huhang.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.huhang.form.Problem;
import org.huhang.testing.HuhangTest;
import org.huhang.testing.Office;
import org.huhang.worklist.AnswerRefused;
import org.huhang.worklist.Corrections;
import org.huhang.worklist.NoLongerOpen;
import org.huhang.worklist.WorkItem;
import org.huhang.worklist.Worklist;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Whatever somebody else does in a case at the same moment, a call for help is heard and police are sent. */
@HuhangTest
class PressedMeanwhileTests {

    private static final String INTAKE = "userTask_registerIntake";
    private static final String SECOND = "userTask_secondAgency";
    private static final String NEEDS = "userTask_needsAssessment";
    private static final int ROUNDS = 6;

    private static final Map<String, Object> REFUSED =
            Map.of("intakeDecision", "notAboutMinor", "decisionReason", "到现场看过，受伤的是成年人");

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
    private Corrections corrections;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private PlatformTransactionManager transactions;

    private final ExecutorService others = Executors.newCachedThreadPool();

    @BeforeEach
    void people() {
        office.staffed();
    }

    @AfterEach
    void home() {
        others.shutdownNow();
    }

    /** What somebody else does meanwhile. */
    private enum Meanwhile {
        AGREES,
        OBJECTS,
        CORRECTS,
        ANSWERS,
        CLAIMS
    }

    @ParameterizedTest
    @EnumSource(Meanwhile.class)
    void aPressIsKeptAndSendsPoliceWhateverSomebodyElseDoesAtTheSameMoment(Meanwhile what) throws Exception {
        for (var round = 0; round < ROUNDS; round++) {
            var caseNo = heldBack();
            var act = prepared(what, caseNo);
            var together = new CyclicBarrier(2);
            var acted = others.submit(() -> {
                together.await();
                return catchThrowable(act::run);
            });
            var pressed = others.submit(() -> {
                together.await();
                return press(caseNo);
            });

            assertThat(pressed.get().police()).isNotEmpty();
            assertThat(acted.get()).satisfiesAnyOf(none -> assertThat(none).isNull(), refused -> assertThat(refused)
                    .isInstanceOfAny(AnswerRefused.class, NoLongerOpen.class));
            assertThat(presses(caseNo)).isOne();
            assertThat(dangers.stands(cases.file(caseNo))).isTrue();
            assertThat(cases.file(caseNo).riskTier()).isEqualTo("RED");
            assertThat(office.openKeys(caseNo)).contains("userTask_emergencyReceive");
        }
    }

    @Test
    void whoAgreesWhileSomebodyPressesReadsThatTheChildIsInDanger() throws Exception {
        var caseNo = heldBack();
        var agrees = prepared(Meanwhile.AGREES, caseNo);
        var pressed = new CountDownLatch(1);
        var refused = others.submit(() -> {
            pressed.await();
            return catchThrowableOfType(AnswerRefused.class, agrees::run);
        });
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            press(caseNo);
            pressed.countDown();
            untilSomebodyWaits();
        });

        assertThat(refused.get().problems()).extracting(Problem::code).containsExactly("overtakenByDanger");
        assertThat(decision(caseNo)).isEqualTo("notAboutMinor");
        assertThat(office.openKeys(caseNo)).contains("userTask_emergencyReceive", NEEDS);
    }

    /** Whoever takes the rows in another order: the press waits longest, so the database ends it and not the other one. */
    @Test
    void aPressThatTheDatabaseRolledBackIsTriedAgain() throws Exception {
        var rolledBack = false;
        for (var round = 0; round < ROUNDS && !rolledBack; round++) {
            rolledBack = pressRolledBack();
        }
        assertThat(rolledBack).isTrue();
    }

    /** The database chooses whom it rolls back: whoever waited a second first, which on a busy machine may be the other one. */
    private boolean pressRolledBack() throws Exception {
        var caseNo = heldBack();
        var item = office.open(caseNo, SECOND).id();
        var holds = new CountDownLatch(1);
        var other = others.submit(() -> new TransactionTemplate(transactions).execute(status -> {
            locks("select 1 from worklist.work_item where id = ? for update", item);
            holds.countDown();
            untilSomebodyWaits();
            return locks("select 1 from casework.case_file where case_no = ? for update", caseNo);
        }));
        holds.await();

        assertThat(press(caseNo).police()).isNotEmpty();
        assertThat(presses(caseNo)).isOne();
        try {
            return other.get() == 1;
        } catch (ExecutionException e) {
            assertThat(e).hasCauseInstanceOf(PessimisticLockingFailureException.class);
            return false;
        }
    }

    private int locks(String sql, Object row) {
        return jdbc.sql(sql).param(row).query(Integer.class).single();
    }

    private Emergencies.Called press(String caseNo) {
        return emergencies.press(office.person("supervisor.532503"), caseNo, "孩子正在被打");
    }

    /** Intake refused by a correction what it had taken in, and another agency has not said anything yet. */
    private String heldBack() {
        var caseNo =
                office.caseOf(office.report("同时" + UUID.randomUUID().toString().substring(0, 8), 7, false));
        office.does(caseNo, "userTask_policeReceive", Map.of("childCondition", List.of("safe")));
        office.does(
                caseNo,
                INTAKE,
                Map.of("intakeDecision", "accept", "receivers", List.of("POLICE", "CIVIL"), "riskTier", "RED"));
        office.corrects(caseNo, INTAKE, REFUSED, "看错了，不是孩子");
        return caseNo;
    }

    private Runnable prepared(Meanwhile what, String caseNo) {
        return switch (what) {
            case AGREES -> answers(caseNo, SECOND, Map.of("secondOpinion", "agree"));
            case OBJECTS -> answers(caseNo, SECOND, Map.of("secondOpinion", "object"));
            case ANSWERS -> answers(caseNo, NEEDS, Map.of());
            case CLAIMS -> claims(office.open(caseNo, SECOND));
            case CORRECTS -> takesBack(caseNo);
        };
    }

    private Runnable answers(String caseNo, String task, Map<String, Object> differs) {
        office.claims(caseNo, task);
        var item = office.open(caseNo, task);
        var person = office.person(Optional.ofNullable(item.holder()).orElseThrow());
        var answers = office.usual(caseNo, task, person, differs);
        return () -> worklist.complete(person, item.id(), answers, item.version());
    }

    private Runnable claims(WorkItem item) {
        var person = office.people(item.group()).get(0);
        return () -> worklist.claim(person, item.id());
    }

    private Runnable takesBack(String caseNo) {
        var done = worklist.ofCase(caseNo).stream()
                .filter(item -> item.elementId().equals(INTAKE))
                .findFirst()
                .orElseThrow();
        var author = office.person(Optional.ofNullable(done.holder()).orElseThrow());
        var answers = new java.util.LinkedHashMap<>(worklist.answers(done.id()));
        answers.put("decisionReason", "再看了一遍，受伤的是成年人");
        return () -> corrections.correct(author, done.id(), answers, "写得更清楚", 1);
    }

    private int presses(String caseNo) {
        return jdbc.sql("select count(*) from casework.emergency where case_no = ?")
                .param(caseNo)
                .query(Integer.class)
                .single();
    }

    private @Nullable Object decision(String caseNo) {
        return worklist.answersOfCase(caseNo).stream()
                .filter(answer -> answer.elementId().equals(INTAKE))
                .findFirst()
                .map(answer -> answer.answers().get("intakeDecision"))
                .orElse(null);
    }

    private void untilSomebodyWaits() {
        while (jdbc.sql("select count(*) from pg_stat_activity where pg_backend_pid() = any(pg_blocking_pids(pid))")
                        .query(Integer.class)
                        .single()
                == 0) {
            Thread.onSpinWait();
        }
    }
}
