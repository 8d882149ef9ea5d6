package org.huhang.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.huhang.testing.Visitor.signedIn;
import static org.huhang.testing.Visitor.text;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.huhang.agency.NewPerson;
import org.huhang.agency.People;
import org.huhang.demo.DemoPeople;
import org.huhang.notification.Messages;
import org.huhang.processes.UsualAnswers;
import org.huhang.testing.HuhangTest;
import org.huhang.testing.Office;
import org.huhang.testing.Visitor;
import org.huhang.worklist.WorkItem;
import org.huhang.worklist.Worklist;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The pages of lists and tasks, as the browsers of two colleagues of one station see them. */
@HuhangTest
class TaskPagesTests {

    private static final String STATION = "TOWNSHIP-532503102";
    private static final String FIRST = "pages.first";
    private static final String SECOND = "pages.second";
    private static final String READER = "pages.reader";
    private static final String ENGLISH_READER = "pages.english";
    private static final Pattern OPENS = Pattern.compile("data-open[^>]* href=\"/tasks/([0-9a-f-]{36})\"");
    private static final Pattern NEXT = Pattern.compile("rel=\"next\"[^>]* href=\"([^\"]+)\"");
    private static final JsonMapper JSON = new JsonMapper();

    @Autowired
    private MockMvc mvc;

    @Autowired
    private Office office;

    @Autowired
    private People people;

    @Autowired
    private Messages messages;

    @Autowired
    private Worklist worklist;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void colleagues() {
        office.staffed();
        people.enrol(
                List.of(
                        new NewPerson(FIRST, "甲", STATION, Set.of("protectionStation"), Locale.CHINESE),
                        new NewPerson(ENGLISH_READER, "丁", STATION, Set.of("protectionStation"), Locale.ENGLISH),
                        new NewPerson(READER, "丙", STATION, Set.of("protectionStation"), Locale.CHINESE),
                        new NewPerson(SECOND, "乙", STATION, Set.of("protectionStation"), Locale.CHINESE)),
                DemoPeople.PASSWORD,
                "system");
    }

    private WorkItem task() {
        return office.open(office.caseOf(office.report(null, 4, false)), "userTask_registerIntake");
    }

    private static String path(WorkItem task, String what) {
        return "/tasks/" + task.id() + what;
    }

    @Test
    void pagesFollowOneAnotherWithTheirFilterAndOrderUntilTheLast() {
        var model = task();
        var there = jdbc.sql(
                        """
                        select count(*) from worklist.work_item
                        where group_key = 'WF-532524:coordinator' and risk_tier = 'RED' and state = 'OPEN' and holder is null
                        """)
                .query(Integer.class)
                .single();
        jdbc.sql(
                        """
                        insert into worklist.work_item (id, engine_task_id, definition_id, instance_id, process_key, element_id,
                            case_no, group_key, county, region_code, risk_tier, received_at, due_at)
                        select gen_random_uuid(), 'copy-' || number, definition_id, instance_id, process_key, element_id,
                            case_no, 'WF-532524:coordinator', county, region_code, 'RED', received_at,
                            received_at + make_interval(hours => number / 3)
                        from worklist.work_item, generate_series(1, 130) number where id = ?
                        """)
                .param(model.id())
                .update();
        var coordinator = signedIn(mvc, "wf.532524");

        var seen = new ArrayList<String>();
        var address = "/tasks?view=pool&filter=red&order=due";
        var pages = 0;
        while (address != null) {
            var page = coordinator.page(address);
            assertThat(page).contains("待签任务</span> <b>99+</b>");
            var found = OPENS.matcher(page);
            while (found.find()) {
                seen.add(found.group(1));
            }
            var next = NEXT.matcher(page);
            address = next.find() ? next.group(1).replace("&amp;", "&") : null;
            assertThat(address == null || address.contains("filter=red")).isTrue();
            pages++;
        }

        assertThat(pages).isEqualTo((there + 130 + 19) / 20);
        assertThat(seen).hasSize(there + 130).doesNotHaveDuplicates();
        jdbc.sql("delete from worklist.work_item where engine_task_id like 'copy-%'")
                .update();
    }

