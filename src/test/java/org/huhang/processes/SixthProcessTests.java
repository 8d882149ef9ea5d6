package org.huhang.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.huhang.testing.Visitor.program;
import static org.huhang.testing.Visitor.signedIn;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.huhang.casework.Cases;
import org.huhang.child.ChildFiles;
import org.huhang.child.StripFact;
import org.huhang.engine.BusinessClock;
import org.huhang.engine.Definitions;
import org.huhang.testing.HuhangTest;
import org.huhang.testing.Office;
import org.huhang.testing.Visitor;
import org.huhang.worklist.AnswerRefused;
import org.huhang.worklist.WorkItem;
import org.huhang.worklist.Worklist;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import tools.jackson.databind.ObjectMapper;

/**
 * The house carries a process of which it has never heard: an invented one, drawn with the ids that Camunda Modeler gives, comes
 * as models and forms alone, and everything that the house does for a process it does for this one.
 */
@HuhangTest
class SixthProcessTests {

    private static final String MODELS = "/models/";
    private static final String TEACHER = "school.532503";
    private static final String VILLAGE = "532503102001";

    private static final String PLAN = "Activity_0pl4n8s";
    private static final String LOOK = "Activity_0abc12x";
    private static final String TALK = "Activity_0ta1k2d";
    private static final String VISIT = "Activity_1k3d9fz";
    private static final String ASSESS = "Activity_0ass3ss";
    private static final String ORDER = "Activity_0ord3r1";
    private static final String MEND = "Activity_0m3nd5a";
    private static final String HELP = "Activity_0h3lp1q";
    private static final String URGE = "Activity_0ur9e4t";
    private static final String RECHECK = "Activity_0r3ch3k";
    private static final String TELL = "Activity_0t3llpa";
    private static final String CONCLUDE = "Activity_0c0nc1u";

    @Autowired
    private Definitions definitions;

    @Autowired
    private Office office;

    @Autowired
    private Worklist worklist;

    @Autowired
    private Cases cases;

    @Autowired
    private ChildFiles children;

    @Autowired
    private BusinessClock clock;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ObjectMapper json;

    @Autowired
    private MockMvc mvc;

    @BeforeEach
    void comes() throws IOException {
        definitions.deploy("tried:boarding-check", models());
        office.staffed();
    }

    /** Other tests find clock and mandatory reporting as they are. */
    @AfterEach
    void follow() throws IOException {
        clock.follow();
        definitions.deploy("tried:mandatory-report", sending("childOutOfSchool"));
    }

    @Test
    void whomItsModelNamesBeginsItByHandOnce() {
        var teacher = signedIn(mvc, TEACHER);
        assertThat(teacher.page("/start")).contains("寄宿检查", "/start/boardingCheck");
        assertThat(teacher.page("/start/boardingCheck")).contains("写明是哪个孩子", "data-submit-url", "startWhose", "碧色寨");

        var id = UUID.randomUUID();
        var refused = teacher.sends("/start/boardingCheck/" + id, sent(Map.of("startWhose", "new")));
        assertThat(refused.getStatus()).isEqualTo(422);
        assertThat(Visitor.text(refused)).contains("\"field\":\"startPlace\"", "\"field\":\"whyCheck\"");

        var next = begun(teacher, id, child("甄一丹", "2013-01-02"));
        assertThat(begun(teacher, id, child("甄一丹", "2013-01-02"))).isEqualTo(next);
        var item = worklist.item(id);
        assertThat(office.openKeys(item.caseNo())).containsExactly(PLAN);
        assertThat(teacher.page(next)).contains("寄宿检查", item.caseNo(), "安排检查");
        assertThat(teacher.page("/cases/" + item.caseNo())).contains("安排检查", "寄宿检查");
        assertThat(teacher.page("/tasks/" + id)).contains("夜里没有人值守", "甄一丹", "没有，或者不知道");
        assertThat(cases.file(item.caseNo()).childId()).isNotNull();
        assertThat(trail(item.caseNo())).contains("case.begun", "task.done");
    }

