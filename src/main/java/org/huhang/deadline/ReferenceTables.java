package org.huhang.deadline;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.huhang.agency.ReferenceFile;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Terms, working days, school terms and escalations as the database holds them, read again now and then: rows may change while a node runs. */
@Component
class ReferenceTables {

    private final JdbcClient jdbc;
    private final DeadlineSettings settings;
    private volatile @Nullable Snapshot snapshot;

    ReferenceTables(JdbcClient jdbc, DeadlineSettings settings) {
        this.jdbc = jdbc;
        this.settings = settings;
    }

    Terms terms() {
        return current().terms();
    }

    WorkingCalendar calendar() {
        return current().calendar();
    }

    SchoolCalendar school() {
        return current().school();
    }

    Reckoner reckoner() {
        return current().reckoner();
    }

    List<Escalation> escalations() {
        return current().escalations();
    }

    Edition edition() {
        return current().edition();
    }

    /** Forgets what was read. */
    void forget() {
        snapshot = null;
    }

    private Snapshot current() {
        var known = snapshot;
        if (known == null || known.age().compareTo(settings.refreshAfter()) > 0) {
            known = read();
            snapshot = known;
        }
        return known;
    }

    private Snapshot read() {
        var rows = rows(
                """
                select code, valid_from, place, base, name_zh, name_en, condition, unit, amount, amount_red, starts_from,
                       source_zh, source_en, confidence, duty, statutory, near_to_leader, excludes, bearer, desks
                from deadline.term order by place, valid_from, code
                """,
                "table of terms");
        var days =
                rows("select day, kind, name_zh, name_en from deadline.workday order by day", "table of working days");
        var spans = rows(
                """
                select province, from_day as "from", to_day as "to", kind, name_zh, name_en, status
                from deadline.school_span order by province, from_day
                """,
                "table of school terms");
        var escalations = rows(
                "select term, stage, desk, message from deadline.escalation order by term, stage, desk",
                "table of escalations");
        var terms = new Terms(rows.stream()
                .map(row -> Term.of(row.read("place", Integer::parseInt), row))
                .toList());
        var calendar = calendar(days);
        var school = school(calendar, spans);
        return new Snapshot(
                terms,
                calendar,
                school,
                escalations.stream().map(Escalation::of).toList(),
                new Reckoner(terms, calendar, school, settings),
                new Edition(
                        sum(rows),
                        sum(Stream.concat(days.stream(), spans.stream()).toList())),
                System.nanoTime());
    }

    private static WorkingCalendar calendar(List<ReferenceFile.Line> days) {
        return new WorkingCalendar(days.stream()
                .map(row -> new WorkingCalendar.SpecialDay(
                        row.read("day", LocalDate::parse),
                        row.text("kind").equals("WORKDAY"),
                        row.text("name_zh"),
                        row.text("name_en")))
                .toList());
    }

    private static SchoolCalendar school(WorkingCalendar calendar, List<ReferenceFile.Line> spans) {
        return new SchoolCalendar(
                calendar,
                spans.stream()
                        .map(row -> SchoolCalendar.Span.of(row.text("province"), row))
                        .toList());
    }

    private List<ReferenceFile.Line> rows(String sql, String table) {
        return jdbc.sql(sql)
                .query((row, number) -> new ReferenceFile.Line(table, number + 1L, cells(row)))
                .list();
    }

    private static Map<String, String> cells(ResultSet row) throws SQLException {
        var cells = new LinkedHashMap<String, String>();
        for (var i = 1; i <= row.getMetaData().getColumnCount(); i++) {
            var cell = row.getString(i);
            cells.put(row.getMetaData().getColumnName(i), cell == null ? "" : cell);
        }
        return cells;
    }

    private static String sum(List<ReferenceFile.Line> rows) {
        var sum = new CRC32();
        rows.forEach(row -> sum.update(row.cells().toString().getBytes(StandardCharsets.UTF_8)));
        return Long.toHexString(sum.getValue());
    }

    /**
     * Which rows a sum was made with; the same on every node.
     *
     * @param terms changes with any row of the terms
     * @param calendar changes with any working day or school term
     */
    record Edition(String terms, String calendar) {

        String text() {
            return terms + "-" + calendar;
        }

        /** Whether sums of another edition knew the same terms, so that only days can have moved them. */
        boolean sameTerms(@Nullable String other) {
            return other != null && other.startsWith(terms + "-");
        }
    }

    /** The machine's time, not business time, says how old it is: a moved clock must not freeze the tables. */
    private record Snapshot(
            Terms terms,
            WorkingCalendar calendar,
            SchoolCalendar school,
            List<Escalation> escalations,
            Reckoner reckoner,
            Edition edition,
            long readAt) {

        Duration age() {
            return Duration.ofNanos(System.nanoTime() - readAt);
        }
    }
}
