package org.huhang.child;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.ObjectMapper;

/** SQL of the child files. */
@Component
class ChildFileTable {

    private static final String SELECT =
            """
            select id, name, sex, birth_date, id_no, address, guardian_name, guardian_phone, school, county, residence
            from child.file
            """;

    private final JdbcClient jdbc;
    private final ObjectMapper json;

    ChildFileTable(JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Makes reports about the same child wait for each other until the transaction ends; others pass. */
    void oneAtATime(Identity identity, String county) {
        Stream.of(
                        identity.idNo(),
                        identity.name() == null || identity.birthDate() == null
                                ? null
                                : identity.name() + "|" + identity.birthDate() + "|" + county)
                .filter(key -> key != null)
                // Always in the same order, or two could wait for each other.
                .map(key -> (long) key.hashCode())
                .sorted()
                .forEach(key -> jdbc.sql("select pg_advisory_xact_lock(7301, :key::int)")
                        .param("key", key.intValue())
                        .query((row, number) -> 0)
                        .single());
    }

    @Nullable
    ChildFile findSame(Identity identity, String county) {
        return jdbc.sql(
                        SELECT
                                + """
                         where id = (
                            select coalesce(same_as, id) from child.file
                            where id_no = :idNo::text
                                or (name = :name::text and birth_date = :birthDate::date and county = :county
                                    and (id_no is null or :idNo::text is null or id_no = :idNo::text))
                            order by id_no = :idNo::text desc nulls last, made_at
                            limit 1)
                        """)
                .param("idNo", identity.idNo())
                .param("name", identity.name())
                .param("birthDate", identity.birthDate())
                .param("county", county)
                .query(ChildFileTable::file)
                .optional()
                .orElse(null);
    }

    void insert(ChildFile file, Instant at) {
        params(
                        jdbc.sql(
                                """
                                insert into child.file (id, name, sex, birth_date, id_no, address, guardian_name, guardian_phone,
                                    school, county, residence, made_at)
                                values (:id, :name, :sex, :birthDate, :idNo, :address, :guardianName, :guardianPhone,
                                    :school, :county, :residence, :at)
                                """),
                        file.identity())
                .param("id", file.id())
                .param("county", file.county())
                .param("residence", file.residence())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** What the file knows stays; a later report only fills gaps. */
    void fillIn(UUID id, Identity identity, @Nullable String residence) {
        params(
                        jdbc.sql(
                                """
                                update child.file set
                                    name = coalesce(name, :name),
                                    sex = case when sex = 'U' then :sex else sex end,
                                    birth_date = coalesce(birth_date, :birthDate),
                                    id_no = coalesce(id_no, :idNo),
                                    address = coalesce(address, :address),
                                    guardian_name = coalesce(guardian_name, :guardianName),
                                    guardian_phone = coalesce(guardian_phone, :guardianPhone),
                                    school = coalesce(school, :school),
                                    residence = coalesce(residence, :residence)
                                where id = :id
                                """),
                        identity)
                .param("id", id)
                .param("residence", residence)
                .update();
    }

    private static JdbcClient.StatementSpec params(JdbcClient.StatementSpec sql, Identity identity) {
        return sql.param("name", identity.name())
                .param("sex", identity.sex())
                .param("birthDate", identity.birthDate())
                .param("idNo", identity.idNo())
                .param("address", identity.address())
                .param("guardianName", identity.guardianName())
                .param("guardianPhone", identity.guardianPhone())
                .param("school", identity.school());
    }

    Optional<ChildFile> find(UUID id) {
        return jdbc.sql(SELECT + " where id = (select coalesce(same_as, id) from child.file where id = :id)")
                .param("id", id)
                .query(ChildFileTable::file)
                .optional();
    }

    List<ChildFile> candidates(ChildFile file) {
        return jdbc.sql(
                        SELECT
                                + """
                         where id <> :id and same_as is null and (name = :name::text
                            or guardian_phone = :guardianPhone::text
                            or (county = :county and birth_date = :birthDate::date and left(name, 1) = left(:name::text, 1)))
                         limit 50
                        """)
                .param("id", file.id())
                .param("name", file.identity().name())
                .param("guardianPhone", file.identity().guardianPhone())
                .param("county", file.county())
                .param("birthDate", file.identity().birthDate())
                .query(ChildFileTable::file)
                .list();
    }

    /** The identity number can stand in one file only, so it is handed on by the caller after this. */
    void leave(UUID from, UUID into) {
        jdbc.sql("update child.file set same_as = :into, id_no = null where id = :from")
                .param("from", from)
                .param("into", into)
                .update();
        jdbc.sql("update child.file set same_as = :into where same_as = :from")
                .param("from", from)
                .param("into", into)
                .update();
        jdbc.sql("update child.strip_fact set file_id = :into where file_id = :from")
                .param("from", from)
                .param("into", into)
                .update();
    }

    void insertFact(UUID id, StripFact fact, Instant at) {
        jdbc.sql(
                        """
                        insert into child.strip_fact (file_id, kind, value, set_by, source, case_no, reason, set_at)
                        values ((select coalesce(same_as, id) from child.file where id = :id), :kind, :value::jsonb, :setBy, :source, :caseNo, :reason, :at)
                        """)
                .param("id", id)
                .param("kind", fact.kind().key())
                .param("value", json.writeValueAsString(fact.value()))
                .param("setBy", fact.setBy())
                .param("source", fact.source())
                // A null without a type would have the statement parsed anew each time that null and text take turns.
                .param("caseNo", fact.caseNo(), Types.VARCHAR)
                .param("reason", fact.reason(), Types.VARCHAR)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    List<UUID> bornBetween(LocalDate from, LocalDate to) {
        return jdbc.sql("select id from child.file where birth_date between :from and :to")
                .param("from", from)
                .param("to", to)
                .query(UUID.class)
                .list();
    }

    List<StripFact> facts(UUID id) {
        return jdbc.sql(
                        """
                        select kind, value, set_by, source, case_no, reason, set_at from child.strip_fact
                        where file_id = (select coalesce(same_as, id) from child.file where id = :id)
                        order by strip_fact.id desc
                        """)
                .param("id", id)
                .query((row, number) -> new StripFact(
                        StripFact.Kind.of(row.getString("kind")),
                        json.readValue(row.getString("value"), Object.class),
                        row.getString("set_by"),
                        row.getString("source"),
                        row.getString("case_no"),
                        row.getString("reason"),
                        row.getObject("set_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    private static ChildFile file(ResultSet row, int number) throws SQLException {
        return new ChildFile(
                row.getObject("id", UUID.class),
                new Identity(
                        row.getString("name"),
                        row.getString("sex"),
                        row.getObject("birth_date", LocalDate.class),
                        row.getString("id_no"),
                        row.getString("address"),
                        row.getString("guardian_name"),
                        row.getString("guardian_phone"),
                        row.getString("school")),
                row.getString("county"),
                row.getString("residence"));
    }
}
