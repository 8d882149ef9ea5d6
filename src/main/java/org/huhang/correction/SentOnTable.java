package org.huhang.correction;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** SQL of corrections that sent a report on and wait for its receiver. */
@Component
class SentOnTable {

    private final JdbcClient jdbc;

    SentOnTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A correction that waits.
     *
     * @param item the answer
     * @param number which of its corrections
     * @param activities where the process stood by the answer before, and goes on beside
     */
    record Row(UUID item, int number, List<String> activities) {}

    void insert(Row row, String caseNo) {
        jdbc.sql("insert into correction.sent_on (item_id, case_no, number, activities) values (?, ?, ?, ?)"
                        + " on conflict (item_id) do update set number = excluded.number,"
                        + " activities = sent_on.activities || ' ' || excluded.activities")
                .params(row.item(), caseNo, row.number(), String.join(" ", row.activities()))
                .update();
    }

    void delete(UUID item) {
        jdbc.sql("delete from correction.sent_on where item_id = ?").param(item).update();
    }

    List<Row> ofCase(String caseNo) {
        return jdbc.sql("select item_id, number, activities from correction.sent_on where case_no = ?")
                .param(caseNo)
                .query((row, at) -> new Row(
                        row.getObject(1, UUID.class),
                        row.getInt(2),
                        Stream.of(row.getString(3).split(" "))
                                .filter(id -> !id.isEmpty())
                                .toList()))
                .list();
    }
}
