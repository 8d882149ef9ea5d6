package org.huhang.casework;

import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** SQL of the days that closings named for the child. */
@Component
class FollowUpTable {

    private final JdbcClient jdbc;

    FollowUpTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A day that a closing named.
     *
     * @param instanceId the process in which somebody goes there
     */
    record Named(LocalDate day, String instanceId) {}

    void keep(String caseNo, LocalDate day, String instanceId) {
        jdbc.sql("insert into casework.follow_up (case_no, day, instance_id) values (:caseNo, :day, :instanceId)"
                        + " on conflict (case_no, day) do update set instance_id = excluded.instance_id")
                .param("caseNo", caseNo)
                .param("day", day)
                .param("instanceId", instanceId)
                .update();
    }

    void drop(String caseNo, LocalDate day) {
        jdbc.sql("delete from casework.follow_up where case_no = :caseNo and day = :day")
                .param("caseNo", caseNo)
                .param("day", day)
                .update();
    }

    List<Named> ofCase(String caseNo) {
        return jdbc.sql("select day, instance_id from casework.follow_up where case_no = :caseNo order by day")
                .param("caseNo", caseNo)
                .query((row, number) -> new Named(row.getDate("day").toLocalDate(), row.getString("instance_id")))
                .list();
    }
}
