package org.huhang.intake;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.huhang.intake.Incident.Suspicion;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class ReportTable {

    private static final String COLUMNS =
            """
            id, receipt_no, filed_at, state, case_no, folder_id, region_code, categories, immediate_danger, description,
            found_at, found_place, suspect_relation, police_already_called, police_case_no, sexual_assault, suspect_kind,
            danger_asked, from_unit, mandated
            """;
    private static final String SELECT = "select " + COLUMNS + " from intake.report r ";

    /** Of a report r: it belongs to the case, and nobody told its reporter how this case ended. */
    static final String UNANSWERED = ReportedChildTable.IN_CASE
            + """
             and not exists (select 1 from intake.answer a
                where a.report_id = r.id and a.type = 'final' and a.mail <> 'FAILED'
                    and coalesce(a.case_no, :caseNo) = :caseNo)""";

    private final JdbcClient jdbc;
    private final ReportedChildTable children;

    ReportTable(JdbcClient jdbc, ReportedChildTable children) {
        this.jdbc = jdbc;
        this.children = children;
    }

    /** False if the receipt number is taken. */
    boolean insert(Report report, byte @Nullable [] source) {
        var inserted = insertAlone(report, source);
        for (int i = 0; inserted && i < report.children().size(); i++) {
            children.insert(report.id(), i, report.children().get(i));
        }
        return inserted;
    }

    private boolean insertAlone(Report report, byte @Nullable [] source) {
        var incident = report.incident();
        var assault = incident.sexualAssault();
        return jdbc.sql(
                                "insert into intake.report (" + COLUMNS
                                        + """
                        , source) values (
                        :id, :receiptNo, :filedAt, :state, :caseNo, :folder, :regionCode, :categories, :danger, :description,
                        :foundAt, :foundPlace, :suspectRelation, :policeCalled, :policeCaseNo, :assault, :suspectKind,
                        :dangerAsked, :fromUnit, :mandated, :source)
                        on conflict (receipt_no) do nothing
                        """)
                        .param("id", report.id())
                        .param("receiptNo", report.receiptNo())
                        .param("filedAt", at(report.filedAt()))
                        .param("state", report.state().name())
                        .param("caseNo", report.caseNo())
                        .param("folder", report.folder())
                        .param("regionCode", incident.regionCode())
                        .param("categories", incident.codes())
                        .param("danger", incident.immediateDanger())
                        .param("description", incident.description())
                        .param("foundAt", at(incident.foundAt()))
                        .param("foundPlace", incident.foundPlace())
                        .param("suspectRelation", incident.suspectRelation())
                        .param("policeCalled", incident.policeAlreadyCalled())
                        .param("policeCaseNo", incident.policeCaseNo())
                        .param("assault", assault == null ? null : assault.name())
                        .param("suspectKind", incident.suspectKind())
                        .param("dangerAsked", incident.dangerAsked())
                        .param("fromUnit", report.fromUnit())
                        .param("mandated", report.mandated())
                        .param("source", source)
                        .update()
                == 1;
    }

    Optional<Report> find(UUID id) {
        return whole("id = :id", "id", id).stream().findFirst();
    }

    Optional<Report> byReceipt(String receiptNo) {
        return whole("receipt_no = :receiptNo", "receiptNo", receiptNo).stream().findFirst();
    }

    List<Report> ofCase(String caseNo) {
        return whole(ReportedChildTable.IN_CASE, "caseNo", caseNo);
    }

    Optional<Instant> firstFiled(String caseNo) {
        return jdbc.sql("select filed_at from intake.report r where " + ReportedChildTable.IN_CASE
                        + " order by filed_at limit 1")
                .param("caseNo", caseNo)
                .query((row, number) -> row.getObject(1, OffsetDateTime.class).toInstant())
                .optional();
    }

    List<Report> unanswered(String caseNo) {
        return whole(UNANSWERED, "caseNo", caseNo);
    }

    /** The reports that a query over a report r finds, the oldest first, with their children. */
    private List<Report> whole(String which, String key, Object value) {
        var reports = new LinkedHashMap<Row, List<ReportedChild>>();
        jdbc.sql("select r.*, " + ReportedChildTable.TOLD + " from (" + SELECT + "where " + which
                        + ") r left join intake.report_child c on c.report_id = r.id order by filed_at, r.id, position")
                .param(key, value)
                .query((RowCallbackHandler) row -> {
                    var told = reports.computeIfAbsent(row(row), report -> new ArrayList<>());
                    if (row.getObject("report_id") != null) {
                        told.add(ReportedChildTable.row(row, 0).child());
                    }
                });
        return reports.entrySet().stream()
                .map(report -> report.getKey().with(report.getValue()))
                .toList();
    }

    /** What a form needs to know of unanswered reports; nothing of child or reporter. */
    List<Owed> owed(String caseNo) {
        return jdbc.sql(
                        """
                        select r.receipt_no, exists (
                            select 1 from intake.reporter p where p.report_id = r.id and p.email is not null) as mail
                        from intake.report r where %s order by filed_at, id
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
        return whole("id = :id and case_no is null for no key update skip locked", "id", id).stream()
                .findFirst();
    }

    /** Gives a child of a report its case, or all of them; the first child's case is the report's. */
    void attach(UUID id, @Nullable Integer child, String caseNo) {
        // The report's row is the lock that everybody takes first.
        jdbc.sql("update intake.report set case_no = case when :first then :caseNo else case_no end where id = :id")
                .param("id", id)
                .param("first", child == null || child == 0)
                .param("caseNo", caseNo)
                .update();
        children.attach(id, child, caseNo);
    }

    /** The cases of its children by now; nothing as long as it waits for them. */
    List<String> casesOf(UUID id) {
        return jdbc.sql(
                        "select distinct case_no from intake.report_child where report_id = :id and case_no is not null")
                .param("id", id)
                .query(String.class)
                .list();
    }

    void move(String fromCase, String toCase) {
        children.move(fromCase, toCase);
        jdbc.sql("update intake.report set case_no = :toCase where case_no = :fromCase")
                .param("fromCase", fromCase)
                .param("toCase", toCase)
                .update();
    }

    void setState(String caseNo, Report.State state, List<Report.State> from) {
        jdbc.sql("update intake.report r set state = :state where state in (:from) and " + ReportedChildTable.IN_CASE)
                .param("caseNo", caseNo)
                .param("state", state.name())
                .param("from", from.stream().map(Enum::name).toList())
                .update();
    }

    /** A report that nobody registered yet goes where the other reports of its cases are. */
    void accept(UUID id) {
        jdbc.sql(
                        """
                        update intake.report r set state = case when exists (
                            select 1 from intake.report_child mine
                            join intake.report_child c on c.case_no = mine.case_no
                            join intake.report o on o.id = c.report_id
                            where mine.report_id = r.id and o.state = 'IN_PROGRESS') then 'IN_PROGRESS' else 'ACCEPTED' end
                        where id = :id and state = 'RECEIVED'
                        """)
                .param("id", id)
                .update();
    }

    /** Closes a case's reports, but those with a child whose case goes on. */
    void close(String caseNo) {
        children.close(caseNo);
        jdbc.sql("update intake.report r set state = 'CLOSED' where " + ReportedChildTable.IN_CASE
                        + " and not exists (select 1 from intake.report_child o where o.report_id = r.id and"
                        + " not o.closed)")
                .param("caseNo", caseNo)
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

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                row.getObject("id", UUID.class),
                row.getString("receipt_no"),
                row.getObject("filed_at", OffsetDateTime.class).toInstant(),
                Report.State.valueOf(row.getString("state")),
                row.getString("case_no"),
                row.getObject("folder_id", UUID.class),
                incident(row),
                row.getBoolean("from_unit"),
                row.getBoolean("mandated"));
    }

    private static Incident incident(ResultSet row) throws SQLException {
        var foundAt = row.getObject("found_at", OffsetDateTime.class);
        var assault = row.getString("sexual_assault");
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
                row.getString("police_case_no"),
                assault == null ? null : Suspicion.valueOf(assault),
                row.getString("suspect_kind"),
                row.getBoolean("danger_asked"));
    }

    private static @Nullable OffsetDateTime at(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    /** A row of the table: a report without its children. */
    private record Row(
            UUID id,
            String receiptNo,
            Instant filedAt,
            Report.State state,
            @Nullable String caseNo,
            UUID folder,
            Incident incident,
            boolean fromUnit,
            boolean mandated) {

        Report with(List<ReportedChild> children) {
            return new Report(id, receiptNo, filedAt, state, caseNo, folder, incident, children, fromUnit, mandated);
        }
    }
}
