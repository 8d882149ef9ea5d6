package org.huhang.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;

import com.jayway.jsonpath.JsonPath;
import jakarta.servlet.http.Cookie;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.huhang.agency.NewPerson;
import org.huhang.agency.People;
import org.huhang.audit.AuditTrail;
import org.huhang.audit.TrailQuery;
import org.huhang.testing.HuhangTest;
import org.huhang.testing.PageToken;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.RequestBuilder;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** Files over HTTP, with everything that stands before the controller. */
@HuhangTest
class FileTransferTests {

    private static final String LI = "li.files";
    private static final String PASSWORD = "huhang-demo";

    @Autowired
    private MockMvc mvc;

    @Autowired
    private People people;

    @Autowired
    private Documents documents;

    @Autowired
    private AuditTrail trail;

    @BeforeEach
    void enrol() {
        people.enrol(
                List.of(new NewPerson(LI, "李测试", "POLICE-532503", Set.of("deskOfficer"), Locale.SIMPLIFIED_CHINESE)),
                PASSWORD,
                "system");
    }

    @Test
    void aReporterNeedsNoAccount() throws Exception {
        var answer = answer(multipart("/api/files").file(file("伤情.png", Samples.picture("png", 40, 20))));

        assertThat(answer.getStatus()).isEqualTo(201);
        String id = read(answer, "$.fileId");
        assertThat(JsonPath.<String>read(text(answer), "$.name")).isEqualTo("伤情.png");
        assertThat(JsonPath.<String>read(text(answer), "$.type")).isEqualTo("image/png");
        assertThat(JsonPath.<Integer>read(text(answer), "$.size")).isPositive();
        assertThat(documents.uploaded(List.of(id), "reporter")).hasSize(1);
    }

    /** Without the list a telephone sends its own kind of photo, which nobody here can open. */
    @Test
    void everyFieldForFilesOffersWhatIsTaken() throws Exception {
        var page = text(answer(get("/report")));

        var fields = Pattern.compile("<input[^>]*type=\"file\"[^>]*>")
                .matcher(page)
                .results()
                .toList();
        assertThat(fields).isNotEmpty().allSatisfy(field -> assertThat(field.group())
                .contains("accept=\"" + FileType.accepted() + "\""));
    }

    @Test
    void aKindThatIsNotTakenIsRefusedByItsEnding() throws Exception {
        var heic = Samples.join(new byte[] {0, 0, 0, 24}, Samples.utf8("ftypheic"), new byte[200]);

        var refused = answer(multipart("/api/files").file(file("IMG_1.HEIC", heic)));

        assertThat(refused.getStatus()).isEqualTo(422);
        assertThat(text(refused)).contains(".heic");
    }

    @Test
    void whatIsUploadedWithACredentialBelongsToThePersonWhoMayReadItAgain() throws Exception {
        var sent = answer(
                multipart("/api/files").file(file("笔录.txt", Samples.utf8("笔录"))).with(httpBasic(LI, PASSWORD)));
        String id = read(sent, "$.fileId");

        assertThat(documents.uploaded(List.of(id), LI)).hasSize(1);
        var got = answer(get("/api/files/{id}", id).with(httpBasic(LI, PASSWORD)));
        assertThat(got.getContentAsByteArray()).isEqualTo(Samples.utf8("笔录"));
        assertThat(got.getHeader("Content-Security-Policy")).isEqualTo("sandbox; default-src 'none'");
        assertThat(answer(get("/api/files/{id}", id)).getStatus()).isEqualTo(401);
    }

    @Test
    void aFileThatThePersonMayNotOpenIsNotSentAndNotCalledOpened() throws Exception {
        String id = read(answer(multipart("/api/files").file(file("a.txt", Samples.utf8("a")))), "$.fileId");
        documents.attach(List.of(id), documents.folder("case", "532503-2026-99999"), "reporter");

        var got = answer(get("/api/files/{id}", id).with(httpBasic(LI, PASSWORD)));

        assertThat(got.getStatus()).isIn(403, 404);
        assertThat(got.getContentAsString()).doesNotContain("a.txt");
        assertThat(trail.read(new TrailQuery(null, LI, "file.opened", null, null, null, 10))
                        .lines())
                .isEmpty();
    }

    @Test
    void aRefusalSaysWhyInTheLanguageOfTheReader() throws Exception {
        var page = file("photo.jpg", Samples.utf8("<html><script>x()</script></html>"));

        var chinese = answer(multipart("/api/files").file(page));
        var english = answer(multipart("/api/files").file(page).cookie(new Cookie("lang", "en")));

        assertThat(chinese.getStatus()).isEqualTo(422);
        assertThat(chinese.getContentType()).startsWith("application/problem+json");
        assertThat(JsonPath.<String>read(text(chinese), "$.detail")).startsWith("这种文件不能上传");
        assertThat(JsonPath.<String>read(text(english), "$.detail")).startsWith("Files of this kind");
    }

    @Test
    void aRequestWithoutFileIsARequestThatCannotBeRead() throws Exception {
        assertThat(answer(multipart("/api/files")).getStatus()).isEqualTo(400);
    }

    @Test
    void pagesUploadWithTheirTokenOnly() throws Exception {
        var file = file("a.txt", Samples.utf8("a"));

        assertThat(answer(multipart("/files").file(file)).getStatus()).isEqualTo(403);
        assertThat(answer(multipart("/files").file(file).with(PageToken.ofOurs()))
                        .getHeader("Location"))
                .startsWith("/login");
    }

    @Test
    void aFloodFromOneAddressEndsInAnAdviceAndReachesNobodyElse() throws Exception {
        var file = file("a.txt", Samples.utf8("a"));
        MockHttpServletResponse last = new MockHttpServletResponse();
        for (var i = 0; i < 241; i++) {
            last = answer(multipart("/api/files").with(from("203.0.113.77")));
        }

        assertThat(last.getStatus()).isEqualTo(429);
        assertThat(JsonPath.<String>read(text(last), "$.detail")).contains("110", "12345");
        assertThat(answer(multipart("/api/files").file(file).with(from("203.0.113.78")))
                        .getStatus())
                .isEqualTo(201);
        assertThat(answer(multipart("/api/files")
                                .file(file)
                                .with(from("203.0.113.77"))
                                .with(httpBasic(LI, PASSWORD)))
                        .getStatus())
                .as("people with account are not strangers")
                .isEqualTo(201);
    }

    private static RequestPostProcessor from(String address) {
        return request -> {
            request.setRemoteAddr(address);
            return request;
        };
    }

    private static MockMultipartFile file(String name, byte[] content) {
        return new MockMultipartFile("file", name, "application/octet-stream", content);
    }

    private MockHttpServletResponse answer(RequestBuilder request) throws Exception {
        return mvc.perform(request).andReturn().getResponse();
    }

    private static String read(MockHttpServletResponse answer, String path) {
        return JsonPath.read(text(answer), path);
    }

    private static String text(MockHttpServletResponse answer) {
        return new String(answer.getContentAsByteArray(), StandardCharsets.UTF_8);
    }
}
