package org.huhang.casework;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** SQL of the tasks that were taken back because something was told and the case is judged anew. */
@Component
class GoneBackTable {

    private final JdbcClient jdbc;

    GoneBackTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(UUID item, String caseNo, boolean danger, Instant at) {
        jdbc.sql("insert into casework.gone_back (item_id, case_no, danger, at) values (:item, :caseNo, :danger,"
                        + " :at)")
                .param("item", item)
                .param("caseNo", caseNo)
                .param("danger", danger)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Whether it was danger that was told; empty if the task was not taken back for it. */
    Optional<Boolean> ofDanger(UUID item) {
        return jdbc.sql("select danger from casework.gone_back where item_id = :item")
                .param("item", item)
                .query(Boolean.class)
                .optional();
    }
}
