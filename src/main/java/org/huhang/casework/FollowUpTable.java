package org.huhang.casework;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** SQL of the days that closings, and answers of whoever was there, named for the child. */
@Component
class FollowUpTable {

    private final JdbcClient jdbc;

    FollowUpTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void keep(String caseNo, LocalDate day, String instanceId) {
        jdbc.sql("insert into casework.follow_up (case_no, day, instance_id) values (:caseNo, :day, :instanceId)"
                        + " on conflict (case_no, day) do update set instance_id = excluded.instance_id")
                .param("caseNo", caseNo)
                .param("day", day)
                .param("instanceId", instanceId)
                .update();
    }

    /** The days that closings of a case named, and the process in which somebody goes there. */
    Map<LocalDate, String> ofCase(String caseNo) {
        var days = new LinkedHashMap<LocalDate, String>();
        jdbc.sql("select day, instance_id from casework.follow_up where case_no = :caseNo order by day")
                .param("caseNo", caseNo)
                .query(row -> {
                    days.put(row.getDate("day").toLocalDate(), row.getString("instance_id"));
                });
        return days;
    }

    void keepAgain(UUID itemId, String caseNo, String instanceId) {
        jdbc.sql("insert into casework.follow_up_again (item_id, case_no, instance_id)"
                        + " values (:itemId, :caseNo, :instanceId)"
                        + " on conflict (item_id) do update set instance_id = excluded.instance_id")
                .param("itemId", itemId)
                .param("caseNo", caseNo)
                .param("instanceId", instanceId)
                .update();
    }

    /** By the task of a case whose answer says that somebody goes again, the process that began for it since. */
    Map<UUID, String> again(String caseNo) {
        var begun = new HashMap<UUID, String>();
        jdbc.sql("select item_id, instance_id from casework.follow_up_again where case_no = :caseNo")
                .param("caseNo", caseNo)
                .query(row -> {
                    begun.put(row.getObject("item_id", UUID.class), row.getString("instance_id"));
                });
        return begun;
    }
}
