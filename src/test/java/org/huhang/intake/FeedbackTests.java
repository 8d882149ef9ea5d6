package org.huhang.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.huhang.engine.Facts;
import org.huhang.form.Problem;
import org.huhang.model.Work;
import org.huhang.notification.MailGivenUp;
import org.huhang.testing.HuhangTest;
import org.huhang.worklist.TaskDone;
import org.huhang.worklist.WorkItem;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@HuhangTest
class FeedbackTests {

    private static final Instant DONE = Instant.parse("2099-03-05T08:00:00Z");

    @Autowired
    private Intake intake;

    @Autowired
    private ReportTable reports;

    @Autowired
    private AnswerTable answers;

    @Autowired
    private org.huhang.audit.AuditTrail trail;

    @Autowired
    private AnswerMails mails;

    @Autowired
    private org.huhang.form.Forms forms;

    @Autowired
    private Leaks leaks;

    @Autowired
    private Bounces bounces;

    @Autowired
    private JdbcClient jdbc;

    private final String caseNo = "999999-2026-" + UUID.randomUUID();

    private Feedback feedback;
    private FeedbackWork work;
    private final org.huhang.engine.Tasks tasks = mock(org.huhang.engine.Tasks.class);
    private Report withMail;
    private Report withoutMail;

    @BeforeEach
    void caseWithTwoReports() {
        feedback = new Feedback(intake, reports, answers, trail);
        var worklist = mock(org.huhang.worklist.Worklist.class);
        org.mockito.Mockito.when(worklist.form(org.mockito.ArgumentMatchers.any(WorkItem.class)))
                .thenReturn(forms.shipped("shared/feedback-reporter"));
        work = new FeedbackWork(feedback, leaks, tasks, worklist);
        feedbackIs("accepted");
        withMail = filed("甲 " + caseNo, "marker.name@example.cn");
        withoutMail = filed("乙 " + caseNo, null);
    }

    private Report filed(String description, @Nullable String email) {
        var reporter = new Reporter("标记姓名", "13800000004", email, null, null, false, false, Locale.CHINESE);
        var receipt = intake.file(Filings.of(description, reporter, Filing.Origin.PLATFORM));
        var id = reports.byReceipt(receipt.receiptNo()).orElseThrow().id();
        intake.attach(id, caseNo);
        return intake.report(id);
    }

    private WorkItem task(Work work) {
        return new WorkItem(
                UUID.randomUUID(),
                "e",
                "d",
                "i",
                "feedback",
                "userTask_some",
                work,
                null,
                null,
                caseNo,
                "POLICE-532503:caseOfficer",
                null,
                "532503",
                "RED",
                DONE,
                null,
                WorkItem.State.OPEN,
                null,
                0);
    }

    private static Map<String, Object> row(Report report, String channel, @Nullable String deliveredAt) {
        var row = new java.util.HashMap<String, Object>(
                Map.of("reportNo", report.receiptNo(), "content", "答复 " + report.receiptNo(), "channel", channel));
        if (deliveredAt != null) {
            row.put("deliveredAt", deliveredAt);
            row.put("reporterResponse", "知道了");
        }
        return row;
    }

    private void done(String type, String stage, List<Map<String, Object>> rows) {
        feedback.on(new TaskDone(
                UUID.randomUUID(),
                "feedback",
                "userTask_some",
                Work.FEEDBACK,
                caseNo,
                "i",
                "POLICE-532503:caseOfficer",
                "police.532503",
                DONE,
                Map.of("answers", rows),
                List.of(),
                () -> new Facts(Map.of("feedbackType", type, "stage", stage))));
    }

    @Test
    void theFormListsEveryReportThatIsOwedAnAnswerWithoutItsReporter() {
        var values = work.values(task(Work.FEEDBACK), mock(org.huhang.agency.Person.class));
        assertThat(values.get("answers"))
                .isEqualTo(List.of(
                        Map.of("reportNo", withMail.receiptNo(), "channel", "mail"),
                        Map.of("reportNo", withoutMail.receiptNo(), "channel", "code")));
        assertThat(values.toString()).doesNotContain("标记姓名", "example.cn", "13800000004");
        assertThat(work.values(task(Work.CLOSING), mock(org.huhang.agency.Person.class)))
                .isEmpty();
    }

    @Test
    void everyReportIsAnsweredOnceAndByAWayThatItHas() {
        assertThat(codes(List.of(row(withMail, "mail", null), row(withoutMail, "code", null))))
                .isEmpty();
        assertThat(codes(List.of(row(withMail, "mail", null)))).containsExactly("intake.notAnswered");
        assertThat(codes(List.of(row(withMail, "mail", null), row(withoutMail, "mail", null))))
                .containsExactly("intake.noMail");
        assertThat(codes(List.of(row(withMail, "mail", null), row(withMail, "mail", null))))
                .containsExactly("intake.notOwed", "intake.notAnswered");
        assertThat(work.check(task(Work.CLOSING), Map.of(), Map.of())).isEmpty();
    }

