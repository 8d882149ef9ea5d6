package org.huhang.notification;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Messages of people. */
@Repository
class MessageTable {

    private static final String COLUMNS = "id, kind, case_no, about_zh, about_en, link, planned_at, read_at";

    private final JdbcClient jdbc;

    MessageTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What was told, with the ids of the new rows; who was told before is left out. */
    List<Told> insert(List<Notice> notices) {
        return jdbc.sql(
                        """
                        insert into notification.message
                            (recipient, kind, subject, case_no, about_zh, about_en, link, planned_at)
                        select recipient, kind, subject, case_no, about_zh, about_en, link, planned_at::timestamptz
                        from unnest(:recipients::text[], :kinds::text[], :subjects::text[], :cases::text[], :zh::text[],
                            :en::text[], :links::text[], :times::text[])
                            as notice (recipient, kind, subject, case_no, about_zh, about_en, link, planned_at)
                        on conflict (recipient, subject, kind) do nothing
                        returning id, recipient, kind, subject
                        """)
                .param("recipients", texts(notices, Notice::recipient))
                .param("kinds", texts(notices, notice -> notice.kind().name()))
                .param("subjects", texts(notices, Notice::subject))
                .param("cases", texts(notices, Notice::caseNo))
                .param(
                        "zh",
                        texts(
                                notices,
                                notice -> notice.about() == null
                                        ? null
                                        : notice.about().zh()))
                .param(
                        "en",
                        texts(
                                notices,
                                notice -> notice.about() == null
                                        ? null
                                        : notice.about().en()))
                .param("links", texts(notices, Notice::link))
                .param("times", texts(notices, notice -> notice.plannedAt().toString()))
                .query((row, number) -> new Told(row.getLong("id"), told(notices, row)))
                .list();
    }

    private static Notice told(List<Notice> notices, ResultSet row) throws SQLException {
        for (var notice : notices) {
            if (notice.recipient().equals(row.getString("recipient"))
                    && notice.kind().name().equals(row.getString("kind"))
                    && notice.subject().equals(row.getString("subject"))) {
                return notice;
            }
        }
        throw new IllegalStateException("a message that nobody asked for");
    }

    private static @Nullable String[] texts(List<Notice> notices, Function<Notice, @Nullable String> part) {
        return notices.stream().map(part).toArray(String[]::new);
    }

    /** A message that is new. */
    record Told(long id, Notice notice) {}

    List<Message> inbox(String recipient, Instant now, @Nullable Cursor after, int limit) {
        var start = after == null ? new Cursor(now, Long.MAX_VALUE) : after;
        return jdbc.sql("select " + COLUMNS + " from notification.message where recipient = ? and planned_at <= ?"
                        + " and (planned_at, id) < (?, ?) order by planned_at desc, id desc limit ?")
                .params(recipient, utc(now), utc(start.at()), start.id(), limit)
                .query(MessageTable::message)
                .list();
    }

    /** Counts no further than asked: a badge needs no more. */
    int unread(String recipient, Instant now, int most) {
        return jdbc.sql("select count(*) from (select from notification.message"
                        + " where recipient = ? and read_at is null and planned_at <= ? limit ?) unread")
                .params(recipient, utc(now), most)
                .query(Integer.class)
                .single();
    }

    Optional<Message> find(String recipient, long id) {
        return jdbc.sql("select " + COLUMNS + " from notification.message where recipient = ? and id = ?")
                .params(recipient, id)
                .query(MessageTable::message)
                .optional();
    }

    void read(String recipient, long id, Instant at) {
        jdbc.sql("update notification.message set read_at = ? where recipient = ? and id = ? and read_at is null")
                .params(utc(at), recipient, id)
                .update();
    }

    void readLink(String recipient, String link, Instant at) {
        jdbc.sql("update notification.message set read_at = ?"
                        + " where recipient = ? and link = ? and read_at is null and planned_at <= ?")
                .params(utc(at), recipient, link, utc(at))
                .update();
    }

    void readAll(String recipient, Instant at) {
        jdbc.sql("update notification.message set read_at = ?"
                        + " where recipient = ? and read_at is null and planned_at <= ?")
                .params(utc(at), recipient, utc(at))
                .update();
    }

    /** With them go their mails that nobody has begun to send. */
    void settle(String subject, Instant now) {
        jdbc.sql(
                        """
                        with taken_back as (
                            delete from notification.message where split_part(subject, '/', 1) = :subject and planned_at > :now
                        )
                        update notification.message set read_at = :now
                        where split_part(subject, '/', 1) = :subject and read_at is null and planned_at <= :now
                        """)
                .param("subject", subject)
                .param("now", utc(now))
                .update();
    }

    private static Message message(ResultSet row, int number) throws SQLException {
        var zh = row.getString("about_zh");
        return new Message(
                row.getLong("id"),
                MessageKind.valueOf(row.getString("kind")),
                row.getString("case_no"),
                zh == null ? null : new Notice.About(zh, row.getString("about_en")),
                row.getString("link"),
                row.getObject("planned_at", OffsetDateTime.class).toInstant(),
                row.getObject("read_at") != null);
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
