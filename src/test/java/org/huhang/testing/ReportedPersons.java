package org.huhang.testing;

import org.huhang.intake.ReportFiled;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whoever is named in a report that a test files must not be named in the log. */
@Component
class ReportedPersons {

    private final JdbcClient jdbc;

    ReportedPersons(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @EventListener
    void on(ReportFiled filed) {
        var words = jdbc.sql(
                        """
                        select r.description, r.found_place, c.name as child, c.id_no, c.address, c.guardian_name,
                            c.guardian_phone, c.school, p.name, p.phone, p.email, p.unit
                        from intake.report r join intake.reporter p on p.report_id = r.id
                        join intake.report_child c on c.report_id = r.id where r.id = :id
                        """)
                .param("id", filed.reportId())
                .query()
                .listOfRows();
        words.forEach(row -> CleanLog.keepSecret(row.values().stream()));
    }
}
