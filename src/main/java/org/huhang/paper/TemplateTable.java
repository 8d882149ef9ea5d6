package org.huhang.paper;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** SQL of the templates. */
@Repository
class TemplateTable {

    private static final String SELECT =
            """
            select id, kind, agency_code, version, sha256, uploaded_by, uploaded_at, retired_at from paper.template
            """;

    private final JdbcClient jdbc;

    TemplateTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Empty if somebody else brought one in the same moment. */
    Optional<Template> insert(
            String kind, @Nullable String agencyCode, byte[] content, String sha256, String by, Instant at) {
        return jdbc.sql(
                        """
                        insert into paper.template
                            (id, kind, agency_code, version, content, sha256, uploaded_by, uploaded_at)
                        select :id, :kind, :agency::text, coalesce(max(version), 0) + 1, :content, :sha256, :by, :at
                        from paper.template where kind = :kind and agency_code is not distinct from :agency::text
                        on conflict do nothing
                        returning id, kind, agency_code, version, sha256, uploaded_by, uploaded_at, retired_at
                        """)
                .param("id", UUID.randomUUID())
                .param("kind", kind)
                .param("agency", agencyCode)
                .param("content", content)
                .param("sha256", sha256)
                .param("by", by)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .query(TemplateTable::template)
                .optional();
    }

    Optional<Template> shipped(String kind, String sha256) {
        return jdbc.sql(SELECT + " where kind = ? and sha256 = ? and agency_code is null")
                .params(kind, sha256)
                .query(TemplateTable::template)
                .optional();
    }

    /** All that an agency ever brought, the newest of each kind first. */
    List<Template> of(String agencyCode) {
        return jdbc.sql(SELECT + " where agency_code = ? order by kind, version desc")
                .param(agencyCode)
                .query(TemplateTable::template)
                .list();
    }

    Optional<Template> current(String kind, String agencyCode) {
        return jdbc.sql(SELECT + " where agency_code = ? and kind = ? order by version desc limit 1")
                .params(agencyCode, kind)
                .query(TemplateTable::template)
                .optional()
                .filter(newest -> newest.retiredAt() == null);
    }

    Optional<Template> find(UUID id) {
        return jdbc.sql(SELECT + " where id = ?")
                .param(id)
                .query(TemplateTable::template)
                .optional();
    }

    byte[] content(UUID id) {
        return jdbc.sql("select content from paper.template where id = ?")
                .param(id)
                .query((row, number) -> row.getBytes("content"))
                .single();
    }

    boolean retire(String kind, String agencyCode, Instant at) {
        return jdbc.sql(
                                """
                                update paper.template set retired_at = ? where agency_code = ? and kind = ?
                                    and retired_at is null
                                """)
                        .params(at.atOffset(ZoneOffset.UTC), agencyCode, kind)
                        .update()
                > 0;
    }

    private static Template template(ResultSet row, int number) throws SQLException {
        return new Template(
                row.getObject("id", UUID.class),
                row.getString("kind"),
                row.getString("agency_code"),
                row.getInt("version"),
                row.getString("sha256"),
                row.getString("uploaded_by"),
                time(row, "uploaded_at"),
                row.getObject("retired_at") == null ? null : time(row, "retired_at"));
    }

    private static Instant time(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
