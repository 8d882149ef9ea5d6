package org.huhang.deadline;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads set deadlines with their sums, and what changed them. */
@Component
class DeadlineRows {

    private static final String COLUMNS =
            """
            select id, subject, case_no, element_id, code, starts_from, facts, created_at, sum, status, round, ended_at,
                instance_id, edition
            from deadline.set_deadline
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json = JsonMapper.builder().build();

    DeadlineRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<SetDeadline> of(String subject) {
        return jdbc.sql(COLUMNS + "where subject = :subject")
                .param("subject", subject)
                .query(this::kept)
                .optional()
                .map(Kept::deadline);
    }

    List<SetDeadline> of(Collection<String> subjects) {
        return jdbc
                .sql(COLUMNS + "where subject = any(:subjects)")
                .param("subjects", subjects.toArray(new String[0]))
                .query(this::kept)
                .list()
                .stream()
                .map(Kept::deadline)
                .toList();
    }

    List<SetDeadline> ofCase(String caseNo) {
        return jdbc
                .sql(COLUMNS + "where case_no = :caseNo order by due_at, id")
                .param("caseNo", caseNo)
                .query(this::kept)
                .list()
                .stream()
                .map(Kept::deadline)
                .toList();
    }

    /** The open deadlines of a case, held until the transaction ends. */
    List<Kept> openForChange(String caseNo) {
        return jdbc.sql(COLUMNS + "where case_no = :caseNo and ended_at is null order by id for update")
                .param("caseNo", caseNo)
                .query(this::kept)
                .list();
    }

    /** The open deadlines of a case, as they stand. */
    List<Kept> open(String caseNo) {
        return jdbc.sql(COLUMNS + "where case_no = :caseNo and ended_at is null order by id")
                .param("caseNo", caseNo)
                .query(this::kept)
                .list();
    }

    /** Open deadlines by their numbers, held until the transaction ends. */
    List<Kept> forChange(List<Long> ids) {
        return jdbc.sql(COLUMNS + "where id = any(:ids) and ended_at is null order by id for update")
                .param("ids", ids.toArray(Long[]::new))
                .query(this::kept)
                .list();
    }

    /** All deadlines of a case, open and ended, held until the transaction ends. */
    List<Kept> allForChange(String caseNo) {
        return jdbc.sql(COLUMNS + "where case_no = :caseNo order by id for update")
                .param("caseNo", caseNo)
                .query(this::kept)
                .list();
    }

    /** The open deadlines that the tasks of an instance hold, until the transaction ends. */
    List<Kept> ofInstance(String instanceId) {
        return jdbc.sql(
                        COLUMNS
                                + """
                        where instance_id = :instanceId and element_id is not null and ended_at is null
                        order by id for update
                        """)
                .param("instanceId", instanceId)
                .query(this::kept)
                .list();
    }

    /** The deadline of a subject, held until the transaction ends. */
    Optional<Kept> forChange(String subject) {
        return jdbc.sql(COLUMNS + "where subject = :subject for update")
                .param("subject", subject)
                .query(this::kept)
                .optional();
    }

    /** Some open deadlines counted with other tables, in the order of their numbers; held until the end. */
    List<Kept> ofOtherEdition(String edition, long after, int most) {
        return jdbc.sql(
                        COLUMNS
                                + """
                        where ended_at is null and edition is distinct from :edition and id > :after
                        order by id limit :most for update skip locked
                        """)
                .param("edition", edition)
                .param("after", after)
                .param("most", most)
                .query(this::kept)
                .list();
    }

    List<DeadlineChange> changes(String subject) {
        return jdbc.sql(
                        """
                        select changed_at, reason, old_code, new_code, old_due_at, new_due_at
                        from deadline.change
                        where deadline_id = (select id from deadline.set_deadline where subject = :subject)
                        order by id
                        """)
                .param("subject", subject)
                .query((row, number) -> new DeadlineChange(
                        instant(row, "changed_at"),
                        row.getString("reason"),
                        row.getString("old_code"),
                        row.getString("new_code"),
                        instant(row, "old_due_at"),
                        instant(row, "new_due_at")))
                .list();
    }

    private Kept kept(ResultSet row, int number) throws SQLException {
        var facts = json.readValue(row.getString("facts"), new TypeReference<Map<String, Object>>() {});
        var deadline = new SetDeadline(
                row.getLong("id"),
                row.getString("subject"),
                row.getString("case_no"),
                row.getString("element_id"),
                row.getString("code"),
                json.readValue(row.getString("sum"), Sum.class),
                SetDeadline.Status.valueOf(row.getString("status")),
                row.getInt("round"),
                instant(row, "created_at"),
                row.getObject("ended_at") == null ? null : instant(row, "ended_at"),
                facts);
        return new Kept(deadline, row.getString("starts_from"), row.getString("instance_id"), row.getString("edition"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
