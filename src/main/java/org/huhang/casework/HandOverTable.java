package org.huhang.casework;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectMapper;

/** SQL of the hand-overs. */
@Component
class HandOverTable {

    private static final String SELECT =
            """
            select id, case_no, message, from_process, from_step, to_process, facts, state, decided_by, decided_reason, made_at
            from casework.hand_over
            """;

    private final JdbcClient jdbc;
    private final ObjectMapper json;

    HandOverTable(JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** False if the same source handed it over before. */
    boolean insert(HandOver made, String sourceKey) {
        return jdbc.sql(
                                """
                                insert into casework.hand_over (id, case_no, message, from_process, from_step, source_key,
                                    to_process, facts, made_at)
                                values (:id, :caseNo, :message, :fromProcess, :fromStep, :sourceKey,
                                    :toProcess, :facts::jsonb, :madeAt)
                                on conflict (source_key, message) do nothing
                                """)
                        .param("id", made.id())
                        .param("caseNo", made.caseNo())
                        .param("message", made.message())
                        .param("fromProcess", made.fromProcess())
                        .param("fromStep", made.fromStep())
                        .param("sourceKey", sourceKey)
                        .param("toProcess", made.toProcess())
                        .param("facts", json.writeValueAsString(made.facts()))
                        .param("madeAt", made.madeAt().atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    List<HandOver> ofCase(String caseNo) {
        return jdbc.sql(SELECT + " where case_no = :caseNo order by made_at, id")
                .param("caseNo", caseNo)
                .query(this::read)
                .list();
    }

    Optional<HandOver> find(UUID id) {
        return jdbc.sql(SELECT + " where id = :id")
                .param("id", id)
                .query(this::read)
                .optional();
    }

    /** True for the one who decided it. */
    boolean decide(UUID id, HandOver.State state, String by, String reason, Instant at) {
        return jdbc.sql(
                                """
                                update casework.hand_over set state = :state, decided_by = :by, decided_reason = :reason,
                                    decided_at = :at
                                where id = :id and state = 'waiting'
                                """)
                        .param("id", id)
                        .param("state", state.key())
                        .param("by", by)
                        .param("reason", reason)
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    private HandOver read(java.sql.ResultSet row, int number) throws java.sql.SQLException {
        return new HandOver(
                row.getObject("id", UUID.class),
                row.getString("case_no"),
                row.getString("message"),
                row.getString("from_process"),
                row.getString("from_step"),
                row.getString("to_process"),
                json.readValue(row.getString("facts"), new TypeReference<Map<String, Object>>() {}),
                HandOver.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                row.getString("decided_by"),
                row.getString("decided_reason"),
                row.getObject("made_at", OffsetDateTime.class).toInstant());
    }
}
