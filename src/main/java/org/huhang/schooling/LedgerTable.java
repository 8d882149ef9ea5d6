package org.huhang.schooling;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** SQL of the ledgers. A child stands in a ledger once at a time. */
@Component("schoolingLedgerTable")
class LedgerTable {

    private static final String COLUMNS =
            "id, ledger, file_id, case_no, school, place, absent_since, stage, opened_at, closed_at, outcome";

    private final JdbcClient jdbc;

    LedgerTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Enters a child, or says what is done now where this instance has entered it already; a repeat changes nothing. */
    void enter(Entered entered, Instant at) {
        var known = jdbc.sql(
                        """
                        update schooling.entry set stage = :stage, school = coalesce(:school, school)
                        where instance_id = :instance and ledger = :ledger and closed_at is null
                        """)
                .param("stage", entered.stage())
                .param("school", entered.school(), Types.VARCHAR)
                .param("instance", entered.instanceId())
                .param("ledger", entered.ledger().code())
                .update();
        if (known == 0) {
            newRound(entered, at);
            insert(entered, at);
        }
    }

    /** What an earlier round left open ends where the next one begins. */
    private void newRound(Entered entered, Instant at) {
        jdbc.sql(
                        """
                        update schooling.entry set closed_at = :at, outcome = 'again'
                        where file_id = :file and ledger = :ledger and instance_id <> :instance and closed_at is null
                        """)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("file", entered.fileId())
                .param("ledger", entered.ledger().code())
                .param("instance", entered.instanceId())
                .update();
    }

    private void insert(Entered entered, Instant at) {
        jdbc.sql(
                        """
                        insert into schooling.entry (source_key, ledger, file_id, case_no, instance_id, school, place,
                            absent_since, stage, opened_at)
                        values (:key, :ledger, :file, :caseNo, :instance, :school, :place, :since, :stage, :at)
                        on conflict (source_key) do nothing
                        """)
                .param("key", entered.sourceKey())
                .param("ledger", entered.ledger().code())
                .param("file", entered.fileId())
                .param("caseNo", entered.caseNo())
                .param("instance", entered.instanceId())
                .param("school", entered.school(), Types.VARCHAR)
                .param("place", entered.place())
                .param("since", offset(entered.absentSince()), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("stage", entered.stage())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** What an instance entered leaves these ledgers. */
    void leave(String instanceId, String outcome, Instant at) {
        jdbc.sql(
                        """
                        update schooling.entry set closed_at = :at, outcome = :outcome
                        where instance_id = :instance and closed_at is null
                        """)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("outcome", outcome)
                .param("instance", instanceId)
                .update();
    }

    /** What an instance entered in one ledger moved on to the next. */
    void moveOn(String instanceId, Ledger from, Instant at) {
        jdbc.sql(
                        """
                        update schooling.entry set closed_at = :at, outcome = 'movedOn'
                        where instance_id = :instance and ledger = :ledger and closed_at is null
                        """)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("instance", instanceId)
                .param("ledger", from.code())
                .update();
    }

    /** The child stays in the ledgers, and this is what is known of it. */
    void stage(String instanceId, String stage) {
        jdbc.sql("update schooling.entry set stage = :stage where instance_id = :instance and closed_at is null")
                .param("stage", stage)
                .param("instance", instanceId)
                .update();
    }

    /** The rows of a scope, the newest first. */
    List<Entry> of(Scope scope, Ledger ledger, boolean closed, int limit) {
        return jdbc.sql(
                        """
                        select %s from schooling.entry
                        where ledger = :ledger and (closed_at is not null) = :closed
                            and (cast(:school as text) is null or school = :school)
                            and (cast(:place as text) is null or starts_with(place, :place))
                        order by opened_at desc, id desc limit :limit
                        """
                                .formatted(COLUMNS))
                .param("ledger", ledger.code())
                .param("closed", closed)
                .param("school", scope.school(), Types.VARCHAR)
                .param("place", scope.place(), Types.VARCHAR)
                .param("limit", limit)
                .query((row, number) -> entry(row))
                .list();
    }

    /** What was about one file is about the other from now on. */
    void united(UUID left, UUID stays) {
        jdbc.sql("update schooling.entry set file_id = :stays where file_id = :left")
                .param("stays", stays)
                .param("left", left)
                .update();
    }

    private static Entry entry(ResultSet row) throws SQLException {
        return new Entry(
                row.getLong("id"),
                Ledger.of(row.getString("ledger")),
                row.getObject("file_id", UUID.class),
                row.getString("case_no"),
                row.getString("school"),
                row.getString("place"),
                instant(row, "absent_since"),
                row.getString("stage"),
                Objects.requireNonNull(instant(row, "opened_at")),
                instant(row, "closed_at"),
                row.getString("outcome"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private static @Nullable OffsetDateTime offset(@Nullable Instant at) {
        return at == null ? null : at.atOffset(ZoneOffset.UTC);
    }

    /**
     * A row to be entered.
     *
     * @param sourceKey the call that enters it
     * @param ledger where
     * @param fileId the child's file
     * @param caseNo the case
     * @param instanceId the instance that keeps the row
     * @param school the child's school, null where nobody knows it
     * @param place where the child is
     * @param absentSince since when it is absent, null where nobody said
     * @param stage what is done now
     */
    record Entered(
            String sourceKey,
            Ledger ledger,
            UUID fileId,
            String caseNo,
            String instanceId,
            @Nullable String school,
            String place,
            @Nullable Instant absentSince,
            String stage) {}

    /**
     * Whose rows: of one school, or of one place; never of neither.
     *
     * @param school the school, null for all of the place
     * @param place the beginning of the codes of places, null for one school
     */
    record Scope(@Nullable String school, @Nullable String place) {

        Scope {
            if (school == null && place == null) {
                throw new IllegalArgumentException("rows of everywhere belong to nobody");
            }
        }
    }
}
