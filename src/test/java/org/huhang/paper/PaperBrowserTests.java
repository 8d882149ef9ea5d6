package org.huhang.paper;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.huhang.testing.Browser;
import org.huhang.testing.Office;
import org.huhang.testing.ServerTest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.openqa.selenium.By;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A warning letter in a real browser: from the task to the record of its service, on a desk and on a phone, in both languages. */
@ServerTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PaperBrowserTests {

    private static final String PRESS = "arguments[0].scrollIntoView({ block: 'center' }); arguments[0].click()";
    private static final String WIDE = "return document.documentElement.scrollWidth - innerWidth";
    private static final Path PICTURES = Path.of("target", "paper-pages");

    @LocalServerPort
    private int port;

    @Autowired
    private Office office;

    private Browser browser;

    @BeforeAll
    void openBrowser() {
        office.staffed();
        browser = Browser.at(port);
        browser.window(1280, 900);
    }

    @AfterAll
    void closeBrowser() {
        if (browser != null) {
            browser.close();
        }
    }

    private void press(String css) {
        browser.script(PRESS, browser.until(css));
    }

    /** Seen at both widths, in both languages: nothing is wider than its window, and a picture is left for whoever wants to look. */
    private void look(String name) throws IOException {
        Files.createDirectories(PICTURES);
        for (var language : List.of("en", "zh")) {
            speak(language);
            for (var width : List.of(1280, 390)) {
                browser.window(width, 900);
                assertThat((Long) browser.script(WIDE)).as(name + " " + width).isLessThanOrEqualTo(0L);
                Files.write(
                        PICTURES.resolve(name + "-" + width + "-" + language + ".png"),
                        browser.driver().getScreenshotAs(OutputType.BYTES));
            }
            browser.window(1280, 900);
        }
    }

    /** Whoever holds the task may read the other language. */
    private void speak(String language) {
        browser.script(
                """
                const button = [...document.querySelectorAll('form[action="/language"] button')]
                  .find(one => one.value === arguments[0]);
                if (button) button.click();
                """,
                language);
        browser.await(ExpectedConditions.attributeContains(By.tagName("html"), "lang", language));
    }

    @Test
    void aWarningLetterIsMadeFromItsTaskIssuedAndServed() throws IOException {
        var caseNo = office.caseOf(office.report("看文书", 4, false));
        office.does(caseNo, List.of("userTask_registerIntake", "userTask_policeReceive", "userTask_acceptCase"));
        office.claims(caseNo, "userTask_decideFiling");
        var item = office.open(caseNo, "userTask_decideFiling");
        browser.signIn(Objects.requireNonNull(item.holder()));

        speak("zh");
        browser.open("/tasks/" + item.id());
        press("#task-papers input[value='guardian-warning/dv-warning'] + button");
        browser.await(ExpectedConditions.urlContains("/papers/"));
        assertThat(browser.until(".sheet-title").getText()).isEqualTo("家庭暴力告诫书");
        assertThat(browser.until("#issue button.btn-primary").isEnabled()).isFalse();
        assertThat(browser.until("#issue .problems").getText()).contains("《反家庭暴力法》第十六条", "禁止事项", "事实");
        look("draft");

        Map.of(
                        "当事人姓名",
                        "王大山",
                        "当事人证件号码",
                        "532503198501011234",
                        "当事人与儿童的关系",
                        "父亲",
                        "事实",
                        "打了孩子",
                        "证据",
                        "照片",
                        "禁止事项",
                        "不得再打")
                .forEach((word, text) -> browser.fill("word." + word, text));
        press("#words button");
        browser.await(ExpectedConditions.elementToBeClickable(By.cssSelector("#issue button.btn-primary")));
        press("#issue button.btn-primary");
        assertThat(browser.until(".sheet-number").getText()).matches("告诫〔20\\d\\d〕\\d+号");
        assertThat(browser.until(".sheet").getText()).contains("现查明：打了孩子");

        browser.fill("named", "王大山");
        browser.fill("on", LocalDate.now(ZoneId.of("Asia/Shanghai")).toString());
        browser.fill("to", "OFFENDER");
        browser.fill("how", "IN_PERSON");
        browser.fill("outcome", "SIGNED");
        press("#served form button");
        assertThat(browser.until("#served .plain-list").getText()).contains("王大山", "已签收");
        look("issued");

        browser.open("/cases/" + caseNo + "/papers");
        assertThat(browser.until(".plain-list").getText()).contains("家庭暴力告诫书", "已签发", "送达 1 次");
        look("list");
    }

    @Test
    void aLeaderFindsTheTemplates() throws IOException {
        browser.signIn("police.532503.leader");
        browser.open("/templates");
        assertThat(browser.until("h1").getText()).isEqualTo("文书模板");
        look("templates");
        press("details.card > summary");
        look("words");
    }
}