    @Test
    void nobodyElseBeginsIt() {
        var police = signedIn(mvc, "police.532503");
        assertThat(police.page("/start")).doesNotContain("寄宿检查");
        assertThat(police.answer(get("/start/boardingCheck")).getStatus()).isEqualTo(404);
        assertThat(police.sends("/start/boardingCheck/" + UUID.randomUUID(), sent(child("佘五九", "2012-02-03")))
                        .getStatus())
                .isEqualTo(404);
    }

    @Test
    void aChildLikeAKnownOneIsAskedBackAndOneThatIsKnownKeepsItsCase() {
        var first = beginning(child("蒲二妮", "2011-03-04"));
        var teacher = signedIn(mvc, TEACHER);

        var like = new LinkedHashMap<>(child("蒲二妮", "2011-03-04"));
        like.put("childName", "蒲二尼");
        var asked = teacher.sends("/start/boardingCheck/" + UUID.randomUUID(), sent(like));
        assertThat(Visitor.text(asked)).contains("startWhose=new", "蒲二妮");
        like.put("confirmed", List.of("startWhose=new"));
        assertThat(beginning(like).caseNo()).isNotEqualTo(first.caseNo());

        // The same child, which the teacher may open, and in which the process runs already.
        for (var again : List.of(
                child("蒲二妮", "2011-03-04"),
                Map.<String, Object>of("startWhose", "known", "startCase", first.caseNo(), "whyCheck", "再查一次。"))) {
            var refused = teacher.sends("/start/boardingCheck/" + UUID.randomUUID(), sent(again));
            assertThat(refused.getStatus()).isEqualTo(409);
            assertThat(Visitor.text(refused)).contains("/cases/" + first.caseNo());
        }
        assertThat(teacher.page("/cases/" + first.caseNo())).contains("/start?caseNo=" + first.caseNo());
        assertThat(teacher.page("/start/boardingCheck?caseNo=" + first.caseNo()))
                .contains(first.caseNo());
        assertThat(office.openItems(first.caseNo(), PLAN)).hasSize(1);
    }

    @Test
    void nobodyGetsIntoTheCaseOfAnotherByWritingItsChildDown() {
        var reported = office.caseOf(office.report("阮三秋", 4, false));
        var child = children.file(cases.file(reported).childId()).identity();
        var told = new LinkedHashMap<>(child(String.valueOf(child.name()), "2014-05-06"));
        told.put("birthDate", String.valueOf(child.birthDate()));
        told.put("sex", child.sex());

        var own = beginning(told);
        assertThat(own.caseNo()).isNotEqualTo(reported);
        assertThat(cases.mayOpen(office.person(TEACHER), reported)).isFalse();
        assertThat(office.openKeys(reported)).as("its office is asked").contains("userTask_judgeSameChild");
        assertThatThrownBy(() -> office.does(reported, "userTask_judgeSameChild", Map.of("sameChild", "merge")))
                .as("what somebody began is not called off")
                .isInstanceOf(AnswerRefused.class);
        var refused = signedIn(mvc, TEACHER)
                .sends(
                        "/start/boardingCheck/" + UUID.randomUUID(),
                        sent(Map.of("startWhose", "known", "startCase", reported, "whyCheck", "想看看。")));
        assertThat(refused.getStatus()).isEqualTo(422);
    }

