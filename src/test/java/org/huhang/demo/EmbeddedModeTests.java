package org.huhang.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import org.apache.catalina.connector.Connector;
import org.huhang.Huhang;
import org.huhang.engine.BusinessClock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.tomcat.TomcatWebServer;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;

/** The embedded mode as somebody starts it who names no server at all, on a data folder of its own. */
class EmbeddedModeTests {

    @TempDir
    private static Path data;

    private static ServletWebServerApplicationContext platform;

    private final HttpClient http = HttpClient.newHttpClient();

    @BeforeAll
    static void start() {
        Huhang.prepare();
        platform = (ServletWebServerApplicationContext) new SpringApplicationBuilder(Huhang.class)
                .run("--server.port=0", "--huhang.data=" + data, "--huhang.demo=false", "--huhang.clock=virtual");
    }

    @AfterAll
    static void stop() {
        platform.close();
    }

    @Test
    void onlyThisMachineReachesIt() {
        var address = (InetAddress) connector().getProperty("address");

        assertThat(address.isLoopbackAddress()).isTrue();
    }

    @Test
    void signInPageOffersPeopleOfEachKindAndTheirPassword() throws Exception {
        assertThat(get("/login").body())
                .contains(
                        DemoPeople.PASSWORD,
                        "value=\"police.532503\"",
                        "value=\"village.532503102001\"",
                        "value=\"auditor\"");
    }

    @Test
    void clockMovesForwardAndBackAndEveryPageSaysSo() throws Exception {
        var moved = clock("{\"now\":\"2026-12-24T09:30:00+08:00\"}");
        assertThat(moved.statusCode()).isEqualTo(200);
        assertThat(moved.body()).contains("\"moved\":true").contains("2026-12-24T09:30");
        assertThat(get("/report").body()).contains("2026年12月24日").contains("09:30");

        var followed = clock("{\"now\":null}");
        assertThat(followed.body()).contains("\"moved\":false");
        assertThat(platform.getBean(BusinessClock.class).moved()).isFalse();
        assertThat(get("/report").body()).doesNotContain("2026年12月24日");
    }

    @Test
    void clockKeepsWithinWhatCalendarsKnow() throws Exception {
        assertThat(clock("{\"now\":\"9999-01-01T00:00:00+08:00\"}").statusCode())
                .isEqualTo(422);
        assertThat(clock("{\"now\":\"tomorrow\"}").statusCode()).isEqualTo(400);
    }

    private static Connector connector() {
        return ((TomcatWebServer) platform.getWebServer()).getTomcat().getConnector();
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(uri(path)).build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> clock(String body) throws IOException, InterruptedException {
        var credential = Base64.getEncoder()
                .encodeToString(("sysadmin:" + DemoPeople.PASSWORD).getBytes(StandardCharsets.UTF_8));
        return http.send(
                HttpRequest.newBuilder(uri("/api/clock"))
                        .header("Authorization", "Basic " + credential)
                        .header("Content-Type", "application/json")
                        .PUT(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    private static URI uri(String path) {
        return URI.create("http://127.0.0.1:" + platform.getWebServer().getPort() + path);
    }
}
