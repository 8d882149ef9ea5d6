package org.huhang.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.huhang.testing.Visitor.signedIn;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.huhang.agency.Person;
import org.huhang.document.Documents;
import org.huhang.form.ReadableAnswer;
import org.huhang.intake.Filing;
import org.huhang.intake.Intake;
import org.huhang.notification.MailGivenUp;
import org.huhang.testing.HuhangTest;
import org.huhang.testing.Office;
import org.huhang.worklist.WorkItem;
import org.huhang.worklist.Worklist;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

/** One look at a case tells who the child is, what was reported, how it stands, and who does what until when. */
@HuhangTest
class CasePageTests {

    private static final Pattern CODE = Pattern.compile("[0-9a-f]{8}-[0-9a-f-]{27}|^[A-Z_]{3,}$|-\\d{12}|^\\d{6,12}$");
    private static final Pattern CHINESE = Pattern.compile("\\p{IsHan}");

    @Autowired
    private MockMvc mvc;

    @Autowired
    private Office office;

    @Autowired
    private Worklist worklist;

    @Autowired
    private Cases cases;

    @Autowired
    private CasePage page;

    @Autowired
    private CaseTimeline timeline;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ApplicationEventPublisher events;

    @Autowired
    private Documents documents;

    @Autowired
    private Intake intake;

    @BeforeEach
    void staff() {
        office.staffed();
    }

    @Test
    void whoMayOpenATaskReadsChildReportStandingAndWork() {
        var caseNo = office.caseOf(office.report("页面甲", 4, false));
        office.does(caseNo, "userTask_registerIntake");
        var seen = signedIn(mvc, "supervisor.532503").page("/cases/" + caseNo);
        assertThat(seen)
                .contains(
                        "id=\"child\"",
                        "页面甲",
                        "id=\"reported\"",
                        "看到的情况",
                        "id=\"standing\"",
                        "怎样处理这份报告",
                        "id=\"tasks\"")
                .contains("接警出警", "id=\"way\"");
        assertThat(signedIn(mvc, "supervisor.532503").page("/cases/" + caseNo + "?print=1"))
                .doesNotContain("今天 ", "昨天 ", "明天 ");
    }

    @Test
    void nobodyReadsANameInTheCaseWhoMayOpenNoTaskOfIt() {
        var caseNo = office.caseOf(office.report("页面乙", 4, false));
        office.does(caseNo, "userTask_registerIntake");
        var closed = 0;
        for (var reader : everybody()) {
            if (cases.mayOpen(reader, caseNo)) {
                var openable = !worklist.openable(reader, caseNo).isEmpty();
                closed += openable ? 0 : 1;
                var seen = signedIn(mvc, reader.id()).page("/cases/" + caseNo);
                assertThat(seen.contains("页面乙")).as(reader.id()).isEqualTo(openable);
                assertThat(seen.contains("看到的情况")).as(reader.id()).isEqualTo(openable);
            }
        }
        assertThat(closed).isPositive();
    }

    @Test
    void theWayOfTheCaseIsToldInWordsOfTheReadersLanguage() {
        var caseNo = office.caseOf(office.report("页面丙", 4, false));
        office.does(caseNo, "userTask_registerIntake");
        office.worksUntil(caseNo, "userTask_close");
        var reader = office.person("supervisor.532503");
        for (var locale : List.of(Locale.CHINESE, Locale.ENGLISH)) {
            var told = timeline.of(cases.file(caseNo), reader, locale).stream()
                    .flatMap(entry -> entry.told().all().stream())
                    .toList();
            assertThat(told).hasSizeGreaterThan(30);
            assertThat(told).extracting(ReadableAnswer::text).noneMatch(CODE.asPredicate());
            if (locale.equals(Locale.ENGLISH)) {
                assertThat(told).extracting(ReadableAnswer::label).noneMatch(CHINESE.asPredicate());
            }
        }
    }

    @Test
    void aCorrectedAnswerSaysSoWhereItFirstStood() {
        var caseNo = office.caseOf(office.report("页面丁", 10, false));
        office.does(caseNo, "userTask_registerIntake", Office.welfare(Map.of()));
        office.corrects(caseNo, "userTask_registerIntake", Map.of("decisionReason", "当时写漏了一句"), "写漏了");
        var way = timeline.of(cases.file(caseNo), office.person("supervisor.532503"), Locale.CHINESE);
        assertThat(way)
                .filteredOn(entry -> !entry.told().all().isEmpty())
                .singleElement()
                .satisfies(entry -> assertThat(entry.what()).contains("后来有更正"));
        assertThat(way)
                .anySatisfy(
                        entry -> assertThat(entry.note()).contains("当时写漏了一句").contains("写漏了"));
    }

