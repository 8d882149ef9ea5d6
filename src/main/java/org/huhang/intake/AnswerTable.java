package org.huhang.intake;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class AnswerTable {

    private final JdbcClient jdbc;

    AnswerTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The same occasion a second time changes nothing. */
    void insert(UUID reportId, String occasion, Answer answer, boolean mail) {
        inserting("r.id = :report", occasion, answer, mail)
                .param("report", reportId)
                .param("caseNo", null)
                .query(UUID.class)
                .optional();
    }

    /**
     * Answers a report of a case, unless it knows the outcome already or was told on this occasion.
     *
     * @return the report, if it was answered
     */
    Optional<UUID> insert(String caseNo, String receiptNo, String occasion, Answer answer, boolean mail) {
        return inserting("r.receipt_no = :receiptNo and " + ReportTable.UNANSWERED, occasion, answer, mail)
                .param("caseNo", caseNo)
                .param("receiptNo", receiptNo)
                .query(UUID.class)
                .optional();
    }

    private JdbcClient.StatementSpec inserting(String which, String occasion, Answer answer, boolean mail) {
        return jdbc.sql(
                        """
                        insert into intake.answer (id, report_id, occasion, type, stage, content, channel, agency_code,
                            written_at, delivered_at, response, result, mail, case_no)
                        select :id, r.id, :occasion, :type, :stage, :content, :channel, :agency, :writtenAt,
                            :deliveredAt::timestamptz, :response, :result, :mail, :caseNo::text
                        from intake.report r where %s
                        on conflict (report_id, occasion) do nothing
                        returning report_id
                        """
                                .formatted(which))
                .param("id", UUID.randomUUID())
                .param("occasion", occasion)
                .param("type", answer.type())
                .param("stage", answer.stage())
                .param("content", answer.content())
                .param("channel", answer.channel().name())
                .param("agency", answer.agencyCode())
                .param("writtenAt", at(answer.writtenAt()))
                .param("deliveredAt", at(answer.deliveredAt()))
                .param("response", answer.response())
                .param("result", answer.result())
                .param("mail", mail ? "PENDING" : "NONE");
    }

    void move(String fromCase, String toCase) {
        jdbc.sql("update intake.answer set case_no = :toCase where case_no = :fromCase")
                .param("fromCase", fromCase)
                .param("toCase", toCase)
                .update();
    }

    List<Answer> of(UUID reportId) {
        return jdbc.sql(
                        """
                        select type, stage, content, channel, agency_code, written_at, delivered_at, response, result
                        from intake.answer where report_id = :report order by written_at, seq
                        """)
                .param("report", reportId)
                .query(AnswerTable::answer)
                .list();
    }

    /** Answers whose mail does not stand in the outbox yet, locked; other nodes take others. */
    List<Due> lockMails(int limit) {
        return jdbc.sql(
                        """
                        select a.id, a.type, r.receipt_no, p.email, p.language
                        from intake.answer a
                        join intake.report r on r.id = a.report_id
                        join intake.reporter p on p.report_id = a.report_id
                        where a.mail = 'PENDING' and p.email is not null order by a.written_at limit :limit
                        for update of a skip locked
                        """)
                .param("limit", limit)
                .query(Due.class)
                .list();
    }

    void mailed(UUID id, Instant now) {
        jdbc.sql(
                        """
                        update intake.answer set mail = 'QUEUED', delivered_at = coalesce(delivered_at, :now) where id = :id
                        """)
                .param("id", id)
                .param("now", at(now))
                .update();
    }

    private static final String UNDELIVERED =
            """
            select a.id, r.receipt_no, coalesce(a.case_no, r.case_no) as case_no, a.occasion, a.type, a.stage, a.content,
                a.agency_code, a.written_at
            from intake.answer a join intake.report r on r.id = a.report_id where a.mail = 'FAILED'
            """;

    /** Takes note that the mail of an answer was given up; the answer is then not delivered. */
    Optional<Undelivered> bounced(UUID id) {
        jdbc.sql(
                        """
                        update intake.answer set mail = 'FAILED', delivered_at = null
                        where id = :id and mail = 'QUEUED'
                        """)
                .param("id", id)
                .update();
        return undelivered(id);
    }

    Optional<Undelivered> undelivered(UUID id) {
        return jdbc.sql(UNDELIVERED + " and a.id = :id")
                .param("id", id)
                .query(AnswerTable::undelivered)
                .optional();
    }

    List<Undelivered> undelivered(String caseNo) {
        return jdbc.sql(UNDELIVERED + " and coalesce(a.case_no, r.case_no) = :caseNo order by a.written_at")
                .param("caseNo", caseNo)
                .query(AnswerTable::undelivered)
                .list();
    }

    void told(UUID id, Answer.Channel channel, Instant now) {
        jdbc.sql(
                        """
                        update intake.answer set mail = 'NONE', channel = :channel, delivered_at = :now
                        where id = :id and mail = 'FAILED'
                        """)
                .param("id", id)
                .param("channel", channel.name())
                .param("now", at(now))
                .update();
    }

    private static Undelivered undelivered(ResultSet row, int number) throws SQLException {
        return new Undelivered(
                row.getObject("id", UUID.class),
                row.getString("receipt_no"),
                row.getString("case_no"),
                row.getString("occasion"),
                row.getString("type"),
                row.getString("stage"),
                row.getString("content"),
                row.getString("agency_code"),
                row.getObject("written_at", OffsetDateTime.class).toInstant());
    }

    private static Answer answer(ResultSet row, int number) throws SQLException {
        return new Answer(
                row.getString("type"),
                row.getString("stage"),
                row.getString("content"),
                Answer.Channel.valueOf(row.getString("channel")),
                row.getString("agency_code"),
                row.getObject("written_at", OffsetDateTime.class).toInstant(),
                instant(row.getObject("delivered_at", OffsetDateTime.class)),
                row.getString("response"),
                row.getString("result"));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }

    private static @Nullable OffsetDateTime at(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    /** A mail that is owed: for which answer, to whom, in which language. */
    record Due(UUID id, String type, String receiptNo, String email, String language) {}
}
