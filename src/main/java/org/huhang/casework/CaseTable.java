package org.huhang.casework;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.huhang.worklist.CaseTurn;
import org.huhang.worklist.InTurn;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** SQL of the cases, their reports and parties. */
@Component
class CaseTable implements CaseTurn {

    private static final String SELECT =
            """
            select case_no, child_id, county, region_code, categories, risk_tier, secrecy, first_receiver, folder_id,
                opened_at, closed_at, end_state, end_model
            from casework.case_file
            """;

    private final JdbcClient jdbc;
    private final InTurn inTurn;

    CaseTable(JdbcClient jdbc, InTurn inTurn) {
        this.jdbc = jdbc;
        this.inTurn = inTurn;
    }

    /** Numbers are counted per county and year; the row is held until the transaction ends, so none is lost. */
    String nextNumber(String county, int year) {
        var last = jdbc.sql(
                        """
                        insert into casework.case_number (county, year, last) values (:county, :year, 1)
                        on conflict (county, year) do update set last = case_number.last + 1
                        returning last
                        """)
                .param("county", county)
                .param("year", year)
                .query(Integer.class)
                .single();
        return "%s-%d-%05d".formatted(county, year, last);
    }

    void insert(CaseFile file) {
        jdbc.sql(
                        """
                        insert into casework.case_file (case_no, child_id, county, region_code, categories, risk_tier, secrecy,
                            first_receiver, folder_id, opened_at)
                        values (:caseNo, :childId, :county, :regionCode, :categories, :riskTier, :secrecy,
                            :firstReceiver, :folderId, :openedAt)
                        """)
                .param("caseNo", file.caseNo())
                .param("childId", file.childId())
                .param("county", file.county())
                .param("regionCode", file.regionCode())
                .param("categories", joined(file.categories()))
                .param("riskTier", file.riskTier())
                .param("secrecy", file.secret() ? "MAX" : "NORMAL")
                .param("firstReceiver", file.firstReceiver())
                .param("folderId", file.folderId())
                .param("openedAt", time(file.openedAt()))
                .update();
    }

    boolean any() {
        return jdbc.sql("select exists (select from casework.case_file)")
                .query(Boolean.class)
                .single();
    }

    Optional<CaseFile> find(String caseNo) {
        return inTurn.read(CaseFile.class, caseNo, () -> jdbc.sql(SELECT + " where case_no = :caseNo")
                .param("caseNo", caseNo)
                .query(CaseTable::file)
                .optional());
    }

    /** Finds and keeps others from closing it until the transaction ends. */
    Optional<CaseFile> lock(String caseNo) {
        if (inTurn.has(caseNo)) {
            return find(caseNo);
        }
        return begun(jdbc.sql(SELECT + " where case_no = :caseNo for update")
                .param("caseNo", caseNo)
                .query(CaseTable::file)
                .optional());
    }

    /** The row is this transaction's: what is read of the case is read once from now on, as it was when the row was got. */
    private Optional<CaseFile> begun(Optional<CaseFile> locked) {
        locked.map(CaseFile::caseNo).filter(caseNo -> !inTurn.has(caseNo)).ifPresent(caseNo -> {
            inTurn.begins(caseNo);
            inTurn.read(CaseFile.class, caseNo, () -> locked);
        });
        return locked;
    }

    @Override
    public void await(String caseNo) {
        lock(caseNo);
    }

    /** Of all files of one child; nobody asks of one file alone, see {@link CaseRegister#lockOpenOfChild}. */
    Optional<CaseFile> lockOpen(Set<UUID> files) {
        return begun(jdbc.sql(SELECT
                        + " where child_id = any(:files) and closed_at is null order by opened_at desc, case_no limit 1"
                        + " for update")
                .param("files", files.toArray(UUID[]::new))
                .query(CaseTable::file)
                .optional());
    }

    /** The case is about a child whose file was there before. */
    void relink(String caseNo, UUID childId) {
        inTurn.changed(CaseFile.class);
        jdbc.sql("update casework.case_file set child_id = :childId where case_no = :caseNo")
                .param("caseNo", caseNo)
                .param("childId", childId)
                .update();
    }

    /** The newest first. */
    List<CaseFile> about(Set<UUID> files) {
        return jdbc.sql(SELECT + " where child_id = any(:files) order by opened_at desc")
                .param("files", files.toArray(UUID[]::new))
                .query(CaseTable::file)
                .list();
    }

    List<CaseFile> find(Set<String> caseNos) {
        return jdbc.sql(SELECT + " where case_no = any(:caseNos) order by opened_at desc")
                .param("caseNos", caseNos.toArray(String[]::new))
                .query(CaseTable::file)
                .list();
    }

    Set<String> ofChildren(Set<UUID> children) {
        return new TreeSet<>(jdbc.sql("select case_no from casework.case_file where child_id = any(:children)")
                .param("children", children.toArray(UUID[]::new))
                .query(String.class)
                .list());
    }

    /** Says where a case is; what is null stays, but for police of a county that it leaves. */
    void place(String caseNo, String regionCode, @Nullable String schoolCode, @Nullable String policeCode) {
        inTurn.changed(CaseFile.class);
        jdbc.sql(
                        """
                        update casework.case_file set region_code = :regionCode,
                            school_code = coalesce(:schoolCode, school_code),
                            police_code = case when left(region_code, 6) = left(:regionCode, 6)
                                then coalesce(:policeCode, police_code) else :policeCode end
                        where case_no = :caseNo
                        """)
                .param("caseNo", caseNo)
                .param("regionCode", regionCode)
                .param("schoolCode", schoolCode)
                .param("policeCode", policeCode)
                .update();
    }

