package org.huhang.worklist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.huhang.agency.Directory;
import org.huhang.demo.DemoPeople;
import org.huhang.form.Field;
import org.huhang.form.ReadableAnswer;
import org.huhang.processes.UsualAnswers;
import org.huhang.testing.Browser;
import org.huhang.testing.Office;
import org.huhang.testing.ServerTest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.MediaType;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.JsonNode;

/** What a person sees in a form is what is stored, whoever put it there: a suggestion, a draft, or another window. */
@ServerTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SuggestionsTests {

    private static final Pattern PROPOSED = Pattern.compile("\"proposal\"");

    /** What a field shows: the options chosen in it, or yes and no for a box that stands alone. */
    private static final String SEEN =
            """
            const seen = {};
            for (const proposal of document.querySelectorAll('[data-proposal]')) {
              const field = proposal.previousElementSibling;
              const chosen = [...field.querySelectorAll('option:checked')].map(option => option.value ? option.label : '');
              const boxes = [...field.querySelectorAll('input[type=checkbox], input[type=radio]')];
              const ticked = boxes.filter(box => box.checked).map(box => box.closest('.fjs-inline-label').textContent.trim());
              const alone = field.classList.contains('fjs-form-field-checkbox');
              seen[proposal.dataset.proposal] = alone ? (boxes[0].checked ? '是' : '否') : [...chosen, ...ticked].sort().join('、');
            }
            return seen;
            """;

    @LocalServerPort
    private int port;

    @Autowired
    private Office office;

    @Autowired
    private Worklist worklist;

    @Autowired
    private Drafts drafts;

    @Autowired
    private AnsweredBefore before;

    @Autowired
    private Corrections corrections;

    @Autowired
    private Directory directory;

    private Browser browser;

    @BeforeAll
    void openBrowser() {
        office.staffed();
        browser = Browser.at(port);
        browser.window(1360, 900);
    }

    @AfterAll
    void closeBrowser() {
        if (browser != null) {
            browser.close();
        }
    }

    @Test
    void everyFormWithASuggestionIsWalkedHere() throws IOException {
        var found = new TreeSet<String>();
        try (var files = Files.walk(Path.of("forms"))) {
            for (var file :
                    files.filter(path -> path.toString().endsWith(".form")).toList()) {
                if (PROPOSED.matcher(Files.readString(file)).find()) {
                    found.add(file.getFileName().toString());
                }
            }
        }
        assertThat(found)
                .isEqualTo(Set.of(
                        "aid-plan.form",
                        "check-return.form",
                        "choose-measure.form",
                        "register-intake.form",
                        "register-further-report.form",
                        "needs-assessment.form"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "userTask_registerIntake",
                "userTask_registerFurtherReport",
                "userTask_needsAssessment",
                "userTask_chooseMeasure",
                "userTask_aidPlan",
                "userTask_checkReturn"
            })
    void whatASuggestionPutsIntoAFieldIsSeenAfterComingBackAndStored(String task) {
        var item = opened("荐" + task, task);
        assertThat(proposals().isEmpty())
                .as("nothing is answered yet, but for the cause that the start of it named")
                .isEqualTo(!task.equals("userTask_aidPlan"));

        answeredButForSuggestions(item);
        visit(item);
        var keys = List.copyOf(proposals());
        assertThat(keys).isNotEmpty();
        for (var key : keys) {
            browser.script("document.querySelector(`[data-adopt='${arguments[0]}']`).click()", key);
        }
        saved();
        var seen = seen();
        visit(item);

        assertThat(seen()).as("after coming back").isEqualTo(seen);
        assertThat(seen.values()).doesNotContain("");
        assertThat(task.equals("userTask_chooseMeasure") || !seen.containsValue("否"))
                .isTrue();
        assertThat(submitted(item)).containsAllEntriesOf(seen);
    }

    @ParameterizedTest
    @ValueSource(strings = {"userTask_registerIntake", "userTask_needsAssessment"})
    void onePressTakesAllSuggestions(String task) {
        var item = opened("全" + task, task);
        answeredButForSuggestions(item);
        visit(item);

        browser.script("arguments[0].click()", browser.until("[data-adopt-all]"));
        saved();
        assertThat(proposals()).isEmpty();
        var seen = seen();
        assertThat(seen).isNotEmpty();

        assertThat(submitted(item)).containsAllEntriesOf(seen);
    }

    @Test
    void whoTookASuggestionIsToldWhenALaterAnswerChangesIt() {
        var item = opened("变荐", "userTask_registerIntake");
        answeredButForSuggestions(item);
        visit(item);
        browser.script("arguments[0].click()", browser.until("[data-adopt-all]"));
        saved();
        browser.script(
                """
                [...document.querySelectorAll('.fjs-form-field-checklist .fjs-inline-label')]
                  .find(label => label.textContent.includes('使用童工')).querySelector('input').click()
                """);
        assertThat(browser.await(ExpectedConditions.textToBePresentInElementLocated(
                        By.cssSelector("[data-proposal=receivers]"), "建议也变了")))
                .isTrue();
        assertThat(browser.script("return document.querySelector('[data-proposal=riskTier]').textContent"))
                .as("which nothing changed")
                .asString()
                .contains("与建议一致");
    }

    @Test
    void aDraftThatWasKeptAsATextStillTicksTheBox() {
        var item = opened("旧稿", "userTask_registerIntake");
        var answers = new LinkedHashMap<>(UsualAnswers.of("userTask_registerIntake"));
        answers.put("hotel", "true");
        drafts.save(office.person(holder(item)), item.id(), answers, Draft.Seen.NONE);
        visit(item);
        assertThat(
                        browser.script(
                                """
                        return [...document.querySelectorAll('.fjs-form-field-checkbox')]
                          .find(field => field.textContent.includes('旅馆')).querySelector('input').checked
                        """))
                .isEqualTo(true);
    }

    @Test
    void whatADraftHasAndTheFormNoLongerTakesIsSaidAtItsField() {
        var item = opened("失稿", "userTask_registerIntake");
        var answers = new LinkedHashMap<>(UsualAnswers.of("userTask_registerIntake"));
        answers.put("riskTier", "PURPLE");
        drafts.save(office.person(holder(item)), item.id(), answers, Draft.Seen.NONE);
        browser.open("/tasks/" + item.id());
        assertThat(browser.await(
                        ExpectedConditions.textToBePresentInElementLocated(By.cssSelector("[data-problems]"), "风险等级")))
                .isTrue();
    }

    @Test
    void whatWasAnsweredInAPartHiddenMeanwhileIsStillThere() {
        var item = opened("藏稿", "userTask_registerIntake");
        answeredButForSuggestions(item);
        visit(item);
        var radios = browser.driver().findElements(By.cssSelector(".fjs-form-field-radio input[type=radio]"));
        browser.script("arguments[0].click()", radios.get(1));
        saved();
        browser.open("/tasks/" + item.id());
        browser.until("[data-form] form");
        radios = browser.driver().findElements(By.cssSelector(".fjs-form-field-radio input[type=radio]"));
        browser.script("arguments[0].click()", radios.get(0));
        saved();
        var kept =
                drafts.of(office.person(holder(item)), item.id()).orElseThrow().answers();
        assertThat(kept).containsEntry("incidentTownship", "532503102").containsEntry("decisionReason", "按调查情况");
    }

    @Test
    void ofTwoWindowsTheSecondIsToldAndNothingIsOverwritten() {
        var item = opened("双窗", "userTask_registerIntake");
        visit(item);
        var other = office.person(holder(item));
        drafts.save(other, item.id(), Map.of("decisionReason", "另一个窗口写的"), new Draft.Seen(0, "other"));

        browser.until("textarea").sendKeys("这个窗口写的");
        assertThat(browser.await(
                        ExpectedConditions.textToBePresentInElementLocated(By.cssSelector("[data-problems]"), "另一个窗口")))
                .isTrue();
        assertThat(drafts.of(other, item.id()).orElseThrow().answers()).containsEntry("decisionReason", "另一个窗口写的");

        var ours = browser.driver().findElements(By.cssSelector("[data-problems] button"));
        browser.script("arguments[0].click()", ours.get(1));
        saved();
        assertThat(drafts.of(other, item.id()).orElseThrow().answers().values()).contains("这个窗口写的");
    }

    @Test
    void aCorrectionThatIsLeftIsThereAgainAndIsDroppedOnlyWhereNobodyWantsIt() {
        var caseNo = office.caseOf(office.report("更稿", 4, true));
        office.does(caseNo, "userTask_registerIntake");
        var item = worklist.ofCase(caseNo).stream()
                .filter(one -> one.elementId().equals("userTask_registerIntake"))
                .findFirst()
                .orElseThrow();
        browser.signIn(holder(item));
        correction(item);
        browser.driver()
                .findElement(By.cssSelector("textarea[id$=correctionReason]"))
                .sendKeys("写错了一处");
        saved();

        correction(item);
        var reason = "return document.querySelector('textarea[id$=correctionReason]').value";
        assertThat(browser.script(reason)).isEqualTo("写错了一处");
        // Left before the pause after which a draft is saved.
        browser.driver()
                .findElement(By.cssSelector("textarea[id$=correctionReason]"))
                .sendKeys("，另有一处");
        correction(item);
        assertThat(browser.script(reason)).isEqualTo("写错了一处，另有一处");
        assertThat(corrections.of(item.id())).isEmpty();

        browser.script("document.querySelector('[data-discard]').click()");
        browser.await(ExpectedConditions.not(ExpectedConditions.urlContains("/correct")));
        correction(item);
        assertThat(browser.script(reason)).isEqualTo("");
    }

    @Test
    void whyItWasDecidedIsOfferedOnTheSameFormUnderTheSameOutcomeAlone() {
        var caseNo = office.welfareCase("荐由", "2015-05-01");
        var assessment = office.open(caseNo, "userTask_needsAssessment");
        assertThat(offered(caseNo, assessment))
                .as("intake gave its reason for something else")
                .doesNotContainKeys("decisionReason", "legalBasis");

        office.worksUntil(caseNo, "userTask_close");
        office.does(caseNo, "userTask_close", Map.of("closeDecision", "sendBack", "decisionReason", "还要再走访一次"));
        office.worksUntil(caseNo, "userTask_close");
        var again = offered(caseNo, office.open(caseNo, "userTask_close"));
        assertThat(again.get("decisionReason").value()).isEqualTo("还要再走访一次");
        assertThat(again.get("decisionReason").outcome()).containsEntry("closeDecision", "sendBack");
    }

    private Map<String, AnsweredBefore.Earlier> offered(String caseNo, WorkItem item) {
        var found = new LinkedHashMap<String, AnsweredBefore.Earlier>();
        before.of(office.person("civil.532503.leader"), item)
                .forEach((field, before) -> found.put(field.key(), before));
        return found;
    }

    @Test
    void aReasonThatWasWrittenBeforeTheChoiceWasChangedIsAskedBack() {
        var caseNo = office.caseOf(office.report("择一", 4, false));
        office.does(caseNo, "userTask_registerIntake", Map.of("decisionReason", "已经核实，应当受理"));
        var item = worklist.ofCase(caseNo).stream()
                .filter(one -> one.elementId().equals("userTask_registerIntake"))
                .findFirst()
                .orElseThrow();
        browser.signIn(holder(item));
        correction(item);
        assertThat(browser.script("return document.querySelector('[data-form]').textContent"))
                .as("what could not be chosen the first time")
                .asString()
                .doesNotContain("退回转来的报告");
        browser.driver()
                .findElement(By.cssSelector("textarea[id$=correctionReason]"))
                .sendKeys("选错了", Keys.TAB);
        chooses("不涉及未成年人");
        saved();
        browser.script("document.querySelector('[data-submit]').click()");
        assertThat(browser.await(ExpectedConditions.textToBePresentInElementLocated(
                        By.cssSelector("[data-problems]"), "改选以前写的")))
                .isTrue();
        assertThat(corrections.of(item.id())).isEmpty();
    }

    @Test
    void aDraftThatIsOpenedAgainKnowsUnderWhatItsReasonWasWritten() {
        var waiting = office.open(office.caseOf(office.report("择稿", 10, false)), "userTask_registerIntake");
        var item = worklist.claim(office.somebody(waiting.group()), waiting.id());
        browser.signIn(holder(item));
        visit(item);
        chooses("受理");
        browser.driver()
                .findElement(By.cssSelector("textarea[id$=decisionReason]"))
                .sendKeys("已经核实，应当受理", Keys.TAB);
        chooses("不涉及未成年人");
        saved();
        visit(item);
        browser.script("document.querySelector('[data-submit]').click()");
        assertThat(browser.await(ExpectedConditions.textToBePresentInElementLocated(
                        By.cssSelector("[data-problems]"), "改选以前写的")))
                .isTrue();
        assertThat(worklist.item(item.id()).open()).isTrue();
    }

    private void chooses(String label) {
        browser.script(
                """
                [...document.querySelectorAll('.fjs-form-field-radio .fjs-inline-label')]
                  .find(label => label.textContent.trim().startsWith('%s')).querySelector('input').click()
                """
                        .formatted(label));
    }

    private void correction(WorkItem item) {
        browser.open("/tasks/" + item.id() + "/correct");
        browser.until("[data-form] form .fjs-form-field");
    }

    private WorkItem opened(String child, String task) {
        var caseNo =
                switch (task) {
                    case "userTask_chooseMeasure" -> begun("guardianWarning", Office.conduct(child, "2014-02-03"));
                    case "userTask_aidPlan", "userTask_checkReturn" ->
                        begun("returnToSchool", Office.absence(child, "2014-02-04"));
                    default -> office.caseOf(office.report(child, 4, true));
                };
        if (task.equals("userTask_registerFurtherReport")) {
            assertThat(office.caseOf(office.report(child, 6, true))).isEqualTo(caseNo);
        } else if (task.equals("userTask_needsAssessment")) {
            office.does(caseNo, "userTask_registerIntake", Map.of("riskTier", "RED"));
            office.worksUntil(caseNo, task);
        } else if (!task.equals("userTask_registerIntake")) {
            // Steps between two tasks may be at work in the platform’s own thread meanwhile.
            browser.await(driver -> {
                office.worksUntil(caseNo, task);
                return office.openKeys(caseNo).contains(task);
            });
        }
        var waiting = office.open(caseNo, task);
        var item = worklist.claim(office.somebody(waiting.group()), waiting.id());
        browser.signIn(holder(item));
        visit(item);
        return item;
    }

    /** The case in which a school begins a process. */
    private String begun(String process, Map<String, Object> answers) {
        var begun = RestClient.create("http://127.0.0.1:" + port)
                .post()
                .uri("/api/processes")
                .headers(headers -> headers.setBasicAuth("school.532503", DemoPeople.PASSWORD))
                .contentType(MediaType.APPLICATION_JSON)
                .body(Map.of("process", process, "answers", answers))
                .retrieve()
                .body(JsonNode.class);
        return Objects.requireNonNull(begun).get("caseNo").asString();
    }

    private static String holder(WorkItem item) {
        return String.valueOf(item.holder());
    }

    private void visit(WorkItem item) {
        browser.open("/tasks/" + item.id());
        browser.until("[data-form] form .fjs-form-field");
    }

    private void answeredButForSuggestions(WorkItem item) {
        var form = worklist.form(item.id());
        var answers = new LinkedHashMap<>(UsualAnswers.of(item.elementId()));
        answers.keySet().removeIf(key -> {
            var field = form.field(key);
            return field != null && field.proposal() != null;
        });
        drafts.save(office.person(holder(item)), item.id(), answers, Draft.Seen.NONE);
    }

    @SuppressWarnings("unchecked")
    private List<String> proposals() {
        return (List<String>) browser.script(
                "return [...document.querySelectorAll('[data-adopt]')].map(button => button.dataset.adopt)");
    }

    private void saved() {
        browser.await(ExpectedConditions.textToBePresentInElementLocated(By.cssSelector(".draft-state"), "自动保存"));
    }

    @SuppressWarnings("unchecked")
    private Map<String, String> seen() {
        var seen = new TreeMap<>((Map<String, String>) browser.script(SEEN));
        seen.replaceAll((field, shown) -> inOrder(shown));
        return seen;
    }

    /** What is stored of the suggested fields, as the case shows it. */
    private Map<String, String> submitted(WorkItem item) {
        var form = worklist.form(item.id());
        browser.script("document.querySelector('[data-submit]').click()");
        browser.await(ExpectedConditions.urlContains("done="));
        var stored = worklist.answers(item.id());
        var shown = new TreeMap<String, String>();
        for (var field : form.fields()) {
            if (field.proposal() != null) {
                shown.put(
                        field.key(),
                        read(form.readable(stored, Locale.CHINESE), form.label(field, Locale.CHINESE), field));
            }
        }
        return shown;
    }

    /** Options in one order; one whose label holds a mark of its own is cut as well, on both sides alike. */
    private static String inOrder(String options) {
        return String.join("、", new TreeSet<>(List.of(options.split("、"))));
    }

    private static String read(List<ReadableAnswer> lines, String label, Field field) {
        return lines.stream()
                .filter(line -> line.label().equals(label))
                .map(line -> inOrder(line.text()))
                .findFirst()
                .orElse("nothing stored of " + field.key());
    }
}
