package org.huhang.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import jakarta.servlet.http.Cookie;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;

@NarrowIntakeTest
class ReportControllerTests {

    private static final AtomicInteger ADDRESS = new AtomicInteger();
    private static final Pattern RECEIPT = Pattern.compile("532503-R-20[0-9]{2}-[0-9A-Z]{6}");
    private static final Pattern CODE = Pattern.compile("([0-9A-Z]{4}-){4}[0-9A-Z]{4}");

    @Autowired
    private MockMvc mvc;

    @Autowired
    private org.huhang.form.Forms forms;

    @Autowired
    private org.springframework.context.MessageSource messages;

    @Autowired
    private JdbcClient jdbc;

    private final String address = "10.3.0." + ADDRESS.incrementAndGet();

    private @Nullable Cookie draft;

    private MockHttpServletResponse send(AbstractMockHttpServletRequestBuilder<?> request) throws Exception {
        request.with(csrf()).with(sent -> {
            sent.setRemoteAddr(address);
            return sent;
        });
        if (draft != null) {
            request.cookie(draft);
        }
        var response = mvc.perform(request).andReturn().getResponse();
        response.setCharacterEncoding("UTF-8");
        var cookie = response.getCookie("huhang_report");
        if (cookie != null) {
            draft = cookie.getMaxAge() == 0 ? null : cookie;
        }
        return response;
    }

    private String page() throws Exception {
        return send(get("/report")).getContentAsString(StandardCharsets.UTF_8);
    }

    private AbstractMockHttpServletRequestBuilder<?> filled(String description, String button) {
        return multipart("/report")
                .param(button, "yes")
                .param("immediateDanger", "false")
                .param("reportCategory", "4", "9")
                .param("description", description)
                .param("county", "532503")
                .param("township", "532503102")
                .param("village", "")
                .param("childName", "阿诗")
                .param("sex", "F")
                .param("foundAt", "2026-01-02T08:30")
                .param("policeAlreadyCalled", "true")
                .param("reporterPhone", "13800000009");
    }

    @Test
    void thePageBeginsWithTheTelephoneAndExplainsTheSituations() throws Exception {
        var page = page();
        var main = page.substring(page.indexOf("<main"));
        assertThat(main.replaceAll("<[^>]*>", " ").strip()).startsWith("孩子正处于危险？立即拨打110");
        assertThat(main).contains("href=\"tel:110\"");
        for (int category = 1; category <= 10; category++) {
            assertThat(main).contains("name=\"reportCategory\" value=\"" + category + "\"");
        }
        assertThat(main.split("<details class=\"explained\"", -1)).hasSize(11);
        assertThat(main).doesNotContain("style=", "onclick", "<script");
    }

    @Test
    void whoReportsReadsFirstWhatProtectsHimAndWhoElseCanBeCalled() throws Exception {
        var page = page();
        assertThat(page.indexOf("id=\"protection\"")).isPositive().isLessThan(page.indexOf("<form id=\"report\""));
        assertThat(page).contains("不承担责任", "打击报复", "依法保密", "明知没有这回事").doesNotContain("保卫科");
        for (var number : List.of("tel:110", "sms:12110", "tel:12345", "tel:12338", "tel:12355", "tel:12309")) {
            assertThat(page).contains("href=\"" + number + "\"");
        }
        assertThat(page).contains("未成年人保护专线");
    }

