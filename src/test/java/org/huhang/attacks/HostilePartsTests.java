package org.huhang.attacks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.huhang.testing.ServerTest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/**
 * What the real server makes of requests in parts whose names, file names, heads and values somebody chose: never a fault, and
 * the log neither repeats what came nor prints a stack trace for it.
 */
@ServerTest
@TestPropertySource(properties = {"huhang.intake.per-hour=100000", "huhang.limits.uploaded-per-hour=1GB"})
class HostilePartsTests {

    private static final String BOUNDARY = "----hostile";
    private static final String LINE = "\r\n";

    /** Stands in everything that is sent; looks like nothing that the platform writes. */
    private static final String MARKER = "zq7x某某某";

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

    private static final List<String> NAMES = List.of(
            "",
            "description",
            "upload",
            "file",
            "send",
            MARKER,
            MARKER + "\"; name=\"file",
            MARKER + "\\\"",
            "a\0" + MARKER,
            "a\u0001\u202e" + MARKER,
            "../../" + MARKER,
            "${jndi:ldap://" + MARKER + "}",
            "#{T(java.lang.Runtime)}" + MARKER,
            "children[99999999]." + MARKER,
            "class.module.classLoader." + MARKER,
            MARKER.repeat(60),
            MARKER.repeat(500));

    private static final List<String> VALUES = List.of(
            "",
            MARKER,
            "a\0" + MARKER,
            "\ud800" + MARKER,
            MARKER + LINE + "Content-Disposition: form-data; name=\"send\"" + LINE,
            MARKER + LINE + "--" + BOUNDARY + "--" + LINE + MARKER,
            "<script>" + MARKER + "</script>",
            "9".repeat(400) + MARKER,
            MARKER.repeat(3000));

    private static final List<String> HEADS = List.of(
            "",
            "Content-Type: " + MARKER,
            "Content-Type: text/plain; charset=" + MARKER,
            "Content-Transfer-Encoding: " + MARKER,
            "Content-Length: -1",
            MARKER + ": " + MARKER,
            MARKER,
            "Content-Disposition: form-data; name=\"" + MARKER + "\"");

    @LocalServerPort
    private int port;

    private final HttpClient client =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @BeforeEach
    void read() {
        log.start();
        root().addAppender(log);
    }

    @AfterEach
    void theLogSaysNothingOfIt() {
        root().detachAppender(log);
        synchronized (log) {
            assertThat(List.copyOf(log.list))
                    .filteredOn(event -> event.getLevel().isGreaterOrEqual(Level.ERROR)
                            || event.getFormattedMessage().contains("zq7x")
                            || event.getThrowableProxy() != null)
                    .extracting(
                            event -> event.getLevel() + " " + event.getLoggerName() + " " + event.getFormattedMessage()
                                    + " "
                                    + (event.getThrowableProxy() == null
                                            ? ""
                                            : event.getThrowableProxy().getClassName()))
                    .isEmpty();
        }
    }

    @Test
    void eachNameEachValueAndEachHead() throws Exception {
        for (var path : List.of("/report", "/api/files", "/files")) {
            for (var name : NAMES) {
                harmless(path, part(name, null, "", MARKER));
                harmless(path, part("upload", name, "", MARKER));
                harmless(path, part("file", name + ".txt", "", MARKER));
            }
            for (var value : VALUES) {
                harmless(path, part("description", null, "", value));
                harmless(path, part("file", "a.txt", "", value));
            }
            for (var head : HEADS) {
                harmless(path, part("description", null, head, MARKER));
                harmless(path, part("file", "a.txt", head, MARKER));
            }
        }
    }

    @Test
    void whatIsNoFormAtAll() throws Exception {
        for (var path : List.of("/report", "/api/files")) {
            for (var body : List.of(
                    "",
                    MARKER,
                    "--" + BOUNDARY,
                    "--" + BOUNDARY + LINE + MARKER,
                    "--" + BOUNDARY + "--",
                    part("description", null, "", MARKER).repeat(2000))) {
                answer(path, "multipart/form-data; boundary=" + BOUNDARY, body);
            }
            for (var type : List.of(
                    "multipart/form-data",
                    "multipart/form-data; boundary=",
                    "multipart/form-data; boundary=\"" + "zq7x".repeat(100) + "\"",
                    "multipart/mixed; boundary=" + BOUNDARY,
                    "multipart/form-data; charset=zq7x; boundary=" + BOUNDARY)) {
                answer(path, type, part("description", null, "", MARKER) + "--" + BOUNDARY + "--");
            }
        }
    }

    @Test
    void whateverStandsTogether() throws Exception {
        var dice = new Random(7);
        for (var shot = 0; shot < 150; shot++) {
            var parts = new ArrayList<String>();
            for (var many = dice.nextInt(4); many >= 0; many--) {
                parts.add(part(
                        any(NAMES, dice),
                        dice.nextBoolean() ? null : any(NAMES, dice),
                        any(HEADS, dice),
                        any(VALUES, dice)));
            }
            harmless(dice.nextBoolean() ? "/report" : "/api/files", String.join("", parts));
        }
    }

    private static String any(List<String> values, Random dice) {
        return values.get(dice.nextInt(values.size()));
    }

    private void harmless(String path, String parts) throws Exception {
        var token = path.equals("/report") ? part("_csrf", null, "", token()) + part("save", null, "", "yes") : "";
        answer(path, "multipart/form-data; boundary=" + BOUNDARY, token + parts + "--" + BOUNDARY + "--" + LINE);
    }

    private void answer(String path, String type, String body) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Content-Type", type)
                .POST(BodyPublishers.ofString(body, UTF_8))
                .build();
        var answer = client.send(request, BodyHandlers.ofString());
        assertThat(answer.statusCode())
                .as(path + " " + type + " " + shortened(body))
                .isLessThan(500);
        assertThat(answer.body()).doesNotContain("Exception", "org.apache", "\tat ");
    }

    private static String shortened(String body) {
        return body.length() > 400 ? body.substring(0, 400) : body;
    }

    private String token() throws Exception {
        var page = client.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/report"))
                        .build(),
                BodyHandlers.ofString());
        var found = TOKEN.matcher(page.body());
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    private static String part(String name, @Nullable String file, String head, String value) {
        return "--" + BOUNDARY + LINE + "Content-Disposition: form-data; name=\"" + name + "\""
                + (file == null ? "" : "; filename=\"" + file + "\"") + LINE
                + (head.isEmpty() ? "" : head + LINE) + LINE + value + LINE;
    }

    private static Logger root() {
        return (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    }
}
