package org.huhang.worklist;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** SQL of the tasks that came and went with a correction. */
@Component
class MovedTable {

    private final JdbcClient jdbc;

    MovedTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(UUID item, boolean gone, Correction by) {
        jdbc.sql("insert into worklist.moved (item_id, gone, corrected, number) values (:item, :gone, :by, :number)")
                .param("item", item)
                .param("gone", gone)
                .param("by", by.taskId())
                .param("number", by.number())
                .update();
    }

    List<UUID> moved(Correction by, boolean gone) {
        return jdbc.sql(
                        "select item_id from worklist.moved where corrected = :by and number = :number and gone = :gone")
                .param("by", by.taskId())
                .param("number", by.number())
                .param("gone", gone)
                .query(UUID.class)
                .list();
    }

    /** What took a task. */
    Optional<By> takenBy(UUID item) {
        return jdbc.sql("select corrected, number from worklist.moved where item_id = :item and gone")
                .param("item", item)
                .query(By.class)
                .optional();
    }

    /**
     * A correction.
     *
     * @param corrected the item whose answer was corrected
     * @param number the number of the correction
     */
    record By(UUID corrected, int number) {}
}