    @Test
    void mistakesStandInTheOrderOfThePageAndInItsWords() throws Exception {
        var refused = send(multipart("/report").param("send", "yes").param("birthDate", "2999-01-01"))
                .getContentAsString(StandardCharsets.UTF_8);
        var summary = refused.substring(refused.indexOf("data-problems"), refused.indexOf("<form id=\"report\""));
        assertThat(Pattern.compile("href=\"#(\\w+)\"")
                        .matcher(summary)
                        .results()
                        .map(found -> found.group(1)))
                .containsExactly("immediateDanger", "reportCategory", "description", "regionCode", "birthDate");
        assertThat(summary).contains("孩子现在有没有危险", "属于哪种情形", "把看到、听到的情况写下来", "事情发生的县（市）");
        assertThat(refused).containsPattern("class=\"problems\"[^>]*autofocus");
        var at = -1;
        for (var field : forms.shipped("mandatory-report/submit-report").fields()) {
            var found = refused.indexOf("id=\"" + field.key() + "\"");
            assertThat(found).as(field.key()).isGreaterThan(at);
            at = found;
        }
    }

    @Test
    void theFormSaysWhatThePageSays() {
        for (var form :
                List.of(forms.shipped("mandatory-report/submit-report"), forms.shipped("shared/reported-child"))) {
            for (var locale : List.of(Locale.SIMPLIFIED_CHINESE, Locale.ENGLISH)) {
                assertThat(form.fields()).allSatisfy(field -> assertThat(form.label(field, locale))
                        .isEqualTo(messages.getMessage("intake.field." + field.key(), null, locale)));
            }
        }
    }

    @Test
    void whatLooksLikeASlipIsAskedOnceAndRefusesNothing() throws Exception {
        var slip = "问一次就收 " + UUID.randomUUID();
        var first = send(filled(slip, "send").param("birthDate", "1900-01-01").param("idNo", "999999201503050025"));
        var asked = first.getContentAsString(StandardCharsets.UTF_8);
        assertThat(asked).contains("还没有提交", "href=\"#idNo\"", "href=\"#birthDate\"", "12338");
        assertThat(reports(slip)).isZero();
        var again = filled(slip, "send").param("birthDate", "1900-01-01").param("idNo", "999999201503050025");
        Pattern.compile("name=\"asked\" value=\"(\\w+)\"")
                .matcher(asked)
                .results()
                .forEach(found -> again.param("asked", found.group(1)));
        assertThat(send(again).getRedirectedUrl()).isEqualTo("/report/receipt");
        assertThat(reports(slip)).isEqualTo(1);
    }

    @Test
    void nobodyIsAskedWhileAChildIsInDanger() throws Exception {
        var slip = "有危险不问 " + UUID.randomUUID();
        var filed = send(multipart("/report")
                .param("send", "yes")
                .param("immediateDanger", "true")
                .param("reportCategory", "4")
                .param("description", slip)
                .param("county", "532503")
                .param("birthDate", "1900-01-01"));
        assertThat(filed.getRedirectedUrl()).isEqualTo("/report/receipt");
    }

    @Test
    void anotherChildIsAddedTakenAwayAndReportedWithoutScripts() throws Exception {
        var told = "两个孩子 " + UUID.randomUUID();
        assertThat(page()).contains("name=\"addChild\"").doesNotContain("otherChildren[0].childName");
        assertThat(send(filled(told, "addChild").param("otherChildren[4].childName", "阿木"))
                        .getRedirectedUrl())
                .isEqualTo("/report#otherChildren");
        assertThat(page())
                .contains("name=\"otherChildren[0].childName\"", "value=\"阿木\"", "otherChildren[1].childName");
        send(filled(told, "save").param("otherChildren[0].childName", "阿木").param("removeChild", "0"));
        assertThat(page()).doesNotContain("阿木");
        var wrong = send(filled(told, "send").param("otherChildren[0].birthDate", "2999-01-01"));
        assertThat(wrong.getContentAsString(StandardCharsets.UTF_8))
                .contains("href=\"#otherChildren[0].birthDate\"", "id=\"otherChildren[0].birthDate-error\"");
        send(filled(told, "send")
                .param("guardianName", "外婆")
                .param("otherChildren[0].childName", "阿木")
                .param("otherChildren[0].sameHome", "true")
                .param("otherChildren[0].disabilityKind", "hearing")
                .param("otherChildren[1].childName", ""));
        assertThat(jdbc.sql(
                                """
                                select concat_ws(' ', c.name, c.guardian_name, c.disability) from intake.report_child c
                                join intake.report r on r.id = c.report_id where r.description = :told order by c.position
                                """)
                        .param("told", told)
                        .query(String.class)
                        .list())
                .containsExactly("阿诗 外婆", "阿木 外婆 hearing");
    }

