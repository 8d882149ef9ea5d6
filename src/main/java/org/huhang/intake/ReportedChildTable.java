package org.huhang.intake;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.huhang.intake.ReportedChild.Needs;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The children of reports, each with the case that it came to. */
@Repository
class ReportedChildTable {

    /** Of a report r: it belongs to the case. */
    static final String IN_CASE =
            "exists (select 1 from intake.report_child c where c.report_id = r.id and c.case_no = :caseNo)";

    /** Of a child c: what its report told of it. */
    static final String TOLD =
            """
            c.report_id, c.name, c.sex, c.birth_date, c.id_no, c.address, c.guardian_name, c.guardian_phone, c.school,
            c.language, c.interpreter, c.sign_language, c.disability, c.boarding
            """;

    private final JdbcClient jdbc;

    ReportedChildTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(UUID report, int position, ReportedChild child) {
        var needs = child.needs();
        jdbc.sql(
                        """
                        insert into intake.report_child (report_id, position, name, sex, birth_date, id_no, address,
                            guardian_name, guardian_phone, school, language, interpreter, sign_language, disability, boarding)
                        values (:report, :position, :name, :sex, :birthDate, :idNo, :address, :guardianName, :guardianPhone,
                            :school, :language, :interpreter, :signLanguage, :disability, :boarding)
                        """)
                .param("report", report)
                .param("position", position)
                .param("name", child.name())
                .param("sex", child.sex())
                .param("birthDate", child.birthDate())
                .param("idNo", child.idNo())
                .param("address", child.address())
                .param("guardianName", child.guardianName())
                .param("guardianPhone", child.guardianPhone())
                .param("school", child.school())
                .param("language", needs.language())
                .param("interpreter", needs.interpreter())
                .param("signLanguage", needs.signLanguage())
                .param("disability", needs.disability())
                .param("boarding", needs.boarding())
                .update();
    }

    /** The children of a case as its reports told of them, the oldest report first. */
    List<ToldChild> ofCase(String caseNo) {
        return jdbc.sql(
                        """
                        select c.* from intake.report_child c join intake.report r on r.id = c.report_id
                        where c.case_no = :caseNo order by r.filed_at, r.id, c.position
                        """)
                .param("caseNo", caseNo)
                .query(ReportedChildTable::row)
                .list();
    }

    /** Which children of its reports a case is about, counted from 0. */
    Map<UUID, Set<Integer>> positions(String caseNo) {
        return jdbc
                .sql("select report_id, position from intake.report_child where case_no = :caseNo")
                .param("caseNo", caseNo)
                .query((row, number) -> Map.entry(row.getObject("report_id", UUID.class), row.getInt("position")))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toSet())));
    }

    void attach(UUID report, @Nullable Integer position, String caseNo) {
        jdbc.sql(
                        """
                        update intake.report_child set case_no = :caseNo
                        where report_id = :report and position = coalesce(:position::integer, position)
                        """)
                .param("report", report)
                .param("position", position)
                .param("caseNo", caseNo)
                .update();
    }

    void move(String fromCase, String toCase) {
        jdbc.sql("update intake.report_child set case_no = :toCase where case_no = :fromCase")
                .param("fromCase", fromCase)
                .param("toCase", toCase)
                .update();
    }

    void close(String caseNo) {
        jdbc.sql("update intake.report_child set closed = true where case_no = :caseNo")
                .param("caseNo", caseNo)
                .update();
    }

    static ToldChild row(ResultSet row, int number) throws SQLException {
        var needs = new Needs(
                row.getString("language"),
                row.getBoolean("interpreter"),
                row.getBoolean("sign_language"),
                row.getString("disability"),
                row.getBoolean("boarding"));
        return new ToldChild(
                row.getObject("report_id", UUID.class),
                new ReportedChild(
                        row.getString("name"),
                        row.getString("sex"),
                        row.getObject("birth_date", LocalDate.class),
                        row.getString("id_no"),
                        row.getString("address"),
                        row.getString("guardian_name"),
                        row.getString("guardian_phone"),
                        row.getString("school"),
                        needs));
    }
}
