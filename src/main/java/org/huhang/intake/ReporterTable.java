package org.huhang.intake;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class ReporterTable {

    private final JdbcClient jdbc;

    ReporterTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(UUID reportId, Reporter reporter) {
        jdbc.sql(
                        """
                        insert into intake.reporter
                            (report_id, name, phone, email, unit, department, anonymous, language)
                        values (:report, :name, :phone, :email, :unit, :department, :anonymous, :language)
                        """)
                .param("report", reportId)
                .param("name", reporter.name())
                .param("phone", reporter.phone())
                .param("email", reporter.email())
                .param("unit", reporter.unit())
                .param("department", reporter.department())
                .param("anonymous", reporter.anonymous())
                .param("language", reporter.language().toLanguageTag())
                .update();
    }

    Optional<Reporter> find(UUID reportId) {
        return jdbc.sql(
                        """
                        select r.name, r.phone, r.email, r.unit, r.department, r.anonymous, r.language, f.mandated
                        from intake.reporter r join intake.report f on f.id = r.report_id where r.report_id = :report
                        """)
                .param("report", reportId)
                .query(ReporterTable::reporter)
                .optional();
    }

    private static Reporter reporter(ResultSet row, int number) throws SQLException {
        return new Reporter(
                row.getString("name"),
                row.getString("phone"),
                row.getString("email"),
                row.getString("unit"),
                row.getString("department"),
                row.getBoolean("mandated"),
                row.getBoolean("anonymous"),
                Locale.forLanguageTag(row.getString("language")));
    }
}
