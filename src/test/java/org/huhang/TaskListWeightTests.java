package org.huhang;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.huhang.demo.DemoPeople;
import org.huhang.testing.Office;
import org.huhang.testing.ServerTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a first visit of a full task list costs on a slow line: the page and all that it needs, as the server sends it. */
@ServerTest
class TaskListWeightTests {

    private static final int MOST = 100 * 1024;
    private static final String STATION = "township.532503102";

    /** What a page, a style sheet or a module names and a browser fetches at once. */
    private static final Pattern NEEDED = Pattern.compile(
            "<link rel=\"(?:stylesheet|icon)\"[^>]*href=\"([^\"]+)\"|<(?:script|img)[^>]*src=\"([^\"]+)\""
                    + "|(?:from|import)\\s*\"(\\./[^\"]+\\.js)\"|url\\([\"']?((?!data:)[^)\"']+)[\"']?\\)");

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

    @LocalServerPort
    private int port;

    @Autowired
    private Office office;

    @Autowired
    private JdbcClient jdbc;

    private final HttpClient browser =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

    @Test
    void aColdVisitOfAFullListStaysBelowAHundredKilobytes() throws Exception {
        fill();
        signIn();
        var weights = new LinkedHashMap<URI, Integer>();

        fetch(URI.create("http://127.0.0.1:" + port + "/tasks?view=pool"), weights);

        weights.forEach((what, weight) -> System.out.printf("%,9d bytes %s%n", weight, what.getPath()));
        var total = weights.values().stream().mapToInt(Integer::intValue).sum();
        System.out.printf("%,9d bytes together%n", total);
        assertThat(weights.keySet()).extracting(URI::getPath).anyMatch(path -> path.endsWith(".css"));
        assertThat(weights.keySet()).extracting(URI::getPath).anyMatch(path -> path.endsWith(".js"));
        assertThat(total).isLessThanOrEqualTo(MOST);
    }

    /** One task of the station, thirty times. */
    private void fill() {
        office.staffed();
        var item = office.open(office.caseOf(office.report("重甲", 4, false)), "userTask_registerIntake");
        jdbc.sql(
                        """
                        insert into worklist.work_item (id, engine_task_id, definition_id, instance_id, process_key, element_id,
                            case_no, group_key, county, region_code, risk_tier, received_at, due_at)
                        select gen_random_uuid(), engine_task_id || '-' || n, definition_id, instance_id, process_key, element_id,
                            case_no, group_key, county, region_code, risk_tier, received_at, due_at + n * interval '1 minute'
                        from worklist.work_item, generate_series(1, 30) n where id = :id
                        """)
                .param("id", item.id())
                .update();
    }

    private void signIn() throws IOException, InterruptedException {
        var page = browser.send(request("/login").build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        var token = TOKEN.matcher(page.body());
        assertThat(token.find()).isTrue();
        var form = "username=" + STATION + "&password=" + DemoPeople.PASSWORD + "&_csrf="
                + URLEncoder.encode(token.group(1), StandardCharsets.UTF_8);
        var answer = browser.send(
                request("/login")
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(answer.headers().firstValue("Location"))
                .hasValueSatisfying(to -> assertThat(to).doesNotContain("login"));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    }

    /** Adds the bytes of a body as they come over the line, and those of everything that it names. */
    private void fetch(URI what, Map<URI, Integer> weights) throws IOException, InterruptedException {
        if (weights.containsKey(what)) {
            return;
        }
        var answer = browser.send(
                HttpRequest.newBuilder(what)
                        .header("Accept-Encoding", "gzip")
                        .header("Accept", "text/html,*/*")
                        .build(),
                HttpResponse.BodyHandlers.ofByteArray());
        assertThat(answer.statusCode()).as(what.toString()).isEqualTo(200);
        weights.put(what, answer.body().length);
        var needed = NEEDED.matcher(text(answer));
        while (needed.find()) {
            for (var group = 1; group <= needed.groupCount(); group++) {
                if (needed.group(group) != null) {
                    fetch(what.resolve(needed.group(group)), weights);
                }
            }
        }
    }

    private static String text(HttpResponse<byte[]> answer) throws IOException {
        var zipped = answer.headers().firstValue("Content-Encoding").orElse("").equals("gzip");
        try (var body = new ByteArrayInputStream(answer.body());
                var plain = zipped ? new GZIPInputStream(body) : body) {
            return new String(plain.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
