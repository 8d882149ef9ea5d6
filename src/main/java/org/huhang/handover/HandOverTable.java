package org.huhang.handover;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.huhang.handover.HandOver.Address;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectMapper;

/** SQL of the hand-overs. */
@Component
class HandOverTable {

    private static final String SELECT =
            """
            select id, case_no, message, from_process, from_step, to_process, facts, state, sender, taker, taker_role, place,
                instance_id, since, decided_by, decided_reason, taken_back_at is not null as taken_back, made_at
            from handover.hand_over
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
                                insert into handover.hand_over (id, case_no, message, from_process, from_step, source_key,
                                    to_process, facts, since, made_at)
                                values (:id, :caseNo, :message, :fromProcess, :fromStep, :sourceKey,
                                    :toProcess, :facts::jsonb, :madeAt, :madeAt)
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

    /** From now on it lies with whoever is told there, in a process of the case. */
    void began(UUID id, Address address, String instanceId) {
        address(id, address);
        jdbc.sql("update handover.hand_over set instance_id = :instanceId where id = :id")
                .param("id", id)
                .param("instanceId", instanceId)
                .update();
        jdbc.sql("insert into handover.hand_over_process (instance_id, hand_over_id) values (:instanceId, :id)")
                .param("id", id)
                .param("instanceId", instanceId)
                .update();
    }

    void address(UUID id, Address address) {
        jdbc.sql(
                        """
                        update handover.hand_over set sender = :sender, taker = :taker, taker_role = :role, place = :place
                        where id = :id
                        """)
                .param("id", id)
                .param("sender", address.sender())
                .param("taker", address.taker())
                .param("role", address.role())
                .param("place", address.regionCode())
                .update();
    }

    List<HandOver> ofCase(String caseNo) {
        return jdbc.sql(SELECT + " where case_no = :caseNo order by made_at, id")
                .param("caseNo", caseNo)
                .query(this::read)
                .list();
    }

    void moveAll(String from, String to) {
        jdbc.sql("update handover.hand_over set case_no = :to, came_from = coalesce(came_from, :from)"
                        + " where case_no = :from")
                .param("from", from)
                .param("to", to)
                .update();
    }

    void part(Set<String> within, String merged, String into, String own) {
        jdbc.sql("update handover.hand_over set case_no = :own, came_from = nullif(came_from, :merged)"
                        + " where case_no = :into and came_from = any(:within)")
                .param("within", within.toArray(String[]::new))
                .param("own", own)
                .param("into", into)
                .param("merged", merged)
                .update();
    }

    /** What a process is or was about; a corrected answer may be one of a process that is over. */
    Optional<HandOver> ofInstance(String instanceId) {
        return jdbc.sql(SELECT
                        + " where id = (select hand_over_id from handover.hand_over_process"
                        + " where instance_id = :instanceId)")
                .param("instanceId", instanceId)
                .query(this::read)
                .optional();
    }

    /** The processes in which it was or is answered. */
    List<String> instances(UUID id) {
        return jdbc.sql("select instance_id from handover.hand_over_process where hand_over_id = :id")
                .param("id", id)
                .query(String.class)
                .list();
    }

    /** Somebody answered: it stands there from now on. */
    void decide(UUID id, HandOver.State state, String by, @Nullable String reason, Instant at, Instant since) {
        jdbc.sql(
                        """
                        update handover.hand_over set state = :state, decided_by = :by, decided_reason = :reason,
                            decided_at = :at, since = :since
                        where id = :id
                        """)
                .param("id", id)
                .param("state", state.key())
                .param("by", by)
                .param("reason", reason, Types.VARCHAR)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("since", since.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Another one of the same case stands for it. */
    void drop(UUID id) {
        jdbc.sql("delete from handover.hand_over where id = :id")
                .param("id", id)
                .update();
    }

    /** The answer that made it says something else, or the same again. */
    void takeBack(UUID id, boolean back, Instant at) {
        jdbc.sql("update handover.hand_over set taken_back_at = :at where id = :id")
                .param("id", id)
                .param("at", back ? at.atOffset(ZoneOffset.UTC) : null, Types.TIMESTAMP_WITH_TIMEZONE)
                .update();
    }

    private HandOver read(ResultSet row, int number) throws SQLException {
        return new HandOver(
                row.getObject("id", UUID.class),
                row.getString("case_no"),
                row.getString("message"),
                row.getString("from_process"),
                row.getString("from_step"),
                row.getString("to_process"),
                json.readValue(row.getString("facts"), new TypeReference<Map<String, Object>>() {}),
                HandOver.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                addressOf(row),
                row.getString("instance_id"),
                row.getObject("since", OffsetDateTime.class).toInstant(),
                row.getString("decided_by"),
                row.getString("decided_reason"),
                row.getBoolean("taken_back"),
                row.getObject("made_at", OffsetDateTime.class).toInstant());
    }

    private static @Nullable Address addressOf(ResultSet row) throws SQLException {
        return row.getString("taker") == null
                ? null
                : new Address(
                        row.getString("sender"),
                        row.getString("taker"),
                        row.getString("taker_role"),
                        row.getString("place"));
    }
}
