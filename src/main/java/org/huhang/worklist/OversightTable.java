package org.huhang.worklist;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** SQL of what leaders and supervisors did. */
@Component
class OversightTable {

    private static final String SELECT =
            "select id, item_id, case_no, kind, person, other, reason, at from worklist.oversight ";

    private final JdbcClient jdbc;

    OversightTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(OversightAct act) {
        jdbc.sql(
                        """
                        insert into worklist.oversight (id, item_id, case_no, kind, person, other, reason, at)
                        values (:id, :item, :caseNo, :kind, :person, :other, :reason, :at)
                        """)
                .param("id", act.id())
                .param("item", act.taskId())
                .param("caseNo", act.caseNo())
                .param("kind", act.kind().name())
                .param("person", act.person())
                .param("other", act.other(), Types.VARCHAR)
                .param("reason", act.reason())
                .param("at", act.at().atOffset(ZoneOffset.UTC))
                .update();
    }

    List<OversightAct> ofCase(String caseNo) {
        return jdbc.sql(SELECT + "where case_no = :caseNo order by at, id")
                .param("caseNo", caseNo)
                .query(OversightTable::act)
                .list();
    }

    List<OversightAct> ofTask(UUID item) {
        return jdbc.sql(SELECT + "where item_id = :item order by at desc, id")
                .param("item", item)
                .query(OversightTable::act)
                .list();
    }

    private static OversightAct act(ResultSet row, int number) throws SQLException {
        return new OversightAct(
                row.getObject("id", UUID.class),
                row.getObject("item_id", UUID.class),
                row.getString("case_no"),
                OversightAct.Kind.valueOf(row.getString("kind")),
                row.getString("person"),
                row.getString("other"),
                row.getString("reason"),
                row.getObject("at", OffsetDateTime.class).toInstant());
    }
}
