package org.huhang.intake;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class ReportTable {

    private static final String COLUMNS =
            """
            id, receipt_no, filed_at, state, case_no, folder_id, region_code, categories, immediate_danger, description,
            found_at, found_place, suspect_relation, police_already_called, police_case_no, child_name, child_sex,
            child_birth_date, child_id_no, child_address, guardian_name, guardian_phone, school, from_unit, mandated
            """;
    private static final String SELECT = "select " + COLUMNS + " from intake.report r ";

    /** Of a report: nobody told its reporter the outcome. */
    static final String UNANSWERED =
            "not exists (select 1 from intake.answer a where a.report_id = r.id and a.type = 'final')";

    private final JdbcClient jdbc;

    ReportTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** False if the receipt number is taken. */
    boolean insert(Report report, byte @Nullable [] source) {
        var incident = report.incident();
        var child = report.child();
        return jdbc.sql(
                                "insert into intake.report (" + COLUMNS
                                        + """
                        , source) values (
                        :id, :receiptNo, :filedAt, :state, :caseNo, :folder, :regionCode, :categories, :danger, :description,
                        :foundAt, :foundPlace, :suspectRelation, :policeCalled, :policeCaseNo, :childName, :childSex,
                        :birthDate, :idNo, :address, :guardianName, :guardianPhone, :school, :fromUnit, :mandated, :source)
                        on conflict (receipt_no) do nothing
                        """)
                        .param("id", report.id())
                        .param("receiptNo", report.receiptNo())
                        .param("filedAt", at(report.filedAt()))
                        .param("state", report.state().name())
                        .param("caseNo", report.caseNo())
                        .param("folder", report.folder())
                        .param("regionCode", incident.regionCode())
                        .param("categories", codes(incident.categories()))
                        .param("danger", incident.immediateDanger())
                        .param("description", incident.description())
                        .param("foundAt", at(incident.foundAt()))
                        .param("foundPlace", incident.foundPlace())
                        .param("suspectRelation", incident.suspectRelation())
                        .param("policeCalled", incident.policeAlreadyCalled())
                        .param("policeCaseNo", incident.policeCaseNo())
                        .param("childName", child.name())
                        .param("childSex", child.sex())
                        .param("birthDate", child.birthDate())
                        .param("idNo", child.idNo())
                        .param("address", child.address())
                        .param("guardianName", child.guardianName())
                        .param("guardianPhone", child.guardianPhone())
                        .param("school", child.school())
                        .param("fromUnit", report.fromUnit())
                        .param("mandated", report.mandated())
                        .param("source", source)
                        .update()
                == 1;
    }

    Optional<Report> find(UUID id) {
        return jdbc.sql(SELECT + "where id = :id")
                .param("id", id)
                .query(ReportTable::report)
                .optional();
    }

    Optional<Report> byReceipt(String receiptNo) {
        return jdbc.sql(SELECT + "where receipt_no = :receiptNo")
                .param("receiptNo", receiptNo)
                .query(ReportTable::report)
                .optional();
    }

    List<Report> ofCase(String caseNo) {
        return jdbc.sql(SELECT + "where case_no = :caseNo order by filed_at, id")
                .param("caseNo", caseNo)
                .query(ReportTable::report)
                .list();
    }

    List<Report> unanswered(String caseNo) {
        return jdbc.sql(SELECT + "where case_no = :caseNo and " + UNANSWERED + " order by filed_at, id")
                .param("caseNo", caseNo)
                .query(ReportTable::report)
                .list();
    }

    /** What a form needs to know of unanswered reports; nothing of child or reporter. */
    List<Owed> owed(String caseNo) {
        return jdbc.sql(
                        """
                        select r.receipt_no, exists (
                            select 1 from intake.reporter p where p.report_id = r.id and p.email is not null) as mail
                        from intake.report r where case_no = :caseNo and %s order by filed_at, id
                        """
                                .formatted(UNANSWERED))
                .param("caseNo", caseNo)
                .query(Owed.class)
                .list();
    }

    /**
     * A report that waits for an answer.
     *
     * @param receiptNo its receipt number
     * @param mail whether the answer can go out by mail; that an address exists tells nothing about whose it is
     */
    record Owed(String receiptNo, boolean mail) {}

    List<UUID> waiting(int limit, Set<UUID> besides) {
        return jdbc.sql(
                        """
                        select id from intake.report where case_no is null and id <> all (:besides)
                        order by immediate_danger desc, filed_at limit :limit
                        """)
                .param("besides", besides.toArray(UUID[]::new))
                .param("limit", limit)
                .query(UUID.class)
                .list();
    }

    Optional<Report> lockWaiting(UUID id) {
        return jdbc.sql(SELECT + "where id = :id and case_no is null for update skip locked")
                .param("id", id)
                .query(ReportTable::report)
                .optional();
    }

    void attach(UUID id, String caseNo, Report.State state) {
        jdbc.sql("update intake.report set case_no = :caseNo, state = :state where id = :id")
                .param("id", id)
                .param("state", state.name())
                .param("caseNo", caseNo)
                .update();
    }

    void move(String fromCase, String toCase) {
        jdbc.sql("update intake.report set case_no = :toCase where case_no = :fromCase")
                .param("fromCase", fromCase)
                .param("toCase", toCase)
                .update();
    }

    void setState(String caseNo, Report.State state, List<Report.State> from) {
        jdbc.sql("update intake.report set state = :state where case_no = :caseNo and state in (:from)")
                .param("caseNo", caseNo)
                .param("state", state.name())
                .param("from", from.stream().map(Enum::name).toList())
                .update();
    }

    int since(byte[] source, Instant start) {
        return jdbc.sql("select count(*) from intake.report where source = :source and filed_at > :start")
                .param("source", source)
                .param("start", at(start))
                .query(Integer.class)
                .single();
    }

    int since(Instant start) {
        return jdbc.sql("select count(*) from intake.report where source is not null and filed_at > :start")
                .param("start", at(start))
                .query(Integer.class)
                .single();
    }

    /** Until the end of the transaction only one filing of this address counts and inserts. */
    void lock(byte[] source) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(encode(:source, 'hex'), 90))")
                .param("source", source)
                .query((row, n) -> true)
                .list();
    }

    private static Report report(ResultSet row, int number) throws SQLException {
        return new Report(
                row.getObject("id", UUID.class),
                row.getString("receipt_no"),
                row.getObject("filed_at", OffsetDateTime.class).toInstant(),
                Report.State.valueOf(row.getString("state")),
                row.getString("case_no"),
                row.getObject("folder_id", UUID.class),
                incident(row),
                child(row),
                row.getBoolean("from_unit"),
                row.getBoolean("mandated"));
    }

    private static Incident incident(ResultSet row) throws SQLException {
        var foundAt = row.getObject("found_at", OffsetDateTime.class);
        return new Incident(
                row.getString("region_code"),
                Arrays.stream(row.getString("categories").split(","))
                        .map(Integer::valueOf)
                        .toList(),
                row.getBoolean("immediate_danger"),
                row.getString("description"),
                foundAt == null ? null : foundAt.toInstant(),
                row.getString("found_place"),
                row.getString("suspect_relation"),
                row.getBoolean("police_already_called"),
                row.getString("police_case_no"));
    }

    private static ReportedChild child(ResultSet row) throws SQLException {
        return new ReportedChild(
                row.getString("child_name"),
                row.getString("child_sex"),
                row.getObject("child_birth_date", LocalDate.class),
                row.getString("child_id_no"),
                row.getString("child_address"),
                row.getString("guardian_name"),
                row.getString("guardian_phone"),
                row.getString("school"));
    }

    private static String codes(List<Integer> categories) {
        return categories.stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    private static @Nullable OffsetDateTime at(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
