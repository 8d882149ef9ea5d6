package org.huhang.casework;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** SQL of the tasks that were taken back because of something that was told. */
@Component
class GoneBackTable {

    private final JdbcClient jdbc;

    GoneBackTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Because of what. */
    enum Why {
        DANGER,
        NEWS,
        /** another agency does not agree that its report was refused */
        OBJECTION,
        /** the child has died: nothing is left to be judged */
        DEATH,
        /** intake took the report in after all, and nobody had the assessment */
        TAKEN_IN
    }

    void insert(UUID item, String caseNo, Why why, Instant at) {
        jdbc.sql("insert into casework.gone_back (item_id, case_no, reason, at)"
                        + " values (:item, :caseNo, :reason, :at)")
                .param("item", item)
                .param("caseNo", caseNo)
                .param("reason", why.name())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Why a task was taken back; empty if it was not. */
    Optional<Why> why(UUID item) {
        return jdbc.sql("select reason from casework.gone_back where item_id = :item")
                .param("item", item)
                .query((row, number) -> Why.valueOf(row.getString("reason")))
                .optional();
    }

    /** The tasks of a case that were taken back because the child has died, the last one first. */
    List<UUID> ofDeath(String caseNo) {
        return jdbc.sql("select item_id from casework.gone_back where case_no = :caseNo and reason = 'DEATH'"
                        + " order by at desc")
                .param("caseNo", caseNo)
                .query(UUID.class)
                .list();
    }
}