    /** To its end through pages, with its own terms, papers, words and marks on the strip. */
    @Test
    void itRunsToItsEndAndFeedsWhatEveryProcessFeeds() {
        var caseNo = beginning(child("邢四喜", "2010-04-05")).caseNo();
        answers(caseNo, PLAN, Map.of("checkItems", List.of("dormitory", "canteen")));
        assertThat(office.openKeys(caseNo)).containsExactly(LOOK, LOOK, TALK, VISIT);
        assertThat(signedIn(mvc, "edu.532503").page("/cases/" + caseNo)).contains("就学保障");
        assertThat(office.open(caseNo, LOOK).agencyCode()).isEqualTo("SCHOOL-532503-01");
        assertThat(office.open(caseNo, LOOK).dueAt()).isNotNull();
        answers(caseNo, LOOK, Map.of("dormitorySeen", "门锁坏了。", "nightDuty", "no"));
        answers(caseNo, LOOK, Map.of("dormitorySeen", "饭菜干净。", "nightDuty", "no"));
        answers(caseNo, VISIT, Map.of("homeSeen", "奶奶在家。"));
        answers(caseNo, TALK, talk("no", "no"));
        var strip = children.strip(cases.file(caseNo).childId());
        assertThat(strip).containsKeys(StripFact.Kind.LAST_SEEN, StripFact.Kind.WORKER_SAFETY);

        answers(caseNo, ASSESS, Map.of("riskTier", "YELLOW", "decisionReason", "夜里没有人，白天正常。"));
        assertThat(cases.file(caseNo).riskTier()).isEqualTo("YELLOW");
        answers(caseNo, ORDER, Map.of("mustMend", "夜里要有人值守。"));
        clock.moveTo(clock.instant().plus(Duration.ofDays(4)));
        assertThat(office.openKeys(caseNo)).containsExactly(MEND, URGE);
        answers(caseNo, URGE, Map.of("whyNot", "在等修门的师傅。"));
        answers(caseNo, MEND, Map.of("didMend", "安排了值守老师。"));
        answers(caseNo, RECHECK, Map.of("mended", true, "seenAgain", "夜里有人。"));
        answers(caseNo, TELL, Map.of("parentsSaid", "放心了。"));
        assertThat(cases.file(caseNo).open()).isTrue();
        concludes(caseNo);

        assertThat(cases.file(caseNo).open()).isFalse();
        var teacher = signedIn(mvc, TEACHER);
        assertThat(teacher.page("/cases/" + caseNo)).contains("寄宿安全，检查结束", "回执.txt");
        assertThat(teacher.page("/cases?no=" + caseNo.substring(7))).contains("寄宿安全，检查结束");
        assertThat(signedIn(mvc, "auditor").page("/trail?caseNo=" + caseNo)).contains("寄宿安全，检查结束");
        assertThat(trail(caseNo)).contains("case.closed");
    }

    /** What programs read of its tasks, and what a correction of any answer does, is that of every process. */
    @Test
    void programsReadItsTasksAndItsAnswersAreCorrected() {
        var caseNo = beginning(child("厍八两", "2011-08-11")).caseNo();
        var school = office.people(office.open(caseNo, PLAN).group()).get(0);
        var planned = office.open(caseNo, PLAN);
        assertThat(Visitor.text(program(mvc, school.id(), get("/api/tasks?view=pool"))))
                .contains("\"elementId\":\"" + PLAN + "\"", caseNo);
        assertThat(Visitor.text(program(mvc, school.id(), get("/api/tasks/" + planned.id()))))
                .contains("\"elementId\":\"" + PLAN + "\"", "checkItems");
        answers(caseNo, PLAN, Map.of("checkItems", List.of("dormitory")));
        var look = office.open(caseNo, LOOK);
        answers(caseNo, LOOK, Map.of("dormitorySeen", "门锁坏了，没有人。", "nightDuty", "no"));

        var author = signedIn(mvc, String.valueOf(worklist.item(look.id()).holder()));
        assertThat(author.page("/tasks/" + look.id() + "/correct")).contains("检查寄宿情况", "门锁坏了");
        corrects(author, look, Map.of("dormitorySeen", "门锁坏了，值守老师住在隔壁。", "nightDuty", "yes"), 200);
        assertThat(worklist.answers(look.id())).containsEntry("nightDuty", "yes");
        assertThat(author.page("/cases/" + caseNo)).contains("值守老师住在隔壁");
        assertThat(trail(caseNo)).contains("answer.corrected");
    }