    @Test
    void termsOfOpenTasksStandWithTheTaskOnly() {
        var caseNo = office.caseOf(office.report("页面戊", 4, false));
        office.does(caseNo, "userTask_registerIntake");
        var file = cases.file(caseNo);
        var tasks = worklist.ofCase(caseNo).stream()
                .filter(WorkItem::open)
                .filter(item -> item.dueAt() != null)
                .count();
        assertThat(page.termsInWords(file, Locale.CHINESE))
                .hasSize(page.terms(file).size() - (int) tasks);
    }

    /** Whoever answered hears of it, his page leads to the words, and the case says so until the reporter was told. */
    @Test
    void aMailThatNeverArrivedIsToldToWhoeverAnsweredAndStandsInTheCase() {
        var receipt = office.report("页面己", 10, false);
        var caseNo = office.caseOf(receipt);
        office.does(caseNo, "userTask_registerIntake", Office.welfare(Map.of()));
        office.worksUntil(caseNo, "userTask_feedbackReporter", "userTask_needsAssessment");
        office.does(caseNo, "userTask_feedbackReporter");
        var writer = worklist.ofCase(caseNo).stream()
                .filter(item -> item.elementId().equals("userTask_feedbackReporter"))
                .filter(item -> item.state() == WorkItem.State.DONE)
                .map(WorkItem::holder)
                .findFirst()
                .orElseThrow();
        var answer = jdbc.sql("select answer.id from intake.answer join intake.report on report.id = report_id"
                        + " where receipt_no = ? and channel = 'MAIL' and answer.occasion like 'task %'")
                .param(receipt.receiptNo())
                .query(UUID.class)
                .single();
        var said = "给报告人的邮件没有送到（" + receipt.receiptNo();
        // Another test may have left another language to that person.
        jdbc.sql("update agency.person set locale = 'zh-CN' where username = ?")
                .param(writer)
                .update();
        var seen = signedIn(mvc, writer);
        assertThat(seen.page("/cases/" + caseNo)).doesNotContain(said);

        events.publishEvent(new MailGivenUp("answer/" + answer));

        assertThat(office.told(writer, caseNo)).contains("ANSWER_UNDELIVERED");
        assertThat(seen.pages("/messages")).contains("给报告人的邮件没有送到，请换一种方式告知");
        assertThat(seen.page("/answers/" + answer)).contains(receipt.receiptNo());
        assertThat(seen.page("/cases/" + caseNo)).contains(said);
        seen.answer(post("/answers/" + answer).param("channel", "PHONE"));
        assertThat(seen.page("/cases/" + caseNo)).doesNotContain(said);
    }

    /** Who said what about a child is evidence. */
    @Test
    void theWayOfTheCaseTellsOfEachReportWhatItSaidItself() {
        var caseNo = office.caseOf(office.report("页面庚", 10, false));
        assertThat(office.caseOf(office.report("页面庚", 6, false))).isEqualTo(caseNo);

        assertThat(timeline.of(cases.file(caseNo), office.person("supervisor.532503"), Locale.CHINESE))
                .filteredOn(entry -> entry.what().equals("收到报告"))
                .extracting(CaseTimeline.Entry::note)
                .containsExactly("被遗弃或长期无人照料", "照护不周等困难");
    }

    /** Nobody looks for a photo of the injury in two places. */
    @Test
    void whatAReporterSentStandsAmongThePapersOfTheCase() {
        var photo =
                documents.upload("伤情.txt", new ByteArrayResource("青紫".getBytes(StandardCharsets.UTF_8)), "reporter");
        var plain = office.filing("页面辛", "2015-05-01", 4, false);
        var receipt = intake.file(
                new Filing(plain.incident(), plain.children(), plain.reporter(), List.of(photo.id()), plain.origin()));
        var caseNo = office.caseOf(receipt);

        var seen = signedIn(mvc, "supervisor.532503").page("/cases/" + caseNo);
        var papers = seen.substring(seen.indexOf("id=\"papers\""));
        assertThat(papers).contains("伤情.txt", "/files/" + photo.id()).doesNotContain("还没有材料");
    }

    private List<Person> everybody() {
        return jdbc.sql("select username from agency.person where enabled").query(String.class).list().stream()
                .map(office::person)
                .toList();
    }
}
