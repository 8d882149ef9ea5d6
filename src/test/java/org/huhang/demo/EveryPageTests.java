package org.huhang.demo;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.logging.Level;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.huhang.agency.Directory;
import org.huhang.agency.Person;
import org.huhang.engine.BusinessClock;
import org.huhang.processes.UsualAnswers;
import org.huhang.testing.Browser;
import org.huhang.testing.Office;
import org.huhang.testing.ServerTest;
import org.huhang.worklist.WorkItem;
import org.huhang.worklist.Worklist;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.openqa.selenium.logging.LogType;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Controller;
import org.springframework.test.context.TestPropertySource;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * Every page in a real browser, on a desk and on a phone, in Chinese and in English: what a menu, a list or a message leads to,
 * the form of every task, and what is said when something is refused.
 */
@ServerTest
@TestPropertySource(
        properties = {"spring.application.name=huhang-pages", "huhang.engine.jobs=false", "huhang.deadline.sweeps=false"
        })
@Import(EveryPageTests.Refusing.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EveryPageTests {

    private static final String CORRECTED = "家里已经安排好";
    private static final String FURTHER = "further-steps.json";
    private static final List<String> READERS = List.of(
            "police.532503", "civil.532503.leader", "supervisor.532503", "sysadmin", "secadmin", "auditor", "analyst");

    private static final Pattern CHINESE = Pattern.compile("[\\u4e00-\\u9fff]+");
    private static final Pattern LATIN = Pattern.compile("[A-Za-z]{3,}");

    /** Numbers, codes, user names, addresses: the same in every language. */
    private static final Pattern NO_WORD =
            Pattern.compile("English|Huhang|[\\w.@:/×,-]*[\\d.@:/-][\\w.@:/×,-]*|\\d+ × [\\d./]+");

    private static final Pattern RAW = Pattern.compile(
            "\\?\\?[\\w.]+|\\$?\\{\\w*}|\\[object|\\bundefined\\b|\\bNaN\\b|\\bnull\\b|^[a-z]+[A-Z]\\w*$|^[A-Z]+_[A-Z_]+$");

    private static final String READY =
            """
            const done = arguments[arguments.length - 1], end = Date.now() + 15000;
            (function look() {
              const form = document.querySelector('[data-form]');
              const whole = document.readyState === 'complete' && (!form || form.querySelector('.fjs-form-field'));
              if (whole || Date.now() > end) requestAnimationFrame(() => requestAnimationFrame(() => done(Boolean(whole))));
              else setTimeout(look, 20);
            })();
            """;

    /** Everything that is read on the page but what stands there as it was sent, and what is wrong with its form. */
    private static final String LOOK =
            """
            const seen = element => element.getClientRects().length > 0;
            const said = new Set(), wrong = [];
            const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
            while (walk.nextNode()) {
              const text = walk.currentNode.data.trim(), at = walk.currentNode.parentElement;
              if (/\\bTL-\\d|第 ?\\d+ ?行|\\brow \\d/.test(text) && seen(at) && !at.closest('details')) wrong.push('a code in the open: ' + text);
              if (text && !at.closest('script, style, template, noscript, [translate=no]') && seen(at.closest('select') ?? at)) said.add(text);
            }
            for (const at of document.querySelectorAll('[placeholder], [aria-label]'))
              if (seen(at)) ['placeholder', 'aria-label'].forEach(name => at.getAttribute(name) && said.add(at.getAttribute(name)));
            for (const text of said) if (/^·|·$|·\\s*·/.test(text)) wrong.push('a dot beside nothing: ' + text);
            const wide = document.documentElement.scrollWidth;
            if (wide > innerWidth) wrong.push('scrolls sideways, ' + wide + ' pixels');
            const heads = [...document.querySelectorAll('h1')].filter(seen).length;
            if (heads !== 1) wrong.push(heads + ' headings of the page');
            for (const field of document.querySelectorAll('input:not([type=hidden]), select, textarea'))
              if (seen(field) && !field.labels?.length && !field.getAttribute('aria-label') && !field.getAttribute('aria-labelledby'))
                wrong.push('no label: ' + (field.name || field.id || field.outerHTML.slice(0, 80)));
            for (const field of document.querySelectorAll('input:read-only:not([type=hidden])'))
              if (seen(field) && field.scrollWidth > field.clientWidth + 2) wrong.push('cut: ' + field.labels?.[0]?.innerText);
            return { said: [...said], wrong };
            """;

    private static final String LINKS =
            """
            return [...document.querySelectorAll('a[href]')].filter(a => a.origin === location.origin)
              .map(a => a.pathname + a.search);
            """;

    /** Refuses as asked. */
    @TestComponent
    @Controller
    static class Refusing {

        @GetMapping("/refused/{status}")
        void refuse(@PathVariable("status") int status, HttpServletResponse response) throws IOException {
            response.sendError(status);
        }
    }

    @LocalServerPort
    private int port;

    @Autowired
    private DemoPeople people;

    @Autowired
    private SampleLife life;

    @Autowired
    private Story.Stage stage;

    @Autowired
    private Directory directory;

    @Autowired
    private Worklist worklist;

    @Autowired
    private Office office;

    @Autowired
    private BusinessClock clock;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ObjectMapper json;

    private final Set<String> faults = new LinkedHashSet<>();
    private final List<String> cases = new ArrayList<>();
    private Browser browser;
    private String written;

    @BeforeAll
    void live() throws IOException {
        people.enrol();
        var plans = new ArrayList<SampleCase>(SampleFile.read(FURTHER, new TypeReference<List<SampleCase>>() {}, json));
        var left = plans.stream().flatMap(EveryPageTests::left).collect(Collectors.toSet());
        life.plans().stream()
                .filter(plan -> left(plan).anyMatch(left::add) | plan.name().startsWith("closed, helped"))
                .forEach(plans::add);
        assertThat(life.begin(plans).stuck()).isEmpty();
        plans.forEach(plan -> cases.add(stage.caseNo(plan.name())));
        written = words();
        browser = Browser.at(port);
    }

    @AfterAll
    void closeBrowser() {
        clock.follow();
        if (browser != null) {
            browser.close();
        }
    }

    private static Stream<String> left(SampleCase plan) {
        return Stream.of(plan.leave(), plan.hold())
                .filter(list -> list != null)
                .flatMap(Collection::stream)
                .map(name -> name.split("[# ]")[0]);
    }

    /** What people wrote, and what they are called; nobody translates it. */
    private String words() throws IOException {
        var all = new StringBuilder("中文 护航 " + CORRECTED + UsualAnswers.of("userTask_servicePlan"));
        for (var file : List.of("cases.json", FURTHER, "answers.json")) {
            collect(json.readTree(new ClassPathResource("demo/" + file).getInputStream()), all);
        }
        // What the platform reports by itself, or notes of an answer, is kept as if somebody had written it, in one
        // language.
        jdbc.sql(
                        "select description from intake.report union select reason from child.strip_fact where reason is not null")
                .query(String.class)
                .list()
                .forEach(told -> all.append(told).append('\n'));
        jdbc.sql("select name from agency.person").query(String.class).list().forEach(name -> all.append(name)
                .append('\n'));
        return all.toString();
    }

    private static void collect(JsonNode node, StringBuilder into) {
        if (node.isString()) {
            into.append(node.stringValue()).append('\n');
        }
        node.forEach(child -> collect(child, into));
    }

    @BeforeEach
    void nothingFoundYet() {
        faults.clear();
    }

    @Test
    void pagesThatAreOpenToEverybody() {
        browser.forget();
        for (var english : List.of(false, true)) {
            browser.open("/login");
            if (english) {
                browser.speak("form[action$='/language'] button", "en");
            }
            for (var page : List.of("/login", "/report", "/receipt", "/nosuch")) {
                look(page, english);
            }
        }
        assertThat(faults).isEmpty();
    }

    @Test
    void pagesToWhichMenusListsAndMessagesLead() {
        var known = new TreeSet<String>();
        for (var reader : READERS) {
            signIn(reader);
            var found = new LinkedHashSet<String>();
            var waiting = new ArrayDeque<>(List.of("/", "/refused/409", "/nosuch", "/trail"));
            while (!waiting.isEmpty()) {
                var page = waiting.remove();
                if (known.add(page.equals("/") ? reader : kind(page))) {
                    look(page, false);
                    found.add(page);
                    links().forEach(waiting::add);
                }
            }
            speak("en");
            found.forEach(page -> look(page, true));
        }
        assertThat(known).contains("/cases", "/cases/*", "/messages", "/safety", "/steps", "/trail");
        assertThat(faults).isEmpty();
    }

    @Test
    void whatIsSaidWhenSomethingIsRefused() {
        signIn("rescue.532503");
        var pages = Stream.of(400, 403, 404, 405, 409, 413, 429, 500, 503)
                .map(status -> "/refused/" + status)
                .toList();
        pages.forEach(page -> look(page, false));
        speak("en");
        pages.forEach(page -> look(page, true));
        assertThat(faults).isEmpty();
    }

    @Test
    void theFormOfEveryTask() {
        correctedToAnotherWay();
        var tasks = new LinkedHashMap<Person, Map<String, WorkItem>>();
        var shown = new TreeSet<String>();
        cases.stream()
                .flatMap(number -> worklist.ofCase(number).stream())
                .filter(item -> item.open() && shown.add(item.elementId()))
                .forEach(item -> tasks.computeIfAbsent(holder(item), person -> new TreeMap<>())
                        .put(item.elementId(), item));
        tasks.forEach((person, items) -> {
            signIn(person.id());
            items.forEach((key, item) -> look("/tasks/" + item.id(), key, false));
            speak("en");
            items.forEach((key, item) -> look("/tasks/" + item.id(), key, true));
        });
        assertThat(faults).isEmpty();
        assertThat(shown)
                .contains(
                        "userTask_accountability",
                        "userTask_approveOutcome",
                        "userTask_serveOutcome",
                        "userTask_recordTransfer",
                        "userTask_arrangeOtherwise",
                        "userTask_judgeSameChild",
                        "userTask_lookAgain",
                        "userTask_finishHandOver",
                        "userTask_decideRefused",
                        "userTask_registerFurtherReport",
                        "userTask_reportOnTheSpot");
    }

    /** A correction that would have led another way is a task of the leader. */
    private void correctedToAnotherWay() {
        var caseNo = stage.caseNo("corrected to another way");
        office.does(caseNo, "userTask_servicePlan");
        office.corrects(
                caseNo, "userTask_needsAssessment", Map.of("helpNeeded", "no", "decisionReason", CORRECTED), CORRECTED);
    }

    private Person holder(WorkItem item) {
        if (item.holder() != null) {
            return directory.person(item.holder());
        }
        var person = office.somebody(item.group());
        worklist.claim(person, item.id());
        return person;
    }

    /** Pages that differ in nothing but what they are about are one kind. */
    private static String kind(String page) {
        return page.replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}|\\d{6}-(?:R-)?\\d{4}-\\w+|(?<=/messages/)\\d+", "*")
                .replaceAll("(?:after|agency|order|done)=[^&]*&?", "")
                .replaceAll("[?&]$", "");
    }

    private List<String> links() {
        var all = (List<?>) browser.script(LINKS);
        return all.stream()
                .map(String::valueOf)
                .filter(page -> !page.startsWith("/files/") && !page.contains("print=") && !page.startsWith("/v3/"))
                .filter(page -> !page.matches(".*/word(\\?.*)?"))
                .toList();
    }

    /** A person keeps the language from one test to the next. */
    private void speak(String language) {
        if (!spoken().startsWith(language)) {
            browser.open("/me");
            browser.speak("main form[action$='/language'] button", language);
        }
    }

    private String spoken() {
        return String.valueOf(browser.script("return document.documentElement.lang"));
    }

    private void signIn(String person) {
        browser.signIn(person);
        speak("zh");
    }

    private void look(String page, boolean english) {
        look(page, page, english);
    }

    private void look(String page, String name, boolean english) {
        browser.open(page);
        if (!Boolean.TRUE.equals(browser.scriptThatAnswers(READY))) {
            faults.add(name + ": its form does not come");
        }
        for (var width : List.of(1360, 390)) {
            browser.driver()
                    .executeCdpCommand(
                            "Emulation.setDeviceMetricsOverride",
                            Map.of("width", width, "height", 844, "deviceScaleFactor", 1, "mobile", width < 500));
            var found = (Map<?, ?>) browser.script(LOOK);
            var wrong = Stream.concat(
                    ((List<?>) found.get("wrong")).stream().map(String::valueOf),
                    ((List<?>) found.get("said")).stream().map(String::valueOf).filter(text -> wrong(text, english)));
            wrong.forEach(what -> faults.add(name + (english ? " en " : " zh ") + width + ": " + what));
        }
        browser.driver().manage().logs().get(LogType.BROWSER).getAll().stream()
                .filter(entry -> entry.getLevel().intValue() >= Level.SEVERE.intValue())
                .filter(entry -> !entry.getMessage().contains("the server responded with a status of"))
                .forEach(entry -> faults.add(name + " console: " + entry.getMessage()));
    }

    private boolean wrong(String text, boolean english) {
        if (written.contains(text)) {
            return false;
        }
        if (RAW.matcher(text).find()) {
            return true;
        }
        var chinese = CHINESE.matcher(text);
        return english
                ? chinese.results().anyMatch(run -> !written.contains(run.group()))
                : !chinese.find()
                        && LATIN.matcher(text).find()
                        && !NO_WORD.matcher(text).matches();
    }
}
