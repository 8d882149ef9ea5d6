package org.huhang.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The lines, and which of them still wait for a seal. */
@Repository
class LineTable {

    static final String COLUMNS =
            "l.id, l.at, l.actor, l.act, l.subject_kind, l.subject_id, l.case_no, l.reason, l.mark";
    private static final int BLOCK = 50;

    private final JdbcClient jdbc;
    private final Chain chain;
    private final Clock clock;
    private long nextId;
    private long blockEnd;

    LineTable(JdbcClient jdbc, Chain chain, Clock clock) {
        this.jdbc = jdbc;
        this.chain = chain;
        this.clock = clock;
    }

    void insert(AuditLine written) {
        insert(written, jdbc);
    }

    /** One statement for both rows: no line can be without its place in the queue. */
    void insert(AuditLine written, JdbcClient through) {
        var line = StoredLine.unmarked(nextId(through), clock.instant().truncatedTo(ChronoUnit.MICROS), written);
        through.sql(
                        """
                        with written as (
                            insert into audit.line
                                (id, at, actor, act, subject_kind, subject_id, case_no, reason, mark)
                            values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                            returning id)
                        insert into audit.waiting (line_id) select id from written
                        """)
                .param(1, line.id())
                .param(2, line.at().atOffset(ZoneOffset.UTC))
                .param(3, line.actor())
                .param(4, line.act())
                .param(5, line.subjectKind())
                .param(6, line.subjectId())
                // A null without a type would have the statement parsed anew each time that null and text take turns.
                .param(7, line.caseNo(), Types.VARCHAR)
                .param(8, line.reason(), Types.VARCHAR)
                .param(9, chain.mark(line))
                .update();
    }

    /** Only committed lines are seen; one that commits later waits for a later round, whatever its number. */
    List<StoredLine> waiting(int most) {
        return jdbc.sql("select " + COLUMNS
                        + " from audit.waiting w join audit.line l on l.id = w.line_id order by l.at, l.id limit ?")
                .param(most)
                .query(LineTable::line)
                .list();
    }

    long countWaiting() {
        return jdbc.sql("select count(*) from audit.waiting").query(Long.class).single();
    }

    TrailPage page(TrailQuery query) {
        var where = new ArrayList<String>();
        var values = new LinkedHashMap<String, Object>();
        restrict(where, values, "l.case_no = :caseNo", "caseNo", query.caseNo());
        restrict(where, values, "l.actor = :actor", "actor", query.actor());
        restrict(where, values, "l.act = :act", "act", query.act());
        restrict(where, values, "l.at >= :from", "from", timestamp(query.from()));
        restrict(where, values, "l.at < :until", "until", timestamp(query.until()));
        var after = Cursor.parse(query.after());
        if (after != null) {
            restrict(where, values, "(l.at, l.id) < (:afterAt, :afterId)", "afterAt", timestamp(after.at()));
            values.put("afterId", after.id());
        }
        var found = jdbc.sql("select " + COLUMNS + ", s.seq"
                        + " from audit.line l left join audit.seal s on s.line_id = l.id"
                        + (where.isEmpty() ? "" : " where " + String.join(" and ", where))
                        + " order by l.at desc, l.id desc limit :limit")
                .params(values)
                .param("limit", query.limit() + 1)
                .query(LineTable::entry)
                .list();
        if (found.size() <= query.limit()) {
            return new TrailPage(found, null);
        }
        var last = found.get(query.limit() - 1);
        return new TrailPage(List.copyOf(found.subList(0, query.limit())), new Cursor(last.at(), last.id()).text());
    }

    private static void restrict(
            List<String> where, Map<String, Object> values, String condition, String name, @Nullable Object value) {
        if (value != null) {
            where.add(condition);
            values.put(name, value);
        }
    }

    private static @Nullable OffsetDateTime timestamp(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    private static TrailPage.Entry entry(ResultSet row, int number) throws SQLException {
        var line = line(row, number);
        var said = new AuditLine(
                line.actor(), line.act(), line.subjectKind(), line.subjectId(), line.caseNo(), line.reason());
        return new TrailPage.Entry(line.id(), line.at(), said, row.getObject("seq", Long.class));
    }

    static StoredLine line(ResultSet row, int number) throws SQLException {
        return new StoredLine(
                row.getLong("id"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("actor"),
                row.getString("act"),
                row.getString("subject_kind"),
                row.getString("subject_id"),
                row.getString("case_no"),
                row.getString("reason"),
                row.getBytes("mark"));
    }

    /** Through the same connection: the one around it may be read-only. */
    private synchronized long nextId(JdbcClient through) {
        if (nextId == blockEnd) {
            nextId = through.sql("select nextval('audit.line_id')")
                    .query(Long.class)
                    .single();
            blockEnd = nextId + BLOCK;
        }
        return nextId++;
    }
}
