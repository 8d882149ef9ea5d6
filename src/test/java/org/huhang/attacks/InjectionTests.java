package org.huhang.attacks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import jakarta.servlet.http.Cookie;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.huhang.attacks.Doors.Door;
import org.huhang.casework.Cases;
import org.huhang.demo.DemoPeople;
import org.huhang.document.Documents;
import org.huhang.intake.Receipt;
import org.huhang.processes.UsualAnswers;
import org.huhang.testing.Office;
import org.huhang.testing.PageToken;
import org.huhang.worklist.Worklist;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.util.UriUtils;
import tools.jackson.databind.json.JsonMapper;

/**
 * Forty ways to break out of a value, in everything that every address takes: variables of its path, parameters, fields of
 * forms and JSON, headers, cookies, names of files. None is an error of the server, and none ever stands in the text of a
 * statement. What an address takes is read from the mappings and from what its code asks the request for.
 */
@Besieged
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InjectionTests {

    static final String MARKER = "zq7x";
    private static final String STATION = "township.532503102";
    private static final List<String> PEOPLE = List.of(
            "", STATION, STATION + ".leader", "civil.532503.leader", "auditor", "supervisor.532503", "sysadmin");
    private static final String STRANGER = "police.532524";
    private static final String CHILD = "测试甲";
    private static final List<String> CASEWORK =
            List.of("/tasks/{", "/api/tasks/{", "/cases/{", "/api/cases/{", "/reports/{", "/files/{", "/api/files/{");
    private static final List<String> COOKIES = List.of("lang", "huhang_report");
    private static final Pattern FIELD_OF_PAGE =
            Pattern.compile("<(?:input|select|textarea|button)[^>]*\\sname=\"([^\"]+)\"");

    private static final List<String> PAYLOADS = List.of(
            "zq7x'",
            "zq7x\"",
            "zq7x\\",
            "zq7x\\'",
            "zq7x''",
            "zq7x' or '1'='1",
            "zq7x' or 1=1 --",
            "zq7x' or 1=1 /*",
            "zq7x') or ('1'='1",
            "zq7x')) or 1=1 --",
            "zq7x\" or \"\"=\"",
            "zq7x'; select pg_sleep(9); --",
            "zq7x'; drop table intake.report cascade; --",
            "zq7x'; update agency.person set enabled=false --",
            "zq7x' union select password_hash from agency.person --",
            "zq7x' union all select null, null, null, null --",
            "zq7x' and 1=cast((select current_user) as int) --",
            "zq7x' and (select pg_sleep(9)) is null --",
            "zq7x'||(select version())||'",
            "zq7x'||pg_read_file('/etc/passwd')||'",
            "zq7x'; copy (select 1) to program 'id'; --",
            "1; select 1 as zq7x",
            "1 or 1=1 or zq7x",
            "1) or (zq7x=zq7x",
            "(select zq7x)",
            "due_at desc, (select zq7x)",
            "due_at; select zq7x",
            "zq7x desc nulls last --",
            "zq7x%",
            "%' escape 'zq7x",
            "$$zq7x$$; select 1; $$",
            "$zq7x$ or 1=1 $zq7x$",
            "E'zq7x\\047'",
            "U&'zq7x\\0027'",
            ":zq7x ?zq7x ${zq7x} #{zq7x}",
            "zq7x\u02bc or 1=1 --\u2019\uff07",
            "zq7x\r\n; select 1; --\t",
            "zq7x\0' or 1=1 --",
            "{\"zq7x\":\"'\"}",
            "+999999999-01-01",
            "-999999999-12-31",
            "0000-00-00",
            "99999999999999999999999999",
            "-1e999",
            "zq7x\ud83d\ude00\u202e'");

    @Autowired
    private ApplicationContext context;

    @Autowired
    private MockMvc mvc;

    @Autowired
    private Office office;

    @Autowired
    private Worklist worklist;

    @Autowired
    private Cases cases;

    @Autowired
    private Documents documents;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private JsonMapper json;

    @Autowired
    private SqlText statements;

    @Autowired
    private Asked asked;

    private final Map<String, Cookie> sessions = new HashMap<>();
    private final Map<String, String> usual = new HashMap<>();
    private TransactionTemplate undone;
    private int taskVersion;

    @Autowired
    void transactions(PlatformTransactionManager transactions) {
        undone = new TransactionTemplate(transactions);
    }

    @BeforeAll
    void aHouseWithLifeInIt() throws Exception {
        office.staffed();
        for (var person : PEOPLE.subList(1, PEOPLE.size())) {
            sessions.put(person, session(person));
        }
        sessions.put(STRANGER, session(STRANGER));
        usual.putAll(Map.of("view", "pool", "filter", "soon", "process", "mandatoryReport", "order", "received"));
        usual.putAll(Map.of("lang", "en", "back", "/report", "purpose", "ANSWER", "accepted", "true", "limit", "20"));
        usual.putAll(Map.of(
                "text", "请尽快上门", "reason", "听到哭喊", "from", "2026-11-01", "until", "2026-11-30", "username", STATION));
        usual.putAll(Map.of("county", "532503", "township", "532503102", "reportCategory", "4", "send", "send"));
        usual.putAll(Map.of("immediateDanger", "false", "description", "孩子手臂有伤", "password", DemoPeople.PASSWORD));
        aCaseAtTheStation();
        var sent = documents.upload("说明.txt", new ByteArrayResource("孩子的话".getBytes(StandardCharsets.UTF_8)), STATION);
        usual.put("/files/{id} id", sent.id());
        usual.put("/api/files/{id} id", sent.id());
    }

    private void aCaseAtTheStation() throws Exception {
        var receipt = office.report(CHILD, 4, false);
        usual.put("pass", pass(receipt));
        var caseNo = office.caseOf(receipt);
        var item = worklist.claim(
                office.person(STATION),
                office.open(caseNo, "userTask_registerIntake").id());
        taskVersion = item.version();
        usual.put("id", item.id().toString());
        usual.put("instanceId", item.instanceId());
        usual.put("caseNo", caseNo);
        usual.put("receiptNo", receipt.receiptNo());
        usual.put("code", receipt.queryCode());
        usual.put("queryCode", receipt.queryCode());
        usual.put("/trail caseNo", "");
        usual.put("reportId", one("select id::text from intake.report where case_no = ?", caseNo));
        usual.put(
                "/messages/{id:[0-9]+} id",
                one("select coalesce(min(id), 1)::text from notification.message where recipient = ?", STATION));
        anAnswerThatNeverArrived(caseNo);
        anAnswerToCorrect();
    }

    private void anAnswerThatNeverArrived(String caseNo) {
        usual.put(
                "answerId",
                one(
                        """
                        update intake.answer set mail = 'FAILED', delivered_at = null where occasion = 'receipt'
                            and report_id in (select id from intake.report where case_no = ?)
                        returning id::text
                        """,
                        caseNo));
    }

    private void anAnswerToCorrect() {
        var caseNo = office.caseOf(office.report("测试乙", 4, false));
        var item = office.open(caseNo, "userTask_registerIntake");
        worklist.claim(office.person(STATION), item.id());
        office.completes(caseNo, "userTask_registerIntake", Map.of("decisionReason", "写得不对的理由"));
        usual.put("/api/tasks/{id}/corrections id", item.id().toString());
        usual.put("/api/tasks/{id}/corrections version", "0");
    }

    @Test
    void theWatchSeesTheTextOfEveryKindOfStatement() {
        var before = statements.marked().size();
        jdbc.sql("select 'zq7x'").query(String.class).single();
        jdbc.sql("select :bound").param("bound", MARKER).query(String.class).single();
        assertThat(statements.marked()).hasSize(before + 1);
        statements.marked().clear();
        assertThat(statements.seen()).isGreaterThan(100);
    }

    @Test
    void theWalkSeesTheWholeHouse() {
        var doors = Doors.all(context);
        assertThat(doors)
                .extracting(Door::name)
                .contains(
                        "GET /tasks",
                        "POST /tasks/{id}/complete",
                        "GET /trail",
                        "POST /api/reports",
                        "POST /report [send]");
        assertThat(parameters(doors, "GET /tasks")).contains("view", "filter", "process", "order", "after", "done");
        assertThat(parameters(doors, "POST /report [send]")).contains("childName", "county", "idNo", "reporterPhone");
        assertThat(parameters(doors, "POST /report")).contains("remove", "places");
        assertThat(door(doors, "POST /api/reports").headers()).contains("Idempotency-Key");
        assertThat(leaves(body(door(doors, "POST /api/reports")))).contains(List.of("childName"), List.of("files"));
        assertThat(leaves(body(door(doors, "POST /api/tasks/{id}/complete"))))
                .contains(List.of("answers", "decisionReason"));
    }

    private Set<String> parameters(List<Door> doors, String name) {
        var door = door(doors, name);
        return parameters(door, explore(door));
    }

    /** A shot at a door that stays shut proves little. */
    @Test
    void everyAddressOpensToSomebody() {
        var shut = Doors.all(context).stream()
                .filter(door -> explore(door).status() >= 400)
                .map(door -> door.name() + " " + explore(door).status())
                .toList();
        // What people begin by hand, and papers that were made, have tests of their own.
        assertThat(shut.stream().filter(door -> !door.contains("/papers/{id}") && !door.contains("/templates")))
                .containsExactlyInAnyOrder(
                        "GET /error 404",
                        "GET /start/begun/{id} 401",
                        "GET /start/{process} 401",
                        "POST /api/cases/{caseNo}/papers 401",
                        "POST /api/cases/{caseNo}/processes 401",
                        "POST /api/processes 401");
    }

    /** The addresses of one person's work, asked for by somebody of another county who has nothing to do with it. */
    @TestFactory
    Stream<DynamicTest> whatBelongsToACaseIsShutToStrangers() {
        return Doors.all(context).stream()
                .filter(door -> CASEWORK.stream().anyMatch(start -> door.path().startsWith(start)))
                .map(door -> dynamicTest(door.name(), () -> {
                    var answer = send(door, STRANGER, usual(door));
                    assertThat(answer.getStatus()).isIn(403, 404);
                    assertThat(text(answer)).doesNotContain(CHILD, "孩子手臂有伤", "测老师");
                }));
    }

    @TestFactory
    Stream<DynamicTest> noPayloadGetsOutOfItsValue() {
        return Stream.concat(Doors.all(context).stream(), unmapped())
                .map(door -> dynamicTest(door.name(), () -> attack(door)));
    }

    /** What filters, resources and the actuator answer to. */
    private static Stream<Door> unmapped() {
        return Stream.of(
                new Door("POST", "/login", Set.of("username", "password", "next"), Set.of(), null, Set.of(), List.of()),
                new Door("GET", "/ui/{name}", Set.of(), Set.of(), null, Set.of(), List.of()),
                new Door("GET", "/{anything}", Set.of("x"), Set.of(), null, Set.of(), List.of()));
    }

    @Test
    void sessionAndCredentialTakeNoneEither() throws Exception {
        for (var payload : PAYLOADS) {
            var page = MockMvcRequestBuilders.get("/tasks").cookie(new Cookie("SESSION", payload));
            expectHarmless(mvc.perform(page).andReturn().getResponse(), "session " + payload);
            var credential = Base64.getEncoder().encodeToString((payload + ":x").getBytes(StandardCharsets.UTF_8));
            var call = MockMvcRequestBuilders.get("/api/tasks").header("Authorization", "Basic " + credential);
            expectHarmless(mvc.perform(call).andReturn().getResponse(), "credential " + payload);
        }
    }

    /** What got in as a value is read again by sweeps, lists, decisions and the engine. */
    @Test
    void whatIsStoredIsNeverReadAsAStatementLater() throws Exception {
        var door = door(Doors.all(context), "POST /api/reports");
        var free = free(door, "", places(door, explore(door)));
        assertThat(free).extracting(Place::name).contains("[childName]", "[description]", "[school]");
        for (var payload : List.of(PAYLOADS.get(12), PAYLOADS.get(22), PAYLOADS.get(33))) {
            var filed = json.readTree(mvc.perform(request(door, "", shot(door, free, payload)))
                    .andReturn()
                    .getResponse()
                    .getContentAsString(StandardCharsets.UTF_8));
            var caseNo = office.caseOf(new Receipt(filed.path("receiptNo").asString(), ""));
            office.does(caseNo, "userTask_registerIntake", Map.of("decisionReason", payload));
            office.does(caseNo, "userTask_needsAssessment", Map.of("decisionReason", payload, "place", payload));
            for (var page :
                    List.of("/tasks?view=pool", "/tasks?view=done", "/cases", "/cases/" + caseNo, "/messages")) {
                var request = MockMvcRequestBuilders.get(page).cookie(sessions.get(STATION));
                expectHarmless(mvc.perform(request).andReturn().getResponse(), page);
            }
        }
        assertThat(statements.marked()).isEmpty();
    }

    /**
     * What takes any text gets each payload together with the others that do; a page's parameters get every fourth by
     * themselves as well, because one may decide whether another is read. What is refused for any text is tried alone.
     */
    private void attack(Door door) throws Exception {
        var seen = explore(door);
        var places = places(door, seen);
        var shows = door.method().equals("GET");
        var together = shows
                ? places.stream().filter(place -> place.kind() != Kind.VARIABLE).toList()
                : free(door, seen.person(), places);
        // What the frame asks of every request gets all of them where there is a parameter as well.
        var onlyFrame = shows && together.stream().allMatch(Place::around);
        for (var number = 0; number < PAYLOADS.size(); number++) {
            var payload = PAYLOADS.get(number);
            if (!together.isEmpty() && (!onlyFrame || number % 8 == 0)) {
                fire(door, seen.person(), together, payload);
            }
            for (var place : places) {
                if (!together.contains(place) || shows && !place.around() && number % 4 == 0) {
                    fire(door, seen.person(), List.of(place), payload);
                }
            }
        }
        assertThat(statements.marked()).as(door.name()).isEmpty();
    }

    private void fire(Door door, String person, List<Place> places, String payload) throws Exception {
        expectHarmless(send(door, person, shot(door, places, payload)), door.name() + " " + places + " " + payload);
    }

    private static void expectHarmless(MockHttpServletResponse answer, String what) throws Exception {
        assertThat(answer.getStatus()).as(what).isLessThan(500);
        assertThat(answer.getContentAsString(StandardCharsets.UTF_8))
                .as(what)
                .doesNotContain("PSQLException", "org.postgresql", "syntax error at", "pg_catalog");
    }

    /** Goes in as it should be, as the first person to whom the address opens, and notes what it is asked for. */
    private Seen explore(Door door) {
        var best = new Seen("", 999, Set.of(), Set.of(), false, false);
        for (var person : PEOPLE) {
            asked.forget();
            var answer = send(door, person, usual(door));
            var toSignIn =
                    Objects.requireNonNullElse(answer.getHeader("Location"), "").startsWith("/login?");
            var status = toSignIn ? 401 : answer.getStatus();
            if (status < best.status()) {
                best = new Seen(
                        person, status, asked.parameters(), asked.headers(), asked.everything(), asked.cookies());
            }
            if (best.status() < 400) {
                break;
            }
        }
        return best;
    }

    private List<Place> free(Door door, String person, List<Place> places) {
        return places.stream()
                .filter(place -> send(door, person, shot(door, List.of(place), PAYLOADS.get(0)))
                                .getStatus()
                        < 400)
                .toList();
    }

    private List<Place> places(Door door, Seen seen) {
        var places = new ArrayList<Place>();
        door.variables().forEach(name -> places.add(new Place(Kind.VARIABLE, List.of(name))));
        parameters(door, seen).forEach(name -> places.add(new Place(Kind.PARAMETER, List.of(name))));
        door.files().forEach(name -> places.add(new Place(Kind.FILE_NAME, List.of(name))));
        if (door.body() != null) {
            leaves(body(door)).forEach(path -> places.add(new Place(Kind.JSON, path)));
            places.add(new Place(Kind.JSON_KEY, List.of()));
        }
        var headers = new LinkedHashSet<>(door.headers());
        headers.addAll(seen.headers());
        headers.forEach(name -> places.add(new Place(Kind.HEADER, List.of(name))));
        if (seen.cookies()) {
            COOKIES.forEach(name -> places.add(new Place(Kind.COOKIE, List.of(name))));
        }
        return places;
    }

    /** From the signature, from what its code asks for, and where it takes all there is, from the fields of its page. */
    private Set<String> parameters(Door door, Seen seen) {
        var names = new LinkedHashSet<>(door.parameters());
        names.addAll(seen.parameters());
        if (seen.everything()) {
            var page = new Door("GET", door.path(), Set.of(), Set.of(), null, Set.of(), List.of());
            names.addAll(fields(page));
            names.addAll(fields(new Door("GET", "/report", Set.of(), Set.of(), null, Set.of(), List.of())));
        }
        names.removeAll(door.files());
        names.removeAll(door.given());
        names.removeAll(Set.of("_csrf", "_method"));
        return names;
    }

    private Set<String> fields(Door page) {
        var names = new LinkedHashSet<String>();
        var found = FIELD_OF_PAGE.matcher(text(send(page, "", usual(page))));
        while (found.find()) {
            names.add(found.group(1));
        }
        return names;
    }

    /** Rolled back, so that the next finds the house as it was. */
    private MockHttpServletResponse send(Door door, String person, Values values) {
        return Objects.requireNonNull(undone.execute(status -> {
            status.setRollbackOnly();
            try {
                return mvc.perform(request(door, person, values)).andReturn().getResponse();
            } catch (Exception e) {
                throw new IllegalStateException(door.name(), e);
            }
        }));
    }

    private static String text(MockHttpServletResponse answer) {
        return new String(answer.getContentAsByteArray(), StandardCharsets.UTF_8);
    }

    private AbstractMockHttpServletRequestBuilder<?> request(Door door, String person, Values values) {
        var path = new StringBuilder();
        var rest = door.path().replace("/**", "");
        for (var name : door.variables()) {
            var at = rest.indexOf('{');
            path.append(rest, 0, at).append(UriUtils.encode(values.text().get("{" + name), StandardCharsets.UTF_8));
            rest = rest.substring(rest.indexOf('}', at) + 1);
        }
        var address = URI.create(path.append(rest).toString());
        var method = HttpMethod.valueOf(door.method());
        AbstractMockHttpServletRequestBuilder<?> request;
        if (door.files().isEmpty()) {
            request = MockMvcRequestBuilders.request(method, address);
        } else {
            var multipart = MockMvcRequestBuilders.multipart(method, address);
            door.files()
                    .forEach(name -> multipart.file(new MockMultipartFile(
                            name,
                            values.text().getOrDefault("file " + name, "说明.txt"),
                            "text/plain",
                            "孩子说手臂疼".getBytes(StandardCharsets.UTF_8))));
            request = multipart;
        }
        values.text().forEach((name, value) -> {
            switch (name.charAt(0)) {
                case '?' -> request.param(name.substring(1), value);
                case '=' -> request.header(name.substring(1), value);
                case '+' -> request.cookie(new Cookie(name.substring(1), value));
                default -> {}
            }
        });
        if (values.json() != null) {
            request.contentType(MediaType.APPLICATION_JSON).content(json.writeValueAsBytes(values.json()));
        }
        return signed(request, door, person);
    }

    private AbstractMockHttpServletRequestBuilder<?> signed(
            AbstractMockHttpServletRequestBuilder<?> request, Door door, String person) {
        if (!person.isEmpty() && door.api()) {
            request.header("Authorization", "Basic " + HttpHeaders.encodeBasicAuth(person, DemoPeople.PASSWORD, null));
        } else if (!person.isEmpty()) {
            request.cookie(sessions.get(person));
        }
        return door.api() || door.method().equals("GET") ? request : request.with(PageToken.ofOurs());
    }

    private Values usual(Door door) {
        var text = new LinkedHashMap<String, String>();
        door.variables().forEach(name -> text.put("{" + name, sane(door, name, "x")));
        var names = new LinkedHashSet<>(door.parameters());
        if (door.path().startsWith("/report")) {
            names.addAll(Set.of("county", "township", "reportCategory", "immediateDanger", "description"));
        }
        names.addAll(door.given());
        names.forEach(name -> {
            var value = sane(door, name, "");
            if (!value.isEmpty()) {
                text.put("?" + name, value);
            }
        });
        return new Values(text, door.body() == null ? null : body(door));
    }

    private String sane(Door door, String name, String otherwise) {
        return usual.getOrDefault(door.path() + " " + name, usual.getOrDefault(name, otherwise));
    }

    private Values shot(Door door, List<Place> places, String payload) {
        var values = usual(door);
        var text = new LinkedHashMap<>(values.text());
        var tree = values.json();
        for (var place : places) {
            switch (place.kind()) {
                case VARIABLE -> {
                    text.put("{" + place.last(), payload);
                    // Nothing is there; a page that says so is drawn for longer than it took to look.
                    text.put("=Accept", "application/json");
                }
                case PARAMETER -> text.put("?" + place.last(), payload);
                case HEADER -> text.put("=" + place.last(), payload);
                case COOKIE -> text.put("+" + place.last(), payload);
                case FILE_NAME -> text.put("file " + place.last(), payload + ".txt");
                case JSON -> tree = with(Objects.requireNonNull(tree), place.path(), payload);
                case JSON_KEY -> tree = with(Objects.requireNonNull(tree), List.of(payload), payload);
            }
        }
        return new Values(text, tree);
    }

    /** A body as it should be: what is not usual is left out by the value, but not by the name. */
    private Map<String, Object> body(Door door) {
        var body = new LinkedHashMap<String, Object>();
        Doors.components(Objects.requireNonNull(door.body())).forEach(component -> {
            var name = component.getName();
            if (component.getType() == Map.class) {
                body.put(name, UsualAnswers.of("userTask_registerIntake"));
            } else if (component.getType() == boolean.class) {
                body.put(name, true);
            } else if (component.getType() == int.class) {
                body.put(name, Integer.valueOf(sane(door, name, String.valueOf(taskVersion))));
            } else {
                body.put(name, usual.containsKey(name) ? usual.get(name) : null);
            }
        });
        body.computeIfPresent("immediateDanger", (name, value) -> false);
        body.replaceAll((name, value) -> name.equals("regionCode") ? "532503102" : value);
        return body;
    }

    private static Set<List<String>> leaves(Object tree) {
        var found = new LinkedHashSet<List<String>>();
        leaves(tree, List.of(), found);
        return found;
    }

    private static void leaves(Object tree, List<String> path, Set<List<String>> found) {
        if (tree instanceof Map<?, ?> map && !map.isEmpty()) {
            map.forEach((key, value) -> leaves(
                    value, Stream.concat(path.stream(), Stream.of((String) key)).toList(), found));
        } else {
            found.add(path);
            if (tree instanceof List<?> list && !list.isEmpty()) {
                found.add(Stream.concat(path.stream(), Stream.of("[]")).toList());
            }
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> with(Map<String, Object> tree, List<String> path, Object value) {
        var copy = new LinkedHashMap<>(tree);
        var rest = path.subList(1, path.size());
        if (rest.isEmpty()) {
            copy.put(path.get(0), value);
        } else if (rest.get(0).equals("[]")) {
            copy.put(path.get(0), List.of(value));
        } else {
            copy.put(path.get(0), with((Map<String, Object>) copy.get(path.get(0)), rest, value));
        }
        return copy;
    }

    private static Door door(List<Door> doors, String name) {
        return doors.stream()
                .filter(door -> door.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private Cookie session(String person) throws Exception {
        var login = MockMvcRequestBuilders.post("/login")
                .with(PageToken.ofOurs())
                .param("username", person)
                .param("password", DemoPeople.PASSWORD);
        return Objects.requireNonNull(
                mvc.perform(login).andReturn().getResponse().getCookie("SESSION"));
    }

    /** What the page of a report carries for whoever adds to it. */
    private String pass(Receipt receipt) throws Exception {
        var asked = MockMvcRequestBuilders.post("/receipt")
                .with(PageToken.ofOurs())
                .param("receiptNo", receipt.receiptNo())
                .param("queryCode", receipt.queryCode());
        var page = mvc.perform(asked).andReturn().getResponse().getContentAsString(StandardCharsets.UTF_8);
        var found = Pattern.compile("name=\"pass\" value=\"([^\"]+)\"").matcher(page);
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    private String one(String sql, String value) {
        return jdbc.sql(sql).param(value).query(String.class).single();
    }

    private enum Kind {
        VARIABLE,
        PARAMETER,
        HEADER,
        COOKIE,
        FILE_NAME,
        JSON,
        JSON_KEY
    }

    private record Seen(
            String person,
            int status,
            Set<String> parameters,
            Set<String> headers,
            boolean everything,
            boolean cookies) {}

    private record Place(Kind kind, List<String> path) {

        /** Of the request and not of what is asked. */
        boolean around() {
            return kind == Kind.HEADER || kind == Kind.COOKIE;
        }

        String last() {
            return path.get(path.size() - 1);
        }

        String name() {
            return path.toString();
        }
    }

    /** Texts by kind and name ({variable, ?parameter, =header, +cookie, file part), and the body. */
    private record Values(Map<String, String> text, @org.jspecify.annotations.Nullable Map<String, Object> json) {}
}
