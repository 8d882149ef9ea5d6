package org.huhang.intake;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.huhang.agency.Directory;
import org.huhang.audit.AuditLine;
import org.huhang.audit.AuditTrail;
import org.huhang.engine.Facts;
import org.huhang.form.Characters;
import org.huhang.model.Work;
import org.huhang.worklist.TaskDone;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Takes from a task "tell the reporter" what was written for each report. The answer stands under the receipt in the same
 * moment; the step {@code deliverFeedback} sends the mails afterwards.
 */
@Component
class Feedback {

    static final String TYPE = "feedbackType";
    static final String STAGE = "stage";

    private final Intake intake;
    private final ReportTable reports;
    private final AnswerTable answers;
    private final AuditTrail trail;

    Feedback(Intake intake, ReportTable reports, AnswerTable answers, AuditTrail trail) {
        this.intake = intake;
        this.reports = reports;
        this.answers = answers;
        this.trail = trail;
    }

    /** The reports that a task of this kind owes an answer: all of the case but those that know the outcome already. */
    List<ReportTable.Owed> owed(String caseNo) {
        return reports.owed(caseNo);
    }

    @EventListener
    void on(TaskDone done) {
        if (done.work() != Work.FEEDBACK) {
            return;
        }
        var facts = done.facts().get();
        Row.of(done.answers()).forEach(row -> write(row, done, facts));
    }

    private void write(Row row, TaskDone done, Facts facts) {
        var answer = answer(row, done, facts);
        var byMail = row.channel() == Answer.Channel.MAIL;
        answers.insert(done.caseNo(), row.reportNo(), "task " + done.taskId(), answer, byMail)
                .ifPresent(report -> {
                    record(done, "report.answered", report, answer);
                    if (row.leakConfirmed()) {
                        record(done, "report.namesTold", report, answer);
                    }
                });
    }

    private void record(TaskDone done, String act, UUID report, Answer answer) {
        trail.record(new AuditLine(done.personId(), act, "report", report.toString(), done.caseNo(), answer.type()));
    }

    private static Answer answer(Row row, TaskDone done, Facts facts) {
        var type = Objects.requireNonNull(facts.text(TYPE), TYPE);
        var stage = Objects.requireNonNullElse(facts.text(STAGE), type);
        var told = row.toldAt();
        var deliveredAt =
                switch (row.channel()) {
                    case MAIL -> null;
                    case CODE -> done.at();
                    case PHONE, POST, IN_PERSON -> told == null ? done.at() : told.toInstant();
                };
        var agency = Directory.agencyOf(done.group());
        var result = Answer.FINAL.equals(type) ? row.result() : null;
        return new Answer(
                type, stage, row.content(), row.channel(), agency, done.at(), deliveredAt, row.response(), result);
    }

    /** How far the case has come, for the reporters: somebody beside the intake worked on it. */
    @EventListener
    void worked(TaskDone done) {
        if (done.work() != Work.FEEDBACK && done.work() != Work.INTAKE) {
            intake.proceed(done.caseNo());
        }
    }

    /**
     * What was written for one report.
     *
     * @param reportNo its receipt number
     * @param content the text
     * @param channel how it is told
     * @param toldAt when it was told, null if the platform sends it
     * @param response what the reporter said
     * @param result what came of the report, where it was asked
     * @param leakConfirmed whether names or other marks of the case must really be told
     */
    record Row(
            String reportNo,
            String content,
            Answer.Channel channel,
            @Nullable OffsetDateTime toldAt,
            @Nullable String response,
            @Nullable String result,
            boolean leakConfirmed) {

        static List<Row> of(Map<String, Object> answers) {
            return answers.get("answers") instanceof List<?> rows
                    ? rows.stream()
                            .filter(Map.class::isInstance)
                            .map(row -> of((Map<?, ?>) row, ""))
                            .toList()
                    : List.of();
        }

        private static Row of(Map<?, ?> row, String nothing) {
            var toldAt = text(row, "deliveredAt");
            return new Row(
                    Objects.requireNonNullElse(text(row, "reportNo"), nothing),
                    Objects.requireNonNullElse(text(row, "content"), nothing),
                    channel(text(row, "channel")),
                    toldAt == null ? null : OffsetDateTime.parse(toldAt),
                    text(row, "reporterResponse"),
                    text(row, "result"),
                    Boolean.TRUE.equals(row.get("leakConfirmed")));
        }

        private static @Nullable String text(Map<?, ?> row, String key) {
            return row.get(key) instanceof String text && !Characters.blank(text) ? text : null;
        }

        private static Answer.Channel channel(@Nullable String code) {
            return switch (code == null ? "" : code) {
                case "mail" -> Answer.Channel.MAIL;
                case "phone" -> Answer.Channel.PHONE;
                case "post" -> Answer.Channel.POST;
                case "inPerson" -> Answer.Channel.IN_PERSON;
                default -> Answer.Channel.CODE;
            };
        }
    }
}
