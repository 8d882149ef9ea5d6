package org.huhang.casework;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** SQL of the tasks that were taken back because danger was told and the case is judged anew. */
@Component
class GoneBackTable {

    private final JdbcClient jdbc;

    GoneBackTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(UUID item, String caseNo, Instant at) {
        jdbc.sql("insert into casework.gone_back (item_id, case_no, at) values (:item, :caseNo, :at)")
                .param("item", item)
                .param("caseNo", caseNo)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    boolean has(UUID item) {
        return jdbc.sql("select exists (select from casework.gone_back where item_id = :item)")
                .param("item", item)
                .query(Boolean.class)
                .single();
    }
}