    @Test
    void whoHoldsNothingBeginsWithWhatWaits() {
        var task = task();
        people.enrol(
                List.of(new NewPerson("pages.idle", "戊", STATION, Set.of("protectionStation"), Locale.CHINESE)),
                DemoPeople.PASSWORD,
                "system");
        var idle = signedIn(mvc, "pages.idle");
        var current = Pattern.compile("aria-current=\"true\"[^>]*>\\s*<span>([^<]+)<");

        assertThat(first(current, idle.page("/tasks"))).isEqualTo("待签任务");

        idle.answer(post(path(task, "/claim")));
        assertThat(first(current, idle.page("/tasks"))).isEqualTo("我的待办");
    }

    private static String first(Pattern pattern, String page) {
        var found = pattern.matcher(page);
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    @Test
    void anAddressThatNobodyGaveOutIsThePlainList() {
        var visitor = signedIn(mvc, FIRST);
        for (var query : List.of("?after=nonsense", "?view=x&filter=y&order=z", "?after=never_x", "?process=%00")) {
            assertThat(visitor.page("/tasks" + query)).contains("我的任务");
        }
    }

    @Test
    void aFormIsFilledInByItsHolderOnly() {
        var task = task();
        var first = signedIn(mvc, FIRST);
        assertThat(first.page(path(task, "")))
                .contains("data-readonly=\"true\"")
                .doesNotContain("data-draft-url");

        assertThat(first.answer(post(path(task, "/claim"))).getRedirectedUrl()).isEqualTo(path(task, ""));

        assertThat(first.page(path(task, ""))).contains("data-draft-url").doesNotContain("data-readonly");
        assertThat(signedIn(mvc, SECOND).page(path(task, "")))
                .contains("data-readonly=\"true\"", "甲")
                .doesNotContain("data-draft-url", "data-submit ");
    }

    @Test
    void whoComesSecondIsToldWhoHasIt() {
        var task = task();
        signedIn(mvc, FIRST).answer(post(path(task, "/claim")));
        var second = signedIn(mvc, SECOND);

        var refused = second.answer(post(path(task, "/claim")));

        assertThat(refused.getRedirectedUrl()).isEqualTo("/tasks?view=pool");
        assertThat(second.page("/tasks?view=pool")).contains("草坝镇人民政府 甲");
        var late = second.sends(path(task, "/complete"), "{\"answers\":{},\"version\":0}");
        assertThat(late.getStatus()).isEqualTo(409);
        assertThat(json(late).path("holder").path("name").asString()).isEqualTo("甲");
        assertThat(json(late).path("holder").path("agency").asString()).isEqualTo("草坝镇人民政府");
    }

    @Test
    void whoLosesHearsWhatHappenedAndOfADraftOnlyIfThereIsOne() {
        var task = task();
        var first = signedIn(mvc, FIRST);
        first.answer(post(path(task, "/claim")));
        var second = signedIn(mvc, SECOND);
        assertThat(detail(second.sends(path(task, "/complete"), "{\"answers\":{},\"version\":1}")))
                .contains("甲")
                .doesNotContain("草稿");

        first.answer(post(path(task, "/release")));
        first.answer(post(path(task, "/claim")));
        var stale = first.sends(path(task, "/complete"), "{\"answers\":{},\"version\":1}");
        assertThat(stale.getStatus()).isEqualTo(409);
        assertThat(detail(stale)).contains("另一个窗口", "刷新").doesNotContain("甲", "草稿");

        second.sends(path(task, "/draft"), "{\"answers\":{\"decisionReason\":\"半句\"},\"version\":1}");
        assertThat(detail(second.sends(path(task, "/complete"), "{\"answers\":{},\"version\":1}")))
                .contains("甲", "草稿");
    }

    @Test
    void whoSubmittedInAnotherWindowReadsWhenAndThatTheAnswerStands() {
        var caseNo = office.caseOf(office.report(null, 4, false));
        var open = office.open(caseNo, "userTask_registerIntake");
        var item = worklist.claim(office.person(ENGLISH_READER), open.id());
        office.completes(caseNo, "userTask_registerIntake");

        for (var what : List.of("/draft", "/complete")) {
            var told = signedIn(mvc, String.valueOf(item.holder()))
                    .sends(path(item, what), window(item.version(), 0, "two"));
            assertThat(told.getStatus()).isEqualTo(409);
            assertThat(detail(told)).contains("not submitted twice", "today", "your answer");
        }
    }

    @Test
    void aSecondWindowIsToldWhenTheFirstSaved() {
        var task = task();
        var first = signedIn(mvc, FIRST);
        first.answer(post(path(task, "/claim")));
        var version = worklist.item(task.id()).version();
        var saved = first.sends(path(task, "/draft"), window(version, 0, "one"));
        assertThat(json(saved).path("draft").asInt()).isOne();
        assertThat(first.sends(path(task, "/draft"), window(version, 0, "one")).getStatus())
                .as("the answer to the same window may have been lost")
                .isEqualTo(200);

        for (var what : List.of("/draft", "/complete")) {
            var told = first.sends(path(task, what), window(version, 0, "two"));
            assertThat(told.getStatus()).isEqualTo(409);
            assertThat(detail(told)).contains("另一个窗口", "今天");
            assertThat(json(told).path("draft").asInt()).isEqualTo(2);
        }
        assertThat(values(first, task).path("decisionReason").asString()).isEqualTo("one");
        assertThat(first.sends(path(task, "/draft"), window(version, 2, "two")).getStatus())
                .isEqualTo(200);
    }

    private static String window(int version, int draft, String writer) {
        return JSON.writeValueAsString(Map.of(
                "answers", Map.of("decisionReason", writer), "version", version, "draft", draft, "writer", writer));
    }

    private static String detail(MockHttpServletResponse refused) {
        return json(refused).path("detail").asString();
    }

    @Test
    void whatWasTypedComesBackCharacterByCharacterAndToNobodyElse() {
        var task = task();
        var first = signedIn(mvc, FIRST);
        first.answer(post(path(task, "/claim")));
        var typed = "NUL\0 表情😀 \u202e倒写 <b>粗</b> \\ \"";

        var saved = first.sends(
                path(task, "/draft"),
                JSON.writeValueAsString(Map.of("answers", Map.of("decisionReason", typed), "version", 1)));

        assertThat(saved.getStatus()).isEqualTo(200);
        assertThat(json(saved).path("savedAt").asString()).isNotEmpty();
        assertThat(values(first, task).path("decisionReason").asString()).isEqualTo(typed);
        first.answer(post(path(task, "/release")));
        assertThat(values(signedIn(mvc, SECOND), task).has("decisionReason")).isFalse();
        assertThat(values(signedIn(mvc, FIRST), task).path("decisionReason").asString())
                .isEqualTo(typed);
    }

    @Test
    void whatIsWrongIsSaidAtItsFieldAndNothingChanges() {
        var task = task();
        var first = signedIn(mvc, FIRST);
        first.answer(post(path(task, "/claim")));
        var wrong = new java.util.LinkedHashMap<>(UsualAnswers.of("userTask_registerIntake"));
        wrong.put("decisionReason", "");
        wrong.put("accepted", "perhaps");

        var refused = first.sends(
                path(task, "/complete"),
                JSON.writeValueAsString(Map.of(
                        "answers", wrong, "version", worklist.item(task.id()).version())));

        assertThat(refused.getStatus()).isEqualTo(422);
        var fields = new HashSet<String>();
        json(refused).path("problems").forEach(problem -> {
            fields.add(problem.path("field").asString());
            assertThat(problem.path("message").asString()).isNotBlank();
        });
        assertThat(fields).contains("decisionReason");
        assertThat(worklist.item(task.id()).open()).isTrue();
    }

    @Test
    void openingATaskIsReadingWhatWasToldAboutItAndTakingItTellsTheOthers() {
        var before = List.of(messages.unread(FIRST), messages.unread(SECOND));
        var task = task();
        assertThat(messages.unread(FIRST)).isEqualTo(before.get(0) + 1);

        signedIn(mvc, FIRST).page(path(task, ""));
        assertThat(messages.unread(FIRST)).isEqualTo(before.get(0));
        assertThat(messages.unread(SECOND)).isEqualTo(before.get(1) + 1);

        signedIn(mvc, FIRST).answer(post(path(task, "/claim")));
        assertThat(messages.unread(SECOND)).isEqualTo(before.get(1));
    }

    /** Without what stands above every list. */
    private static String listed(String page) {
        return page.replaceAll("(?s)<section class=\"card asked\".*?</section>", "");
    }

    @Test
    void supervisorsBeginWithTheCasesOfTheirRegionAndFindTheOverdueOnes() {
        var late = task();
        var other = task();
        jdbc.sql("update worklist.work_item set due_at = now() - interval '3 days' where id = ?")
                .param(late.id())
                .update();
        var supervisor = signedIn(mvc, "supervisor.532503");

        assertThat(supervisor
                        .answer(org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get("/"))
                        .getRedirectedUrl())
                .isEqualTo("/cases");
        assertThat(supervisor.page("/cases"))
                .contains(late.caseNo(), other.caseNo(), "已逾期 3 天", "登记受理", "草坝镇人民政府", "无人签收");
        assertThat(listed(supervisor.page("/cases?overdue=true")))
                .contains(late.caseNo())
                .doesNotContain(other.caseNo());
        assertThat(signedIn(mvc, "supervisor.5325").page("/cases?overdue=true")).contains(late.caseNo());
        assertThat(signedIn(mvc, "supervisor.532524").page("/cases?overdue=true"))
                .doesNotContain(late.caseNo());
        assertThat(listed(signedIn(mvc, FIRST).page("/cases?overdue=true")))
                .contains(late.caseNo())
                .doesNotContain(other.caseNo());
    }

    @Test
    void thePictureStandsOnTheTaskAndSpeaksTheLanguageOfTheReader() {
        var task = task();
        var reader = signedIn(mvc, READER);
        var address = Pattern.compile("data-xml-url=\"([^\"]+)\" [^>]*data-current=\"([^\"]*)\"")
                .matcher(reader.page("/cases/" + task.caseNo()));
        assertThat(address.find()).isTrue();
        assertThat(address.group(2)).contains("userTask_registerIntake").doesNotContain("gateway");

        assertThat(reader.page(address.group(1))).contains("登记受理", "公安机关").doesNotContain("Register the report");
        reader.answer(post("/language").param("lang", "en"));
        assertThat(reader.page(address.group(1)))
                .contains("Register the report", "Police")
                .doesNotContainPattern("name=\"[^\"]*\\p{IsHan}");
    }

    @Test
    void whyATableProposesSomethingIsToldInTheLanguageOfTheReader() {
        var task = task();
        var reader = signedIn(mvc, ENGLISH_READER);
        reader.answer(post(path(task, "/claim")));

        assertThat(source(reader, task).path("proposals").size())
                .as("before anything is answered")
                .isZero();
        var answers = new java.util.HashMap<>(UsualAnswers.of("userTask_registerIntake"));
        answers.remove("riskTier");
        reader.sends(path(task, "/draft"), JSON.writeValueAsString(Map.of("answers", answers, "version", 1)));
        var tier = source(reader, task).path("proposals").path("riskTier");

        assertThat(tier.path("label").asString()).isEqualTo("Orange (high)");
        assertThat(tier.path("note").asString()).contains("orange").doesNotContainPattern("\\p{IsHan}|[。；、]");
    }

    @Test
    void everyOpeningOfATaskIsALineOfTheTrail() {
        var task = task();
        signedIn(mvc, FIRST).page(path(task, ""));

        assertThat(jdbc.sql("select actor from audit.line where act = 'task.read' and subject_id = ?")
                        .param(task.id().toString())
                        .query(String.class)
                        .list())
                .containsExactly(FIRST);
    }

    private static JsonNode json(org.springframework.mock.web.MockHttpServletResponse answer) {
        return JSON.readTree(text(answer));
    }

    /** What the form of a task is filled with. */
    private static JsonNode values(Visitor visitor, WorkItem task) {
        return source(visitor, task).path("values");
    }

    /** What the form of a task is drawn from. */
    private static JsonNode source(Visitor visitor, WorkItem task) {
        var page = visitor.page(path(task, ""));
        var start = page.indexOf("<template>") + "<template>".length();
        var source = page.substring(start, page.indexOf("</template>", start));
        return JSON.readTree(org.springframework.web.util.HtmlUtils.htmlUnescape(source));
    }
}
