package org.huhang.attacks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.huhang.testing.Visitor.signedIn;
import static org.huhang.testing.Visitor.text;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.huhang.attacks.Doors.Door;
import org.huhang.testing.HuhangTest;
import org.huhang.testing.Office;
import org.huhang.testing.Visitor;
import org.huhang.worklist.WorkItem;
import org.huhang.worklist.Worklist;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

/** Whoever names two things at a door, of which he may open each, does nothing to a thing that is not the other one’s. */
@HuhangTest
class TwoThingsTests {

    private static final String SUPERVISOR = "supervisor.532503";
    private static final Pattern THING = Pattern.compile("caseNo|merged|task|asked|item|[a-z]*Id|ids?");

    /** Each door that takes two, and the test below that tries it with two that do not belong together. */
    private static final Map<String, String> TRIED = Map.of(
            "POST /cases/{caseNo}/part", "parting",
            "GET /cases/{caseNo}/emergency", "calling",
            "POST /cases/{caseNo}/emergency", "calling",
            "POST /cases/{caseNo}/papers", "papers",
            "POST /api/cases/{caseNo}/papers", "papers",
            "POST /cases/{caseNo}/tier", "tier",
            "GET /cases/{caseNo}/processes/{instanceId}.bpmn", "picture",
            // The id is made by whoever begins it, so that it begins once.
            "POST /api/cases/{caseNo}/processes", "none");

    @Autowired
    private ApplicationContext context;

    @Autowired
    private MockMvc mvc;

    @Autowired
    private Office office;

    @Autowired
    private Worklist worklist;

    @Autowired
    private JdbcClient jdbc;

    private final String child = "两物" + UUID.randomUUID().toString().substring(0, 8);

    @BeforeEach
    void people() {
        office.staffed();
    }

    @Test
    void eachDoorThatTakesTwoIsTried() {
        assertThat(Doors.all(context).stream()
                        .filter(door -> things(door).count() > 1)
                        .map(Door::name))
                .containsExactlyInAnyOrderElementsOf(TRIED.keySet());
    }

    private static Stream<String> things(Door door) {
        var body = door.body();
        var inside = body == null
                ? Stream.<String>of()
                : Arrays.stream(body.getRecordComponents()).map(part -> part.getName());
        // Whoever comes to the door is no thing that he names.
        var named = door.parameters().stream().filter(name -> !name.equals("id"));
        return Stream.of(door.variables().stream(), named, inside)
                .flatMap(names -> names)
                .filter(name -> THING.matcher(name).matches());
    }

    @Test
    void nobodyPartsFromThePageOfACaseWhatNeverCameIntoIt() {
        var page = office.welfareCase(child + "甲", "2014-01-01");
        var into = office.welfareCase(child + "乙", "2014-02-02");
        var merged = office.caseOf(office.reportOf(child + "丙", "2014-03-03", 10));
        office.does(merged, "userTask_registerIntake", Map.of("intakeDecision", "merge", "mergeInto", into));

        for (var other : List.of(merged, into, "532503-2026-99999", "无")) {
            assertThat(visitor()
                            .answer(post("/cases/" + page + "/part")
                                    .param("merged", other)
                                    .param("reason", "见到两个孩子"))
                            .getStatus())
                    .as(other)
                    .isEqualTo(404);
        }
        assertThat(office.openKeys(merged)).isEmpty();
    }

    @Test
    void whoCallsForHelpIsHeardAndDoesNotComeToTheTaskOfAnotherCase() {
        var page = office.welfareCase(child + "丁", "2014-01-01");
        var task = task(office.welfareCase(child + "戊", "2014-02-02"));

        assertThat(text(visitor().answer(get("/cases/" + page + "/emergency").param("task", task.toString()))))
                .doesNotContain("/tasks/" + task);
        assertThat(visitor()
                        .answer(post("/cases/" + page + "/emergency")
                                .param("task", task.toString())
                                .param("reason", "邻居听见哭声"))
                        .getRedirectedUrl())
                .isEqualTo("/cases/" + page);
        assertThat(office.openKeys(page)).contains("userTask_emergencyReceive");
    }

    @Test
    void noPaperIsMadeOfTheTaskOfAnotherCase() {
        var page = office.welfareCase(child + "己", "2014-01-01");
        var task = task(office.welfareCase(child + "庚", "2014-02-02"));
        var kind = "mandatory-report/assessment";
        var holder = signedIn(mvc, worklist.item(task).holder());

        holder.answer(post("/cases/" + page + "/papers")
                .param("task", task.toString())
                .param("kind", kind));
        assertThat(holder.answer(post("/api/cases/" + page + "/papers")
                                .contentType(MediaType.APPLICATION_JSON)
                                .content("{\"task\":\"" + task + "\",\"kind\":\"" + kind + "\"}"))
                        .getStatus())
                .isGreaterThanOrEqualTo(400);

        assertThat(count("select count(*) from paper.paper where case_no = ?", page))
                .isZero();
    }

    @Test
    void nothingIsAnsweredThatWasAskedInAnotherCase() {
        var page = asked(child + "辛");
        var other = asked(child + "壬");
        var question = jdbc.sql("select id::text from casework.tier_asked where case_no = ?")
                .param(other)
                .query(String.class)
                .single();

        visitor()
                .answer(post("/cases/" + page + "/tier")
                        .param("asked", question)
                        .param("decision", "keep")
                        .param("reason", "到现场看过，孩子还在发抖"));

        assertThat(count(
                        "select count(*) from casework.tier_asked where case_no = ? and answered_at is not null", page))
                .isZero();
        assertThat(count(
                        "select count(*) from casework.tier_asked where case_no = ? and answered_at is not null",
                        other))
                .isZero();
    }

    private String asked(String name) {
        var caseNo = office.caseOf(office.report(name, 7, true));
        office.does(caseNo, "userTask_policeReceive", Map.of("childCondition", List.of("safe")));
        office.does(
                caseNo,
                "userTask_registerIntake",
                Map.of("receivers", List.of("POLICE", "CIVIL", "TOWNSHIP"), "riskTier", "YELLOW"));
        return caseNo;
    }

    @Test
    void thePictureOfAnotherCaseIsNotShown() {
        var page = office.welfareCase(child + "癸", "2014-01-01");
        var other = office.welfareCase(child + "子", "2014-02-02");
        var instance = worklist.ofCase(other).get(0).instanceId();

        assertThat(visitor()
                        .answer(get("/cases/" + page + "/processes/" + instance + ".bpmn"))
                        .getStatus())
                .isEqualTo(404);
    }

    private UUID task(String caseNo) {
        return worklist.ofCase(caseNo).stream()
                .filter(item -> item.open() && item.holder() == null)
                .findFirst()
                .map(WorkItem::id)
                .map(id -> {
                    worklist.claim(office.people(worklist.item(id).group()).get(0), id);
                    return id;
                })
                .orElseThrow();
    }

    private Visitor visitor() {
        return signedIn(mvc, SUPERVISOR);
    }

    private long count(String sql, String caseNo) {
        return jdbc.sql(sql).param(caseNo).query(Long.class).single();
    }
}