    Bound bound(String caseNo) {
        return jdbc.sql("select police_code, school_code from casework.case_file where case_no = :caseNo")
                .param("caseNo", caseNo)
                .query((row, number) -> new Bound(row.getString("police_code"), row.getString("school_code")))
                .single();
    }

    void retier(String caseNo, String riskTier) {
        inTurn.changed(CaseFile.class);
        jdbc.sql("update casework.case_file set risk_tier = :riskTier where case_no = :caseNo")
                .param("caseNo", caseNo)
                .param("riskTier", riskTier)
                .update();
    }

    void widen(String caseNo, List<Integer> categories, boolean secret) {
        inTurn.changed(CaseFile.class);
        jdbc.sql(
                        """
                        update casework.case_file set categories = :categories,
                            secrecy = case when :secret then 'MAX' else secrecy end
                        where case_no = :caseNo
                        """)
                .param("caseNo", caseNo)
                .param("categories", joined(categories))
                .param("secret", secret)
                .update();
    }

    /** The cases that became secret with this because another case of the child is. */
    List<String> spreadSecrecy(Set<UUID> files) {
        inTurn.changed(CaseFile.class);
        return jdbc.sql(
                        """
                        update casework.case_file set secrecy = 'MAX'
                        where child_id = any(:files) and secrecy <> 'MAX'
                            and exists (select from casework.case_file where child_id = any(:files) and secrecy = 'MAX')
                        returning case_no
                        """)
                .param("files", files.toArray(UUID[]::new))
                .query(String.class)
                .list();
    }

    /** True for the one who closed it. */
    boolean close(String caseNo, String endState, @Nullable String endModel, Instant at) {
        inTurn.changed(CaseFile.class);
        return jdbc.sql(
                                """
                                update casework.case_file set closed_at = :at, end_state = :endState,
                                    end_model = :endModel
                                where case_no = :caseNo and closed_at is null
                                """)
                        .param("caseNo", caseNo)
                        .param("endState", endState)
                        .param("endModel", endModel, Types.VARCHAR)
                        .param("at", time(at))
                        .update()
                == 1;
    }

    /** False if this child of the report was delivered before. */
    boolean join(UUID reportId, int child, String caseNo, Instant at) {
        return jdbc.sql(
                                """
                                insert into casework.case_report (report_id, child, case_no, joined_at)
                                values (:reportId, :child, :caseNo, :at) on conflict (report_id, child) do nothing
                                """)
                        .param("reportId", reportId)
                        .param("child", child)
                        .param("caseNo", caseNo)
                        .param("at", time(at))
                        .update()
                == 1;
    }

    /** Whether two cases are those of different children of one report. */
    boolean siblings(String caseNo, String other) {
        return jdbc.sql(
                        """
                        select exists (
                            select from casework.case_report one
                            join casework.case_report another
                                on another.report_id = one.report_id and another.child <> one.child
                            where one.case_no = :caseNo and another.case_no = :other)
                        """)
                .param("caseNo", caseNo)
                .param("other", other)
                .query(Boolean.class)
                .single();
    }

    /** The cases of the other children of its reports, wherever those go on that were merged. */
    Set<String> ofOneReport(String caseNo) {
        return new TreeSet<>(jdbc.sql(
                        """
                        select another.case_no from casework.case_report one
                        join casework.case_report another
                            on another.report_id = one.report_id and another.child <> one.child
                        where one.case_no = :caseNo
                        """)
                .param("caseNo", caseNo)
                .query(String.class)
                .list());
    }

    void leave(UUID reportId, int child) {
        jdbc.sql("delete from casework.case_report where report_id = :reportId and child = :child")
                .param("reportId", reportId)
                .param("child", child)
                .update();
    }

    void addParty(String caseNo, String agencyCode, String source, Instant at) {
        jdbc.sql(
                        """
                        insert into casework.party (case_no, agency_code, since, source)
                        values (:caseNo, :agencyCode, :at, :source) on conflict do nothing
                        """)
                .param("caseNo", caseNo)
                .param("agencyCode", agencyCode)
                .param("source", source)
                .param("at", time(at))
                .update();
    }

    Set<String> parties(String caseNo) {
        return new TreeSet<>(jdbc.sql("select agency_code from casework.party where case_no = :caseNo")
                .param("caseNo", caseNo)
                .query(String.class)
                .list());
    }

    private static String joined(List<Integer> categories) {
        return categories.stream().sorted().map(String::valueOf).collect(Collectors.joining(","));
    }

    private static OffsetDateTime time(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    private static CaseFile file(ResultSet row, int number) throws SQLException {
        var closed = row.getObject("closed_at", OffsetDateTime.class);
        return new CaseFile(
                row.getString("case_no"),
                row.getObject("child_id", UUID.class),
                row.getString("county"),
                row.getString("region_code"),
                Arrays.stream(row.getString("categories").split(","))
                        .filter(code -> !code.isEmpty())
                        .map(Integer::valueOf)
                        .toList(),
                row.getString("risk_tier"),
                row.getString("secrecy").equals("MAX"),
                row.getString("first_receiver"),
                row.getObject("folder_id", UUID.class),
                row.getObject("opened_at", OffsetDateTime.class).toInstant(),
                closed == null ? null : closed.toInstant(),
                row.getString("end_state"),
                row.getString("end_model"));
    }

    /**
     * The agencies bound to a case of which a place has many.
     *
     * @param policeCode the police unit, null if none was named
     * @param schoolCode the school, null if none was named
     */
    record Bound(@Nullable String policeCode, @Nullable String schoolCode) {}
}
