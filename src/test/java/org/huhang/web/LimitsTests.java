package org.huhang.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.huhang.agency.NewPerson;
import org.huhang.agency.People;
import org.huhang.agency.Role;
import org.huhang.audit.AuditTrail;
import org.huhang.audit.TrailQuery;
import org.huhang.testing.ServerTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** What the server itself, and not MockMvc, makes of requests that are too large, too many, twofold or malformed. */
@ServerTest
@TestPropertySource(properties = {"huhang.limits.refusals=12", "huhang.limits.uploaded-per-hour=3MB"})
class LimitsTests {

    private static final String PASSWORD = "huhang-demo";
    private static final String BOUNDARY = "----limits";

    private final HttpClient client = HttpClient.newHttpClient();

    @LocalServerPort
    private int port;

    @Autowired
    private People people;

    @Autowired
    private AuditTrail trail;

    @Autowired
    private JdbcClient db;

    @BeforeEach
    void enrol() {
        for (var name : List.of("li.limits", "wang.limits")) {
            people.enrol(
                    List.of(new NewPerson(name, "某测试", "POLICE-532503", Set.of("deskOfficer"), Locale.CHINESE)),
                    PASSWORD,
                    "system");
        }
        people.enrol(
                List.of(new NewPerson(
                        "guard.limits", "卫测试", "POLICE-532503", Set.of(Role.SECURITY_ADMIN), Locale.CHINESE)),
                PASSWORD,
                "system");
        db.sql("delete from web.bucket").update();
    }

    @Test
    void noBodyIsLargerThanWhatPeopleType() throws Exception {
        var large = "{\"description\":\"" + "长".repeat(200_000) + "\"}";

        for (var path :
                List.of("/api/reports", "/api/tasks/00000000-0000-0000-0000-000000000000/complete", "/report/draft")) {
            assertThat(post(path, "application/json", BodyPublishers.ofString(large))
                            .statusCode())
                    .as(path)
                    .isEqualTo(413);
        }
        assertThat(post("/report", "application/x-www-form-urlencoded", BodyPublishers.ofString("description=" + large))
                        .statusCode())
                .isEqualTo(413);
    }

