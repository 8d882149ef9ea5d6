package org.huhang.notification;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The outbox. Leases run on the database's clock, which all nodes share; everything else on business time. */
@Repository
class MailTable {

    private final JdbcClient jdbc;

    MailTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A mail that this node has taken to send. */
    record Taken(UUID id, String key, String address, Postcard.Written written, Instant plannedAt, int attempts) {}

    /** Puts a mail in that belongs to no message; false if there is one with this key. */
    boolean insert(String key, String address, Postcard.Written written, Instant plannedAt) {
        return jdbc.sql(
                                """
                                insert into notification.mail (id, key, address, title, body, urgent, planned_at, next_at)
                                values (:id, :key, :address, :title, :body, false, :at, :at)
                                on conflict (key) do nothing
                                """)
                        .param("id", UUID.randomUUID())
                        .param("key", key)
                        .param("address", address)
                        .param("title", written.title())
                        .param("body", written.body())
                        .param("at", utc(plannedAt))
                        .update()
                == 1;
    }

    /** What is due, and what a node took that has not been heard of since. */
    List<Taken> take(UUID node, boolean urgent, Instant now, int most) {
        return jdbc.sql(
                        """
                        update notification.mail
                        set state = 'SENDING', attempts = attempts + 1, lease_owner = ?,
                            lease_until = now() + interval '2 min'
                        where id in (
                            select id from notification.mail
                            where urgent = ? and ((state = 'WAITING' and next_at <= ?)
                                or (state = 'SENDING' and lease_until < now()))
                            order by next_at limit ? for update skip locked)
                        returning id, key, address, title, body, planned_at, attempts
                        """)
                .params(node, urgent, utc(now), most)
                .query(MailTable::taken)
                .list();
    }

    /** Two minutes more for one mail; false if another node has taken it meanwhile. */
    boolean stillMine(UUID id, UUID node) {
        return jdbc.sql("update notification.mail set lease_until = now() + interval '2 min'"
                                + " where id = ? and lease_owner = ? and lease_until > now()")
                        .params(id, node)
                        .update()
                == 1;
    }

    void sent(UUID id, UUID node, Instant at) {
        jdbc.sql("update notification.mail set state = 'SENT', sent_at = ?, address = null, lease_owner = null,"
                        + " lease_until = null where id = ? and lease_owner = ?")
                .params(utc(at), id, node)
                .update();
    }

    void postpone(UUID id, UUID node, Instant until) {
        jdbc.sql("update notification.mail set state = 'WAITING', next_at = ?, lease_owner = null, lease_until = null"
                        + " where id = ? and lease_owner = ?")
                .params(utc(until), id, node)
                .update();
    }

    /** False if another node has taken it meanwhile. */
    boolean giveUp(UUID id, UUID node) {
        return jdbc.sql("update notification.mail set state = 'DEAD', lease_owner = null, lease_until = null"
                                + " where id = ? and lease_owner = ?")
                        .params(id, node)
                        .update()
                == 1;
    }

    /** What goes with the messages of a person and is not out yet. */
    void forget(String recipient) {
        jdbc.sql(
                        """
                        delete from notification.mail where state in ('WAITING', 'SENDING')
                            and message_id in (select id from notification.message where recipient = ?)
                        """)
                .params(recipient)
                .update();
    }

    long dead() {
        return jdbc.sql("select count(*) from notification.mail where state = 'DEAD'")
                .query(Long.class)
                .single();
    }

    private static Taken taken(ResultSet row, int number) throws SQLException {
        return new Taken(
                row.getObject("id", UUID.class),
                row.getString("key"),
                row.getString("address"),
                new Postcard.Written(row.getString("title"), row.getString("body")),
                row.getObject("planned_at", OffsetDateTime.class).toInstant(),
                row.getInt("attempts"));
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
