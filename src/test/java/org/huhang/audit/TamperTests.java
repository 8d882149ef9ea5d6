package org.huhang.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.huhang.audit.Verification.Flaw;
import org.huhang.audit.Verification.Kind;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Plays the database administrator who wants something unsaid, guards switched off. */
class TamperTests {

    private final TrailOnDatabase database = new TrailOnDatabase();

    @BeforeEach
    void tenSealedLines() {
        database.write(10);
        database.sealer.sealAll();
    }

    @Test
    void aSoundTrailIsFoundSound() {
        database.write(2);

        assertThat(database.trail.verify()).isEqualTo(new Verification(10, 2, null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update audit.line set actor = 'someone.else' where subject_id = 't4'",
                "update audit.line set reason = '' where subject_id = 't4'",
                "update audit.line set subject_id = subject_id || ' ' where subject_id = 't4'",
                "update audit.line set at = at + interval '1 microsecond' where subject_id = 't4'",
                "update audit.line set mark = sha256('guess') where subject_id = 't4'"
            })
    void aChangedLineIsNamed(String sql) {
        var line = lineOf("t4");
        database.tamper(sql);

        assertThat(flaw()).isEqualTo(new Flaw(Kind.CHANGED, 4, line));
    }

    @Test
    void aRemovedLineIsNamed() {
        var line = lineOf("t4");
        database.tamper("delete from audit.line where subject_id = 't4'");

        assertThat(flaw()).isEqualTo(new Flaw(Kind.REMOVED, 4, line));
    }

    @Test
    void aLineRemovedTogetherWithItsSealIsNamed() {
        database.tamper("delete from audit.seal where seq = 4");
        database.tamper("delete from audit.line where subject_id = 't4'");

        assertThat(flaw()).isEqualTo(new Flaw(Kind.REMOVED, 4, 0));
    }

    @Test
    void aClosedGapIsNamed() {
        database.tamper("delete from audit.line where subject_id = 't4'");
        database.tamper("delete from audit.seal where seq = 4");
        for (var seq = 5; seq <= 10; seq++) {
            database.tamper("update audit.seal set seq = seq - 1 where seq = " + seq);
        }

        assertThat(flaw()).isEqualTo(new Flaw(Kind.OUT_OF_ORDER, 4, lineOf("t5")));
    }

    @Test
    void swappedLinesAreNamed() {
        database.tamper("update audit.seal set line_id = -1 where seq = 4");
        database.tamper(
                "update audit.seal set line_id = (select id from audit.line where subject_id = 't4') where seq = 7");
        database.tamper(
                "update audit.seal set line_id = (select id from audit.line where subject_id = 't7') where seq = 4");

        assertThat(flaw()).isEqualTo(new Flaw(Kind.OUT_OF_ORDER, 4, lineOf("t7")));
    }

    @Test
    void anInsertedLineIsNamedWhetherOrNotItQueuesForASeal() {
        database.tamper(
                "insert into audit.line select -1, at, actor, act, subject_kind, 'forged', case_no, reason, mark"
                        + " from audit.line where subject_id = 't4'");
        assertThat(flaw()).isEqualTo(new Flaw(Kind.INSERTED, 0, -1));

        database.tamper("insert into audit.waiting values (-1)");
        assertThat(flaw()).isEqualTo(new Flaw(Kind.INSERTED, 0, -1));

        database.sealer.sealAll();
        assertThat(flaw()).isEqualTo(new Flaw(Kind.CHANGED, 11, -1));
    }

    @Test
    void aLineTakenOutOfTheQueueIsNamed() {
        database.write(1);
        database.tamper("delete from audit.waiting");

        assertThat(flaw()).extracting(Flaw::kind).isEqualTo(Kind.INSERTED);
    }

    @Test
    void aLineRemovedBeforeItsSealIsNamed() {
        database.trail.record(new AuditLine("police.532503", "case.opened", "case", "late", null, null));
        var line = lineOf("late");
        database.tamper("delete from audit.line where subject_id = 'late'");

        assertThat(flaw()).isEqualTo(new Flaw(Kind.REMOVED, 0, line));
    }

    @Test
    void aTailCutOffIsNamedByTheSignedHead() {
        database.tamper("delete from audit.line where subject_id in ('t9', 't10')");
        database.tamper("delete from audit.seal where seq > 8");

        assertThat(flaw()).isEqualTo(new Flaw(Kind.CUT_OFF, 9, 0));
    }

    @Test
    void aHeadMovedBackWithTheTailIsForged() {
        database.tamper("delete from audit.line where subject_id in ('t9', 't10')");
        database.tamper("delete from audit.seal where seq > 8");
        database.tamper("update audit.head set seq = 8, mac = (select mac from audit.seal where seq = 8)");

        assertThat(flaw()).isEqualTo(new Flaw(Kind.HEAD_FORGED, 8, 0));
    }

    @Test
    void aHeadRemovedIsForged() {
        database.tamper("delete from audit.head");

        assertThat(flaw()).isEqualTo(new Flaw(Kind.HEAD_FORGED, 10, 0));
    }

    @Test
    void aChainRecomputedWithoutTheKeyIsNamedAtItsFirstLine() {
        var forger = new Chain(Secrets.of("the forger does not know the secret"));
        database.tamper("update audit.line set actor = 'someone.else' where subject_id = 't4'");
        var end = Head.START;
        for (var line : lines()) {
            end = forger.link(end, line);
            database.tamper("update audit.seal set mac = '\\x"
                    + java.util.HexFormat.of().formatHex(end.mac()) + "' where seq = " + end.seq());
        }

        assertThat(flaw()).isEqualTo(new Flaw(Kind.OUT_OF_ORDER, 1, lineOf("t1")));
    }

    @Test
    void aNodeWithAnotherSecretSaysSoAndSealsNothing() {
        var stranger = database.nodeWithSecret("quite another secret of forty characters");
        database.write(1);

        assertThat(stranger.trail.verify().flaw()).isEqualTo(new Flaw(Kind.ANOTHER_SECRET, 0, 0));
        assertThatThrownBy(stranger.sealer::sealAll).isInstanceOf(SealedWithAnotherSecret.class);
        assertThat(database.trail.verify()).isEqualTo(new Verification(10, 1, null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update audit.line set actor = 'someone.else'",
                "delete from audit.line where subject_id = 't4'",
                "truncate audit.line",
                "update audit.seal set line_id = line_id",
                "delete from audit.seal where seq = 10",
                "truncate audit.seal"
            })
    void withTheGuardsOnTheDatabaseRefusesEvenTheSuperuser(String sql) {
        assertThatThrownBy(() -> database.jdbc.sql(sql).update())
                .rootCause()
                .hasMessageContaining("the trail only grows");

        assertThat(database.trail.verify().sound()).isTrue();
    }

    private @Nullable Flaw flaw() {
        return database.trail.verify().flaw();
    }

    private long lineOf(String subject) {
        return database.jdbc
                .sql("select id from audit.line where subject_id = ?")
                .param(subject)
                .query(Long.class)
                .single();
    }

    private List<StoredLine> lines() {
        return database.jdbc
                .sql("select " + LineTable.COLUMNS + " from audit.line l order by l.id")
                .query(LineTable::line)
                .list();
    }
}
