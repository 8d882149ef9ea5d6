package org.huhang.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.huhang.audit.Verification.Flaw;
import org.huhang.audit.Verification.Kind;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Walks the whole chain in one snapshot and names the first flaw. */
@Component
class Verifier {

    private final JdbcClient jdbc;
    private final SealTable seals;
    private final LineTable lines;
    private final Chain chain;
    private final Anchor anchor;
    private final TransactionTemplate snapshot;

    Verifier(
            JdbcClient jdbc,
            SealTable seals,
            LineTable lines,
            Chain chain,
            Anchor anchor,
            PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.seals = seals;
        this.lines = lines;
        this.chain = chain;
        this.anchor = anchor;
        this.snapshot = new TransactionTemplate(transactions);
        snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        snapshot.setReadOnly(true);
    }

    /** Also against the furthest head that was noted outside, and against those that somebody kept. */
    Verification verify(Collection<Head> kept) {
        // Before the snapshot: what was noted until now is committed, so it must be there.
        var noted = Stream.concat(anchor.furthest().stream(), kept.stream()).toList();
        return snapshot.execute(status -> {
            jdbc.sql("set local statement_timeout = '10min'").update();
            var walk = new Walk(noted);
            var flaw = walk.through();
            if (flaw == null) {
                flaw = unsealedFlaw();
            }
            return new Verification(walk.end.seq(), lines.countWaiting(), flaw);
        });
    }

    /** Nothing may stand outside of chain and queue, nothing in the queue may be foreign or gone. */
    private @Nullable Flaw unsealedFlaw() {
        var outside = first("select min(l.id) from audit.line l"
                + " where not exists (select from audit.seal s where s.line_id = l.id)"
                + " and not exists (select from audit.waiting w where w.line_id = l.id)");
        if (outside != null) {
            return new Flaw(Kind.INSERTED, 0, outside);
        }
        var gone = first("select min(w.line_id) from audit.waiting w"
                + " where not exists (select from audit.line l where l.id = w.line_id)");
        if (gone != null) {
            return new Flaw(Kind.REMOVED, 0, gone);
        }
        return lines.waiting(Integer.MAX_VALUE).stream()
                .filter(line -> !chain.marks(line))
                .findFirst()
                .map(line -> new Flaw(Kind.INSERTED, 0, line.id()))
                .orElse(null);
    }

    private @Nullable Long first(String question) {
        return jdbc.sql(question)
                .query((row, number) -> row.getObject(1, Long.class))
                .list()
                .get(0);
    }

    private record Link(Head link, long lineId, @Nullable StoredLine line) {

        static Link of(ResultSet row, int number) throws SQLException {
            var head = new Head(row.getLong("seq"), row.getBytes("mac"));
            var removed = row.getObject("id") == null;
            return new Link(head, row.getLong("line_id"), removed ? null : LineTable.line(row, number));
        }
    }

    private final class Walk {

        private final List<Head> noted;
        private Head end = Head.START;

        Walk(List<Head> noted) {
            this.noted = noted;
        }

        @Nullable
        Flaw through() {
            var signed = seals.head().orElse(null);
            if (signed != null && !chain.sameKey(signed)) {
                return new Flaw(Kind.ANOTHER_SECRET, 0, 0);
            }
            var flaw = alongTheLinks();
            if (flaw == null) {
                flaw = atTheEnd(signed);
            }
            return flaw != null ? flaw : beyondTheEnd();
        }

        private @Nullable Flaw beyondTheEnd() {
            return noted.stream().anyMatch(head -> head.seq() > end.seq())
                    ? new Flaw(Kind.ROLLED_BACK, end.seq() + 1, 0)
                    : null;
        }

        private @Nullable Flaw alongTheLinks() {
            var all = jdbc.sql("select s.seq, s.mac, s.line_id, " + LineTable.COLUMNS
                            + " from audit.seal s left join audit.line l on l.id = s.line_id order by s.seq")
                    .withFetchSize(1000);
            try (var links = all.query(Link::of).stream()) {
                for (var each = links.iterator(); each.hasNext(); ) {
                    var flaw = at(each.next());
                    if (flaw != null) {
                        return flaw;
                    }
                }
            }
            return null;
        }

        private @Nullable Flaw at(Link next) {
            var seq = end.seq() + 1;
            var line = next.line();
            if (next.link().seq() != seq) {
                return new Flaw(Kind.REMOVED, seq, 0);
            }
            if (line == null) {
                return new Flaw(Kind.REMOVED, seq, next.lineId());
            }
            if (!chain.marks(line)) {
                return new Flaw(Kind.CHANGED, seq, line.id());
            }
            var expected = chain.link(end, line);
            if (!expected.same(next.link())) {
                return new Flaw(Kind.OUT_OF_ORDER, seq, line.id());
            }
            end = expected;
            return noted.stream().allMatch(head -> head.seq() != seq || head.same(end))
                    ? null
                    : new Flaw(Kind.NOT_AS_NOTED, seq, line.id());
        }

        private @Nullable Flaw atTheEnd(@Nullable SignedHead signed) {
            if (signed == null) {
                return end.seq() == 0 ? null : new Flaw(Kind.HEAD_FORGED, end.seq(), 0);
            }
            if (!chain.signs(signed)) {
                return new Flaw(Kind.HEAD_FORGED, end.seq(), 0);
            }
            if (end.seq() < signed.head().seq()) {
                return new Flaw(Kind.CUT_OFF, end.seq() + 1, 0);
            }
            return end.same(signed.head()) ? null : new Flaw(Kind.HEAD_FORGED, end.seq(), 0);
        }
    }
}
