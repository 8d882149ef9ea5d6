package org.huhang.attacks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.huhang.attacks.Doors.Door;
import org.huhang.casework.Cases;
import org.huhang.document.Documents;
import org.huhang.document.FolderId;
import org.huhang.intake.Filing;
import org.huhang.intake.Incident;
import org.huhang.intake.Intake;
import org.huhang.intake.ReportedChild;
import org.huhang.intake.Reporter;
import org.huhang.testing.Office;
import org.huhang.testing.Visitor;
import org.huhang.worklist.CaseCards;
import org.huhang.worklist.CaseLists;
import org.huhang.worklist.CaseQuery;
import org.huhang.worklist.CaseQuery.Found;
import org.huhang.worklist.Worklist;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

/**
 * Through every door of the platform, found from the running mappings: whoever has nothing to do with a case gets no word of
 * it and of its child, and learns not even that it is there; whom the table of access lets in gets in.
 */
@Besieged
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OutsiderTests {

    private static final Pattern VARIABLE = Pattern.compile("\\{\\*?([^}/:]+)[^}/]*}");
    private static final CaseQuery ALL = new CaseQuery(
            CaseQuery.State.of(null), CaseQuery.Order.of(null), false, null, null, null, null, null, null, 1000);
    private static final List<String> OUTSIDERS = List.of("police.532524", "supervisor.532524", "analyst", "sysadmin");

    /** Whom the table of A.3 lets in, by whether the case is secret; everybody else of these stays outside. */
    private static final Map<Boolean, Set<String>> INSIDERS = Map.of(
            false, Set.of("police.532503", "police.532503.leader", "supervisor.532503", "supervisor.5325"),
            true, Set.of("police.532503"));

    private static final List<String> PEOPLE = List.of(
            "police.532503",
            "police.532503.leader",
            "supervisor.532503",
            "supervisor.5325",
            "edu.532503",
            "edu.532503.leader",
            "police.532524",
            "police.532524.leader",
            "supervisor.532524",
            "analyst",
            "sysadmin",
            "secadmin",
            "auditor");

    @Autowired
    private ApplicationContext context;

    @Autowired
    private MockMvc mvc;

    @Autowired
    private Office office;

    @Autowired
    private Intake intake;

    @Autowired
    private Cases cases;

    @Autowired
    private Worklist worklist;

    @Autowired
    private CaseCards cards;

    @Autowired
    private CaseLists lists;

    @Autowired
    private Documents documents;

    @Autowired
    private JdbcClient jdbc;

    private final List<Thing> things = new ArrayList<>();

    @BeforeAll
    void cases() {
        office.staffed();
        things.add(thing("暗一", false));
        things.add(thing("暗二", true));
    }

    /** A case that police registered, with a paper, an answer and a message. */
    private Thing thing(String mark, boolean secret) {
        var receipt = intake.file(filing(mark, secret ? 2 : 4));
        var caseNo = office.caseOf(receipt);
        office.does(caseNo, "userTask_registerIntake", registered(mark, secret));
        var item = office.open(caseNo, "userTask_policeReceive");
        if (item.holder() == null) {
            worklist.claim(office.person("police.532503"), item.id());
        }
        var file = office.paper("police.532503");
        documents.attach(List.of(file), new FolderId(cases.file(caseNo).folderId()), "police.532503");
        assertThat(cases.file(caseNo).secret()).isEqualTo(secret);
        var report = intake.ofReceipt(receipt.receiptNo()).id();
        return new Thing(caseNo, item.id(), file, answer(caseNo), report, receipt.receiptNo(), mark, secret);
    }

    /** Danger and assault leave intake no choice. */
    private static Map<String, Object> registered(String mark, boolean secret) {
        var answer = new LinkedHashMap<String, Object>(Map.of("decisionReason", mark + "的理由", "riskTier", "RED"));
        if (secret) {
            answer.put("secrecy", "MAX");
            answer.put("receivers", List.of("POLICE", "CIVIL", "HOSPITAL", "PROC"));
        }
        return answer;
    }

    private String answer(String caseNo) {
        return jdbc.sql("select item_id from worklist.answer where case_no = ? limit 1")
                .param(caseNo)
                .query((row, number) -> row.getString("item_id"))
                .single();
    }

    /** Danger now goes to the police, who then are the intake and hold the next task too. */
    private static Filing filing(String mark, int category) {
        return new Filing(
                new Incident("532503102001", List.of(category), true, mark + "的经过", null, null, null, false, null),
                new ReportedChild(
                        mark + "儿",
                        "F",
                        LocalDate.parse("2015-05-01"),
                        null,
                        mark + "的住址",
                        mark + "的家长",
                        "13900000000",
                        null),
                new Reporter(
                        mark + "老师",
                        "13800000000",
                        "teacher@school.example",
                        mark + "单位",
                        null,
                        true,
                        false,
                        Locale.CHINESE),
                List.of(),
                new Filing.Origin(null, null, UUID.randomUUID().toString()));
    }

    @Test
    void throughNoDoorComesAWordToAnOutsider() {
        var told = new ArrayList<String>();
        for (var person : OUTSIDERS) {
            var visitor = Visitor.signedIn(mvc, person);
            for (var thing : things) {
                for (var door : doors()) {
                    var request = request(door, thing);
                    var answer = door.api() ? Visitor.program(mvc, person, request) : visitor.answer(request);
                    var text = Visitor.text(answer)
                            + answer.getHeader("Location")
                            + answer.getHeader("Content-Disposition");
                    var found = person + " " + door.name() + " " + answer.getStatus();
                    if (text.contains(thing.mark())) {
                        told.add(found + " tells");
                    }
                    if (protectedBy(door) && answer.getStatus() != 404) {
                        told.add(found + " is not as if it were not there");
                    }
                }
            }
        }
        assertThat(told).isEmpty();
    }

    @Test
    void whomTheTableLetsInGetsInAndNobodyElse() {
        for (var thing : things) {
            for (var person : PEOPLE) {
                var visitor = Visitor.signedIn(mvc, person);
                var expected = INSIDERS.getOrDefault(thing.secret(), Set.of()).contains(person) ? 200 : 404;
                var page = visitor.answer(MockMvcRequestBuilders.get("/cases/" + thing.caseNo()));
                var data = Visitor.program(mvc, person, MockMvcRequestBuilders.get("/api/cases/" + thing.caseNo()));
                var who = "%s %s".formatted(person, thing.secret() ? "secret" : "normal");
                assertThat(data.getStatus()).as(who).isEqualTo(expected);
                if (page.getStatus() == 302) {
                    // Whoever was told that there is a case calls for help in it, and sees nothing of it.
                    assertThat(page.getRedirectedUrl()).as(who).isEqualTo("/cases/" + thing.caseNo() + "/emergency");
                    assertThat(visitor.page("/cases/" + thing.caseNo() + "/emergency"))
                            .doesNotContain(thing.mark());
                    assertThat(expected).as(who).isEqualTo(404);
                } else {
                    assertThat(page.getStatus()).as(who).isEqualTo(expected);
                }
            }
        }
    }

    /**
     * Leading an agency that takes part opens no secret case, and whoever may not open it does nothing with it either, but that
     * he may call for help.
     */
    @Test
    void aLeaderWhoMayNotOpenASecretCaseGetsThroughNoDoorOfIt() {
        var secret = things.stream().filter(Thing::secret).findFirst().orElseThrow();
        var leader = "police.532503.leader";
        assertThat(cards.parties(secret.caseNo()).orElseThrow().agencies()).containsKey("POLICE-532503");
        var visitor = Visitor.signedIn(mvc, leader);
        var through = new ArrayList<String>();
        for (var door : doors()) {
            if (door.path().contains("{caseNo}") && !door.path().endsWith("/emergency")) {
                var request = request(door, secret);
                var answer = door.api() ? Visitor.program(mvc, leader, request) : visitor.answer(request);
                if (answer.getStatus() != 404) {
                    through.add(door.name() + " " + answer.getStatus());
                }
            }
        }
        assertThat(through).isSubsetOf("GET /cases/{caseNo} 302");
    }

    @Test
    void listsAndCountsOfAnOutsiderAreThoseOfSomebodyWithoutWork() {
        for (var thing : things) {
            for (var person : OUTSIDERS) {
                assertThat(lists.page(office.person(person), ALL))
                        .extracting(Found::caseNo)
                        .doesNotContain(thing.caseNo());
            }
        }
        assertThat(jdbc.sql("select count(*) from notification.message where recipient = any(?) and case_no = any(?)")
                        .params(
                                OUTSIDERS.toArray(String[]::new),
                                things.stream().map(Thing::caseNo).toArray(String[]::new))
                        .query(Long.class)
                        .single())
                .isZero();
    }

    /** Everything but how one signs out, which would end the walk. */
    private List<Door> doors() {
        return Doors.all(context).stream()
                .filter(door -> !door.path().startsWith("/log") && !door.path().contains("error"))
                .filter(door -> !door.path().startsWith("/v3"))
                .toList();
    }

    /** What belongs to one case, task, file or report. */
    private static boolean protectedBy(Door door) {
        return VARIABLE.matcher(door.path()).find()
                && !door.path().startsWith("/steps")
                && !door.path().startsWith("/api/reports");
    }

    private static org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder request(
            Door door, Thing thing) {
        var values = new LinkedHashMap<String, String>();
        values.put("caseNo", thing.caseNo());
        values.put("process", "mandatoryReport");
        values.put("instanceId", "1");
        values.put("reportId", thing.report().toString());
        values.put("answerId", thing.answer());
        values.put("receiptNo", thing.receiptNo());
        values.put("id", door.path().contains("files") ? thing.file() : idOf(door, thing));
        var path = VARIABLE.matcher(door.path()).replaceAll(found -> {
            var value = values.get(found.group(1));
            if (value == null) {
                throw new AssertionError("say here what " + found.group(1) + " of " + door.name() + " is");
            }
            return value;
        });
        var request = MockMvcRequestBuilders.request(HttpMethod.valueOf(door.method()), path);
        door.parameters().forEach(name -> request.param(name, parameter(name, thing)));
        return door.body() == null
                ? request
                : request.contentType(MediaType.APPLICATION_JSON)
                        .content(
                                "{\"answers\":{},\"version\":0,\"reason\":\"看看\",\"text\":\"看看\",\"to\":\"police.532503\",\"instruct\":true}");
    }

    /** What lets a request come as far as the question whose it is. */
    private static String parameter(String name, Thing thing) {
        return switch (name) {
            case "purpose" -> "VERIFY";
            case "accepted", "instruct", "overdue" -> "true";
            case "no", "case", "caseNo", "sought" -> thing.caseNo();
            case "task", "ids" -> thing.task().toString();
            case "to" -> "police.532503";
            case "limit" -> "20";
            case "from", "until", "day" -> "2026-11-20";
            default -> "看看" + thing.caseNo();
        };
    }

    private static String idOf(Door door, Thing thing) {
        return door.path().contains("messages") ? "1" : thing.task().toString();
    }

    /**
     * A case with what belongs to it.
     *
     * @param mark stands in everything that somebody wrote of it
     */
    private record Thing(
            String caseNo,
            UUID task,
            String file,
            String answer,
            UUID report,
            String receiptNo,
            String mark,
            boolean secret) {}
}
