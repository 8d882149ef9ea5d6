package org.huhang.paper;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** SQL of how papers were served. */
@Repository
class DeliveryTable {

    private static final String SELECT =
            """
            select delivery.id, paper_id, recipient, named, how, outcome, served_on, remark, recorded_by, recorded_at
            from paper.delivery
            """;

    private final JdbcClient jdbc;

    DeliveryTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Delivery delivery) {
        jdbc.sql(
                        """
                        insert into paper.delivery (id, paper_id, recipient, named, how, outcome, served_on, remark,
                            recorded_by, recorded_at)
                        values (:id, :paper, :to, :named, :how, :outcome, :on, :remark, :by, :at)
                        """)
                .param("id", delivery.id())
                .param("paper", delivery.paperId())
                .param("to", delivery.to().name())
                .param("named", delivery.named())
                .param("how", delivery.how().name())
                .param("outcome", delivery.outcome().name())
                .param("on", delivery.servedOn())
                .param("remark", delivery.remark())
                .param("by", delivery.recordedBy())
                .param("at", delivery.recordedAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    List<Delivery> of(UUID paperId) {
        return jdbc.sql(SELECT + " where paper_id = ? order by recorded_at, id")
                .param(paperId)
                .query(DeliveryTable::delivery)
                .list();
    }

    /** Those of all papers of a case. */
    List<Delivery> ofCase(String caseNo) {
        return jdbc.sql(SELECT + " join paper.paper on paper.id = paper_id where case_no = ? order by recorded_at")
                .param(caseNo)
                .query(DeliveryTable::delivery)
                .list();
    }

    private static Delivery delivery(ResultSet row, int number) throws SQLException {
        return new Delivery(
                row.getObject("id", UUID.class),
                row.getObject("paper_id", UUID.class),
                Recipient.valueOf(row.getString("recipient")),
                row.getString("named"),
                Delivery.How.valueOf(row.getString("how")),
                Delivery.Outcome.valueOf(row.getString("outcome")),
                row.getObject("served_on", LocalDate.class),
                row.getString("remark"),
                row.getString("recorded_by"),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant());
    }
}
