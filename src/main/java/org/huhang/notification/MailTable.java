package org.huhang.notification;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The outbox. Leases run on the database's clock, which all nodes share; everything else on business time. */
@Repository
class MailTable {

    private final JdbcClient jdbc;

    MailTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A mail to be put in. */
    record Draft(
            UUID id,
            String key,
            @Nullable Long messageId,
            String address,
            Postcard.Written written,
            boolean urgent,
            Instant plannedAt) {}

    /** A mail that this node has taken to send. */
    record Taken(UUID id, String address, Postcard.Written written, Instant plannedAt, int attempts) {}

    /** How many are new: a key is sent once. */
    int insert(List<Draft> drafts) {
        return jdbc.sql(
                        """
                        insert into notification.mail
                            (id, key, message_id, address, title, body, urgent, planned_at, next_at)
                        select id, key, message_id, address, title, body, urgent, planned_at::timestamptz,
                            planned_at::timestamptz
                        from unnest(:ids::uuid[], :keys::text[], :messages::bigint[], :addresses::text[], :titles::text[],
                            :bodies::text[], :urgent::boolean[], :times::text[])
                            as draft (id, key, message_id, address, title, body, urgent, planned_at)
                        on conflict (key) do nothing
                        """)
                .param("ids", column(drafts, Draft::id, UUID[]::new))
                .param("keys", column(drafts, Draft::key, String[]::new))
                .param("messages", column(drafts, Draft::messageId, Long[]::new))
                .param("addresses", column(drafts, Draft::address, String[]::new))
                .param("titles", column(drafts, draft -> draft.written().title(), String[]::new))
                .param("bodies", column(drafts, draft -> draft.written().body(), String[]::new))
                .param("urgent", column(drafts, Draft::urgent, Boolean[]::new))
                .param("times", column(drafts, draft -> draft.plannedAt().toString(), String[]::new))
                .update();
    }

    private static <T> T[] column(List<Draft> drafts, Function<Draft, @Nullable T> part, IntFunction<T[]> array) {
        return drafts.stream().map(part).toArray(array);
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
                        returning id, address, title, body, planned_at, attempts
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

    void giveUp(UUID id, UUID node) {
        jdbc.sql("update notification.mail set state = 'DEAD', lease_owner = null, lease_until = null"
                        + " where id = ? and lease_owner = ?")
                .params(id, node)
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
                row.getString("address"),
                new Postcard.Written(row.getString("title"), row.getString("body")),
                row.getObject("planned_at", OffsetDateTime.class).toInstant(),
                row.getInt("attempts"));
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
