package org.huhang.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.huhang.testing.Office;
import org.huhang.testing.ServerTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The report page as full as it lets itself be filled, sent as a browser sends it, to the server that people reach. */
@ServerTest
class FullestReportTests {

    private static final String BOUNDARY = "----fullest";
    private static final Pattern CONTROL = Pattern.compile("<(?:input|textarea|select)\\b([^>]*)>");
    private static final Pattern NAME = Pattern.compile("\\bname=\"([^\"]+)\"");
    private static final Pattern VALUE = Pattern.compile("\\bvalue=\"([^\"]*)\"");
    private static final int FILES = 10;

    private final HttpClient browser =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

    @LocalServerPort
    private int port;

    @Autowired
    private Office office;

    @Autowired
    private JdbcClient db;

    @BeforeEach
    void staffed() {
        office.staffed();
    }

    @Test
    void withAllChildrenAllBoxesAndAllFilesItIsTaken() throws Exception {
        var page = withAllChildren();

        assertThat(page).doesNotContain("name=\"addChild\"").contains("写满了");
        var parts = new ArrayList<>(filled(page));
        var files = Stream.generate(this::uploaded).limit(FILES).toList();
        files.forEach(file -> parts.add(part("files", file)));
        // Without scripts further files can be chosen in the same post; they are refused one by one, and nothing else
        // is.
        var chosen = Collections.nCopies(FILES, file());
        assertThat(post(Stream.of(parts, chosen, List.of(part("save", "yes")))).body())
                .contains("最多上传", "第 20 个孩子");

        var sent = post(Stream.of(parts, List.of(part("send", "yes"))));

        assertThat(sent.statusCode()).as(sent.body()).isEqualTo(302);
        assertThat(sent.headers().firstValue("Location")).hasValue("/report/receipt");
        assertThat(db.sql("select max(children) from (select count(*) as children from intake.report_child"
                                + " group by report_id) counted")
                        .query(Integer.class)
                        .single())
                .isEqualTo(ReportForm.MOST_OTHERS + 1);
    }

    @Test
    void aChildCanBeTakenOutOfAFullReport() throws Exception {
        var parts = filled(withAllChildren());

        assertThat(post(Stream.of(parts, List.of(part("removeChild", "3")))).statusCode())
                .isEqualTo(302);
        assertThat(page()).contains("第 19 个孩子", "name=\"addChild\"").doesNotContain("第 20 个孩子");
    }

    @Test
    void whatIsBeyondAnyFormIsRefusedInWordsThatNameTheNumberToCall() throws Exception {
        var parts = filled(withAllChildren());

        var refused = post(Stream.of(parts, Collections.nCopies(600, part("description", "说明"))));

        assertThat(refused.statusCode()).isEqualTo(413);
        assertThat(refused.body()).contains("tel:110", "20 个孩子", "草稿都还在").doesNotContain("20 MB");
        assertThat(page()).contains("第 20 个孩子");
    }

    /** Without scripts a file goes with everything that was typed: it alone is refused, at its field. */
    @Test
    void aFileThatIsTooLargeTakesNothingAlongThatWasTyped() throws Exception {
        var typed = filled(page());
        var large = file("录像.txt", "长".repeat(9 << 20));

        var refused = post(Stream.of(typed, List.of(large, part("send", "yes"))));

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("id=\"report\"", "手里拿着刀", "某村某号", "每个文件不能超过 20 MB");
        assertThat(page()).contains("手里拿着刀", "某村某号");
    }

    /** What is larger than any report may be cannot be read, and nobody is told that it was kept. */
    @Test
    void whatIsTooLargeToBeReadIsNotSaidToBeKept() throws Exception {
        var refused = post(Stream.of(filled(page()), Collections.nCopies(3, file("录像.txt", "长".repeat(8 << 20)))));

        assertThat(refused.statusCode()).isEqualTo(413);
        assertThat(refused.body()).contains("tel:110", "60 MB", "没有存过的要重新填写");
        assertThat(page()).doesNotContain("手里拿着刀");
    }

    /** The page after its button was pressed until there was none. */
    private String withAllChildren() throws Exception {
        var page = page();
        for (var pressed = 0; page.contains("name=\"addChild\"") && pressed < 100; pressed++) {
            var answer = post(Stream.of(filled(page), List.of(part("addChild", "yes"))));
            assertThat(answer.statusCode()).as("child " + (pressed + 2)).isEqualTo(302);
            page = page();
        }
        return page;
    }

    /** One part for each control of the form, boxes ticked; of the choices of one, one. */
    private static List<String> filled(String page) {
        var form = page.substring(page.indexOf("<form id=\"report\""));
        var parts = new LinkedHashSet<String>();
        var controls = CONTROL.matcher(form.substring(0, form.indexOf("</form>")));
        var chosen = new LinkedHashSet<String>();
        while (controls.find()) {
            var attributes = controls.group(1);
            var name = NAME.matcher(attributes);
            if (!name.find() || attributes.contains("type=\"file\"")) {
                continue;
            }
            var ofOne = !attributes.contains("type=\"checkbox\"");
            if (!ofOne || chosen.add(name.group(1))) {
                parts.add(part(name.group(1), value(name.group(1), attributes)));
            }
        }
        parts.add(file("", ""));
        return List.copyOf(parts);
    }

    private static String value(String name, String attributes) {
        var value = VALUE.matcher(attributes);
        if (attributes.contains("type=\"checkbox\"") || attributes.contains("type=\"hidden\"")) {
            return value.find() ? value.group(1) : "";
        }
        return switch (name.substring(name.indexOf('.') + 1)) {
            case "immediateDanger" -> "true";
            case "description" -> "父亲喝醉了，手里拿着刀";
            case "county" -> "532503";
            case "township" -> "532503102";
            case "village" -> "";
            case "childName" -> "阿依" + name.replaceAll("\\D", "");
            case "address" -> "某村某号";
            case "guardianName" -> "测试监护人";
            case "school" -> "某小学";
            default -> "";
        };
    }

    private String page() throws Exception {
        return browser.send(HttpRequest.newBuilder(to("/report")).build(), BodyHandlers.ofString())
                .body();
    }

    private HttpResponse<String> post(Stream<List<String>> parts) throws Exception {
        return post("/report", String.join("", parts.flatMap(List::stream).toList()));
    }

    private HttpResponse<String> post(String path, String parts) throws Exception {
        var request = HttpRequest.newBuilder(to(path))
                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(BodyPublishers.ofString(parts + "--" + BOUNDARY + "--\r\n", UTF_8))
                .build();
        return browser.send(request, BodyHandlers.ofString());
    }

    private String uploaded() {
        try {
            var answer = post("/api/files", file().replace("\"upload\"", "\"file\""));
            var id = Pattern.compile("\"fileId\":\"([^\"]+)\"").matcher(answer.body());
            assertThat(id.find()).as(answer.body()).isTrue();
            return id.group(1);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static String file() {
        return file("a.txt", "孩子的话");
    }

    private static String file(String name, String content) {
        return head("upload\"; filename=\"" + name) + "Content-Type: text/plain\r\n\r\n" + content + "\r\n";
    }

    private static String part(String name, String value) {
        return head(name) + "\r\n" + value + "\r\n";
    }

    private static String head(String name) {
        return "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n";
    }

    private URI to(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }
}
