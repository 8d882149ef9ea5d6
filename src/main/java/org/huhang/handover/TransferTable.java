package org.huhang.handover;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** SQL of the transfers. */
@Component
class TransferTable {

    private static final String SELECT =
            """
            select id, case_no, kind, from_agency, to_agency, outside, spoken_to, sent_at, state from handover.transfer
            """;

    private final JdbcClient jdbc;

    TransferTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Keeps a transfer; a repeat of the same call keeps nothing and finds the first. */
    Transfer insert(Transfer sent, String sourceKey) {
        jdbc.sql(
                        """
                        insert into handover.transfer (id, case_no, kind, from_agency, to_agency, outside, spoken_to, sent_at,
                            state, source_key)
                        values (:id, :caseNo, :kind, :fromAgency, :toAgency, :outside, :spokenTo, :sentAt, :state, :sourceKey)
                        on conflict (source_key) do nothing
                        """)
                .param("id", sent.id())
                .param("caseNo", sent.caseNo())
                .param("kind", sent.kind().name())
                .param("fromAgency", sent.fromAgency())
                .param("toAgency", sent.toAgency())
                .param("outside", sent.outside())
                .param("spokenTo", sent.spokenTo())
                .param("sentAt", sent.sentAt().atOffset(ZoneOffset.UTC))
                .param("state", sent.state().name())
                .param("sourceKey", sourceKey)
                .update();
        return jdbc.sql(SELECT + " where source_key = :sourceKey")
                .param("sourceKey", sourceKey)
                .query(TransferTable::read)
                .single();
    }

    Optional<Transfer> find(UUID id) {
        return jdbc.sql(SELECT + " where id = :id")
                .param("id", id)
                .query(TransferTable::read)
                .optional();
    }

    /** What went or goes, oldest first; what was taken back never went. */
    List<Transfer> ofCase(String caseNo) {
        return jdbc.sql(SELECT + " where case_no = :caseNo and state <> 'TAKEN_BACK' order by sent_at, id")
                .param("caseNo", caseNo)
                .query(TransferTable::read)
                .list();
    }

    /** False if the receiver answered before. */
    boolean decide(UUID id, Transfer.State state, String person, @Nullable String reason, Instant at) {
        return jdbc.sql(
                                """
                                update handover.transfer
                                set state = :state, decided_by = :person, reason = :reason, decided_at = :at
                                where id = :id and state = 'SENT'
                                """)
                        .param("id", id)
                        .param("state", state.name())
                        .param("person", person)
                        .param("reason", reason)
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    /** The receiver answers otherwise than it did. */
    void decideAnew(UUID id, Transfer.State state, String person, @Nullable String reason, Instant at) {
        jdbc.sql("update handover.transfer set state = :state, decided_by = :person, reason = :reason, decided_at = :at"
                        + " where id = :id")
                .param("id", id)
                .param("state", state.name())
                .param("person", person)
                .param("reason", reason)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    void takeBack(UUID id, Instant at) {
        jdbc.sql("update handover.transfer set state = 'TAKEN_BACK', decided_at = :at where id = :id")
                .param("id", id)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    private static Transfer read(java.sql.ResultSet row, int number) throws java.sql.SQLException {
        return new Transfer(
                row.getObject("id", UUID.class),
                row.getString("case_no"),
                Transfer.Kind.valueOf(row.getString("kind")),
                row.getString("from_agency"),
                row.getString("to_agency"),
                row.getString("outside"),
                row.getString("spoken_to"),
                row.getObject("sent_at", OffsetDateTime.class).toInstant(),
                Transfer.State.valueOf(row.getString("state")));
    }
}
