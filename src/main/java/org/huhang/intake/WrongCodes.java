package org.huhang.intake;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Counts wrong query codes per network address and hour, over all nodes. */
@Repository
class WrongCodes {

    private final JdbcClient jdbc;
    private final Clock clock;

    WrongCodes(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    int tries(byte[] source) {
        return jdbc.sql("select tries from intake.wrong_code where source = :source and hour = :hour")
                .param("source", source)
                .param("hour", at(hour()))
                .query(Integer.class)
                .optional()
                .orElse(0);
    }

    void add(byte[] source) {
        jdbc.sql(
                        """
                        insert into intake.wrong_code as known (source, hour, tries) values (:source, :hour, 1)
                        on conflict (source, hour) do update set tries = known.tries + 1
                        """)
                .param("source", source)
                .param("hour", at(hour()))
                .update();
    }

    int forget() {
        return jdbc.sql("delete from intake.wrong_code where hour < :hour")
                .param("hour", at(hour()))
                .update();
    }

    private Instant hour() {
        return clock.instant().truncatedTo(ChronoUnit.HOURS);
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
