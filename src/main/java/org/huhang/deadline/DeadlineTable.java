package org.huhang.deadline;

import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Sets deadlines, changes and ends them; {@link DeadlineRows} reads them. */
@Component
class DeadlineTable {

    private final JdbcClient jdbc;
    private final DeadlineRows rows;
    private final JsonMapper json = JsonMapper.builder().build();

    DeadlineTable(JdbcClient jdbc, DeadlineRows rows) {
        this.jdbc = jdbc;
        this.rows = rows;
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
                : rows.forChange(next.subject());
    }

    /** What a deadline is about began earlier than its task. */
    void began(long id, Instant at) {
        jdbc.sql("update deadline.set_deadline set created_at = :at where id = :id")
                .param("at", utc(at))
                .param("id", id)
                .update();
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

    static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
