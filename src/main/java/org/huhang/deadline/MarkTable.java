package org.huhang.deadline;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What is still to be said about deadlines, and what was said. */
@Component
class MarkTable {

    private final JdbcClient jdbc;

    MarkTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Replaces what is still to be said; what was said in this round is not planned again. */
    void plan(long deadlineId, int round, List<Mark> marks) {
        jdbc.sql("delete from deadline.mark where deadline_id = :id and fired_at is null"
                        + " and (kind <> 'AGAIN' or round <> :round)")
                .param("id", deadlineId)
                .param("round", round)
                .update();
        jdbc.sql(
                        """
                        insert into deadline.mark (deadline_id, kind, round, fires_at, leader_too)
                        select :id, kind, :round, cast(fires_at as timestamptz), leader_too
                        from unnest(cast(:kinds as text[]), cast(:times as text[]), cast(:leaders as boolean[]))
                            as planned (kind, fires_at, leader_too)
                        on conflict do nothing
                        """)
                .param("id", deadlineId)
                .param("round", round)
                .param("kinds", marks.stream().map(mark -> mark.kind().name()).toArray(String[]::new))
                .param("times", marks.stream().map(mark -> mark.at().toString()).toArray(String[]::new))
                .param("leaders", marks.stream().map(Mark::leaderToo).toArray(Boolean[]::new))
                .update();
    }

    /** A sweep never keeps a person waiting: it gives up before the database would call it a deadlock. */
    void neverWaitLong() {
        jdbc.sql("set local lock_timeout = '300ms'").update();
    }

    /**
     * Takes the oldest mark that is due, with its deadline, and holds both; marks and deadlines that others hold are passed
     * by.
     */
    Optional<DueMark> takeDue(Instant now) {
        return jdbc.sql(
                        """
                        select m.deadline_id, d.subject, m.kind, m.round, m.fires_at, m.leader_too
                        from deadline.mark m join deadline.set_deadline d on d.id = m.deadline_id
                        where m.fired_at is null and m.fires_at <= :now and (m.retry_at is null or m.retry_at <= now())
                        order by m.fires_at, m.deadline_id
                        limit 1
                        for update of m, d skip locked
                        """)
                .param("now", DeadlineTable.utc(now))
                .query((row, number) -> new DueMark(
                        row.getLong("deadline_id"),
                        row.getString("subject"),
                        row.getInt("round"),
                        new Mark(
                                Mark.Kind.valueOf(row.getString("kind")),
                                row.getObject("fires_at", OffsetDateTime.class).toInstant(),
                                row.getBoolean("leader_too"))))
                .optional();
    }

    /** What a party may do ends with its term; what others must do stays open. */
    void fired(DueMark due, Instant now) {
        jdbc.sql(
                        """
                        with said as (
                            update deadline.mark set fired_at = :now
                            where deadline_id = :id and kind = :kind and round = :round
                        )
                        update deadline.set_deadline
                        set status = case coalesce(sum -> 'rule' ->> 'bearer', 'AGENCY')
                                when 'AGENCY' then 'MISSED' else 'PASSED' end,
                            ended_at = case sum -> 'rule' ->> 'bearer' when 'PARTY' then due_at end
                        where id = :id and :kind = 'MISSED' and ended_at is null
                        """)
                .param("now", DeadlineTable.utc(now))
                .param("id", due.deadlineId())
                .param("kind", due.mark().kind().name())
                .param("round", due.round())
                .update();
    }

    /** Plans that it is said again; once it was, with when. */
    void again(DueMark due, Instant at, Instant now) {
        jdbc.sql(
                        """
                        insert into deadline.mark (deadline_id, kind, round, fires_at, leader_too)
                        values (:id, 'AGAIN', :round, :at, false)
                        on conflict (deadline_id, kind, round) do update
                        set fires_at = excluded.fires_at, fired_at = null, failures = 0, retry_at = null, said_at = :now
                        """)
                .param("id", due.deadlineId())
                .param("round", due.round())
                .param("at", DeadlineTable.utc(at))
                .param("now", DeadlineTable.utc(now))
                .update();
    }

    /** Lets a mark rest that could not be said: a minute, then twice as long each time, up to an hour. */
    void postpone(DueMark due) {
        jdbc.sql(
                        """
                        update deadline.mark
                        set failures = failures + 1,
                            retry_at = now() + least(interval '1 hour', interval '1 minute' * (2 ^ least(failures, 6)))
                        where deadline_id = :id and kind = :kind and round = :round
                        """)
                .param("id", due.deadlineId())
                .param("kind", due.mark().kind().name())
                .param("round", due.round())
                .update();
    }

    Optional<Instant> next() {
        return jdbc.sql("select fires_at from deadline.mark where fired_at is null order by fires_at limit 1")
                .query(OffsetDateTime.class)
                .optional()
                .map(OffsetDateTime::toInstant);
    }

    /**
     * A mark whose time has come.
     *
     * @param deadlineId the deadline
     * @param subject its subject
     * @param round its round
     * @param mark what is to be said
     */
    record DueMark(long deadlineId, String subject, int round, Mark mark) {}
}
