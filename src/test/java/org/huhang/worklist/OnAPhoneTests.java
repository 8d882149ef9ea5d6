package org.huhang.worklist;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.huhang.intake.Filing;
import org.huhang.intake.Intake;
import org.huhang.intake.ReportedChild;
import org.huhang.testing.Browser;
import org.huhang.testing.Office;
import org.huhang.testing.ServerTest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Whoever stands before a child has one screen: what warns him stands on it, and what he is asked. */
@ServerTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OnAPhoneTests {

    private static final int SCREEN = 844;

    private static final String FIRST_QUESTION =
            """
            const asked = [...document.querySelectorAll('[data-form] input, [data-form] textarea, [data-form] select')]
              .find(one => one.getBoundingClientRect().height > 0);
            return Math.round(asked.getBoundingClientRect().top + scrollY);
            """;

    private static final String IN_SIGHT =
            "return [...document.querySelectorAll('.strip-facts > div')].filter(one => one.offsetHeight)"
                    + ".map(one => one.querySelector('dt').textContent)";

    private static final String PRESS = "arguments[0].scrollIntoView({ block: 'center' }); arguments[0].click()";

    @LocalServerPort
    private int port;

    @Autowired
    private Office office;

    @Autowired
    private Worklist worklist;

    @Autowired
    private Intake intake;

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

    private void visit(UUID item, String page, int width) {
        browser.window(width, SCREEN);
        browser.open("/tasks/" + item + page);
        browser.until("[data-form] form .fjs-form-field");
    }

    private UUID held(String caseNo, String elementId) {
        var item = office.claims(caseNo, elementId);
        browser.signIn(String.valueOf(worklist.item(item).holder()));
        return item;
    }

    @Test
    void theFirstQuestionIsOnTheFirstScreenAndNoWarningIsFolded() {
        var caseNo = office.caseOf(office.report("一屏", 4, false));
        office.does(caseNo, "userTask_policeReceive");
        var item = held(caseNo, "userTask_acceptCase");

        visit(item, "", 390);
        assertThat((Long) browser.script(FIRST_QUESTION)).isLessThan(SCREEN);
        var folded = browser.script(IN_SIGHT);
        assertThat(folded).isEqualTo(List.of("当前危险", "禁止联系", "人员安全"));

        browser.script(PRESS, browser.until("[data-unfold]"));
        var all = browser.script(IN_SIGHT);
        assertThat(all).asString().contains("参与机构", "最近见到儿童", "当前危险");

        visit(item, "", 1360);
        assertThat(browser.script(IN_SIGHT)).as("a desk has room for all").isEqualTo(all);
    }

    @Test
    void whatIsOnlyReadIsTextAndNobodyIsChosenByAPressTooMany() {
        var caseNo = office.caseOf(office.report("只读", 4, false));
        office.does(
                caseNo, "userTask_policeReceive", Map.of("removalNeeded", "yes", "childCondition", List.of("danger")));
        var item = held(caseNo, "userTask_takeHandOver");

        visit(item, "", 390);
        assertThat(browser.script("return document.querySelectorAll('textarea[readonly], input[readonly]').length"))
                .isEqualTo(0L);
        assertThat(browser.until(".told").getText()).contains("移送的是什么");
        browser.script(
                """
                [...document.querySelectorAll('.fjs-form-field-radio .fjs-inline-label')]
                  .find(one => one.textContent.includes('转给别的单位')).querySelector('input').click()
                """);
        var list = browser.until(".fjs-form-field-select input[type=text]");
        list.sendKeys(Keys.ENTER);
        assertThat(list.getAttribute("value")).isEmpty();
        var offered = browser.driver().findElements(By.cssSelector(".fjs-dropdownlist-item"));
        assertThat(offered.get(0).getText())
                .as("who can take a child in comes first")
                .contains("救助保护");
        list.sendKeys("救助", Keys.ENTER);
        assertThat(list.getAttribute("value")).contains("救助");
        saved();
    }

    /** The home that was reported is where it was hurt, perhaps: whoever goes to a placed child goes where it is now. */
    @Test
    void whereAPlacedChildIsStandsUnfoldedAndItsHomeIsCalledTheReportedOne() {
        var plain = office.filing("已安置", "2015-05-01", 4, false);
        var child = new ReportedChild("已安置", "F", LocalDate.parse("2015-05-01"), null, "文澜街道旧家", null, null, null);
        var filing = new Filing(plain.incident(), List.of(child), plain.reporter(), plain.files(), plain.origin());
        var caseNo = office.caseOf(intake.file(filing));
        office.does(
                caseNo, "userTask_policeReceive", Map.of("removalNeeded", "yes", "childCondition", List.of("danger")));
        office.does(caseNo, "userTask_takeHandOver");
        office.completes(caseNo, "userTask_finishHandOver", Map.of("childWhere", "草坝镇奶奶家"));
        var item = held(caseNo, "userTask_acceptCase");

        visit(item, "", 390);
        assertThat(browser.script(IN_SIGHT)).asString().contains("孩子现在在哪里、由谁照管");
        assertThat(browser.until(".strip-careStatus").getText()).contains("草坝镇奶奶家");
        assertThat((Long) browser.script(FIRST_QUESTION)).isLessThan(SCREEN);

        browser.open("/cases/" + caseNo);
        browser.until(".strip-careStatus");
        var homes = browser.script("return [...document.querySelectorAll('dt')]"
                + ".filter(one => one.nextElementSibling.textContent === '文澜街道旧家').map(one => one.textContent)");
        assertThat(homes)
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .isNotEmpty()
                .allSatisfy(label -> assertThat(label).asString().contains("报告时"));
    }

    @Test
    void whatWasPromisedIsTextAndTheFirstQuestionIsInSight() {
        var caseNo = office.welfareCase("措施只读", "2015-05-01");
        office.does(caseNo, "userTask_needsAssessment");
        office.does(caseNo, "userTask_servicePlan");
        var item = held(caseNo, "userTask_carryOutMeasure");

        visit(item, "", 390);
        var told = browser.driver().findElements(By.cssSelector(".told")).stream()
                .map(WebElement::getText)
                .toList();
        assertThat(told).anyMatch(text -> text.contains("措施") && text.contains("心理干预"));
        assertThat(told).anyMatch(text -> text.contains("哪天之前完成") && text.matches("(?s).*\\d+年\\d+月\\d+日.*"));
        assertThat((Long) browser.script(FIRST_QUESTION)).isLessThan(SCREEN);
    }

    /** A child’s words of last week are not what it says of what is decided today. */
    @Test
    void whatTheChildSaidBeforeIsTakenOverWithItsDay() {
        var caseNo = office.caseOf(office.report("从前的话", 4, false));
        office.does(caseNo, "userTask_policeReceive", Map.of("childOpinion", "我想跟外婆住"));
        var item = held(caseNo, "userTask_acceptCase");

        visit(item, "", 390);
        browser.script(PRESS, browser.until("[data-earlier=childOpinion]"));
        var taken = browser.until("textarea[id$=childOpinion]").getAttribute("value");
        saved();
        assertThat(taken).matches("（\\d{4}-\\d\\d-\\d\\d 的记录）我想跟外婆住");
    }

    /** The viewer marks neither, and whoever answers neither is refused. */
    @Test
    void ofTwoQuestionsOneOfWhichIsCompulsoryBothSaySo() {
        var item = held(office.caseOf(office.report("二选一", 4, false)), "userTask_policeReceive");

        visit(item, "", 390);
        var marked = browser.script("return [...document.querySelectorAll('.fjs-form-field label')]"
                + ".filter(one => one.textContent.includes('两项必填一项')).map(one => one.getAttribute('for'))");
        assertThat(marked)
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .hasSize(2)
                .anySatisfy(one -> assertThat(one).asString().endsWith("childOpinion"))
                .anySatisfy(one -> assertThat(one).asString().endsWith("notAskedReason"));
    }

    /** A telephone sends its photos in a kind that is taken only where the field names these kinds. */
    @Test
    void everyFieldForFilesOfATaskACorrectionAndAStartOffersWhatIsTaken() {
        browser.signIn("police.532503");
        browser.open("/report");
        var taken = browser.script("return document.querySelector('input[type=file]').accept");
        assertThat(taken).asString().contains(".jpg", ".pdf");

        var item = held(office.caseOf(office.report("可传", 4, false)), "userTask_registerIntake");
        for (var page : List.of("/tasks/" + item, "/tasks/" + item + "/correct")) {
            if (page.endsWith("correct")) {
                office.completes(worklist.item(item).caseNo(), "userTask_registerIntake");
            }
            browser.open(page);
            browser.until("[data-form] form .fjs-form-field");
            assertThat(acceptedHere()).as(page).isEqualTo(List.of(taken));
        }
        browser.signIn("school.532503");
        browser.open("/start/returnToSchool");
        browser.until("[data-form] form .fjs-form-field");
        assertThat(acceptedHere()).as("a start").isEqualTo(List.of(taken));
    }

    /** Each of the lists that fields for files of the page offer, once. */
    private Object acceptedHere() {
        return browser.script(
                "return [...new Set([...document.querySelectorAll('input[type=file]')].map(one => one.accept))]");
    }

    @Test
    void whoCorrectsReadsTheReportAndTheWarningsAgain() {
        var caseNo = office.caseOf(office.report("更正页", 4, false));
        var item = held(caseNo, "userTask_registerIntake");
        office.completes(caseNo, "userTask_registerIntake");

        for (var width : List.of(390, 1360)) {
            visit(item, "/correct", width);
            assertThat(browser.script(IN_SIGHT)).asString().contains("禁止联系");
            assertThat(browser.driver().findElements(By.cssSelector(".reported details")))
                    .isNotEmpty();
            assertThat(browser.until(".page-head .btn-outline-danger").getText())
                    .isEqualTo("儿童处于危险");
        }
    }

    /** Who stands before the door reads the report open, and is one touch from the questions; the time left is in sight. */
    @Test
    void theTimeLeftStandsBesideTheTitleAndALongReportIsOneTouchFromTheQuestions() {
        var caseNo = office.caseOf(office.report("到场", 4, true));
        var item = held(caseNo, "userTask_policeReceive");

        visit(item, "", 390);
        var due = browser.until(".page-due");
        assertThat(due.getText()).contains("剩", "分钟");
        assertThat(due.getRect().getY()).isLessThan(SCREEN / 4);
        var jump = browser.until(".to-form a");
        assertThat(jump.getRect().getY()).isLessThan(SCREEN);
        jump.click();
        browser.await(driver -> (Long) browser.script("return Math.round(scrollY)") > 0
                && (Long) browser.script(FIRST_QUESTION) - (Long) browser.script("return Math.round(scrollY)")
                        < SCREEN / 2);
        assertThat((Long) browser.script("return document.documentElement.scrollWidth"))
                .isLessThanOrEqualTo(390L);

        visit(item, "", 1360);
        assertThat(browser.driver().findElement(By.cssSelector(".to-form a")).isDisplayed())
                .isFalse();
        assertThat(browser.until(".page-due").getText()).contains("剩");
    }

    @Test
    void whatOtherAnswersMakeCompulsoryIsMarkedAsLongAsTheyDo() {
        var caseNo = office.caseOf(office.report("必填", 4, true));
        office.does(caseNo, "userTask_registerIntake", Map.of("receivers", List.of("POLICE", "CIVIL")));
        var item = held(caseNo, "userTask_needsAssessment");

        visit(item, "", 1360);
        var marked = "return [...document.querySelectorAll('.fjs-form-field-textarea')]"
                + ".find(one => one.textContent.includes('认为孩子没有危险'))?.querySelector('.fjs-asterix') !== null";
        assertThat(browser.script(marked))
                .as("danger was told, and is not told here")
                .isEqualTo(true);
        browser.script(
                """
                [...document.querySelectorAll('.fjs-form-field-checkbox, .fjs-form-field-radio')]
                  .find(one => one.textContent.includes('儿童现在有危险')).querySelector('input').click()
                """);
        browser.await(driver -> Boolean.FALSE.equals(browser.script(marked)));
        saved();
    }

    /** The supervisor’s box of what cannot wait, and the bar below: nothing lies on anything else. */
    @Test
    void noButtonLiesOnTheTextBesideItAndNoTwoWordsOfTheBarTouch() {
        office.caseOf(office.report("叠字", 4, true));
        browser.signIn("supervisor.532503");
        browser.window(390, SCREEN);
        browser.open("/cases");
        browser.until(".urgent-row .btn");

        assertThat(
                        browser.script(
                                """
                        return [...document.querySelectorAll('.urgent-row')].flatMap(row => {
                          const button = row.querySelector('.btn').getBoundingClientRect();
                          const under = [...row.querySelectorAll('.urgent-what *')].filter(one => {
                            const text = one.getBoundingClientRect();
                            return text.left < button.right && button.left < text.right
                              && text.top + 10 < button.bottom && button.top < text.bottom - 10;
                          });
                          return button.width < 56 || under.length ? [row.textContent] : [];
                        });
                        """))
                .isEqualTo(List.of());
        assertThat(
                        browser.script(
                                """
                        return [...document.querySelectorAll('.phone-bar a')].filter(one => one.scrollWidth > one.clientWidth)
                          .map(one => one.textContent);
                        """))
                .isEqualTo(List.of());
    }

    /** What is still on its way when the page is left would meet the next person's sign-in. */
    private void saved() {
        browser.await(ExpectedConditions.textToBePresentInElementLocated(By.cssSelector(".draft-state"), "自动保存"));
    }
}
