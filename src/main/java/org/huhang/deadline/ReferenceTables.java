package org.huhang.deadline;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Terms and working days as the database holds them, read again now and then: rows may change while a node runs. */
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

    Reckoner reckoner() {
        return current().reckoner();
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
        var terms = new Terms(jdbc.sql(
                        """
                        select code, valid_from, place, base, name_zh, name_en, condition, unit, amount, amount_red,
                               starts_from, source_zh, source_en, confidence, duty, statutory, near_to_leader
                        from deadline.term order by place, valid_from
                        """)
                .query((row, number) -> Term.of(row.getInt("place"), columns(row)))
                .list());
        var calendar = new WorkingCalendar(jdbc.sql("select day, kind, name_zh, name_en from deadline.workday")
                .query((row, number) -> new WorkingCalendar.SpecialDay(
                        row.getDate("day").toLocalDate(),
                        row.getString("kind").equals("WORKDAY"),
                        row.getString("name_zh"),
                        row.getString("name_en")))
                .list());
        return new Snapshot(terms, calendar, new Reckoner(terms, calendar, settings), System.nanoTime());
    }

    private static Function<String, @Nullable String> columns(ResultSet row) {
        return column -> {
            try {
                return row.getString(column);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        };
    }

    /** The machine's time, not business time, says how old it is: a moved clock must not freeze the tables. */
    private record Snapshot(Terms terms, WorkingCalendar calendar, Reckoner reckoner, long readAt) {

        Duration age() {
            return Duration.ofNanos(System.nanoTime() - readAt);
        }
    }
}