    /** Whoever wrote a child's name wrongly puts it right for all; another child or place is another beginning. */
    @Test
    void theAnswerThatBeganItIsCorrected() {
        var start = beginning(child("逄九金", "2011-09-12"));
        var teacher = signedIn(mvc, TEACHER);
        assertThat(teacher.page("/tasks/" + start.id() + "/correct")).contains("为什么检查", "逄九金");

        var other = corrects(teacher, start, with(child("逄九金", "2011-09-12"), "startPlace", "532503102"), 422);
        assertThat(other).contains("\"field\":\"startPlace\"", "换地方");
        var another = Map.<String, Object>of("startWhose", "known", "startCase", start.caseNo(), "whyCheck", "换人。");
        assertThat(corrects(teacher, start, another, 422)).contains("\"field\":\"startWhose\"");

        corrects(teacher, start, with(child("逄九鑫", "2011-09-21"), "whyCheck", "夜里没有人值守，名字写错了。"), 200);
        var known = children.file(cases.file(start.caseNo()).childId()).identity();
        assertThat(known.name()).isEqualTo("逄九鑫");
        assertThat(known.birthDate()).hasToString("2011-09-21");
        assertThat(teacher.page("/cases/" + start.caseNo())).contains("逄九鑫", "名字写错了");
        assertThat(office.openKeys(start.caseNo())).containsExactly(PLAN);
    }

    private static Map<String, Object> with(Map<String, Object> answers, String key, Object value) {
        var all = new LinkedHashMap<>(answers);
        all.put(key, value);
        return all;
    }

    private String corrects(Visitor visitor, WorkItem item, Map<String, Object> right, int status) {
        var answer = visitor.sends(
                "/tasks/" + item.id() + "/correct",
                json.writeValueAsString(Map.of("answers", with(right, "correctionReason", "写错了，现在改正。"), "version", 0)));
        assertThat(answer.getStatus()).as(Visitor.text(answer)).isEqualTo(status);
        return Visitor.text(answer);
    }

    /** What speaks against an end is asked of a person, who gets the task to decide. */
    @Test
    void aCaseDoesNotCloseOverDangerWithTheEndOfItsLastProcess() {
        var caseNo = beginning(child("禤五月", "2012-05-08")).caseNo();
        answers(caseNo, PLAN, Map.of("checkItems", List.of("dormitory")));
        answers(caseNo, LOOK, Map.of("dormitorySeen", "门锁好的。", "nightDuty", "yes"));
        answers(caseNo, VISIT, Map.of("homeSeen", "奶奶在家。"));
        answers(caseNo, TALK, talk("yes", "no"));
        assertThat(cases.file(caseNo).riskTier()).isEqualTo("RED");
        assertThat(office.openKeys(caseNo)).as("police go there").contains("userTask_emergencyReceive");
        answers(caseNo, ASSESS, Map.of("riskTier", "RED", "decisionReason", "孩子说有人要打他。"));
        answers(caseNo, TELL, Map.of("parentsSaid", "马上过来。"));
        concludes(caseNo);

        assertThat(cases.file(caseNo).open()).isTrue();
        assertThat(office.openKeys(caseNo))
                .contains("userTask_emergencyReceive")
                .doesNotContain("userTask_close");
        office.worksUntil(caseNo, "userTask_close", "userTask_needsAssessment");
        office.does(
                caseNo,
                "userTask_needsAssessment",
                Map.of("riskTier", "RED", "helpNeeded", "no", "temporaryCareNeeded", "no"));
        office.worksUntil(caseNo, "userTask_close");
        assertThat(office.open(caseNo, "userTask_close").agencyCode()).isEqualTo("CIVIL-532503");
        office.does(caseNo, "userTask_close", Map.of("redReason", "班主任今天当面见过孩子。"));
        assertThat(cases.file(caseNo).open()).isFalse();
    }

