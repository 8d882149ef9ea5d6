package org.huhang.correction;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** SQL of who must look at a case again. */
@Component
class LookAgainTable {

    private static final String SELECT =
            "select instance_id, item_id, number, follows, instead, needs, finished, agency from correction.look_again";

    private final JdbcClient jdbc;

    LookAgainTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(String instanceId, Row row) {
        jdbc.sql(
                        """
                        insert into correction.look_again
                            (instance_id, item_id, number, follows, instead, needs, finished, agency)
                        values (:instanceId, :itemId, :number, :follows, :instead, :needs, :finished, :agency)
                        """)
                .param("instanceId", instanceId)
                .param("itemId", row.itemId())
                .param("number", row.number())
                .param("follows", String.join(",", row.follows()))
                .param("instead", String.join(",", row.instead()))
                .param("needs", row.needs())
                .param("finished", String.join(",", row.finished()))
                .param("agency", row.agency())
                .update();
    }

    void delete(String instanceId) {
        jdbc.sql("delete from correction.look_again where instance_id = ?")
                .param(instanceId)
                .update();
    }

    /** What a process asks. */
    Optional<Row> find(String instanceId) {
        return jdbc.sql(SELECT + " where instance_id = ?")
                .param(instanceId)
                .query((row, count) -> row(row))
                .optional();
    }

    /** What the corrections of a task asked somebody to do or to think about, by the process that asks it. */
    List<Map.Entry<String, Row>> asking(UUID item) {
        return jdbc.sql(SELECT + " where item_id = ? and (follows <> '' or finished <> '')")
                .param(item)
                .query((row, count) -> Map.entry(row.getString("instance_id"), row(row)))
                .list();
    }

    /** What the corrections of some tasks ask, by the process that asks it, the last correction first. */
    List<Map.Entry<String, Row>> ofItems(Set<UUID> items) {
        return jdbc.sql(SELECT + " where item_id in (:items) order by number desc")
                .param("items", items)
                .query((row, count) -> Map.entry(row.getString("instance_id"), row(row)))
                .list();
    }

    /** The processes that ask about one correction. */
    List<String> instances(UUID item, int number) {
        return jdbc.sql("select instance_id from correction.look_again where item_id = ? and number = ?")
                .params(item, number)
                .query(String.class)
                .list();
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                row.getObject("item_id", UUID.class),
                row.getInt("number"),
                elements(row.getString("follows")),
                elements(row.getString("instead")),
                row.getString("needs"),
                elements(row.getString("finished")),
                row.getString("agency"));
    }

    private static List<String> elements(String joined) {
        return joined.isEmpty() ? List.of() : List.of(joined.split(","));
    }

    /**
     * What somebody is asked.
     *
     * @param itemId the task whose answer was corrected
     * @param number which correction of it
     * @param follows the elements of its model that the right answer would have led to
     * @param instead those that the wrong answer led to
     * @param needs the kinds of agencies whose work the right answer asks for, by commas
     * @param finished steps that handed over what is finished and rested on the wrong answer alone
     * @param agency whose leader is asked, null of an older version: who leads the agency that answered or asked
     */
    record Row(
            UUID itemId,
            int number,
            List<String> follows,
            List<String> instead,
            String needs,
            List<String> finished,
            @Nullable String agency) {}
}
