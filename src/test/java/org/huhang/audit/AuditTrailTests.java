package org.huhang.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class AuditTrailTests {

    private static final AuditLine LINE =
            new AuditLine("police.532503", "case.opened", "case", "532503-2026-00001", "532503-2026-00001", "值班");

    private final TrailOnDatabase database = new TrailOnDatabase();

    @Test
    void aLineFallsWithItsFact() {
        assertThatThrownBy(() -> database.transactions.executeWithoutResult(status -> {
                    database.trail.record(LINE);
                    throw new IllegalStateException("the fact did not happen");
                }))
                .isInstanceOf(IllegalStateException.class);

        assertThat(all()).isEmpty();
    }

    @Test
    void aRefusalOutlivesTheRollback() {
        database.transactions.executeWithoutResult(status -> {
            database.trail.recordApart(LINE);
            status.setRollbackOnly();
        });

        assertThat(all()).containsExactly(LINE);
    }

    @Test
    void aRefusalIsWrittenBesideATransactionThatOnlyReads() {
        try (var pool = TrailOnDatabase.pool(1)) {
            var reading = new TransactionTemplate(new JdbcTransactionManager(pool));
            reading.setReadOnly(true);
            reading.executeWithoutResult(status -> TrailOnDatabase.over(pool).recordApart(LINE));
        }
        assertThat(all()).containsExactly(LINE);
    }

    /** Each has a connection already when it is refused; none is left for the line about it. */
    @Test
    void fiftyRefusalsAtOnceDoNotStarveASmallPool() throws Exception {
        var threads = Executors.newFixedThreadPool(50);
        try (var pool = TrailOnDatabase.pool(4)) {
            var trail = TrailOnDatabase.over(pool);
            var holding = new CyclicBarrier(4);
            var work = Collections.nCopies(50, (Callable<Boolean>) () -> refused(pool, trail, holding));
            for (var done : threads.invokeAll(work)) {
                assertThat(done.get()).isTrue();
            }
        } finally {
            threads.shutdown();
        }
        assertThat(all()).hasSize(50);
    }

    private static boolean refused(HikariDataSource pool, AuditTrail trail, CyclicBarrier holding) {
        var transaction = new TransactionTemplate(new JdbcTransactionManager(pool));
        return Boolean.TRUE.equals(transaction.execute(status -> {
            meet(holding);
            trail.recordApart(LINE);
            status.setRollbackOnly();
            return true;
        }));
    }

    /** Until the pool is empty; the last ones need not wait for others that do not come. */
    private static void meet(CyclicBarrier holding) {
        try {
            holding.await(1, TimeUnit.SECONDS);
        } catch (TimeoutException | BrokenBarrierException e) {
            // Enough have met before.
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void anEventIsWrittenAsItSpeaks() {
        database.trail.on(() -> LINE);

        assertThat(all()).containsExactly(LINE);
    }

    @Test
    void textsThatTheDatabaseCannotHoldAreMadeHoldable() {
        var line = new AuditLine("a\0b", "case.opened", "case", "x".repeat(500), null, "\uD83D " + "理".repeat(3000));
        database.trail.record(line);
        database.sealer.sealAll();

        assertThat(all()).containsExactly(line);
        assertThat(line.actor()).isEqualTo("ab");
        assertThat(line.subjectId()).hasSize(200);
        assertThat(line.reason()).startsWith("? 理").hasSize(AuditLine.LONGEST_REASON);
        assertThat(database.trail.verify().sound()).isTrue();
    }

    @Test
    void aLineThatCommitsLateIsSealedLate() throws Exception {
        var written = new CountDownLatch(1);
        var othersSealed = new CountDownLatch(1);
        var pool = Executors.newSingleThreadExecutor();
        var slow = pool.submit(() -> database.transactions.execute(status -> {
            database.write(1);
            written.countDown();
            await(othersSealed);
            return true;
        }));
        await(written);
        database.write(3);
        database.sealer.sealAll();
        assertThat(database.trail.verify()).isEqualTo(new Verification(3, 0, null));

        othersSealed.countDown();
        slow.get();
        database.sealer.sealAll();
        pool.shutdown();
        assertThat(database.trail.verify()).isEqualTo(new Verification(4, 0, null));
    }

    @Test
    void manyWritersAndTwoSealersMakeOneChain() throws Exception {
        var other = database.node();
        var pool = Executors.newFixedThreadPool(6);
        var work = new ArrayList<Callable<Boolean>>();
        for (var i = 0; i < 4; i++) {
            var node = i % 2 == 0 ? database : other;
            work.add(() -> {
                node.write(60);
                return true;
            });
        }
        for (var node : List.of(database, other)) {
            work.add(() -> {
                for (var round = 0; round < 30; round++) {
                    node.sealer.sealAll();
                }
                return true;
            });
        }
        for (var done : pool.invokeAll(work)) {
            done.get();
        }
        pool.shutdown();

        database.sealer.sealAll();
        assertThat(database.trail.verify()).isEqualTo(new Verification(240, 0, null));
    }

    @Test
    void moreLinesThanOneBatchAreSealedInOneGo() {
        database.transactions.executeWithoutResult(status -> database.write(2100));
        database.sealer.sealAll();

        assertThat(database.trail.verify()).isEqualTo(new Verification(2100, 0, null));
    }

    @Test
    void pagesFollowOneAnotherWithoutGapOrRepeat() {
        database.write(45);
        var seen = new ArrayList<Long>();
        String after = null;
        do {
            var page = database.trail.read(new TrailQuery(null, null, null, null, null, after, 20));
            page.lines().forEach(entry -> seen.add(entry.id()));
            after = page.next();
        } while (after != null);

        assertThat(seen).hasSize(45).doesNotHaveDuplicates().isSortedAccordingTo((a, b) -> Long.compare(b, a));
    }

    @Test
    void filtersNarrowThePage() {
        database.write(2);
        database.trail.record(LINE);
        var at = Instant.parse("2026-11-21T08:00:00Z");

        assertThat(read(new TrailQuery(null, null, "case.opened", null, null, null, 20)))
                .containsExactly(LINE);
        assertThat(read(new TrailQuery("532503-2026-00001", "police.532503", null, null, null, null, 20)))
                .hasSize(3);
        assertThat(read(new TrailQuery("532503-2026-00002", null, null, null, null, null, 20)))
                .isEmpty();
        assertThat(read(new TrailQuery(null, "reporter", null, null, null, null, 20)))
                .isEmpty();
        assertThat(read(new TrailQuery(null, null, null, at, at.plusSeconds(1), null, 20)))
                .hasSize(3);
        assertThat(read(new TrailQuery(null, null, null, null, at, null, 20))).isEmpty();
        assertThat(read(new TrailQuery(null, null, null, at.plusSeconds(1), null, null, 20)))
                .isEmpty();
    }

    @Test
    void aNonsensePagePointMeansTheFirstPage() {
        database.write(3);

        assertThat(read(new TrailQuery(null, null, null, null, null, "'; drop table audit.line; --", 20)))
                .hasSize(3);
    }

    @Test
    void aWaitingLineHasNoPlaceInTheChainYet() {
        database.trail.record(LINE);
        assertThat(first().seq()).isNull();

        database.sealer.sealAll();
        assertThat(first().seq()).isEqualTo(1);
    }

    private TrailPage.Entry first() {
        return database.trail
                .read(new TrailQuery(null, null, null, null, null, null, 1))
                .lines()
                .get(0);
    }

    private List<AuditLine> all() {
        return read(new TrailQuery(null, null, null, null, null, null, 100));
    }

    private List<AuditLine> read(TrailQuery query) {
        return database.trail.read(query).lines().stream()
                .map(TrailPage.Entry::line)
                .toList();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
