package org.huhang.intake;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

@Repository
class DraftTable {

    private final JdbcClient jdbc;
    private final JsonMapper json;

    DraftTable(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    Optional<Draft> find(byte[] token, Instant changedAfter) {
        return jdbc.sql(
                        """
                        select content, report_id, changed_at from intake.report_draft
                        where token = :token and changed_at > :changedAfter
                        """)
                .param("token", token)
                .param("changedAfter", at(changedAfter))
                .query(this::draft)
                .optional();
    }

    void insert(byte[] token, byte[] source, Typed typed, @Nullable UUID reportId, Instant now) {
        jdbc.sql(
                        """
                        insert into intake.report_draft (token, source, content, report_id, changed_at)
                        values (:token, :source, :content, :report, :now)
                        """)
                .param("token", token)
                .param("source", source)
                .param("content", json.writeValueAsString(typed.values()))
                .param("report", reportId)
                .param("now", at(now))
                .update();
    }

    /** False if there is no such draft, or it was filed meanwhile. */
    boolean update(byte[] token, Typed typed, Instant now) {
        return jdbc.sql(
                                """
                        update intake.report_draft set content = :content, changed_at = :now
                        where token = :token and report_id is null
                        """)
                        .param("token", token)
                        .param("content", json.writeValueAsString(typed.values()))
                        .param("now", at(now))
                        .update()
                == 1;
    }

    /** False if there is no such draft. */
    boolean file(byte[] token, UUID reportId, Instant now) {
        return jdbc.sql(
                                """
                        update intake.report_draft set content = '{}', report_id = :report, changed_at = :now
                        where token = :token
                        """)
                        .param("token", token)
                        .param("report", reportId)
                        .param("now", at(now))
                        .update()
                == 1;
    }

    void delete(byte[] token) {
        jdbc.sql("delete from intake.report_draft where token = :token")
                .param("token", token)
                .update();
    }

    int count(byte[] source) {
        return jdbc.sql("select count(*) from intake.report_draft where source = :source")
                .param("source", source)
                .query(Integer.class)
                .single();
    }

    int sweep(Instant changedBefore) {
        return jdbc.sql("delete from intake.report_draft where changed_at <= :changedBefore")
                .param("changedBefore", at(changedBefore))
                .update();
    }

    private Draft draft(ResultSet row, int number) throws SQLException {
        var values = json.readValue(row.getString("content"), new TypeReference<Map<String, List<String>>>() {});
        return new Draft(
                new Typed(values),
                row.getObject("report_id", UUID.class),
                row.getObject("changed_at", OffsetDateTime.class).toInstant());
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