    @Test
    void nothingIsGainedBySayingNothingOfTheLength() throws Exception {
        var large = ("{\"description\":\"" + "x".repeat(600_000) + "\"}").getBytes(UTF_8);
        var unsaid = BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large));

        assertThat(post("/api/reports", "application/json", unsaid).statusCode())
                .isEqualTo(413);
    }

    @Test
    void twoValuesForOneNameAndPartsOfAVersionAreRefused() throws Exception {
        var id = "00000000-0000-0000-0000-000000000000";
        for (var body : List.of("{\"version\":1,\"version\":2,\"answers\":{}}", "{\"version\":1.9,\"answers\":{}}")) {
            assertThat(sendAs("li.limits", post("/api/tasks/" + id + "/complete", "application/json", body))
                            .statusCode())
                    .as(body)
                    .isEqualTo(400);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\0b.txt", "a\u0001b.txt", "\0", "a%00b.txt", "..\\..\\b.txt"})
    void theNameOfAPartIsNeverAFault(String name) throws Exception {
        var answer = upload("/api/files", part(name, "孩子的话".getBytes(UTF_8)));

        assertThat(answer.statusCode()).isIn(201, 400);
    }

    @Test
    void aLongNameIsShortened() throws Exception {
        var answer = upload("/api/files", part("材".repeat(251) + ".txt", "孩子的话".getBytes(UTF_8)));

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.body()).contains("材材材.txt");
    }

    @Test
    void whatTheReaderOfPartsRefusesIsAPageInWords() throws Exception {
        var answer = upload("/report", part("a".repeat(4000) + ".txt", new byte[3]));

        assertThat(answer.statusCode()).isIn(400, 403, 413);
        assertThat(answer.body()).contains("<h1").doesNotContain("20 MB");
    }

    @Test
    void anAddressHasABudgetOfBytes() throws Exception {
        var two = part("a.txt", "x".repeat(2 << 20).getBytes(UTF_8));

        assertThat(upload("/api/files", two).statusCode()).isEqualTo(201);
        var refused = upload("/api/files", two);

        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.body()).contains("总量太大");
        assertThat(upload("/api/files", part("b.txt", "x".getBytes(UTF_8))).statusCode())
                .isEqualTo(201);
    }

    @Test
    void whoIsRefusedAgainAndAgainIsSlowedDownAndTheSecurityAdministrationLearnsOfIt() throws Exception {
        var answers = new java.util.ArrayList<Integer>();
        for (var number = 0; number < 40; number++) {
            answers.add(sendAs("wang.limits", get("/api/cases/532503-2026-9%04d".formatted(number)))
                    .statusCode());
        }

        assertThat(answers.subList(0, 12)).doesNotContain(429);
        assertThat(answers.subList(12, 40)).contains(429);
        assertThat(lines("person.refusedOften")).isEqualTo(1);
        assertThat(db.sql("select count(*) from notification.message where recipient = 'guard.limits' and kind = ?")
                        .param("REFUSALS_MANY")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        assertThat(sendAs("li.limits", get("/api/cases/532503-2026-90001")).statusCode())
                .isNotEqualTo(429);
    }

    @Test
    void aPageElsewhereIsToldByItsOriginWhereBrowsersSayNoMore() throws Exception {
        var path = "/api/tasks/00000000-0000-0000-0000-000000000000/claim";
        for (var origin :
                List.of("http://evil.example", "null", "http://127.0.0.1:1", "http://127.0.0.1.evil.example:" + port)) {
            assertThat(sendAs("li.limits", post(path, "text/plain", "").header("Origin", origin))
                            .statusCode())
                    .as(origin)
                    .isEqualTo(403);
        }
        assertThat(sendAs("li.limits", post(path, "text/plain", "").header("Origin", "http://127.0.0.1:" + port))
                        .statusCode())
                .isNotEqualTo(403);
        assertThat(sendAs("li.limits", post(path, "text/plain", "")).statusCode())
                .isNotEqualTo(403);
    }

    @Test
    void browsersAreNotAskedForTheCredentialOfPrograms() throws Exception {
        assertThat(send(get("/api/tasks")).headers().firstValue("WWW-Authenticate"))
                .isPresent();
        for (var sign : List.of("Sec-Fetch-Mode", "Origin")) {
            assertThat(send(get("/api/tasks").header(sign, "cors")).headers().firstValue("WWW-Authenticate"))
                    .isEmpty();
        }
        assertThat(send(get("/api/tasks").header("User-Agent", "Mozilla/5.0 (X11)"))
                        .headers()
                        .firstValue("WWW-Authenticate"))
                .isEmpty();
    }

    @Test
    void theDescriptionNamesNoHostAndThereIsNoListOfWhatThereIs() throws Exception {
        assertThat(send(get("/v3/api-docs")).body())
                .contains("\"servers\":[{\"url\":\"/\"")
                .doesNotContain("127.0.0.1");
        assertThat(sendAs("li.limits", get("/actuator")).statusCode()).isNotEqualTo(200);
    }

    private int lines(String act) {
        return trail.read(new TrailQuery(null, null, act, null, null, null, 50))
                .lines()
                .size();
    }

    private static byte[] part(String name, byte[] content) throws IOException {
        var out = new java.io.ByteArrayOutputStream();
        out.write(("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name
                        + "\"\r\nContent-Type: text/plain\r\n\r\n")
                .getBytes(UTF_8));
        out.write(content);
        out.write(("\r\n--" + BOUNDARY + "--\r\n").getBytes(UTF_8));
        return out.toByteArray();
    }

    private HttpResponse<String> upload(String path, byte[] parts) throws Exception {
        return post(path, "multipart/form-data; boundary=" + BOUNDARY, BodyPublishers.ofByteArray(parts));
    }

    private HttpResponse<String> post(String path, String type, BodyPublisher body) throws Exception {
        return send(to(path).header("Content-Type", type).POST(body));
    }

    private HttpRequest.Builder post(String path, String type, String body) {
        return to(path).header("Content-Type", type).POST(BodyPublishers.ofString(body));
    }

    private HttpRequest.Builder get(String path) {
        return to(path).GET();
    }

    private HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    }

    private HttpResponse<String> sendAs(String person, HttpRequest.Builder request) throws Exception {
        var credential = Base64.getEncoder().encodeToString((person + ":" + PASSWORD).getBytes(UTF_8));
        return send(request.header("Authorization", "Basic " + credential));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), BodyHandlers.ofString());
    }
}
