package org.huhang.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@NarrowIntakeTest
class IntakeApiTests {

    /** So many signs of three bytes each that the body is just under the limit ({@code huhang.limits.body}). */
    private static final int NEARLY_TOO_LARGE = ((512 << 10) - 1000) / 3;

    private static final AtomicInteger ADDRESS = new AtomicInteger();

    @Autowired
    private MockMvc mvc;

    @Autowired
    private JsonMapper json;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private org.huhang.form.Forms forms;

    private final String address = "10.2.0." + ADDRESS.incrementAndGet();

    private static Map<String, Object> report() {
        return new HashMap<>(Map.of(
                "regionCode", "532503102",
                "reportCategory", 4,
                "description", "孩子手臂上有多处瘀伤",
                "immediateDanger", false,
                "childName", "阿诗",
                "sex", "F",
                "birthDate", "2015-03-05",
                "reporterPhone", "0873-3700000"));
    }

    private static Map<String, Object> report(String field, @Nullable Object value) {
        var report = report();
        report.put(field, value);
        return report;
    }

    private MockHttpServletResponse send(AbstractMockHttpServletRequestBuilder<?> request) throws Exception {
        return mvc.perform(request.with(sent -> {
                    sent.setRemoteAddr(address);
                    return sent;
                }))
                .andReturn()
                .getResponse();
    }

    private MockHttpServletResponse file(Object body, String... headers) throws Exception {
        var request = post("/api/reports").contentType(MediaType.APPLICATION_JSON);
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return send(request.content(body instanceof String text ? text : json.writeValueAsString(body)));
    }

    private JsonNode body(MockHttpServletResponse response) throws Exception {
        return json.readTree(response.getContentAsString(java.nio.charset.StandardCharsets.UTF_8));
    }

    private List<String> fields(MockHttpServletResponse response) throws Exception {
        return StreamSupport.stream(body(response).path("problems").spliterator(), false)
                .map(problem -> problem.path("field").asString(""))
                .toList();
    }

    @Test
    void aReportIsFiledAndCanBeLookedUpWithBothHalvesOfItsReceipt() throws Exception {
        var filed = file(report());
        assertThat(filed.getStatus()).isEqualTo(201);
        var receiptNo = body(filed).path("receiptNo").asString("");
        var code = body(filed).path("queryCode").asString("");
        assertThat(body(filed).propertyNames()).containsExactlyInAnyOrder("receiptNo", "queryCode");
        assertThat(filed.getHeader("Location")).isEqualTo("/api/reports/" + receiptNo);
        for (var look : List.of(
                get("/api/reports/" + receiptNo).param("code", code),
                get("/api/reports/" + receiptNo).header("X-Query-Code", code))) {
            var shown = send(look);
            assertThat(shown.getStatus()).isEqualTo(200);
            assertThat(body(shown).path("receiptNo").asString("")).isEqualTo(receiptNo);
            assertThat(body(shown).path("state").asString("")).isEqualTo("RECEIVED");
            assertThat(body(shown).path("answers").get(0).path("type").asString(""))
                    .isEqualTo("receipt");
            assertThat(body(shown).path("answers").get(0).path("at").asString(""))
                    .endsWith("+08:00");
            assertThat(shown.getContentAsString()).doesNotContain("阿诗", "瘀伤", "3700000");
        }
    }

    @Test
    void unknownNumberWrongCodeAndMissingCodeGetTheSameAnswer() throws Exception {
        var filed = body(file(report()));
        var receiptNo = filed.path("receiptNo").asString("");
        var unknown = send(get("/api/reports/532503-R-2026-000000").param("code", "ABCD-EFGH-JKMN-PQRS-TVWX"));
        var wrong = send(get("/api/reports/" + receiptNo).param("code", "ABCD-EFGH-JKMN-PQRS-TVWX"));
        var missing = send(get("/api/reports/" + receiptNo));
        for (var answer : List.of(unknown, wrong, missing)) {
            assertThat(answer.getStatus()).isEqualTo(404);
            assertThat(answer.getContentType()).isEqualTo("application/problem+json");
            assertThat(body(answer).path("detail")).isEqualTo(body(unknown).path("detail"));
            assertThat(answer.getContentAsByteArray().length - instance(answer))
                    .isEqualTo(unknown.getContentAsByteArray().length - instance(unknown));
        }
    }

