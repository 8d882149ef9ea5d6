package org.huhang.child;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
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
            select id, name, sex, birth_date, id_no, address, guardian_name, guardian_phone, school, county, residence,
                language, interpreter_needed, sign_language, disability_kind, boarding, trusted_adult,
                weekend_carer
            from child.file
            """;

    /** What a file takes from another one where it has a gap, with the forms in which it is compared. */
    private static final List<String> FILLED = List.of(
            "name",
            "birth_date",
            "id_no",
            "address",
            "guardian_name",
            "guardian_phone",
            "school",
            "residence",
            "name_folded",
            "id_no_folded",
            "phone_folded",
            "home_folded",
            "language",
            "interpreter_needed",
            "sign_language",
            "disability_kind",
            "boarding",
            "trusted_adult",
            "weekend_carer");

    /** More than anybody reads, so that the likest are among them before those are left out that nobody may see. */
    private static final int CANDIDATES = 200;

    private final JdbcClient jdbc;
    private final ObjectMapper json;

    ChildFileTable(JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Makes reports about the same child wait for each other until the transaction ends; others pass. */
    void oneAtATime(Identity identity, String county) {
        var name = Folded.name(identity.name());
        Stream.of(
                        identity.soundIdNo(),
                        name == null || identity.birthDate() == null
                                ? null
                                : name + "|" + identity.birthDate() + "|" + county)
                .filter(key -> key != null)
                // Always in the same order, or two could wait for each other.
                .map(key -> (long) key.hashCode())
                .sorted()
                .forEach(key -> jdbc.sql("select pg_advisory_xact_lock(7301, :key::int)")
                        .param("key", key.intValue())
                        .query((row, number) -> 0)
                        .single());
    }

    /** Files of the same number, or the same name and day in the county; the number's first. Left files are among them. */
    List<ChildFile> maybeSame(Identity identity, String county) {
        return jdbc.sql(
                        SELECT
                                + """
                         where id_no_folded = :idNo::text
                            or (name_folded = :name::text and birth_date = :birthDate::date and county = :county)
                         order by id_no_folded = :idNo::text desc nulls last, made_at
                        """)
                .param("idNo", identity.soundIdNo())
                .param("name", Folded.name(identity.name()))
                .param("birthDate", identity.birthDate())
                .param("county", county)
                .query(ChildFileTable::file)
                .list();
    }

    void insert(ChildFile file, Instant at) {
        params(
                        params(
                                jdbc.sql(
                                        """
                                insert into child.file (id, name, sex, birth_date, id_no, address, guardian_name, guardian_phone,
                                    school, county, residence, name_folded, id_no_folded, phone_folded, home_folded, made_at, language,
                                    interpreter_needed, sign_language, disability_kind, boarding, trusted_adult, weekend_carer)
                                values (:id, :name, :sex, :birthDate, :idNo, :address, :guardianName, :guardianPhone,
                                    :school, :county, :residence, :nameFolded, :idNoFolded, :phoneFolded, :homeFolded, :at, :language,
                                    :interpreterNeeded, :signLanguage, :disabilityKind, :boarding, :trustedAdult, :weekendCarer)
                                """),
                                file.identity()),
                        file.needs())
                .param("id", file.id())
                .param("county", file.county())
                .param("residence", file.residence())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    void save(UUID id, Identity identity, @Nullable String residence) {
        params(
                        jdbc.sql(
                                """
                                update child.file set name = :name, sex = :sex, birth_date = :birthDate, id_no = :idNo,
                                    address = :address, guardian_name = :guardianName, guardian_phone = :guardianPhone,
                                    school = :school, residence = :residence, name_folded = :nameFolded,
                                    id_no_folded = :idNoFolded, phone_folded = :phoneFolded, home_folded = :homeFolded
                                where id = :id
                                """),
                        identity)
                .param("id", id)
                .param("residence", residence)
                .update();
    }

    private static JdbcClient.StatementSpec params(JdbcClient.StatementSpec sql, Identity identity) {
        var number = IdNumber.of(identity.idNo());
        return sql.param("name", identity.name(), Types.VARCHAR)
                .param("sex", identity.sex())
                .param("birthDate", identity.birthDate(), Types.DATE)
                .param("idNo", identity.idNo(), Types.VARCHAR)
                .param("address", identity.address(), Types.VARCHAR)
                .param("guardianName", identity.guardianName(), Types.VARCHAR)
                .param("guardianPhone", identity.guardianPhone(), Types.VARCHAR)
                .param("school", identity.school(), Types.VARCHAR)
                .param("nameFolded", Folded.name(identity.name()), Types.VARCHAR)
                .param("idNoFolded", number == null ? null : number.folded(), Types.VARCHAR)
                .param("phoneFolded", Folded.phone(identity.guardianPhone()), Types.VARCHAR)
                .param("homeFolded", Folded.home(identity.address()), Types.VARCHAR);
    }

    void livesAt(UUID id, String region) {
        jdbc.sql("update child.file set residence = :region"
                        + " where id = (select coalesce(same_as, id) from child.file where id = :id)")
                .param("region", region)
                .param("id", id)
                .update();
    }

    /** What somebody said last counts; what nobody said stays. */
    void saveNeeds(UUID id, Needs needs) {
        params(
                        jdbc.sql(
                                """
                        update child.file set language = coalesce(:language, language),
                            interpreter_needed = coalesce(:interpreterNeeded, interpreter_needed),
                            sign_language = coalesce(:signLanguage, sign_language),
                            disability_kind = coalesce(:disabilityKind, disability_kind),
                            boarding = coalesce(:boarding, boarding),
                            trusted_adult = coalesce(:trustedAdult, trusted_adult),
                            weekend_carer = coalesce(:weekendCarer, weekend_carer)
                        where id = (select coalesce(same_as, id) from child.file where id = :id)
                        """),
                        needs)
                .param("id", id)
                .update();
    }

    private static JdbcClient.StatementSpec params(JdbcClient.StatementSpec sql, Needs needs) {
        return sql.param("language", needs.language(), Types.VARCHAR)
                .param("interpreterNeeded", needs.interpreterNeeded(), Types.BOOLEAN)
                .param("signLanguage", needs.signLanguage(), Types.BOOLEAN)
                .param("disabilityKind", needs.disabilityKind(), Types.VARCHAR)
                .param("boarding", needs.boarding(), Types.BOOLEAN)
                .param("trustedAdult", needs.trustedAdult(), Types.BOOLEAN)
                .param("weekendCarer", needs.weekendCarer(), Types.VARCHAR);
    }

    Optional<ChildFile> find(UUID id) {
        return jdbc.sql(SELECT + " where id = (select coalesce(same_as, id) from child.file where id = :id)")
                .param("id", id)
                .query(ChildFileTable::file)
                .optional();
    }

    /** By the number that was asked for. */
    Map<UUID, ChildFile> find(Set<UUID> ids) {
        return jdbc
                .sql(
                        """
                        select asked.id as asked, stays.* from child.file asked
                        join child.file stays on stays.id = coalesce(asked.same_as, asked.id) where asked.id = any(:ids)
                        """)
                .param("ids", ids.toArray(UUID[]::new))
                .query((row, number) -> Map.entry(row.getObject("asked", UUID.class), file(row, number)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** As {@link #find}, kept from others until the transaction ends. */
    Optional<ChildFile> lock(UUID id) {
        return jdbc.sql(SELECT + " where id = (select coalesce(same_as, id) from child.file where id = :id) for update")
                .param("id", id)
                .query(ChildFileTable::file)
                .optional();
    }

    /** A file, the one it was united with, and the others that were united with that one. */
    Set<UUID> sameAs(UUID id) {
        return Set.copyOf(jdbc.sql(
                        """
                        with stays as (select coalesce(same_as, id) as id from child.file where id = :id)
                        select id from stays union select id from child.file where same_as in (select id from stays)
                        """)
                .param("id", id)
                .query(UUID.class)
                .list());
    }

    /** As {@link #sameAs(UUID)}, by the number that was asked for. */
    Map<UUID, Set<UUID>> sameAs(Set<UUID> ids) {
        return jdbc
                .sql(
                        """
                        with stays as (select id as asked, coalesce(same_as, id) as id from child.file where id = any(:ids))
                        select asked, id from stays
                        union select stays.asked, file.id from child.file join stays on file.same_as = stays.id
                        """)
                .param("ids", ids.toArray(UUID[]::new))
                .query((row, number) -> Map.entry(row.getObject("asked", UUID.class), row.getObject("id", UUID.class)))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toUnmodifiableSet())));
    }

    /** Files of children whose name is, begins or ends like this, with those that turned out to be the same child's. */
    List<UUID> named(String folded) {
        return jdbc.sql(
                        """
                        with named as (
                            select coalesce(same_as, id) as id from child.file
                            where lower(replace(name, ' ', '')) like :beginning
                                or reverse(lower(replace(name, ' ', ''))) like :end
                        )
                        select id from named union select id from child.file where same_as in (select id from named)
                        """)
                .param("beginning", begins(folded))
                .param("end", begins(new StringBuilder(folded).reverse().toString()))
                .query(UUID.class)
                .list();
    }

    /** What was typed is no pattern. */
    private static String begins(String text) {
        return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
    }

    List<ChildFile> candidates(ChildFile file) {
        var identity = file.identity();
        var number = IdNumber.of(identity.idNo());
        var guardian = Folded.name(identity.guardianName());
        return jdbc.sql(
                        SELECT
                                + """
                         where id <> :id and same_as is null and (name_folded = :name::text
                            or id_no_folded = :idNo::text
                            or phone_folded = :phone::text
                            or (county = :county and lower(replace(guardian_name, ' ', '')) = :guardian::text)
                            or (county = :county and right(home_folded, 5) = right(:home::text, 5))
                            or (county = :county and birth_date = :birthDate::date
                                and left(name_folded, 1) = left(:name::text, 1)))
                         order by id_no_folded = :idNo::text desc nulls last, birth_date = :birthDate::date desc nulls last,
                            left(name_folded, 1) = left(:name::text, 1) desc nulls last, made_at desc
                         limit :most
                        """)
                .param("id", file.id())
                .param("name", Folded.name(identity.name()))
                .param("idNo", number == null ? null : number.folded())
                .param("phone", Folded.phone(identity.guardianPhone()))
                .param("guardian", guardian == null ? null : guardian.toLowerCase(Locale.ROOT))
                .param("home", Folded.home(identity.address()))
                .param("county", file.county())
                .param("birthDate", identity.birthDate())
                .param("most", CANDIDATES)
                .query(ChildFileTable::file)
                .list();
    }

    /** Whoever looks for what the left file knew still finds it, and with it the one that stays. */
    void leave(UUID from, UUID into) {
        jdbc.sql("update child.file set same_as = :into, left_for = :into, stays_knew = ("
                        + "select to_jsonb(stays) - 'stays_knew' from child.file stays where stays.id = :into)"
                        + " where id = :from")
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
                        insert into child.strip_fact
                            (file_id, kind, value, set_by, source, case_no, reason, set_at, came_from)
                        values ((select coalesce(same_as, id) from child.file where id = :id), :kind, :value::jsonb,
                            :setBy, :source, :caseNo, :reason, :at, :cameFrom)
                        """)
                .param("id", id)
                .param("kind", fact.kind().key())
                .param("value", json.writeValueAsString(fact.value()))
                .param("setBy", fact.setBy())
                .param("source", fact.source())
                // A null without a type would have the statement parsed anew each time that null and text take turns.
                .param("caseNo", fact.caseNo(), Types.VARCHAR)
                .param("reason", fact.reason(), Types.VARCHAR)
                .param("cameFrom", fact.cameFrom(), Types.VARCHAR)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    List<UUID> bornBetween(LocalDate from, LocalDate to) {
        return jdbc.sql("select id from child.file where birth_date between :from and :to and same_as is null")
                .param("from", from)
                .param("to", to)
                .query(UUID.class)
                .list();
    }

    void moveFacts(String from, String into) {
        jdbc.sql("update child.strip_fact set case_no = :into, came_from = coalesce(came_from, :from)"
                        + " where case_no = :from")
                .param("from", from)
                .param("into", into)
                .update();
    }

    /** Why the case was as grave as the merged one stays to be read. False if nothing had come with that one. */
    boolean partFacts(Set<String> within, String merged, String into, String own, UUID ownFile) {
        return jdbc.sql(
                                """
                                update child.strip_fact set case_no = :own, file_id = :ownFile,
                                    came_from = nullif(came_from, :merged)
                                where case_no = :into and came_from = any(:within)
                                    and not (kind = 'tier' and source = 'mergeCase')
                                """)
                        .param("within", within.toArray(String[]::new))
                        .param("merged", merged)
                        .param("into", into)
                        .param("own", own)
                        .param("ownFile", ownFile)
                        .update()
                > 0;
    }

    Optional<String> broughtBy(long fact) {
        return jdbc.sql("select came_from from child.strip_fact where id = :fact and came_from is not null")
                .param("fact", fact)
                .query(String.class)
                .optional();
    }

    void putBack(long fact, String own, UUID ownFile) {
        jdbc.sql("update child.strip_fact set case_no = :own, file_id = :ownFile, came_from = null where id = :fact")
                .param("own", own)
                .param("ownFile", ownFile)
                .param("fact", fact)
                .update();
    }

    /**
     * Gaps that were filled from a file that was left are open again, unless somebody has said otherwise since, or one of the
     * files by way of which it came here knew it.
     */
    void forget(UUID merged, UUID into) {
        var gaps = FILLED.stream()
                .map(column ->
                        """
                        %1$s = case when not exists (select from way where way.stays_knew ->> '%1$s' is not null)
                            and stays.%1$s = left_file.%1$s then null else stays.%1$s end\
                        """
                                .formatted(column))
                .collect(Collectors.joining(", "));
        jdbc.sql("with recursive way as (select id, left_for, stays_knew from child.file where id = :merged"
                        + " union select file.id, file.left_for, file.stays_knew from child.file"
                        + " join way on way.left_for = file.id where file.id <> :into)"
                        + " update child.file stays set " + gaps
                        + ", sex = case when not exists (select from way where way.stays_knew ->> 'sex' <> 'U')"
                        + " and stays.sex = left_file.sex then 'U' else stays.sex end"
                        + " from child.file left_file where stays.id = :into and left_file.id = :merged")
                .param("into", into)
                .param("merged", merged)
                .update();
    }

    /** A file that was left, and those that had been left for it, are another child's. */
    Set<UUID> part(UUID merged, UUID own) {
        return Set.copyOf(jdbc.sql(
                        """
                        with recursive gone as (
                            select id from child.file where id = :merged
                            union
                            select file.id from child.file join gone on file.left_for = gone.id)
                        update child.file set same_as = :own,
                            left_for = case when id = :merged then :own else left_for end
                        where id in (select id from gone) and id <> :own
                        returning id
                        """)
                .param("merged", merged)
                .param("own", own)
                .query(UUID.class)
                .list());
    }

    /** What was said in some cases is of another child. */
    void partCases(Set<String> caseNos, UUID own) {
        jdbc.sql("update child.strip_fact set file_id = :own where case_no = any(:caseNos)")
                .param("own", own)
                .param("caseNos", caseNos.toArray(String[]::new))
                .update();
    }

    List<StripFact> facts(UUID id) {
        return jdbc.sql(
                        """
                        select kind, value, set_by, source, case_no, reason, set_at, came_from from child.strip_fact
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
                        row.getObject("set_at", OffsetDateTime.class).toInstant(),
                        row.getString("came_from")))
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
                row.getString("residence"),
                new Needs(
                        row.getString("language"),
                        row.getObject("interpreter_needed", Boolean.class),
                        row.getObject("sign_language", Boolean.class),
                        row.getString("disability_kind"),
                        row.getObject("boarding", Boolean.class),
                        row.getObject("trusted_adult", Boolean.class),
                        row.getString("weekend_carer")));
    }
}