    @Test
    void thePageNamesTheFilesThatComeIn() throws Exception {
        assertThat(page()).containsPattern("accept=\"[.a-z0-9,]*[.]jpg,[.a-z0-9,]*[.]pdf[.a-z0-9,]*\"");
    }

    @Test
    void lookingAtThePageLeavesNothingBehind() throws Exception {
        var before = drafts();
        page();
        assertThat(draft).isNull();
        assertThat(drafts()).isEqualTo(before);
    }

    @Test
    void aFiledReportIsSentToItsReceiptWhichShowsBothHalves() throws Exception {
        var filed = send(filled("提交一份", "send"));
        assertThat(filed.getRedirectedUrl()).isEqualTo("/report/receipt");
        var receipt = send(get("/report/receipt")).getContentAsString(StandardCharsets.UTF_8);
        assertThat(receipt).containsPattern(RECEIPT).containsPattern(CODE);
        assertThat(receipt).doesNotContain("阿诗", "13800000009", "提交一份");
        assertThat(page()).contains("刚才的报告已经收到").doesNotContain("阿诗");
        var cookie = java.util.Objects.requireNonNull(draft);
        assertThat(cookie.isHttpOnly()).isTrue();
        assertThat(cookie.getPath()).isEqualTo("/report");
        assertThat(cookie.getAttribute("SameSite")).isEqualTo("Lax");
    }

    @Test
    void sendingTwiceShowsTheSameReceipt() throws Exception {
        send(filled("点了两次", "send"));
        var first = send(get("/report/receipt")).getContentAsString(StandardCharsets.UTF_8);
        send(filled("点了两次", "send"));
        var second = send(get("/report/receipt")).getContentAsString(StandardCharsets.UTF_8);
        assertThat(found(RECEIPT, second)).isEqualTo(found(RECEIPT, first));
    }

    @Test
    void aWrongFieldIsMarkedAndEverythingElseIsStillThere() throws Exception {
        var refused = send(filled("其余都对 <b>&😀", "send").param("birthDate", "2999-01-01"));
        assertThat(refused.getStatus()).isEqualTo(422);
        var page = refused.getContentAsString(StandardCharsets.UTF_8);
        assertThat(page).contains("id=\"birthDate-error\"", "href=\"#birthDate\"");
        assertEverythingIsThere(page);
        assertEverythingIsThere(page());
    }

    private static void assertEverythingIsThere(String page) {
        assertThat(page).contains("其余都对 &lt;b&gt;&amp;😀</textarea>");
        assertThat(page).containsPattern("name=\"reportCategory\" value=\"4\" checked");
        assertThat(page).containsPattern("name=\"reportCategory\" value=\"9\" checked");
        assertThat(page).containsPattern("name=\"immediateDanger\" value=\"false\" checked");
        assertThat(page).containsPattern("value=\"532503\" selected");
        assertThat(page).containsPattern("value=\"532503102\" selected");
        assertThat(page).containsPattern("value=\"阿诗\"");
        assertThat(page).contains("value=\"2999-01-01\"", "value=\"2026-01-02T08:30\"", "value=\"13800000009\"");
    }

    @Test
    void neitherYesNorNoIsAskedAgain() throws Exception {
        var request = multipart("/report").param("send", "yes").param("description", "x");
        var refused = send(request);
        assertThat(refused.getStatus()).isEqualTo(422);
        assertThat(refused.getContentAsString(StandardCharsets.UTF_8))
                .contains("id=\"immediateDanger-error\"", "id=\"reportCategory-error\"", "id=\"regionCode-error\"");
    }

