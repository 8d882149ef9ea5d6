package org.huhang.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.huhang.testing.Browser;
import org.huhang.testing.Office;
import org.huhang.testing.ServerTest;
import org.huhang.worklist.Worklist;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.openqa.selenium.By;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What somebody who reports sees, and whoever answers him sees beforehand. */
@ServerTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReportersInABrowserTests {

    private static final String FEEDBACK = "userTask_feedbackReporter";
    private static final String WORDS = "已经查清，孩子得到了帮助。";

    @LocalServerPort
    private int port;

    @Autowired
    private Office office;

    @Autowired
    private Worklist worklist;

    private Browser browser;

    @BeforeAll
    void openBrowser() {
        office.staffed();
        browser = Browser.at(port);
    }

    @AfterAll
    void closeBrowser() {
        if (browser != null) {
            browser.close();
        }
    }

    /** From which agency, about which report, at which moment, in which words: before it is sent, and then on the receipt. */
    @Test
    void whoeverAnswersSeesWhatTheReporterWillReadAndThatIsWhatTheReceiptSays() {
        var receipt = office.report("预览", 4, false);
        var caseNo = office.caseOf(receipt);
        office.does(caseNo, "userTask_registerIntake");
        office.does(caseNo, "userTask_policeReceive");
        office.does(caseNo, "userTask_acceptCase");
        var police = office.openItems(caseNo, FEEDBACK).stream()
                .filter(item -> item.agencyCode().equals("POLICE-532503"))
                .findFirst()
                .orElseThrow();
        var officer = office.people(police.group()).get(0);
        worklist.claim(officer, police.id());
        browser.signIn(officer.id());
        browser.open("/tasks/" + police.id());
        var preview = browser.until("section[aria-labelledby=preview]");
        browser.until("[data-form] form .fjs-form-field");
        assertThat(preview.getText())
                .contains(receipt.receiptNo(), "蒙自市公安局", "还没有写")
                .doesNotContain(WORDS);

        browser.until("[data-form] textarea").sendKeys(WORDS);
        browser.await(ExpectedConditions.textToBePresentInElement(preview, WORDS));
        var stage = preview.findElement(By.cssSelector("strong")).getText();
        assertThat(stage).startsWith("反馈：");
        var answers = office.usual(caseNo, FEEDBACK, officer, Map.of());
        worklist.complete(
                officer, police.id(), answers, worklist.item(police.id()).version());

        browser.open("/receipt");
        browser.fill("receiptNo", receipt.receiptNo());
        browser.fill("queryCode", receipt.queryCode());
        browser.driver().findElement(By.name("queryCode")).submit();
        assertThat(browser.until("ol.timeline li").getText()).contains(stage, "蒙自市公安局 答复", WORDS);
    }

    @Test
    void whoeverStaysAnonymousIsAskedForNoName() {
        browser.forget();
        browser.open("/report");
        assertThat(seen("reporterName", "unit", "department")).containsOnly(true);

        browser.script("arguments[0].click()", browser.driver().findElement(By.id("wantsAnonymity")));

        assertThat(seen("reporterName", "unit", "department")).containsOnly(false);
        assertThat(browser.until(".unnamed").getText()).isNotBlank();
    }

    private List<Boolean> seen(String... fields) {
        return Stream.of(fields)
                .map(field -> browser.driver().findElement(By.name(field)).isDisplayed())
                .toList();
    }
}
