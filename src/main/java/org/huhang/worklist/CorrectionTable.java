package org.huhang.worklist;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectMapper;

/** SQL of the corrections. */
@Component
class CorrectionTable {

    private static final TypeReference<Map<String, Object>> MAP = new TypeReference<>() {};

    private static final String SELECT =
            """
            select item_id, number, case_no, person, reason, before, after, corrected_at from worklist.correction
            """;

    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final InTurn inTurn;

    CorrectionTable(JdbcClient jdbc, ObjectMapper json, InTurn inTurn) {
        this.jdbc = jdbc;
        this.json = json;
        this.inTurn = inTurn;
    }

    /** An answer as it will be read again. */
    Map<String, Object> asKept(Map<String, Object> answers) {
        return json.readValue(json.writeValueAsString(answers), MAP);
    }

    void insert(Correction made) {
        inTurn.changed(Answer.class);
        jdbc.sql(
                        """
                        insert into worklist.correction
                            (item_id, number, case_no, person, reason, before, after, corrected_at)
                        values (:item, :number, :caseNo, :person, :reason, :before::jsonb, :after::jsonb, :at)
                        """)
                .param("item", made.taskId())
                .param("number", made.number())
                .param("caseNo", made.caseNo())
                .param("person", made.person())
                .param("reason", made.reason())
                .param("before", json.writeValueAsString(made.before()))
                .param("after", json.writeValueAsString(made.after()))
                .param("at", made.at().atOffset(ZoneOffset.UTC))
                .update();
    }

    List<Correction> of(UUID item) {
        return jdbc.sql(SELECT + " where item_id = :item order by number")
                .param("item", item)
                .query(this::read)
                .list();
    }

    List<Correction> ofCase(String caseNo) {
        return jdbc.sql(SELECT + " where case_no = :caseNo order by corrected_at, number")
                .param("caseNo", caseNo)
                .query(this::read)
                .list();
    }

    private Correction read(ResultSet row, int number) throws SQLException {
        return new Correction(
                row.getObject("item_id", UUID.class),
                row.getInt("number"),
                row.getString("case_no"),
                row.getString("person"),
                row.getString("reason"),
                json.readValue(row.getString("before"), MAP),
                json.readValue(row.getString("after"), MAP),
                row.getObject("corrected_at", OffsetDateTime.class).toInstant());
    }
}