    @Test
    void choosingAPlaceWithoutScriptsKeepsWhatWasTyped() throws Exception {
        var chosen = send(filled("先选县", "places"));
        assertThat(chosen.getRedirectedUrl()).isEqualTo("/report#place");
        assertThat(page()).contains("先选县", "532503102001");
        assertThat(reports("先选县")).isZero();
    }

    @Test
    void placesAreLoadedBelowTheChosenOne() throws Exception {
        var counties = send(get("/report/places")).getContentAsString(StandardCharsets.UTF_8);
        assertThat(counties).contains("蒙自市").doesNotContain("草坝镇", "<html");
        var townships =
                send(get("/report/places").param("county", "532503")).getContentAsString(StandardCharsets.UTF_8);
        assertThat(townships).contains("草坝镇").doesNotContain("id=\"village\"");
        var nonsense = send(get("/report/places").param("county", "x' or 1=1").param("township", "5325"));
        assertThat(nonsense.getStatus()).isEqualTo(200);
    }

    @Test
    void aDraftIsSavedWhileSomebodyWritesAndSurvivesTheLine() throws Exception {
        var saved = send(post("/report/draft").param("description", "写了一半").param("unknown", "x"));
        assertThat(saved.getStatus()).isEqualTo(200);
        assertThat(saved.getContentAsString(StandardCharsets.UTF_8)).contains("savedAt");
        assertThat(page()).contains("写了一半", "草稿已保存");
    }

    @Test
    void aSharedDeviceForgetsWhenAsked() throws Exception {
        send(post("/report/draft").param("description", "不想让人看到"));
        send(post("/report/forget"));
        assertThat(draft).isNull();
        assertThat(page()).doesNotContain("不想让人看到");
    }

