package org.huhang.engine;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** SQL of what is remembered of steps that failed. */
final class StepFailureTable {

    private final JdbcClient jdbc;

    StepFailureTable(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    /** How often it has failed by now. */
    int add(String jobId, StoppedStep.Kind kind, String fault, Instant at) {
        return jdbc.sql(
                        """
                        insert into engine.step_failure (job_id, times, kind, fault, first_at, last_at)
                        values (:job, 1, :kind, :fault, :at, :at)
                        on conflict (job_id) do update set times = step_failure.times + 1, kind = excluded.kind,
                            fault = excluded.fault, last_at = excluded.last_at
                        returning times
                        """)
                .param("job", jobId)
                .param("kind", kind.name())
                .param("fault", fault)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .query(Integer.class)
                .single();
    }

    Map<String, Failure> all() {
        return jdbc
                .sql("select job_id, times, kind, fault, first_at, last_at from engine.step_failure")
                .query((row, number) -> new Failure(
                        row.getString("job_id"),
                        row.getInt("times"),
                        StoppedStep.Kind.valueOf(row.getString("kind")),
                        row.getString("fault"),
                        row.getObject("first_at", OffsetDateTime.class).toInstant(),
                        row.getObject("last_at", OffsetDateTime.class).toInstant()))
                .list()
                .stream()
                .collect(Collectors.toMap(Failure::jobId, Function.identity()));
    }

    /** A step that passed in the end, or that its process no longer needs, has no job any more. */
    void forgetEnded() {
        jdbc.sql("delete from engine.step_failure where not exists"
                        + " (select from public.act_ru_job where id_ = step_failure.job_id)")
                .update();
    }

    /** What is remembered of one step. */
    record Failure(String jobId, int times, StoppedStep.Kind kind, String fault, Instant first, Instant last) {}
}
