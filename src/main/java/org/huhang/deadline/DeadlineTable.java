package org.huhang.deadline;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The rows of set deadlines with their sums, and what changed them. */
@Component
class DeadlineTable {

    private static final String COLUMNS =
            """
            select id, subject, case_no, element_id, code, starts_from, facts, created_at, sum, status, round, ended_at,
                instance_id, edition
            from deadline.set_deadline
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json = JsonMapper.builder().build();

    DeadlineTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Adds a deadline, with what is to be said about it, unless its subject has one or one goes on in the instance for it.
     *
     * @return its number; empty if there is one already
     */
    Optional<Long> add(NewDeadline deadline, Counted counted, List<Mark> marks) {
        var sum = counted.sum();
        // A null without a type would have the statement parsed anew each time that null and text take turns.
        return jdbc.sql(
                        """
                        with added as (
                            insert into deadline.set_deadline
                                (subject, case_no, element_id, code, counted_code, starts_from, facts, created_at, due_at, sum,
                                 provisional, instance_id, edition)
                            select :subject, :caseNo, :elementId::text, :code, :counted, :startsFrom, cast(:facts as jsonb),
                                :createdAt, :dueAt, cast(:sum as jsonb), :provisional, :instanceId::text, :edition
                            where not exists (select from deadline.set_deadline
                                where instance_id = :instanceId::text and element_id = :elementId::text
                                    and subject = 'goesOn:' || id)
                            on conflict (subject) do nothing
                            returning id
                        ), marked as (
                            insert into deadline.mark (deadline_id, kind, round, fires_at, leader_too)
                            select added.id, kind, 0, cast(fires_at as timestamptz), leader_too
                            from added, unnest(cast(:kinds as text[]), cast(:times as text[]), cast(:leaders as boolean[]))
                                as planned (kind, fires_at, leader_too)
                            on conflict do nothing
                        )
                        select id from added
                        """)
                .param("kinds", marks.stream().map(mark -> mark.kind().name()).toArray(String[]::new))
                .param("times", marks.stream().map(mark -> mark.at().toString()).toArray(String[]::new))
                .param("leaders", marks.stream().map(Mark::leaderToo).toArray(Boolean[]::new))
                .param("subject", deadline.subject())
                .param("caseNo", deadline.caseNo())
                .param("elementId", deadline.elementId(), Types.VARCHAR)
                .param("code", deadline.code())
                .param("counted", sum.rule().code())
                .param("startsFrom", deadline.startsFrom(), Types.VARCHAR)
                .param("instanceId", deadline.instanceId(), Types.VARCHAR)
                .param("edition", counted.edition())
                .param("facts", json.writeValueAsString(counted.facts()))
                .param("createdAt", utc(deadline.createdAt()))
                .param("dueAt", utc(sum.dueAt()))
                .param("sum", json.writeValueAsString(sum))
                .param("provisional", sum.provisional())
                .query(Long.class)
                .optional();
    }

    /**
     * Replaces the sum. An open deadline whose limit lies ahead again runs again; one that ended is judged by the new limit,
     * unless it was withdrawn.
     */
    void replace(Kept kept, Counted counted, int round, Instant now) {
        var sum = counted.sum();
        jdbc.sql(
                        """
                        update deadline.set_deadline
                        set counted_code = :counted, facts = cast(:facts as jsonb), due_at = :dueAt,
                            sum = cast(:sum as jsonb), provisional = :provisional, round = :round, edition = :edition,
                            status = case when status = 'WITHDRAWN' then status
                                when ended_at is null then case when :dueAt > :now then 'RUNNING' else status end
                                when ended_at <= :dueAt and :bearer <> 'PARTY' then 'MET'
                                when :bearer = 'AGENCY' then 'MISSED' else 'PASSED' end
                        where id = :id
                        """)
                .param("counted", sum.rule().code())
                .param("bearer", sum.rule().bearer().name())
                .param("edition", counted.edition())
                .param("facts", json.writeValueAsString(counted.facts()))
                .param("dueAt", utc(sum.dueAt()))
                .param("sum", json.writeValueAsString(sum))
                .param("provisional", sum.provisional())
                .param("round", round)
                .param("now", utc(now))
                .param("id", kept.deadline().id())
                .update();
    }

    /** Nothing else changed but the tables that it was counted with. */
    void counted(long id, String edition) {
        jdbc.sql("update deadline.set_deadline set edition = :edition where id = :id")
                .param("edition", edition)
                .param("id", id)
                .update();
    }

    void addChange(long id, DeadlineChange change) {
        jdbc.sql(
                        """
                        insert into deadline.change
                            (deadline_id, changed_at, reason, old_code, new_code, old_due_at, new_due_at)
                        values (:id, :at, :reason, :oldCode, :newCode, :oldDueAt, :newDueAt)
                        """)
                .param("id", id)
                .param("at", utc(change.at()))
                .param("reason", change.reason())
                .param("oldCode", change.oldCode())
                .param("newCode", change.newCode())
                .param("oldDueAt", utc(change.oldDueAt()))
                .param("newDueAt", utc(change.newDueAt()))
                .update();
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

    /** Ends one open deadline and forgets what was still to be said about it. */
    int end(String subject, Instant at, boolean done) {
        return ending("subject = :key", subject, at, done);
    }

    /** Ends the open terms of a case; tasks are ended by the engine. */
    int endTerms(String caseNo, Instant at, boolean done) {
        return ending("element_id is null and case_no = :key", caseNo, at, done);
    }

    /** Ends the open terms with a code of a case. */
    int endTerms(String caseNo, String code, Instant at, boolean done) {
        return openTerms(caseNo, code).stream()
                .mapToInt(subject -> end(subject, at, done))
                .sum();
    }

    /** Opens again what a task of this key ended, without a task until the next one comes; what was missed stays so. */
    int goesOn(String instanceId, String elementId, Instant now) {
        return jdbc.sql(
                        """
                        update deadline.set_deadline
                        set ended_at = null, subject = 'goesOn:' || id,
                            status = case when due_at > :now and status = 'MET' then 'RUNNING' else 'MISSED' end
                        where id = (select max(id) from deadline.set_deadline
                                where instance_id = :instanceId and element_id = :elementId)
                            and ended_at is not null and status in ('MET', 'MISSED')
                        """)
                .param("instanceId", instanceId)
                .param("elementId", elementId)
                .param("now", utc(now))
                .update();
    }

    /** What goes on in the instance for the next task of this key, which holds it from now on. */
    Optional<Kept> heldBy(NewDeadline next) {
        return jdbc.sql(
                                        """
                        update deadline.set_deadline set subject = :subject
                        where instance_id = :instanceId and element_id = :elementId and subject = 'goesOn:' || id
                        """)
                                .param("subject", next.subject())
                                .param("instanceId", next.instanceId(), Types.VARCHAR)
                                .param("elementId", next.elementId(), Types.VARCHAR)
                                .update()
                        == 0
                ? Optional.empty()
                : jdbc.sql(COLUMNS + "where subject = :subject for update")
                        .param("subject", next.subject())
                        .query(this::kept)
                        .optional();
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

    /** What a deadline is about began earlier than its task. */
    void began(long id, Instant at) {
        jdbc.sql("update deadline.set_deadline set created_at = :at where id = :id")
                .param("at", utc(at))
                .param("id", id)
                .update();
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

    private List<String> openTerms(String caseNo, String code) {
        return jdbc.sql(
                        """
                        select subject from deadline.set_deadline
                        where case_no = :caseNo and code = :code and element_id is null and ended_at is null
                        order by id
                        """)
                .param("caseNo", caseNo)
                .param("code", code)
                .query(String.class)
                .list();
    }

    private int ending(String which, String key, Instant at, boolean done) {
        return jdbc.sql(
                        """
                        with ended as (
                            update deadline.set_deadline
                            set ended_at = :at,
                                status = case when not :done then 'WITHDRAWN'
                                    when status = 'RUNNING' and :at <= due_at then 'MET'
                                    when coalesce(sum -> 'rule' ->> 'bearer', 'AGENCY') = 'AGENCY' then 'MISSED'
                                    else 'PASSED' end
                            where %s and ended_at is null
                            returning id
                        ), forgotten as (
                            delete from deadline.mark using ended
                            where deadline_id = ended.id and fired_at is null
                        )
                        select count(*) from ended
                        """
                                .formatted(which))
                .param("at", utc(at))
                .param("done", done)
                .param("key", key)
                .query(Integer.class)
                .single();
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

    static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    /**
     * A deadline with what it was made of.
     *
     * @param deadline the deadline
     * @param startsFrom the date variable that the task or step names
     * @param instanceId the root instance whose task or step set it; null where that was not kept
     * @param edition the tables that it was counted with; null where that was not kept
     */
    record Kept(
            SetDeadline deadline, @Nullable String startsFrom, @Nullable String instanceId, @Nullable String edition) {}

    /**
     * A sum with what it was made of.
     *
     * @param sum the sum
     * @param facts the facts that mattered
     * @param edition the tables that it was counted with
     */
    record Counted(Sum sum, Map<String, Object> facts, String edition) {}

    /**
     * A deadline to be.
     *
     * @param subject the engine's id of the task, or the id of the case term
     * @param caseNo the case
     * @param elementId the task's id in the model; null for a case term
     * @param code the code that is named
     * @param startsFrom the date variable that is named; null means creation
     * @param createdAt when the task or term came into being
     * @param instanceId the root instance whose task or step sets it; null if none does
     */
    record NewDeadline(
            String subject,
            String caseNo,
            @Nullable String elementId,
            String code,
            @Nullable String startsFrom,
            Instant createdAt,
            @Nullable String instanceId) {

        SetDeadline set(long id, Counted counted) {
            return new SetDeadline(
                    id,
                    subject,
                    caseNo,
                    elementId,
                    code,
                    counted.sum(),
                    SetDeadline.Status.RUNNING,
                    0,
                    createdAt,
                    null,
                    counted.facts());
        }
    }
}