    @Test
    void aFileStaysInTheDraftWhenAnotherFieldIsWrong() throws Exception {
        var file = new MockMultipartFile("upload", "情况说明.txt", "text/plain", "看见的".getBytes(StandardCharsets.UTF_8));
        var refused = send(((org.springframework.test.web.servlet.request.MockMultipartHttpServletRequestBuilder)
                        filled("有文件", "send").param("birthDate", "2999-01-01"))
                .file(file));
        assertThat(refused.getStatus()).isEqualTo(422);
        var page = page();
        assertThat(page).contains("情况说明.txt");
        var id = found(Pattern.compile("(?<=name=\"files\" value=\")[0-9a-f-]{36}"), page);
        var filed = send(filled("有文件", "send").param("files", id));
        assertThat(filed.getRedirectedUrl()).isEqualTo("/report/receipt");
        assertThat(jdbc.sql("select count(*) from document.file where id = cast(:id as uuid) and folder_id is not null")
                        .param("id", id)
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void aFileCanBeTakenAwayAgain() throws Exception {
        var file = new MockMultipartFile("upload", "拿错了.txt", "text/plain", "x".getBytes(StandardCharsets.UTF_8));
        send(((org.springframework.test.web.servlet.request.MockMultipartHttpServletRequestBuilder)
                        filled("删文件", "attach"))
                .file(file));
        var id = found(Pattern.compile("(?<=name=\"files\" value=\")[0-9a-f-]{36}"), page());
        var removed = send(multipart("/report").param("remove", id).param("files", id));
        assertThat(removed.getRedirectedUrl()).isEqualTo("/report#evidence");
        assertThat(page()).doesNotContain("拿错了.txt");
    }

    @Test
    void aFileThatIsRefusedSaysWhyAndKeepsTheRest() throws Exception {
        var file = new MockMultipartFile("upload", "x.exe", "application/octet-stream", new byte[] {'M', 'Z', 0, 1, 2});
        var answer = send(((org.springframework.test.web.servlet.request.MockMultipartHttpServletRequestBuilder)
                        filled("坏文件", "send"))
                .file(file));
        assertThat(answer.getStatus()).isEqualTo(422);
        assertThat(answer.getContentAsString(StandardCharsets.UTF_8)).contains("id=\"files-error\"", "坏文件");
        assertThat(reports("坏文件")).isZero();
    }

    @Test
    void beyondTheLimitNothingIsLostAndTheTelephonesStayInSight() throws Exception {
        send(filled("第一件", "send"));
        send(filled("第二件", "send"));
        send(filled("第三件", "send"));
        var refused = send(filled("第四件", "send"));
        assertThat(refused.getStatus()).isEqualTo(429);
        var page = refused.getContentAsString(StandardCharsets.UTF_8);
        assertThat(page).contains("第四件</textarea>", "tel:110", "12345", "12355");
        assertThat(page()).contains("第四件</textarea>");
    }

    @Test
    void aMegabyteIsRefusedAtItsFieldAndStillThere() throws Exception {
        var refused = send(filled("x".repeat(1 << 20), "send"));
        assertThat(refused.getStatus()).isEqualTo(422);
        assertThat(refused.getContentAsString(StandardCharsets.UTF_8))
                .contains("id=\"description-error\"", "x".repeat(1 << 20));
    }

    @Test
    void withoutACookieTheReceiptIsNotShown() throws Exception {
        assertThat(send(get("/report/receipt")).getRedirectedUrl()).isEqualTo("/receipt");
        draft = new Cookie("huhang_report", "made-up");
        assertThat(send(get("/report/receipt")).getRedirectedUrl()).isEqualTo("/receipt");
    }

    @Test
    void theReceiptPageShowsTheStateAndNothingAboutAnybody() throws Exception {
        send(filled("查一查", "send"));
        var receipt = send(get("/report/receipt")).getContentAsString(StandardCharsets.UTF_8);
        var shown = send(
                post("/receipt").param("receiptNo", found(RECEIPT, receipt)).param("queryCode", found(CODE, receipt)));
        assertThat(shown.getStatus()).isEqualTo(200);
        var page = shown.getContentAsString(StandardCharsets.UTF_8);
        assertThat(page).contains("已收到", "谢谢您关心孩子");
        assertThat(page).doesNotContain("阿诗", "13800000009", "查一查");
        assertThat(page).doesNotContain(found(CODE, receipt));
    }

    @Test
    void aWrongCodeLooksLikeAnUnknownNumber() throws Exception {
        send(filled("猜一猜", "send"));
        var receipt = send(get("/report/receipt")).getContentAsString(StandardCharsets.UTF_8);
        var wrong = send(
                post("/receipt").param("receiptNo", found(RECEIPT, receipt)).param("queryCode", "ABCD"));
        var unknown =
                send(post("/receipt").param("receiptNo", "532503-R-2026-000000").param("queryCode", "ABCD"));
        assertThat(wrong.getStatus()).isEqualTo(unknown.getStatus()).isEqualTo(404);
        assertThat(wrong.getContentAsByteArray()).hasSameSizeAs(unknown.getContentAsByteArray());
    }

    @Test
    void everythingIsThereInEnglish() throws Exception {
        draft = null;
        var page = send(get("/report").cookie(new Cookie("lang", "en"))).getContentAsString(StandardCharsets.UTF_8);
        var main = page.substring(page.indexOf("<main"), page.indexOf("</main>"));
        assertThat(main).contains("Is a child in danger right now? Call 110 at once");
        assertThat(main.replaceAll("<option.*?</option>", "")).doesNotContainPattern("\\p{IsHan}");
    }

    private static String found(Pattern pattern, String page) {
        var found = pattern.matcher(page);
        assertThat(found.find()).isTrue();
        return found.group();
    }

    private int reports(String description) {
        return jdbc.sql("select count(*) from intake.report where description = :text")
                .param("text", description)
                .query(Integer.class)
                .single();
    }

    private int drafts() {
        return jdbc.sql("select count(*) from intake.report_draft")
                .query(Integer.class)
                .single();
    }
}
