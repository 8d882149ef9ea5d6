package org.huhang;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.huhang.testing.Browser;
import org.huhang.testing.Office;
import org.huhang.testing.ServerTest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A report's whole way in a real browser, on a phone and on a desk, in Chinese and in English; every page is put to axe. */
@ServerTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class JourneyTests {

    @LocalServerPort
    private int port;

    @Autowired
    private Office office;

    private Browser browser;
    private String axe;

    @BeforeAll
    void openBrowser() throws IOException {
        office.staffed();
        axe = Files.readString(Path.of("src/main/frontend/node_modules/axe-core/axe.min.js"));
        browser = Browser.at(port);
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
        desk();
    }

    @Test
    void aStrangerReportsOnAPhoneAndComesBackForTheAnswer() {
        phone();
        browser.open("/report");
        clean("/report");
        assertThat(browser.driver()
                        .findElement(By.cssSelector("a[href='tel:110']"))
                        .isDisplayed())
                .isTrue();
        choose("immediateDanger", "false");
        choose("reportCategory", "4");
        type("description", "孩子手臂上有几处新旧不一的伤。");
        press("main form button.btn-primary, main form button[type=submit].btn-primary");

        // Something is missing: the words stay, the phone numbers stay, the problem stands at its field.
        assertThat(text("main")).contains("提交报告");
        assertThat(browser.driver().findElement(By.name("description")).getDomProperty("value"))
                .contains("新旧不一");
        clean("/report with a problem");
    }

    @Test
    void backFromTheReceiptLeadsToAPageOfOursThatKnowsOfTheReport() {
        phone();
        browser.open("/report");
        choose("immediateDanger", "false");
        choose("reportCategory", "4");
        type("description", "孩子手臂上有几处新旧不一的伤。");
        press("main form .buttons button[name=send]");
        assertThat(soon("[data-problems]", "请选择事情发生的县")).isTrue();

        browser.script("document.getElementsByName('county')[0].value = '532503'");
        press("main form .buttons button[name=send]");
        browser.await(driver -> driver.getCurrentUrl().endsWith("/report/receipt")
                || !driver.findElements(By.cssSelector(".problems.ask")).isEmpty());
        if (!browser.driver().getCurrentUrl().endsWith("/report/receipt")) {
            press("main form .buttons button[name=send]");
            browser.await(ExpectedConditions.urlContains("/report/receipt"));
        }
        assertThat(browser.driver().findElements(By.cssSelector("[data-print]")))
                .hasSize(1);

        browser.driver().navigate().back();

        assertThat(soon("main", "刚才的报告已经收到")).isTrue();
    }

    @Test
    void theQueryCodeIsGroupedInFoursWhileSomebodyTypesIt() {
        phone();
        browser.open("/receipt");

        type("queryCode", "ab12 cd3");

        assertThat(browser.driver().findElement(By.name("queryCode")).getDomProperty("value"))
                .isEqualTo("AB12-CD3");
    }

    @Test
    void whoAnsweredInAnotherTabIsLedOn() {
        var caseNo = office.caseOf(office.report("旅辛", 4, false));
        var id = office.claims(caseNo, "userTask_registerIntake");
        browser.signIn(office.draftsAsUsual(caseNo, "userTask_registerIntake"));
        browser.open("/tasks/" + id);
        browser.until("[data-form] form .fjs-form-field");
        office.completes(caseNo, "userTask_registerIntake");

        press("[data-submit]");

        assertThat(soon("[data-problems]", "您已经在另一个窗口提交过")).isTrue();
        assertThat(browser.until("[data-problems] a[href='/tasks']").getText()).isEqualTo("去我的任务");
        press("[data-problems] a[href='/tasks/" + id + "']");
        assertThat(soon("main", "办结")).isTrue();
    }

    @Test
    void theStationTakesItInAndThePoliceCarryOn() {
        var receipt = office.report("旅甲", 4, false);
        var caseNo = office.caseOf(receipt);
        browser.signIn("township.532503102");
        browser.open("/tasks?view=pool");
        clean("/tasks?view=pool");
        assertThat(text("main")).contains(caseNo).contains("登记受理");

        var task = office.open(caseNo, "userTask_registerIntake").id();
        press("form[action='/tasks/" + task + "/claim'] button");
        browser.until("[data-form] form");
        clean("a task");
        assertThat(text("main")).contains("为什么是这个期限").contains("案件经过");
        var reason = browser.until("textarea");
        reason.sendKeys("核对过报告内容");
        assertThat(soon(".draft-state", "已自动保存")).isTrue();

        press("[data-submit]");
        assertThat(soon("[data-problems]", "需要修改")).isTrue();
        clean("a task with problems");

        office.completes(caseNo, "userTask_registerIntake");
        browser.open("/tasks?view=done");
        assertThat(text("main")).contains(caseNo);
        clean("/tasks?view=done");

        browser.signIn("police.532503");
        browser.open("/tasks?view=pool");
        assertThat(text("main")).contains("接警出警");
        browser.open("/cases/" + caseNo);
        clean("a case");
        assertThat(text("main")).contains("登记受理").contains("未办任务");
        press("a.btn-danger");
        type("reason", "邻居来电听到打骂");
        clean("the emergency page");
        press("main form button.btn-danger");
        assertThat(soon("main", "儿童正处于危险")).isTrue();
        browser.open("/messages");
        clean("/messages");
    }

    @Test
    void everyPageIsEnglishForWhoReadsEnglish() {
        var caseNo = office.caseOf(office.report("旅乙", 10, false));
        browser.open("/login");
        clean("/login");
        browser.speak("form[action$='/language'] button", "en");
        for (var page : List.of("/login", "/report", "/receipt")) {
            browser.open(page);
            assertThat(foreign()).as(page).isEmpty();
        }
        browser.signIn("supervisor.532503");
        browser.open("/me");
        browser.speak("main form[action$='/language'] button", "en");
        for (var page : List.of("/cases", "/cases/" + caseNo, "/messages")) {
            browser.open(page);
            assertThat(browser.driver().findElement(By.tagName("html")).getDomAttribute("lang"))
                    .as(page)
                    .startsWith("en");
        }
    }

    @Test
    void nothingOfACaseStaysInTheBrowser() {
        var caseNo = office.caseOf(office.report("旅丙", 4, false));
        browser.signIn("township.532503102");
        browser.open("/tasks?view=pool");
        browser.open("/cases/" + caseNo);
        // htmx notes the address it last showed; no page and no name may stay.
        assertThat(browser.script("return JSON.stringify(localStorage) + JSON.stringify(sessionStorage)")
                        .toString())
                .doesNotContain("<", "旅丙")
                .hasSizeLessThan(200);
    }

    @Test
    void aReloadInTheMiddleOfAWordLosesNothing() {
        var form = intakeForm("旅丁");
        form.sendKeys("核对过报告");
        assertThat(soon(".draft-state", "已自动保存")).isTrue();
        for (var more : List.of("，电话打过", "，孩子在家", "，明天再去")) {
            var reason = browser.until("textarea[id*=decisionReason]");
            var before = reason.getDomProperty("value");
            reason.sendKeys(more);
            browser.driver().navigate().refresh();
            assertThat(browser.until("textarea[id*=decisionReason]").getDomProperty("value"))
                    .isEqualTo(before + more);
        }
        assertThat(browser.script("return JSON.stringify(sessionStorage)").toString())
                .doesNotContain("孩子");
    }

    @Test
    void aReporterWhoReloadsKeepsTheLastWord() {
        browser.open("/report");
        type("description", "昨晚听到哭声");
        browser.driver().navigate().refresh();
        assertThat(browser.await(ExpectedConditions.attributeToBe(By.name("description"), "value", "昨晚听到哭声")))
                .isTrue();
    }

    @Test
    void whatIsWrongInARowIsNamedByItsRowAndLedTo() {
        intakeForm("旅戊");
        press(".fjs-repeat-render-add");
        press(".fjs-repeat-render-add");
        browser.await(driver ->
                driver.findElements(By.cssSelector(".fjs-repeat-row-container")).size() == 2);
        press("[data-submit]");
        assertThat(soon("[data-problems]", "不能联系的人第 2 行 · 谁")).isTrue();
        var said = browser.driver().findElements(By.cssSelector("[data-problems] li"));
        assertThat(text("[data-problems]"))
                .contains("有 " + said.size() + " 处需要修改")
                .contains("不能联系的人第 1 行 · 为什么不能联系");
        clean("a task with problems in rows");
        browser.script("arguments[0].click()", browser.driver().findElement(By.partialLinkText("第 2 行 · 谁")));
        assertThat(browser.script("return document.activeElement.id").toString())
                .endsWith("_who_1");
    }

    @Test
    void aReportOfAsManyChildrenAsThePageAddsIsTaken() {
        phone();
        browser.open("/report");
        choose("immediateDanger", "true");
        choose("reportCategory", "4");
        type("description", "三个以上的孩子和喝醉的父亲在一起。");
        press("#otherChildren > summary");
        var children = 0;
        while (!browser.driver().findElements(By.name("addChild")).isEmpty()) {
            children++;
            press("[name='addChild']");
            browser.until("[name='otherChildren[" + (children - 1) + "].childName']")
                    .sendKeys("旅" + children);
            assertThat(children).isLessThan(50);
        }
        assertThat(children).isGreaterThan(10);
        assertThat(text("main")).as("after " + children).contains("提交报告");
        press("main form .buttons button[name=send]");
        // The place is missing, and every child is still there.
        assertThat(soon("[data-problems]", "请选择事情发生的县")).isTrue();
        assertThat(browser.driver().findElements(By.cssSelector(".another"))).hasSize(children);
    }

    /** What is optional may stay empty, and what was answered as usual is taken as it stands in the browser. */
    @Test
    void everyFormOfACaseWithPoliceIsSentFromTheBrowser() {
        var caseNo = office.caseOf(office.report("旅庚", 4, true));
        var sent = new TreeSet<String>();
        for (var open = office.openKeys(caseNo); !open.isEmpty(); open = office.openKeys(caseNo)) {
            if (open.contains("userTask_close")) {
                anotherAgencyAgreesToTheLowerTier(caseNo);
            }
            sendFromTheBrowser(caseNo, open.get(0));
            sent.add(open.get(0));
            assertThat(sent.size()).isLessThan(60);
        }
        assertThat(sent)
                .contains(
                        "userTask_registerIntake",
                        "userTask_policeReceive",
                        "userTask_acceptCase",
                        "userTask_decideFiling",
                        "userTask_feedbackReporter")
                .contains(
                        "userTask_needsAssessment",
                        "userTask_servicePlan",
                        "userTask_carryOutMeasure",
                        "userTask_close");
    }

    /** Danger was told today: the assessment alone took nothing from RED, and nobody closes past an open question. */
    private void anotherAgencyAgreesToTheLowerTier(String caseNo) {
        browser.signIn("police.532503.leader");
        browser.open("/cases/" + caseNo);
        if (!browser.driver()
                .findElements(By.cssSelector("button[value=agree]"))
                .isEmpty()) {
            browser.driver().findElement(By.id("tier-reason")).sendKeys("民警今天见过孩子，父亲已经外出");
            press("button[value=agree]");
            assertThat(browser.driver().findElements(By.cssSelector("button[value=agree]")))
                    .isEmpty();
        }
    }

    private void sendFromTheBrowser(String caseNo, String task) {
        var id = office.claims(caseNo, task);
        var holder = office.draftsAsUsual(caseNo, task);
        browser.signIn(holder);
        browser.open("/tasks/" + id);
        browser.until("[data-form] form .fjs-form-field");
        press("[data-submit]");
        answered();
        var asked = browser.driver().findElements(By.cssSelector("[data-problems] input[type=checkbox]"));
        if (!asked.isEmpty()) {
            // What does not fit is asked back; this one says that it is so.
            asked.forEach(box -> browser.script("arguments[0].click()", box));
            press("[data-submit]");
            browser.await(driver -> driver.getCurrentUrl().contains("done="));
        }
        var problems = browser.driver().findElements(By.cssSelector("[data-problems]"));
        assertThat(problems.isEmpty() ? "" : problems.get(0).getText()).as(task).isEmpty();
    }

    /** An intake form in the hands of the township; the reason is returned. */
    private WebElement intakeForm(String child) {
        var caseNo = office.caseOf(office.report(child, 4, false));
        browser.signIn("township.532503102");
        browser.open("/tasks/" + office.claims(caseNo, "userTask_registerIntake"));
        browser.until("[data-form] form");
        return browser.until("textarea[id*=decisionReason]");
    }

    private void phone() {
        browser.window(390, 844);
    }

    private void desk() {
        browser.window(1360, 900);
    }

    private void type(String name, String text) {
        var field = browser.driver().findElement(By.name(name));
        field.clear();
        field.sendKeys(text);
    }

    private void answered() {
        browser.await(driver -> driver.getCurrentUrl().contains("done=")
                || !driver.findElements(By.cssSelector("[data-problems].problems"))
                        .isEmpty());
    }

    private void choose(String name, String value) {
        var box = browser.driver().findElement(By.cssSelector("[name='" + name + "'][value='" + value + "']"));
        browser.script("arguments[0].scrollIntoView({block: 'center'}); arguments[0].click()", box);
    }

    /** By script: a phone's bar or a smooth scroll may lie over a button that a person would simply scroll to. */
    private void press(String css) {
        browser.script("arguments[0].click()", browser.until(css));
    }

    private boolean soon(String css, String text) {
        return browser.await(ExpectedConditions.textToBePresentInElementLocated(By.cssSelector(css), text));
    }

    private String text(String css) {
        return browser.until(css).getText();
    }

    /** Chinese words left on an English page, the switch back and names of places and people apart. */
    private List<String> foreign() {
        var left = new ArrayList<String>();
        for (var line : text("body").split("\n")) {
            if (line.matches(".*[\\u4e00-\\u9fff].*") && !line.contains("中文") && !line.contains("护航")) {
                left.add(line);
            }
        }
        return left;
    }

    /** No violation of WCAG 2.1 A or AA, and nothing wider than the window. */
    private void clean(String page) {
        browser.script(axe);
        var found = browser.scriptThatAnswers(
                """
                        const done = arguments[arguments.length - 1];
                        axe.run({runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'],
                                 exclude: [['.bjs-container'], ['.fjs-powered-by']]})
                          .then(r => done(r.violations.map(v => ({rule: v.id, at: v.nodes.map(n => n.html.slice(0, 160)).join(' | ')}))))
                        """);
        assertThat((List<?>) found).as(page).isEmpty();
        assertThat(browser.script("return document.documentElement.scrollWidth <= window.innerWidth"))
                .as("%s is not wider than the window", page)
                .isEqualTo(true);
    }
}