    /** The button works in it as in every case. */
    @Test
    void theButtonWorksInIt() {
        var caseNo = beginning(child("邬六月", "2012-06-09")).caseNo();
        var teacher = signedIn(mvc, TEACHER);
        assertThat(teacher.page("/cases/" + caseNo)).contains("儿童处于危险");
        var pressed = teacher.answer(post("/cases/" + caseNo + "/emergency").param("reason", "孩子在楼顶。"));
        assertThat(pressed.getStatus()).isEqualTo(302);
        assertThat(office.openKeys(caseNo)).contains(PLAN, "userTask_emergencyReceive");
    }

    /** Mandatory reporting hands over to it, and it hands back; neither model of the house names it. */
    @Test
    void itTakesOverFromMandatoryReportingAndHandsOverToIt() throws IOException {
        definitions.deploy("tried:mandatory-report", sending("boardsUnsafely"));
        var caseNo = office.welfareCase("毋七巧", "2012-07-10");
        office.does(
                caseNo,
                "userTask_needsAssessment",
                Map.of("schooling", "out", "helpNeeded", "no", "temporaryCareNeeded", "no", "riskTier", "YELLOW"));
        office.worksUntil(caseNo, "userTask_close", "userTask_takeHandOver");

        var taking = office.open(caseNo, "userTask_takeHandOver");
        assertThat(taking.agencyCode()).isEqualTo("EDU-532503");
        var taker = signedIn(mvc, "edu.532503");
        assertThat(taker.page("/tasks/" + taking.id())).contains("需要检查寄宿情况", "寄宿检查");
        office.does(caseNo, "userTask_takeHandOver");
        assertThat(office.openKeys(caseNo)).contains(PLAN).doesNotContain("userTask_finishHandOver");
        assertThat(taker.page("/cases/" + caseNo)).contains("需要检查寄宿情况 → 寄宿检查", "安排检查");
        assertThat(Visitor.text(program(mvc, "civil.532503.leader", get("/api/cases/" + caseNo))))
                .contains("boardingCheck");

        answers(caseNo, PLAN, Map.of("checkItems", List.of("sickroom")));
        answers(caseNo, LOOK, Map.of("dormitorySeen", "没有药。", "nightDuty", "yes"));
        answers(caseNo, VISIT, Map.of("homeSeen", "没有人在家。"));
        answers(caseNo, TALK, talk("no", "yes"));
        answers(caseNo, ASSESS, Map.of("riskTier", "YELLOW", "decisionReason", "身上有旧伤。"));
        assertThat(office.open(caseNo, "userTask_takeHandOver").role()).isEqualTo("protectionStation");
        assertThat(taker.page("/cases/" + caseNo)).contains("孩子失踪或者受到伤害 → 强制报告");
        assertThat(office.openKeys(caseNo)).contains("userTask_close", HELP);
        office.worksUntil(caseNo, "userTask_close", HELP);
        answers(caseNo, HELP, Map.of("helpGiven", "村里每天去看，由儿童主任落实。"));
        answers(caseNo, TELL, Map.of("parentsSaid", "知道了。"));
        concludes(caseNo);

        assertThat(cases.file(caseNo).open())
                .as("mandatory reporting still runs")
                .isTrue();
        office.does(caseNo, "userTask_close", Map.of("endReason", "孩子住在外婆家，每天有人去看。"));
        assertThat(cases.file(caseNo).open()).isFalse();
    }

    /** Mandatory reporting as it is shipped, but for the message that it sends where a child is out of school. */
    private static Map<String, byte[]> sending(String message) throws IOException {
        var files = new TreeMap<String, byte[]>();
        var found = new PathMatchingResourcePatternResolver();
        for (var folder :
                List.of("processes/mandatory-report", "processes/shared", "forms/mandatory-report", "forms/shared")) {
            shipped(found, folder, files);
        }
        files.computeIfPresent("processes/mandatory-report/mandatory-report.bpmn", (name, model) -> new String(
                        model, StandardCharsets.UTF_8)
                .replace("name=\"childOutOfSchool\"", "name=\"" + message + "\"")
                .getBytes(StandardCharsets.UTF_8));
        return files;
    }

