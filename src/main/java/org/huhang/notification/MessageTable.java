package org.huhang.notification;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import org.huhang.audit.Cursor;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Messages of people. */
@Repository
class MessageTable {

    private static final String COLUMNS = "id, kind, case_no, about_zh, about_en, link, planned_at, read_at";

    private final JdbcClient jdbc;
    private final Audience audience;

    MessageTable(JdbcClient jdbc, Audience audience) {
        this.jdbc = jdbc;
        this.audience = audience;
    }

    /**
     * Puts messages in, each with its mail if there is one.
     *
     * @return how many are new: who was told before, chose not to be told, or must not hear of the case, is told
     *     nothing, in no way
     */
    int insert(List<Told> wanted) {
        var told = audience.of(wanted);
        return jdbc.sql(
                        """
                        with notice as (
                            select * from unnest(:recipients::text[], :kinds::text[], :subjects::text[], :cases::text[],
                                :zh::text[], :en::text[], :links::text[], :times::text[], :mails::uuid[], :addresses::text[],
                                :titles::text[], :bodies::text[], :urgent::boolean[], :unasked::boolean[])
                                as told (recipient, kind, subject, case_no, about_zh, about_en, link, planned_at, mail,
                                address, title, body, urgent, unasked)
                            where unasked is null or coalesce((select choice.told from notification.choice
                                where choice.person = recipient and choice.kind = told.kind), unasked)
                        ), added as (
                            insert into notification.message
                                (recipient, kind, subject, case_no, about_zh, about_en, link, planned_at)
                            select recipient, kind, subject, case_no, about_zh, about_en, link, planned_at::timestamptz
                            from notice
                            on conflict (recipient, subject, kind) do nothing
                            returning id, recipient, kind, subject, planned_at
                        ), posted as (
                            insert into notification.mail
                                (id, key, message_id, address, title, body, urgent, planned_at, next_at)
                            select notice.mail, 'message/' || added.id, added.id, address, title, body, urgent,
                                added.planned_at, added.planned_at
                            from added join notice using (recipient, subject, kind) where notice.mail is not null
                        )
                        select count(*) from added
                        """)
                .param("recipients", texts(told, each -> each.notice().recipient()))
                .param("kinds", texts(told, each -> each.notice().kind().name()))
                .param("subjects", texts(told, each -> each.notice().subject()))
                .param("cases", texts(told, each -> each.notice().caseNo()))
                .param("zh", about(told, Notice.About::zh))
                .param("en", about(told, Notice.About::en))
                .param("links", texts(told, each -> each.notice().link()))
                .param("times", texts(told, each -> each.notice().plannedAt().toString()))
                .param("mails", mails(told, mail -> UUID.randomUUID(), UUID[]::new))
                .param("addresses", mails(told, Mails.ToStaff::address, String[]::new))
                .param("titles", mails(told, mail -> mail.written().title(), String[]::new))
                .param("bodies", mails(told, mail -> mail.written().body(), String[]::new))
                .param(
                        "urgent",
                        told.stream().map(each -> each.notice().kind().urgent()).toArray(Boolean[]::new))
                .param("unasked", told.stream().map(Told::unasked).toArray(Boolean[]::new))
                .query(Integer.class)
                .single();
    }

    /** Whether somebody was told anything about a case. */
    boolean toldOf(String recipient, String caseNo, Instant now) {
        return jdbc.sql(
                        """
                        select exists (
                            select from notification.message
                            where recipient = :recipient and case_no = :caseNo and planned_at <= :now)
                        """)
                .param("recipient", recipient)
                .param("caseNo", caseNo)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(Boolean.class)
                .single();
    }

    /** Who was told something about a case. */
    List<String> toldOf(String caseNo, MessageKind kind) {
        return jdbc.sql("select distinct recipient from notification.message where case_no = :caseNo and kind = :kind")
                .param("caseNo", caseNo)
                .param("kind", kind.name())
                .query(String.class)
                .list();
    }

    private static @Nullable String[] texts(List<Told> told, Function<Told, @Nullable String> part) {
        return told.stream().map(part).toArray(String[]::new);
    }

    private static @Nullable String[] about(List<Told> told, Function<Notice.About, String> part) {
        return texts(told, each -> {
            var about = each.notice().about();
            return about == null ? null : part.apply(about);
        });
    }

    private static <T> @Nullable T[] mails(List<Told> told, Function<Mails.ToStaff, T> part, IntFunction<T[]> array) {
        return told.stream()
                .map(each -> each.mail() == null ? null : part.apply(each.mail()))
                .toArray(array);
    }

    /**
     * A message to be.
     *
     * @param notice what is told to whom
     * @param mail the mail that goes with it; null if its recipient has no mailbox
     * @param unasked whether it is told where the recipient chose nothing; null where there is no choice
     */
    record Told(Notice notice, Mails.@Nullable ToStaff mail, @Nullable Boolean unasked) {}

    List<Message> inbox(String recipient, Instant now, @Nullable Cursor after, int limit) {
        var start = after == null ? new Cursor(now, Long.MAX_VALUE) : after;
        return jdbc.sql("select " + COLUMNS + " from notification.message where recipient = ? and planned_at <= ?"
                        + " and (planned_at, id) < (?, ?) order by planned_at desc, id desc limit ?")
                .params(recipient, utc(now), utc(start.at()), start.id(), limit)
                .query(MessageTable::message)
                .list();
    }

    /** What cannot wait and was not opened yet, newest first. */
    List<Message> urgent(String recipient, Instant now, int limit) {
        return jdbc.sql("select " + COLUMNS + " from notification.message where recipient = ? and read_at is null"
                        + " and planned_at <= ? and kind = any(?) order by planned_at desc, id desc limit ?")
                .params(recipient, utc(now), names(MessageKind::urgent), limit)
                .query(MessageTable::message)
                .list();
    }

    private static String[] names(Predicate<MessageKind> which) {
        return Arrays.stream(MessageKind.values())
                .filter(which)
                .map(MessageKind::name)
                .toArray(String[]::new);
    }

    /** Counts no further than asked: a badge needs no more. */
    int unread(String recipient, Instant now, int most) {
        return jdbc.sql("select count(*) from (select from notification.message"
                        + " where recipient = ? and read_at is null and planned_at <= ? limit ?) unread")
                .params(recipient, utc(now), most)
                .query(Integer.class)
                .single();
    }

    /** As {@link #unread}, without what waits in other lists. */
    int pressing(String recipient, Instant now, int most) {
        return jdbc.sql("select count(*) from (select from notification.message where recipient = ? and read_at is"
                        + " null and planned_at <= ? and kind = any(?) limit ?) unread")
                .params(recipient, utc(now), names(MessageKind::counts), most)
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
                            delete from notification.message
                            where split_part(subject, '/', 1) = split_part(:subject, '/', 1)
                              and starts_with(subject || '/', :subject || '/') and planned_at > :now
                        )
                        update notification.message set read_at = :now
                        where split_part(subject, '/', 1) = split_part(:subject, '/', 1)
                          and starts_with(subject || '/', :subject || '/') and read_at is null and planned_at <= :now
                        """)
                .param("subject", subject)
                .param("now", utc(now))
                .update();
    }

    /** What else of its kind is about no case and was not read. */
    void outdate(Notice notice, Instant now) {
        jdbc.sql("update notification.message set read_at = :now where recipient = :recipient and read_at is null"
                        + " and kind = :kind and subject <> :subject and planned_at <= :now and case_no is null")
                .param("now", utc(now))
                .param("recipient", notice.recipient())
                .param("kind", notice.kind().name())
                .param("subject", notice.subject())
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
