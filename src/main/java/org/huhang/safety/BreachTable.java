package org.huhang.safety;

import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** SQL of the breaches that were found. */
@Component
class BreachTable {

    private final JdbcClient jdbc;

    BreachTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** False if it is known and not over. */
    boolean insert(UUID id, Breach breach, Instant at) {
        return jdbc.sql(
                                """
                                insert into safety.breach (id, promise, case_no, subject, place, first_seen)
                                values (:id, :promise, :caseNo, :subject, :place, :at)
                                on conflict (promise, subject) where ended_at is null do nothing
                                """)
                        .param("id", id)
                        .param("promise", breach.promise().key())
                        .param("caseNo", breach.caseNo(), Types.VARCHAR)
                        .param("subject", breach.subject())
                        .param("place", breach.place())
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    List<Seen> open() {
        return jdbc.sql("select * from safety.breach where ended_at is null order by first_seen, id")
                .query((row, number) -> new Seen(
                        row.getObject("id", UUID.class),
                        row.getString("promise"),
                        row.getString("case_no"),
                        row.getString("subject"),
                        row.getString("place"),
                        row.getObject("first_seen", OffsetDateTime.class).toInstant()))
                .list();
    }

    void end(UUID id, Instant at) {
        jdbc.sql("update safety.breach set ended_at = :at where id = :id")
                .param("id", id)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    /**
     * A breach that is not over.
     *
     * @param id the entry
     * @param promise the promise's key
     * @param caseNo the case, null for a report without one
     * @param subject what exactly
     * @param place the region where somebody should know
     * @param firstSeen when a sweep first found it
     */
    record Seen(UUID id, String promise, @Nullable String caseNo, String subject, String place, Instant firstSeen) {

        boolean is(Breach breach) {
            return promise.equals(breach.promise().key()) && subject.equals(breach.subject());
        }
    }
}
