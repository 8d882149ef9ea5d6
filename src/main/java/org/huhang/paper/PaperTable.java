package org.huhang.paper;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectMapper;

/** SQL of the papers and their numbers. */
@Repository
class PaperTable {

    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};
    private static final String SELECT =
            """
            select id, case_no, item_id, kind, agency_code, template_id, state, typed, version, year, number, file_id, sha256,
                made_by, made_at, issued_by, issued_at, withdrawn_by, withdrawn_at, withdrawn_why
            from paper.paper
            """;

    private final JdbcClient jdbc;
    private final ObjectMapper json;

    PaperTable(JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    void insert(Paper paper) {
        jdbc.sql(
                        """
                        insert into paper.paper
                            (id, case_no, item_id, kind, agency_code, template_id, state, typed, version, made_by, made_at)
                        values (:id, :caseNo, :item, :kind, :agency, :template, 'DRAFT', :typed::jsonb, 0, :by, :at)
                        """)
                .param("id", paper.id())
                .param("caseNo", paper.caseNo())
                .param("item", paper.itemId())
                .param("kind", paper.kind())
                .param("agency", paper.agencyCode())
                .param("template", paper.templateId())
                .param("typed", json.writeValueAsString(paper.typed()))
                .param("by", paper.madeBy())
                .param("at", paper.madeAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    Optional<Paper> find(UUID id) {
        return jdbc.sql(SELECT + " where id = ?").param(id).query(this::paper).optional();
    }

    /** Keeps others from changing it until the transaction ends. */
    Optional<Paper> lock(UUID id) {
        return jdbc.sql(SELECT + " where id = ? for update")
                .param(id)
                .query(this::paper)
                .optional();
    }

    /** Oldest first. */
    List<Paper> ofCase(String caseNo) {
        return jdbc.sql(SELECT + " where case_no = ? order by made_at, id")
                .param(caseNo)
                .query(this::paper)
                .list();
    }

    /** The papers whose files these are. */
    List<Paper> ofFiles(Set<String> fileIds) {
        var ids = fileIds.stream().map(UUID::fromString).toArray(UUID[]::new);
        return jdbc.sql(SELECT + " where file_id = any (?)")
                .param(ids)
                .query(this::paper)
                .list();
    }

    /** All that an agency gave a number in a year, by kind and number. */
    List<Paper> numbered(String agencyCode, int year) {
        return jdbc.sql(SELECT + " where agency_code = ? and year = ? and number is not null order by kind, number")
                .params(agencyCode, year)
                .query(this::paper)
                .list();
    }

    void write(UUID id, Map<String, String> typed) {
        jdbc.sql("update paper.paper set typed = ?::jsonb, version = version + 1 where id = ?")
                .params(json.writeValueAsString(typed), id)
                .update();
    }

    void delete(UUID id) {
        jdbc.sql("delete from paper.paper where id = ? and state = 'DRAFT'")
                .param(id)
                .update();
    }

    /** The next number; whoever asks at the same time waits until this one is kept, or is given the same if it is not. */
    int next(String agencyCode, String kind, int year) {
        return jdbc.sql(
                        """
                        insert into paper.sequence (agency_code, kind, year, last) values (?, ?, ?, 1)
                        on conflict (agency_code, kind, year) do update set last = paper.sequence.last + 1
                        returning last
                        """)
                .params(agencyCode, kind, year)
                .query(Integer.class)
                .single();
    }

    void issue(UUID id, int year, int number, UUID fileId, String sha256, String by, Instant at) {
        jdbc.sql(
                        """
                        update paper.paper set state = 'ISSUED', year = :year, number = :number, file_id = :file,
                            sha256 = :sha256, issued_by = :by, issued_at = :at, version = version + 1 where id = :id
                        """)
                .param("year", year)
                .param("number", number)
                .param("file", fileId)
                .param("sha256", sha256)
                .param("by", by)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("id", id)
                .update();
    }

    void withdraw(UUID id, String by, Instant at, String why) {
        jdbc.sql(
                        """
                        update paper.paper set state = 'WITHDRAWN', withdrawn_by = :by, withdrawn_at = :at,
                            withdrawn_why = :why, version = version + 1 where id = :id
                        """)
                .param("by", by)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("why", why)
                .param("id", id)
                .update();
    }

    private Paper paper(ResultSet row, int number) throws SQLException {
        return new Paper(
                row.getObject("id", UUID.class),
                row.getString("case_no"),
                row.getObject("item_id", UUID.class),
                row.getString("kind"),
                row.getString("agency_code"),
                row.getObject("template_id", UUID.class),
                Paper.State.valueOf(row.getString("state")),
                json.readValue(row.getString("typed"), TEXTS),
                row.getInt("version"),
                row.getObject("year", Integer.class),
                row.getObject("number", Integer.class),
                row.getObject("file_id", UUID.class),
                row.getString("sha256"),
                row.getString("made_by"),
                row.getObject("made_at", OffsetDateTime.class).toInstant(),
                row.getString("issued_by"),
                time(row, "issued_at"),
                row.getString("withdrawn_by"),
                time(row, "withdrawn_at"),
                row.getString("withdrawn_why"));
    }

    private static @Nullable Instant time(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