    private List<String> codes(List<Map<String, Object>> rows) {
        var task = task(Work.FEEDBACK);
        var known = work.values(task, mock(org.huhang.agency.Person.class));
        return work.check(task, Map.of("answers", rows), known).stream()
                .map(Problem::code)
                .toList();
    }

    private void feedbackIs(String type) {
        org.mockito.Mockito.when(tasks.fact("e", "feedbackType")).thenReturn(new Facts(Map.of("feedbackType", type)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "已经受理",
                "您的报告已经受理，正在办理，后续进展会及时告知您。感谢您的支持！",
                "您反映的情况已收到，我们会依法尽快处理。",
                "案件已办结，谢谢。",
                "Your report was accepted and is being handled. Thank you."
            })
    void theLastAnswerSaysWhatCameOfTheReport(String accepted) {
        var row = new java.util.HashMap<>(row(withMail, "mail", null));
        var other = new java.util.HashMap<>(row(withoutMail, "code", null));
        other.putAll(Map.of("result", "noHarm", "content", "去看过了，孩子很好。"));
        row.put("content", accepted);
        assertThat(codes(List.of(row, other)))
                .as("how it stands may be all there is to tell")
                .isEmpty();
        feedbackIs("final");
        assertThat(codes(List.of(row, other))).containsExactly("intake.noResult", "intake.tellsNoResult");
        row.put("result", "helped");
        assertThat(codes(List.of(row, other))).containsExactly("intake.tellsNoResult");
        row.put("content", "孩子现在由外婆照看，公安已经对打人的人作出处罚。");
        assertThat(codes(List.of(row, other))).isEmpty();
        assertThat(work.demanded(task(Work.FEEDBACK))).containsExactly("result");
        done("final", "outcome", List.of(row, other));
        assertThat(intake.answers(withMail.id()).get(1).result()).isEqualTo("helped");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "标 记 小 明现在安全",
                "小明现在安全，和姑妈住在一起",
                "标·记·小·明很好",
                "标记监护人来过",
                "住在碧色寨村１２组",
                "在标记第一小学上学",
                "电话１３８ ０００１ ２３４５",
                "证件999999201503050026",
                "给孩子配了眼镜，他爸爸电话13812345678",
                "可以打 +86 138-1234-5678 找他",
                "家里座机（0873）3722110",
                "家里座机3722110。",
                "打3722110找他。",
                "身份证53250320150305002X",
                "老身份证532503800305002",
                "他家在文澜镇朝阳路12号",
                "搬到了小寨村三组",
                "住幸福小区3栋2单元"
            })
    void whatNamesSomebodyOfTheCaseIsNotSentUnlessSomebodySaysThatItMust(String text) {
        var child = new ReportedChild("标记小明", null, null, null, "红河州蒙自市碧色寨村12组", "标记监护人", "13800012345", "蒙自市标记第一小学");
        var told = Filings.anonymous(null);
        var receipt =
                intake.file(new Filing(told.incident(), child, told.reporter(), List.of(), Filing.Origin.PLATFORM));
        intake.attach(intake.ofReceipt(receipt.receiptNo()).id(), caseNo);
        var task = task(Work.FEEDBACK);
        var known = work.values(task, mock(org.huhang.agency.Person.class));
        var rows = intake.unanswered(caseNo).stream()
                .map(report -> new java.util.HashMap<>(row(report, "code", null)))
                .toList();
        assertThat(work.check(task, Map.of("answers", rows), known)).isEmpty();
        rows.get(0).put("content", text);
        var problems = work.check(task, Map.of("answers", rows), known);
        assertThat(problems).extracting(Problem::code).containsExactly("intake.leaks");
        assertThat(problems.get(0).field()).isEqualTo("answers[0].content");
        assertThat(problems.get(0).args().toString()).hasSizeGreaterThan(2);
        rows.get(0).put("leakConfirmed", true);
        assertThat(work.check(task, Map.of("answers", rows), known)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "有事请打12345、12338或者110",
                "可以打400-123-4567问进展",
                "2026年11月29日已经办完，20261129、2026-11-29都一样",
                "案号532503-2026-0001，回执号532503-R-2026-K7QF2M",
                "蒙公（治）行罚决字〔2026〕1234567号",
                "给了补助3500000元，三户人家一路都去看了",
                "专案组和第一小组都到了现场，村里两个人陪着"
            })
    void whatLeadsToNobodyIsSentWithoutAQuestion(String text) {
        assertThat(leaks.found(caseNo, text)).isEmpty();
    }