    /** Spring repeats the path that was asked for. */
    private int instance(MockHttpServletResponse answer) throws Exception {
        return body(answer).path("instance").asString("").length();
    }

    @Test
    void guessingStopsAfterAFewTries() throws Exception {
        var filed = body(file(report()));
        var look = "/api/reports/" + filed.path("receiptNo").asString("");
        for (int i = 0; i < 5; i++) {
            assertThat(send(get(look).param("code", "GUESS" + i)).getStatus()).isEqualTo(404);
        }
        var refused = send(get(look).param("code", "GUESS"));
        assertThat(refused.getStatus()).isEqualTo(429);
        assertThat(body(refused).path("detail").asString("")).contains("110", "12345");
    }

    @Test
    void theSameReportTwiceGetsTheSameReceipt() throws Exception {
        var first = file(report());
        var second = file(report());
        assertThat(second.getStatus()).isEqualTo(201);
        assertThat(body(second)).isEqualTo(body(first));
    }

    @Test
    void theSameKeyTwiceGetsTheSameReceipt() throws Exception {
        var first = file(report("reporterPhone", null), "Idempotency-Key", "a-key");
        var second = file(report("reporterPhone", null), "Idempotency-Key", "a-key");
        var other = file(report("reporterPhone", null), "Idempotency-Key", "b-key");
        assertThat(body(second)).isEqualTo(body(first));
        assertThat(body(other)).isNotEqualTo(body(first));
        assertThat(file(report(), "Idempotency-Key", " ").getStatus()).isEqualTo(400);
    }

    @Test
    void theSameKeyForAnotherReportIsRefusedAndSaysSo() throws Exception {
        var first = file(report("description", "甲"), "Idempotency-Key", "1");
        var second = file(report("description", "乙"), "Idempotency-Key", "1");
        assertThat(first.getStatus()).isEqualTo(201);
        assertThat(second.getStatus()).isEqualTo(409);
        assertThat(body(second).path("detail").asString("")).contains("Idempotency-Key", "110");
        assertThat(second.getContentAsString())
                .doesNotContain(body(first).path("receiptNo").asString("?"));
        assertThat(file(report("description", "乙"), "Idempotency-Key", "2").getStatus())
                .isEqualTo(201);
    }

