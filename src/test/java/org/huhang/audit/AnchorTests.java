package org.huhang.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import org.huhang.audit.Verification.Flaw;
import org.huhang.audit.Verification.Kind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Plays whoever holds the database, its guards and an older copy of it, but not the file with the heads. */
class AnchorTests {

    private final TrailOnDatabase database = new TrailOnDatabase();

    @BeforeEach
    void tenSealedLinesAndACopyOfFive() {
        database.write(5);
        database.sealer.sealAll();
        for (var table : new String[] {"line", "seal", "head", "waiting"}) {
            database.tamper("drop table if exists public.copy_" + table);
            database.tamper("create table public.copy_" + table + " as select * from audit." + table);
        }
        database.write(5);
        database.sealer.sealAll();
    }

    @Test
    void anOlderStateThatIsWholeInItselfIsFound() {
        putBack();

        assertThat(database.trail.verify().flaw()).isEqualTo(new Flaw(Kind.ROLLED_BACK, 6, 0));
        assertThat(database.node().trail.verify().flaw()).isEqualTo(new Flaw(Kind.ROLLED_BACK, 6, 0));
    }

    @Test
    void anEmptiedTrailIsFound() {
        empty();

        assertThat(database.trail.verify().flaw()).isEqualTo(new Flaw(Kind.ROLLED_BACK, 1, 0));
    }

    @Test
    void linesPutBackIntoTheQueueAreFound() {
        database.tamper("insert into audit.waiting select line_id from audit.seal where seq > 5");
        database.tamper("delete from audit.seal where seq > 5");
        database.tamper("delete from audit.head");
        database.tamper("insert into audit.head select * from public.copy_head");

        assertThat(database.trail.verify()).isEqualTo(new Verification(5, 5, new Flaw(Kind.ROLLED_BACK, 6, 0)));
    }

    @Test
    void aTrailThatWasRolledBackIsNotSealedOnAsIfNothingWere() {
        putBack();
        database.write(20);

        assertThatThrownBy(database.sealer::sealAll).isInstanceOf(RolledBack.class);
        assertThatThrownBy(database.node().sealer::sealAll).isInstanceOf(RolledBack.class);
        assertThat(database.trail.verify().flaw()).isEqualTo(new Flaw(Kind.ROLLED_BACK, 6, 0));
    }

    @Test
    void aTrailMadeAnewAndLongerWithTheSecretItselfIsFound() {
        var blind = database.nodeWithSecret(TrailOnDatabase.SECRET);
        empty();
        blind.write(20);
        blind.sealer.sealAll();

        assertThat(blind.trail.verify().sound()).isTrue();
        assertThat(database.trail.verify().flaw()).extracting(Flaw::kind).isEqualTo(Kind.NOT_AS_NOTED);
    }

    @Test
    void headsOnlyAddUpAndHalfALineHarmsNothing() throws IOException {
        Files.writeString(database.heads, Files.readString(database.heads) + "\n11:ab");
        var next = database.node();
        assertThat(next.trail.verify().sound()).isTrue();

        next.write(1);
        next.sealer.sealAll();
        next.sealer.sealAll();

        assertThat(Files.readAllLines(database.heads))
                .hasSize(4)
                .last()
                .asString()
                .startsWith("11:");
        assertThat(database.node().trail.verify().sound()).isTrue();
    }

    private void putBack() {
        empty();
        for (var table : new String[] {"line", "seal", "head", "waiting"}) {
            database.tamper("insert into audit." + table + " select * from public.copy_" + table);
        }
    }

    private void empty() {
        for (var table : new String[] {"line", "seal", "head", "waiting"}) {
            database.tamper("truncate audit." + table);
        }
    }
}