    @Test
    void anAnswerWhoseMailCannotArriveCountsOnceTheReporterWasToldOtherwise() {
        done("final", "outcome", List.of(row(withMail, "mail", null), row(withoutMail, "code", null)));
        mails.send();
        assertThat(intake.unanswered(caseNo)).isEmpty();
        var id = jdbc.sql("select id from intake.answer where report_id = :report and type = 'final'")
                .param("report", withMail.id())
                .query(UUID.class)
                .single();
        bounces.on(new MailGivenUp("answer/" + id));
        bounces.on(new MailGivenUp("something/else"));
        assertThat(intake.unanswered(caseNo)).extracting(Report::id).containsExactly(withMail.id());
        var bounced = intake.undelivered(caseNo);
        assertThat(bounced).extracting(Undelivered::id).containsExactly(id);
        var by = mock(org.huhang.agency.Person.class);
        org.mockito.Mockito.when(by.id()).thenReturn("police.532503");
        assertThat(bounces.find(id, by)).isEmpty();
        bounces.told(bounced.get(0), Answer.Channel.PHONE, by);
        assertThat(intake.unanswered(caseNo)).isEmpty();
        assertThat(intake.undelivered(caseNo)).isEmpty();
        assertThat(intake.answers(withMail.id()).get(1).channel()).isEqualTo(Answer.Channel.PHONE);
    }

    @Test
    void anAnswerStandsUnderTheReceiptAtOnce() {
        done(
                "accepted",
                "acceptance",
                List.of(row(withMail, "mail", null), row(withoutMail, "phone", "2099-03-05T09:30:00+08:00")));
        var told = intake.answers(withoutMail.id()).get(1);
        assertThat(told.type()).isEqualTo("accepted");
        assertThat(told.stage()).isEqualTo("acceptance");
        assertThat(told.content()).isEqualTo("答复 " + withoutMail.receiptNo());
        assertThat(told.channel()).isEqualTo(Answer.Channel.PHONE);
        assertThat(told.agencyCode()).isEqualTo("POLICE-532503");
        assertThat(told.writtenAt()).isEqualTo(DONE);
        assertThat(told.deliveredAt()).isEqualTo(Instant.parse("2099-03-05T01:30:00Z"));
        assertThat(told.response()).isEqualTo("知道了");
        assertThat(jdbc.sql("select count(*) from audit.line where act = 'report.answered' and subject_id = :id")
                        .param("id", withoutMail.id().toString())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        assertThat(intake.answers(withMail.id()).get(1).deliveredAt()).isNull();
    }

    @Test
    void onlyAFinalAnswerIsAnAnswerToTheReport() {
        done("accepted", "acceptance", List.of(row(withMail, "mail", null), row(withoutMail, "code", null)));
        assertThat(intake.unanswered(caseNo)).hasSize(2);
        done("final", "outcome", List.of(row(withMail, "mail", null)));
        assertThat(intake.unanswered(caseNo)).extracting(Report::id).containsExactly(withoutMail.id());
        done("final", "outcome", List.of(row(withMail, "mail", null), row(withoutMail, "code", null)));
        assertThat(intake.unanswered(caseNo)).isEmpty();
        assertThat(intake.answers(withMail.id()))
                .extracting(Answer::type)
                .containsExactly("receipt", "accepted", "final");
    }

    @Test
    void answersOfOtherCasesCannotBeWrittenHere() {
        var other = filed("丙", null);
        intake.attach(other.id(), "999999-2026-other");
        done("final", "outcome", List.of(row(other, "code", null)));
        assertThat(intake.answers(other.id())).extracting(Answer::type).containsExactly("receipt");
    }

    @Test
    void workOfAnyAgencyShowsAsInProgress() {
        intake.accept(caseNo);
        feedback.worked(new TaskDone(
                UUID.randomUUID(),
                "mandatoryReport",
                "userTask_policeReceive",
                Work.FIRST_RESPONSE,
                caseNo,
                "i",
                "POLICE-532503:deskOfficer",
                "police.532503",
                DONE,
                Map.of(),
                List.of(),
                () -> new Facts(Map.of())));
        assertThat(intake.report(withMail.id()).state()).isEqualTo(Report.State.IN_PROGRESS);
    }

    @Test
    void aMailGoesWhereAnAddressWasGivenAndSaysNothingAboutAnybody() {
        done("final", "outcome", List.of(row(withMail, "mail", null), row(withoutMail, "code", null)));
        mails.send();
        mails.send();
        var sent = jdbc.sql(
                        "select * from notification.mail where address = 'marker.name@example.cn' and body like :no")
                .param("no", "%" + withMail.receiptNo() + "%")
                .query()
                .listOfRows();
        assertThat(sent).hasSize(2);
        for (var mail : sent) {
            var text = mail.get("title") + "\n" + mail.get("body");
            assertThat(text).contains(withMail.receiptNo(), "/receipt", "110");
            assertThat(text).doesNotContain("标记姓名", "阿诗", "答复 ", "甲 ");
            assertThat(text).doesNotContainPattern("([0-9A-Z]{4}-){4}[0-9A-Z]{4}");
        }
        assertThat(intake.answers(withMail.id()))
                .allSatisfy(answer -> assertThat(answer.deliveredAt()).isNotNull());
        assertThat(intake.answers(withMail.id()).get(1).deliveredAt()).isNotNull();
    }
}