    private void concludes(String caseNo) {
        var who = office.people(office.open(caseNo, CONCLUDE).group()).get(0).id();
        answers(caseNo, CONCLUDE, Map.of("conclusion", "已经查清。", "checkPaper", List.of(office.paper(who))));
        office.openKeys(caseNo);
    }

    private static Map<String, Object> talk(String danger, String harm) {
        var said = new LinkedHashMap<String, Object>();
        said.put("childSeen", true);
        said.put("childSeenAt", Instant.now().minusSeconds(600).toString());
        said.put("dangerNow", danger);
        said.put("harmFound", harm);
        said.put("workerSafety", List.of("dog"));
        said.put("childOpinion", "晚上有点怕。");
        said.put("findings", "孩子说晚上没有老师。");
        return said;
    }

    /** Whoever of its group reads Chinese does it, by the page. */
    private void answers(String caseNo, String element, Map<String, Object> answers) {
        var task = office.open(caseNo, element);
        var who = office.people(task.group()).get(0);
        var visitor = signedIn(mvc, who.id());
        assertThat(visitor.page("/tasks/" + task.id()))
                .contains(definitions.name(task.definitionId(), element, Locale.CHINESE));
        office.claims(who, caseNo, element);
        var version = worklist.item(task.id()).version();
        var answer = visitor.sends(
                "/tasks/" + task.id() + "/complete",
                json.writeValueAsString(Map.of("answers", answers, "version", version)));
        assertThat(answer.getStatus()).as(Visitor.text(answer)).isEqualTo(200);
    }

    private WorkItem beginning(Map<String, Object> answers) {
        var id = UUID.randomUUID();
        begun(signedIn(mvc, TEACHER), id, answers);
        office.openKeys(worklist.item(id).caseNo());
        return worklist.item(id);
    }

    private String begun(Visitor visitor, UUID id, Map<String, Object> answers) {
        var answer = visitor.sends("/start/boardingCheck/" + id, sent(answers));
        assertThat(answer.getStatus()).as(Visitor.text(answer)).isEqualTo(200);
        return json.readTree(Visitor.text(answer)).path("next").asString();
    }

    private String sent(Map<String, Object> answers) {
        return json.writeValueAsString(Map.of("answers", answers));
    }

    private static Map<String, Object> child(String name, String born) {
        return Map.of(
                "startWhose",
                "new",
                "startPlace",
                VILLAGE,
                "childName",
                name,
                "sex",
                "F",
                "birthDate",
                born,
                "whyCheck",
                "夜里没有人值守。");
    }

    private List<String> trail(String caseNo) {
        return jdbc.sql("select act from audit.line where case_no = ? order by id")
                .param(caseNo)
                .query(String.class)
                .list();
    }

    private static Map<String, byte[]> models() throws IOException {
        var files = new TreeMap<String, byte[]>();
        var found = new PathMatchingResourcePatternResolver();
        for (var resource : found.getResources("classpath*:models/**/*.*")) {
            var address = resource.getURL().toString();
            files.put(
                    address.substring(address.lastIndexOf(MODELS) + MODELS.length()), resource.getContentAsByteArray());
        }
        shipped(found, "forms/shared", files);
        return files;
    }

    /** Templates of papers lie beside the forms and are no part of a model. */
    private static void shipped(PathMatchingResourcePatternResolver found, String folder, Map<String, byte[]> files)
            throws IOException {
        for (var resource : found.getResources("classpath*:" + folder + "/*.*")) {
            if (!String.valueOf(resource.getFilename()).endsWith(".docx")) {
                files.put(folder + "/" + resource.getFilename(), resource.getContentAsByteArray());
            }
        }
    }
}
