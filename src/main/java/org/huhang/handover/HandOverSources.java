package org.huhang.handover;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** SQL of what each hand-over comes from: the step that sent it, and others that found the same need while it was open. */
@Component
class HandOverSources {

    private final JdbcClient jdbc;

    HandOverSources(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whether the same source handed the same over before. */
    boolean known(String sourceKey, String message) {
        return jdbc.sql(
                        """
                        select exists (select from handover.hand_over_source where source_key = :key and message = :message)
                        """)
                .param("key", sourceKey)
                .param("message", message)
                .query(Boolean.class)
                .single();
    }

    void add(UUID handOver, HandOvers.Sending sending, String sender, Instant at) {
        jdbc.sql(
                        """
                        insert into handover.hand_over_source
                            (hand_over_id, message, source_key, from_process, from_step, sender, made_at)
                        values (:id, :message, :key, :process, :step, :sender, :at)
                        """)
                .param("id", handOver)
                .param("message", sending.message())
                .param("key", sending.sourceKey())
                .param("process", sending.process())
                .param("step", sending.step())
                .param("sender", sender)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Oldest first. */
    List<Source> of(UUID handOver) {
        return jdbc.sql(
                        """
                        select from_process, from_step, sender, taken_back_at is not null as taken_back, made_at
                        from handover.hand_over_source where hand_over_id = :id order by made_at, source_key
                        """)
                .param("id", handOver)
                .query((row, number) -> new Source(
                        row.getString("from_process"),
                        row.getString("from_step"),
                        row.getString("sender"),
                        row.getBoolean("taken_back"),
                        row.getObject("made_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    /** The answer behind it says something else, or the same again. */
    void takeBack(UUID handOver, String process, String step, @Nullable Instant at) {
        jdbc.sql(
                        """
                        update handover.hand_over_source set taken_back_at = cast(:at as timestamptz)
                        where hand_over_id = :id and from_process = :process and from_step = :step
                        """)
                .param("id", handOver)
                .param("process", process)
                .param("step", step)
                .param("at", at == null ? null : at.atOffset(ZoneOffset.UTC), java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
                .update();
    }

    /** What one hand-over comes from another one comes from now. */
    void move(UUID from, UUID to) {
        jdbc.sql("update handover.hand_over_source set hand_over_id = :to where hand_over_id = :from")
                .param("from", from)
                .param("to", to)
                .update();
    }

    /**
     * One need.
     *
     * @param process the process that sent it
     * @param step the sending step
     * @param sender the agency that answered so, null in rows of an older version whose task had not begun
     * @param takenBack whether that answer was corrected to something else
     * @param at when
     */
    record Source(String process, String step, @Nullable String sender, boolean takenBack, Instant at) {

        boolean is(String otherProcess, String otherStep) {
            return process.equals(otherProcess) && step.equals(otherStep);
        }
    }
}
