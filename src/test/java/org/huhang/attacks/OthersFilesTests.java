package org.huhang.attacks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.huhang.testing.Visitor.program;
import static org.huhang.testing.Visitor.signedIn;
import static org.huhang.testing.Visitor.text;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.huhang.agency.Directory;
import org.huhang.processes.UsualAnswers;
import org.huhang.testing.HuhangTest;
import org.huhang.testing.Office;
import org.huhang.worklist.WorkItem;
import org.huhang.worklist.Worklist;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import tools.jackson.databind.json.JsonMapper;

/** Wherever ids of files are taken, one that is another person's or another case's is refused at its field, and only there. */
@HuhangTest
class OthersFilesTests {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String PAPER = "intakePaper";

    @Autowired
    private MockMvc mvc;

    @Autowired
    private Office office;

    @Autowired
    private Worklist worklist;

    @Autowired
    private Directory directory;

    @Autowired
    private JdbcClient jdbc;

    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    private @Nullable WorkItem opened;
    private String holder = "";
    private List<String> others = List.of();

    @BeforeEach
    void filesOfOthers() {
        office.staffed();
        opened = intake();
        holder = String.valueOf(worklist.item(task().id()).holder());
        var elsewhere = intake();
        var person = String.valueOf(worklist.item(elsewhere.id()).holder());
        var attached = office.paper(person);
        office.completes(elsewhere.caseNo(), "userTask_registerIntake", Map.of(PAPER, List.of(attached)));
        others = List.of(office.paper("wf.532503"), attached, UUID.randomUUID().toString());
        log.start();
        root().addAppender(log);
    }

    @AfterEach
    void noError() {
        root().detachAppender(log);
        assertThat(log.list.stream().filter(event -> event.getLevel().isGreaterOrEqual(Level.WARN)))
                .isEmpty();
        assertThat(jdbc.sql("select count(*) from worklist.answer where answers::text ~ :ids")
                        .param("ids", others.get(0) + "|" + others.get(2))
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void inAnAnswer() throws Exception {
        for (var file : others) {
            var body = body(Map.of("version", worklist.item(task().id()).version()), file);
            refused(signedIn(mvc, holder).sends("/tasks/" + task().id() + "/complete", body), PAPER);
            refused(program(mvc, holder, json("/api/tasks/" + task().id() + "/complete", body)), PAPER);
        }
        assertThat(worklist.item(task().id()).open()).isTrue();

        var own = office.paper(holder);
        office.completes(task().caseNo(), "userTask_registerIntake", Map.of(PAPER, List.of(own)));
        assertThat(worklist.answers(task().id()).get(PAPER)).isEqualTo(List.of(own));
    }

    @Test
    void inADraft() throws Exception {
        var own = office.paper(holder);
        var named = new ArrayList<>(others);
        named.add(own);
        var draft = Map.of("answers", Map.of(PAPER, named), "version", 0, "draft", 0, "writer", "one");

        var saved = signedIn(mvc, holder).sends("/tasks/" + task().id() + "/draft", JSON.writeValueAsString(draft));

        assertThat(saved.getStatus()).isEqualTo(200);
        assertThat(signedIn(mvc, holder).page("/tasks/" + task().id()))
                .contains(own)
                .doesNotContain(others);
    }

    @Test
    void inACorrection() throws Exception {
        var own = office.paper(holder);
        office.completes(task().caseNo(), "userTask_registerIntake", Map.of(PAPER, List.of(own)));

        for (var file : others) {
            var body = body(Map.of("version", 0, "reason", "文件传错了"), file);
            refused(signedIn(mvc, holder).sends("/tasks/" + task().id() + "/correct", body), PAPER);
            refused(program(mvc, holder, json("/api/tasks/" + task().id() + "/corrections", body)), PAPER);
        }
        // Whoever corrects for another leaves the papers in their place.
        var leader = directory.leadersOf(task().agencyCode()).get(0).id();
        var body = body(Map.of("version", 0, "reason", "电话里核对过"), own, "decisionReason", "核对后的理由");
        assertThat(program(mvc, leader, json("/api/tasks/" + task().id() + "/corrections", body))
                        .getStatus())
                .isEqualTo(204);
        assertThat(worklist.answers(task().id()).get(PAPER)).isEqualTo(List.of(own));
    }

    @Test
    void inAReport() throws Exception {
        for (var file : others) {
            var report = Map.of(
                    "regionCode",
                    "532503102",
                    "reportCategory",
                    4,
                    "description",
                    "孩子手臂上有多处瘀伤",
                    "immediateDanger",
                    false,
                    "files",
                    List.of(file));
            refused(
                    mvc.perform(json("/api/reports", JSON.writeValueAsString(report)))
                            .andReturn()
                            .getResponse(),
                    "files");
        }
    }

    private WorkItem task() {
        return Objects.requireNonNull(opened);
    }

    /** An intake that somebody took. */
    private WorkItem intake() {
        var item = office.open(office.caseOf(office.report(null, 10, false)), "userTask_registerIntake");
        worklist.claim(office.somebody(item.group()), item.id());
        return item;
    }

    private static void refused(MockHttpServletResponse answer, String field) {
        assertThat(answer.getStatus()).as(text(answer)).isEqualTo(422);
        assertThat(JSON.readTree(text(answer)).path("problems")).singleElement().satisfies(problem -> {
            assertThat(problem.path("field").asString()).isEqualTo(field);
            // in the language that the person chose last
            assertThat(problem.path("message").asString()).containsPattern("重新上传|upload it again");
        });
    }

    private static String body(Map<String, Object> beside, String file, Object... differs) {
        var answers = new HashMap<>(UsualAnswers.of("userTask_registerIntake"));
        answers.put(PAPER, List.of(file));
        for (var at = 0; at < differs.length; at += 2) {
            answers.put(differs[at].toString(), differs[at + 1]);
        }
        answers.put("correctionReason", "文件传错了");
        var body = new HashMap<>(beside);
        body.put("answers", answers);
        return JSON.writeValueAsString(body);
    }

    private static MockHttpServletRequestBuilder json(String path, String body) {
        return post(path).contentType(MediaType.APPLICATION_JSON).content(body);
    }

    private static Logger root() {
        return (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    }
}
