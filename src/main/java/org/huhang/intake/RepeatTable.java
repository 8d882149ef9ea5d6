package org.huhang.intake;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class RepeatTable {

    private final JdbcClient jdbc;

    RepeatTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<UUID> find(String fingerprint, Instant now) {
        return jdbc.sql(
                        "select report_id from intake.repeat where fingerprint = decode(:fingerprint, 'hex') and until >= :now")
                .param("fingerprint", fingerprint)
                .param("now", at(now))
                .query(UUID.class)
                .optional();
    }

    /** Waits for others that claim the same; false if one of them has it. */
    boolean claim(Repeats.Mark mark, UUID reportId, Instant now) {
        return jdbc.sql(
                                """
                        insert into intake.repeat as mine (fingerprint, report_id, until)
                        values (decode(:fingerprint, 'hex'), :report, :until)
                        on conflict (fingerprint) do update
                            set report_id = excluded.report_id, until = excluded.until
                            where mine.until < :now
                        """)
                        .param("fingerprint", mark.fingerprint())
                        .param("report", reportId)
                        .param("until", at(mark.until()))
                        .param("now", at(now))
                        .update()
                == 1;
    }

    void point(Repeats.Mark mark, UUID reportId) {
        jdbc.sql("update intake.repeat set report_id = :report, until = :until"
                        + " where fingerprint = decode(:fingerprint, 'hex')")
                .param("report", reportId)
                .param("until", at(mark.until()))
                .param("fingerprint", mark.fingerprint())
                .update();
    }

    int forget(Instant now) {
        return jdbc.sql("delete from intake.repeat where until < :now")
                .param("now", at(now))
                .update();
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