    @Test
    void moreThanTheHourAllowsAreRefusedWithTheTelephoneNumbers() throws Exception {
        for (int i = 0; i < 3; i++) {
            assertThat(file(report("description", "另一件事 " + address + i)).getStatus())
                    .isEqualTo(201);
        }
        var refused = file(report("description", "又一件事"));
        assertThat(refused.getStatus()).isEqualTo(429);
        assertThat(refused.getHeader("Retry-After")).isEqualTo("3600");
        assertThat(body(refused).path("detail").asString("")).contains("110", "12345");
        assertThat(file(report("description", "另一件事 " + address + 1)).getStatus())
                .isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"regionCode", "reportCategory", "description", "immediateDanger"})
    void whatIsRequiredIsMissedAtItsField(String field) throws Exception {
        var refused = file(report(field, null));
        assertThat(refused.getStatus()).isEqualTo(422);
        assertThat(refused.getContentType()).isEqualTo("application/problem+json");
        assertThat(fields(refused)).containsExactly(field);
        assertThat(body(refused).path("problems").get(0).path("message").asString(""))
                .isNotBlank();
    }

    @ParameterizedTest
    @CsvSource({
        "regionCode, 999999",
        "regionCode, 53",
        "regionCode, 5325",
        "reportCategory, 11",
        "reportCategory, ''",
        "sex, X",
        "birthDate, 31.12.2015",
        "birthDate, 2999-01-01",
        "foundAt, yesterday",
        "foundAt, 2999-01-01T00:00:00+08:00",
        "reporterEmail, not a mail address",
        "immediateDanger, perhaps",
        "isMandated, 1",
        "files, 00000000-0000-0000-0000-000000000000"
    })
    void whatCannotBeIsRefusedAtItsField(String field, String value) throws Exception {
        var refused = file(report(field, field.equals("files") ? List.of(value) : value));
        assertThat(refused.getStatus()).isEqualTo(422);
        assertThat(fields(refused)).containsExactly(field);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "childName",
                "idNo",
                "address",
                "guardianName",
                "guardianPhone",
                "school",
                "foundPlace",
                "suspectRelation",
                "policeCaseNo",
                "reporterName",
                "reporterPhone",
                "reporterEmail",
                "unit",
                "department",
                "description"
            })
    void whatIsFarTooLongOrHoldsANulIsRefusedAtEveryTextField(String field) throws Exception {
        for (var value : List.of("字".repeat(NEARLY_TOO_LARGE), "a\0b")) {
            var refused = file(report(field, value));
            assertThat(refused.getStatus()).as(field).isEqualTo(422);
            assertThat(fields(refused)).containsExactly(field);
            assertThat(refused.getContentLength()).isLessThan(5_000);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u202D13800001111\u202C",
                "\u200E13800001111",
                "13800001111\u200B",
                "138\u00A00000\u00A01111",
                "１３８０００１１１１",
                "（0873）3721234",
                "0873\u20133721234"
            })
    void aTelephoneNumberThatLooksRightIsTakenHoweverItWasTyped(String phone) throws Exception {
        assertThat(file(report("reporterPhone", phone)).getStatus()).isEqualTo(201);
        assertThat(file(report("guardianPhone", phone)).getStatus()).isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u200B\u200B\uFEFF", "\u00A0\u00A0", "\u3164", "\u3000 \t"})
    void whatNobodySeesIsNoDescription(String text) throws Exception {
        assertThat(fields(file(report("description", text)))).containsExactly("description");
    }

    @Test
    void aLineBreakOfAWordProcessorIsALineBreak() throws Exception {
        assertThat(file(report("description", "第一行\u000B第二行 " + address)).getStatus())
                .isEqualTo(201);
        assertThat(jdbc.sql("select count(*) from intake.report where description = :text")
                        .param("text", "第一行\n第二行 " + address)
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "sexualAssaultSuspected, perhaps",
        "suspectKind, teacher",
        "childLanguage, zh",
        "disabilityKind, blind",
        "boarding, 1",
        "interpreterNeeded, 1",
        "otherChildren, x"
    })
    void whatIsNoCodeIsRefusedAtItsField(String field, String value) throws Exception {
        assertThat(fields(file(report(field, value)))).containsExactly(field);
    }

    @Test
    void severalChildrenAreOneReportAndEachMistakeIsToldAtItsChild() throws Exception {
        var brother =
                Map.of("childName", "阿木", "sex", "M", "boarding", true, "childLanguage", "hani", "sameHome", true);
        var filed = file(report("otherChildren", List.of(brother, Map.of("childName", " "))));
        assertThat(filed.getStatus()).isEqualTo(201);
        assertThat(jdbc.sql(
                                """
                                select count(*) from intake.report_child c join intake.report r on r.id = c.report_id
                                where r.receipt_no = :no
                                """)
                        .param("no", body(filed).path("receiptNo").asString(""))
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
        var wrong = report("otherChildren", List.of(brother, Map.of("birthDate", "2999-01-01", "sex", "X"), "阿木"));
        assertThat(fields(file(wrong)))
                .containsExactlyInAnyOrder("otherChildren[1].sex", "otherChildren[1].birthDate", "otherChildren[2]");
        assertThat(fields(file(report("otherChildren", Collections.nCopies(20, brother)))))
                .containsExactly("otherChildren");
    }

    @Test
    void emojiHtmlAndMarksOfDirectionAreKeptAsTheyAre() throws Exception {
        var text = "😀 <script>alert(1)</script> \u200Fاحمد &amp; '; drop table intake.report; --";
        assertThat(file(report("description", text)).getStatus()).isEqualTo(201);
        assertThat(jdbc.sql("select count(*) from intake.report where description = :text")
                        .param("text", text)
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void categoriesMayBeANumberAWordOrAList() throws Exception {
        for (Object categories : List.of(4, "4", List.of(9, "4", 4))) {
            assertThat(file(report("reportCategory", categories)).getStatus()).isEqualTo(201);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "{", "\"text\"", "{\"description\": }"})
    void whatIsNoObjectIsUnreadable(String body) throws Exception {
        var refused = file(body);
        assertThat(refused.getStatus()).isEqualTo(400);
        assertThat(refused.getContentType()).isEqualTo("application/problem+json");
    }

    @Test
    void aBodyWithoutEndIsNotRead() throws Exception {
        assertThat(file("{\"description\": \"" + "x".repeat(5 << 20) + "\"}").getStatus())
                .isEqualTo(413);
    }

    @Test
    void whatIsNotAskedForIsNotTaken() throws Exception {
        var report = report("caseNo", "532503-2026-99999");
        report.put("state", "CLOSED");
        report.put("riskTier", "RED");
        var filed = body(file(report));
        assertThat(jdbc.sql("select state from intake.report where receipt_no = :no")
                        .param("no", filed.path("receiptNo").asString(""))
                        .query(String.class)
                        .single())
                .isEqualTo("RECEIVED");
    }

    @Test
    void programsAreAnsweredInTheLanguageThatTheyAskFor() throws Exception {
        var english = body(file(report("description", null), "Accept-Language", "en-GB,en;q=0.9"));
        var chinese = body(file(report("description", null)));
        assertThat(english.path("problems").get(0).path("message").asString("")).matches("\\p{ASCII}+|.*[“”].*");
        assertThat(chinese.path("problems").get(0).path("message").asString("")).contains("请");
    }

    @Test
    void filesGoWithTheReportIntoItsFolder() throws Exception {
        var file = new MockMultipartFile(
                "file", "说明.txt", "text/plain", "孩子说手臂疼".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        var fileId =
                body(send(multipart("/api/files").file(file))).path("fileId").asString("");
        var filed = file(report("files", List.of(fileId)));
        assertThat(filed.getStatus()).isEqualTo(201);
        var again = file(report("files", List.of(fileId)));
        assertThat(body(again)).isEqualTo(body(filed));
        var stolen = report("files", List.of(fileId));
        stolen.put("description", "别人的报告带着这个文件");
        assertThat(fields(file(stolen))).containsExactly("files");
    }

    @Test
    void aReportWithATextLongerThanAllowedSaysHowLong() throws Exception {
        var refused = body(file(report("description", "字".repeat(10_001))));
        assertThat(Objects.toString(refused.path("problems"))).contains("10000", "10001");
    }

    @Test
    void theDescriptionOfTheInterfaceNamesEveryField() throws Exception {
        var described = send(get("/v3/api-docs")).getContentAsString(java.nio.charset.StandardCharsets.UTF_8);
        assertThat(described).contains("/api/reports/{receiptNo}", "Idempotency-Key", "X-Query-Code");
        for (var form : List.of("mandatory-report/submit-report", "shared/reported-child")) {
            assertThat(forms.shipped(form).fields())
                    .allSatisfy(field -> assertThat(described).contains("\"" + field.key() + "\""));
        }
        assertThat(described).contains("\"otherChildren\"", "\"sameHome\"", "409");
    }
}
