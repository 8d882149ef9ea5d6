package org.huhang.attacks;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.huhang.casework.Cases;
import org.huhang.casework.Emergencies;
import org.huhang.document.Documents;
import org.huhang.intake.Filing;
import org.huhang.intake.Incident;
import org.huhang.intake.Intake;
import org.huhang.intake.ReportedChild;
import org.huhang.intake.Reporter;
import org.huhang.testing.Browser;
import org.huhang.testing.Office;
import org.huhang.testing.ServerTest;
import org.huhang.worklist.Draft;
import org.huhang.worklist.Drafts;
import org.huhang.worklist.Worklist;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.openqa.selenium.By;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Sixty ways to make a text run as a script, written into every field that takes text and into names of files, past the
 * limits of the forms where there are any; then every page that shows them is opened in a real browser. Nothing runs, nothing
 * becomes an element, and the browser's own policy has nothing to stop.
 */
@ServerTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ScriptTests {

    private static final String STATION = "township.532503102";

    private static final List<String> PAYLOADS = List.of(
            "<script>__xss=1</script>",
            "</script><script>__xss=1</script>",
            "<ScRiPt>__xss=1</sCrIpT>",
            "<script src=data:,__xss=1></script>",
            "<script type=module>__xss=1</script>",
            "<script\n>__xss=1</script\n>",
            "<<script>__xss=1//<</script>",
            "<img src=x onerror=__xss=1>",
            "<img/src=x/onerror=__xss=1>",
            "<img src=x onerror\n=__xss=1>",
            "<IMG SRC=x OnErRoR=\"__xss=1\">",
            "\"><img src=x onerror=__xss=1>",
            "'><img src=x onerror=__xss=1>",
            "--><img src=x onerror=__xss=1>",
            "]]><img src=x onerror=__xss=1>",
            "</textarea><img src=x onerror=__xss=1>",
            "</title><img src=x onerror=__xss=1>",
            "</style><img src=x onerror=__xss=1>",
            "</select><img src=x onerror=__xss=1>",
            "</noscript><img src=x onerror=__xss=1>",
            "</template><img src=x onerror=__xss=1>",
            "</option></select><svg onload=__xss=1>",
            "\" autofocus onfocus=__xss=1 x=\"",
            "' autofocus onfocus='__xss=1",
            "\" onmouseover=__xss=1 \"",
            "\" onpointerenter=__xss=1 style=position:fixed;inset:0 \"",
            "` onfocus=__xss=1 autofocus `",
            "<svg onload=__xss=1>",
            "<svg/onload=__xss=1>",
            "<svg><script>__xss=1</script></svg>",
            "<svg><animate onbegin=__xss=1 attributeName=x>",
            "<svg><a xlink:href=javascript:__xss=1><text>x</text></a>",
            "<math><mtext><img src=x onerror=__xss=1></mtext></math>",
            "<math><annotation-xml encoding=text/html><svg onload=__xss=1>",
            "<body onload=__xss=1>",
            "<input autofocus onfocus=__xss=1>",
            "<details open ontoggle=__xss=1>",
            "<video><source onerror=__xss=1></video>",
            "<audio src=x onerror=__xss=1>",
            "<marquee onstart=__xss=1>",
            "<iframe src=javascript:parent.__xss=1></iframe>",
            "<iframe srcdoc='<script>parent.__xss=1</script>'></iframe>",
            "<object data=javascript:__xss=1></object>",
            "<embed src=javascript:__xss=1>",
            "<form action=javascript:__xss=1><button>x</button></form>",
            "<button formaction=javascript:__xss=1>x</button>",
            "<a href=javascript:__xss=1>x</a>",
            "<a href=\"jav\tascript:__xss=1\">x</a>",
            "[x](javascript:__xss=1)",
            "![x](x\"onerror=\"__xss=1)",
            "javascript:__xss=1//",
            "<base href=//evil.example/>",
            "<meta http-equiv=refresh content=0;url=javascript:__xss=1>",
            "<link rel=stylesheet href=//evil.example/x.css>",
            "<style>@import '//evil.example/x.css';</style>",
            "<div hx-get=/ hx-trigger=load hx-on::load=__xss=1>",
            "<div data-hx-on:load=__xss=1 data-island=form>",
            "{{constructor.constructor('__xss=1')()}}",
            "${__xss=1} #{__xss=1} [[${T(java.lang.Runtime)}]] [(${1})]",
            "&lt;img src=x onerror=__xss=1&gt;&#60;script&#62;__xss=1",
            "\u003cscript\u003e__xss=1\uff1cscript\uff1e \u2028__xss=1\u2028",
            "= html(\"<img src=x onerror=__xss=1>\")");

    private static final String ALL = String.join(" ", PAYLOADS);

    /** Before any script of a page: remembers what the policy stopped and answers every dialog itself. */
    private static final String WITNESS =
            """
            window.__stopped = [];
            document.addEventListener('securitypolicyviolation',
              e => window.__stopped.push(e.effectiveDirective + ' ' + e.blockedURI + ' ' + e.sample));
            for (const name of ['alert', 'confirm', 'prompt', 'print']) window[name] = () => { window.__xss = name; };
            """;

    /** What a payload became, if it became anything but text. */
    private static final String FOUND =
            """
            const found = [];
            if (window.__xss !== undefined) found.push('ran: ' + window.__xss);
            found.push(...window.__stopped);
            for (const element of document.querySelectorAll('*')) {
              for (const { name, value } of element.attributes) {
                if (/^on|^hx-on|^data-hx-on/i.test(name) || /^(xlink:)?(href|src|action|formaction|data)$/.test(name) && /^\\s*j\\s*a\\s*v\\s*a\\s*script:/i.test(value)
                    || name === 'src' && value === 'x' || /^(src|href)$/.test(name) && /^\\s*(https?:)?[/\\\\]{2}evil/.test(value)) {
                  found.push(element.outerHTML.slice(0, 200));
                }
              }
            }
            found.push(...[...document.querySelectorAll('main script:not([src]):not([type="application/json"]), iframe, object, embed, marquee, base')]
              .map(element => element.outerHTML.slice(0, 200)));
            return found;
            """;

    @LocalServerPort
    private int port;

    @Autowired
    private Office office;

    @Autowired
    private Intake intake;

    @Autowired
    private Worklist worklist;

    @Autowired
    private Drafts drafts;

    @Autowired
    private Cases cases;

    @Autowired
    private Emergencies emergencies;

    @Autowired
    private Documents documents;

    @Autowired
    private JdbcClient jdbc;

    private Browser browser;

    @BeforeAll
    void openBrowser() {
        office.staffed();
        browser = Browser.at(port);
        browser.window(1360, 2400);
        browser.driver().executeCdpCommand("Page.addScriptToEvaluateOnNewDocument", Map.of("source", WITNESS));
    }

    @AfterAll
    void closeBrowser() {
        if (browser != null) {
            browser.close();
        }
    }

    @BeforeEach
    void stranger() {
        browser.forget();
    }

    @Test
    void sixtyPayloadsAreMeant() {
        assertThat(PAYLOADS).hasSizeGreaterThanOrEqualTo(60).doesNotHaveDuplicates();
    }

    /** The instrument: a page that does run one of them is found out. */
    @Test
    void aPageThatTakesATextForMarkupIsFoundOut() {
        browser.driver().get("data:text/html,<main>x</main>");
        browser.script("document.querySelector('main').innerHTML = '<img src=x onerror=__xss=1>'");
        browser.await(page -> found().contains("ran: 1"));
        assertThat(found()).hasSizeGreaterThan(1);
    }

    @Test
    void whatAReporterWritesIsShownAsText() {
        var receipt = intake.file(everywhere());
        var caseNo = office.caseOf(receipt);
        var item = worklist.claim(
                office.person(STATION),
                office.open(caseNo, "userTask_registerIntake").id());
        drafts.save(office.person(STATION), item.id(), inEveryText(caseNo, "userTask_registerIntake"), Draft.Seen.NONE);

        browser.signIn(STATION);
        visit("/tasks/" + item.id(), "[data-form] form textarea");
        visit("/cases/" + caseNo, "main");
        visit("/cases/" + caseNo + "/emergency?task=" + item.id(), "main");
        visit("/tasks?view=mine", "main");
        visit("/messages", "main");
        press("/cases/" + caseNo);
    }

    @Test
    void whatCaseworkersWriteIsShownAsText() {
        var receipt = intake.file(everywhere());
        var caseNo = office.caseOf(receipt);
        office.does(caseNo, "userTask_registerIntake", cut(2000, "decisionReason"));
        office.does(caseNo, "userTask_policeReceive", cut(2000, "decisionReason", "childOpinion"));
        office.does(caseNo, "userTask_needsAssessment", cut(2000, "decisionReason", "childOpinion", "needsNote"));
        office.does(caseNo, "userTask_feedbackReporter", Map.of("answers", told(caseNo)));
        emergencies.press(office.person(STATION), caseNo, ALL);
        var handedOver = handOver();

        browser.signIn("police.532503");
        visit("/tasks?view=pool", "main");
        visit("/cases/" + caseNo, "main");
        visit("/tasks/" + office.open(caseNo, "userTask_acceptCase").id(), "main");
        visit("/tasks/" + done(caseNo, "userTask_policeReceive"), "main");
        browser.signIn("civil.532503.leader");
        visit("/cases/" + handedOver, "main");
        visit("/cases", "main");
        browser.signIn("supervisor.532503");
        visit("/cases/" + caseNo, "main");
        browser.signIn("auditor");
        visit("/trail?caseNo=" + caseNo, "main");
        visit("/mail", "main");

        stranger();
        visit("/receipt", "main");
        browser.fill("receiptNo", receipt.receiptNo());
        browser.fill("queryCode", receipt.queryCode());
        submit("queryCode");
        assertThat(browser.driver().findElement(By.tagName("main")).getText()).contains("__xss=1");
        expectText("the answers of " + receipt.receiptNo());
    }

    @Test
    void whatIsSentBackToItsWriterIsShownAsText() {
        visit("/report", "textarea[name=description]");
        for (var field : browser.driver()
                .findElements(By.cssSelector(
                        "main form textarea, main form input[type=text], main form input:not([type])"))) {
            browser.script("arguments[0].value = arguments[1]", field, ALL.substring(0, 1500));
        }
        submit("description");
        expectText("the report with its mistakes");
        visit("/report", "textarea[name=description]");
        assertThat(browser.driver().findElement(By.name("description")).getDomProperty("value"))
                .contains("__xss=1");
        visit("/receipt", "main");
        browser.fill("receiptNo", ALL);
        browser.fill("queryCode", ALL);
        submit("queryCode");
        expectText("the receipt page");
        inAddresses("/login?failed=%1$s&next=%1$s", "/report/places?county=%1$s&township=%1$s", "/%1$s");
    }

    @Test
    void whatStandsInAnAddressIsShownAsText() {
        browser.signIn("auditor");
        inAddresses("/trail?caseNo=%1$s&actor=%1$s", "/trail?act=%1$s&from=%1$s&until=%1$s&after=%1$s");
        browser.signIn("supervisor.532503");
        inAddresses(
                "/cases?no=%1$s",
                "/cases/%1$s",
                "/tasks?view=%1$s&filter=%1$s&order=%1$s",
                "/tasks?view=pool&process=%1$s&after=%1$s",
                "/mail?to=%1$s",
                "/messages?after=%1$s");
    }

    /** The address of a page may only be so long, so they come in several parts. */
    private void inAddresses(String... patterns) {
        for (var part : parts(400)) {
            for (var pattern : patterns) {
                visit(
                        pattern.formatted(
                                URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20")),
                        "body");
            }
        }
    }

    private static List<String> parts(int length) {
        var parts = new ArrayList<String>();
        var part = new StringBuilder();
        for (var payload : PAYLOADS) {
            if (part.length() + payload.length() > length) {
                parts.add(part.toString());
                part.setLength(0);
            }
            part.append(payload).append(' ');
        }
        parts.add(part.toString());
        return parts;
    }

    private Filing everywhere() {
        var files = Stream.of(PAYLOADS)
                .flatMap(List::stream)
                .map(name -> documents
                        .upload(
                                name + ".txt",
                                new ByteArrayResource("孩子的话".getBytes(StandardCharsets.UTF_8)),
                                "reporter")
                        .id())
                .toList();
        return new Filing(
                new Incident("532503102001", List.of(4), false, ALL, null, ALL, ALL, true, ALL),
                new ReportedChild(ALL, "F", null, null, ALL, ALL, ALL, ALL),
                new Reporter(ALL, ALL, "teacher@school.example", ALL, ALL, true, false, Locale.CHINESE),
                files,
                new Filing.Origin(null, null, java.util.UUID.randomUUID().toString()));
    }

    private static Map<String, Object> cut(int length, String... fields) {
        var answers = new LinkedHashMap<String, Object>();
        for (var field : fields) {
            answers.put(field, ALL.substring(0, Math.min(length, ALL.length())));
        }
        return answers;
    }

    /** As a draft, which is kept as it was typed. */
    private Map<String, Object> inEveryText(String caseNo, String elementId) {
        var typed = new LinkedHashMap<String, Object>(org.huhang.processes.UsualAnswers.of(elementId));
        worklist.form(office.open(caseNo, elementId).id()).fields().stream()
                .filter(field -> !typed.containsKey(field.key())
                        || typed.get(field.key()) instanceof String text && !text.matches("[\\w:+-]+"))
                .forEach(field -> typed.put(field.key(), ALL));
        return typed;
    }

    private List<Map<String, Object>> told(String caseNo) {
        return intake.unanswered(caseNo).stream()
                .map(report -> Map.<String, Object>of(
                        "reportNo",
                        report.receiptNo(),
                        "content",
                        ALL.substring(0, 2000),
                        "channel",
                        "mail",
                        "leakConfirmed",
                        true,
                        "leakReason",
                        "报告人已经知道孩子的名字"))
                .toList();
    }

    private String handOver() {
        var caseNo = office.caseWithAHandOver("码甲");
        office.does(
                caseNo,
                "userTask_takeHandOver",
                Map.of("handOverAnswer", "refuse", "refusedReason", ALL.substring(0, 1000)));
        return caseNo;
    }

    private String done(String caseNo, String elementId) {
        return jdbc.sql("select id::text from worklist.work_item where case_no = ? and element_id = ?")
                .params(caseNo, elementId)
                .query(String.class)
                .single();
    }

    /** Once as people do it: the reason is shown again because it is too long, or on the case. */
    private void press(String casePage) {
        visit(casePage + "/emergency", "textarea[name=reason]");
        browser.script("arguments[0].value = arguments[1]", browser.driver().findElement(By.name("reason")), ALL);
        submit("reason");
        expectText("the case after the call for help");
        visit(casePage, "main");
    }

    private void visit(String path, String css) {
        browser.open(path);
        browser.await(ExpectedConditions.presenceOfElementLocated(By.cssSelector(css)));
        // Pictures are drawn when they come into view, and an image that does not exist says so a moment later.
        browser.script("window.scrollTo(0, document.body.scrollHeight)");
        browser.scriptThatAnswers("const done = arguments[arguments.length - 1]; setTimeout(done, 120)");
        expectText(path);
    }

    private void expectText(String page) {
        assertThat(found()).as(page).isEmpty();
    }

    private List<?> found() {
        return (List<?>) browser.script(FOUND);
    }

    /** By the button that the form has for it, so that the page is asked for as a person would. */
    private void submit(String field) {
        var here = browser.driver().findElement(By.tagName("html"));
        browser.script(
                """
                const form = arguments[0].form;
                form.noValidate = true;
                form.requestSubmit(form.querySelector('button.btn-primary, button.btn-danger, button:not([type=button])'));
                """,
                browser.driver().findElement(By.name(field)));
        browser.await(ExpectedConditions.stalenessOf(here));
    }
}
