package org.huhang.correction;

import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** SQL of corrections that wait for another agency. */
@Component
class HeldBackTable {

    private final JdbcClient jdbc;

    HeldBackTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void hold(UUID item, String caseNo, int number) {
        jdbc.sql("insert into correction.held_back (item_id, case_no, number) values (?, ?, ?)")
                .params(item, caseNo, number)
                .update();
    }

    void release(UUID item) {
        jdbc.sql("delete from correction.held_back where item_id = ?")
                .param(item)
                .update();
    }

    /** The first correction of an answer that has had no effect yet. */
    Optional<Integer> first(UUID item) {
        return jdbc.sql("select number from correction.held_back where item_id = ?")
                .param(item)
                .query(Integer.class)
                .optional();
    }

    /** The answer of a case that waits. */
    Optional<UUID> ofCase(String caseNo) {
        return jdbc.sql("select item_id from correction.held_back where case_no = ? limit 1")
                .param(caseNo)
                .query(UUID.class)
                .optional();
    }
}
