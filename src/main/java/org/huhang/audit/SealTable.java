package org.huhang.audit;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The seals, in the order of the chain, and the signed head. */
@Repository
class SealTable {

    private static final long SEALER = 0x48_55_48_41_4e_47_01L;

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final Clock clock;

    SealTable(JdbcClient jdbc, JdbcTemplate batches, Clock clock) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.clock = clock;
    }

    /** Every node tries; the lock ends with the transaction, so a node that dies holds nothing up. */
    boolean mine() {
        return jdbc.sql("select pg_try_advisory_xact_lock(?)")
                .param(SEALER)
                .query(Boolean.class)
                .single();
    }

    Optional<SignedHead> head() {
        return jdbc.sql("select seq, mac, signature, key_print from audit.head")
                .query((row, number) -> new SignedHead(
                        new Head(row.getLong("seq"), row.getBytes("mac")),
                        row.getBytes("signature"),
                        row.getBytes("key_print")))
                .optional();
    }

    void append(List<Seal> seals, SignedHead head) {
        batches.batchUpdate(
                "insert into audit.seal (seq, line_id, mac) values (?, ?, ?)", seals, seals.size(), (insert, seal) -> {
                    insert.setLong(1, seal.link().seq());
                    insert.setLong(2, seal.lineId());
                    insert.setBytes(3, seal.link().mac());
                });
        batches.batchUpdate(
                "delete from audit.waiting where line_id = ?",
                seals,
                seals.size(),
                (delete, seal) -> delete.setLong(1, seal.lineId()));
        jdbc.sql(
                        """
                        insert into audit.head (sole, seq, mac, signature, key_print, sealed_at)
                        values (true, ?, ?, ?, ?, ?)
                        on conflict (sole) do update set seq = excluded.seq, mac = excluded.mac,
                            signature = excluded.signature, key_print = excluded.key_print,
                            sealed_at = excluded.sealed_at
                        """)
                .params(
                        head.head().seq(),
                        head.head().mac(),
                        head.signature(),
                        head.keyPrint(),
                        clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }
}
