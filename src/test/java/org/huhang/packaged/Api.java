package org.huhang.packaged;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.Pbkdf2PasswordEncoder;
import tools.jackson.databind.json.JsonMapper;

/** The JSON API as other programs call it. Each call names the node, so that a test can send to one or the other. */
final class Api {

    static final JsonMapper JSON = new JsonMapper();

    private static final String PASSWORD = "only-for-tests";

    /** Everybody's password, hashed as the platform hashes. */
    static final String HASH = "{pbkdf2}"
            + Objects.requireNonNull(
                    Pbkdf2PasswordEncoder.defaultsForSpringSecurity_v5_8().encode(PASSWORD));

    private Api() {}

    /** A report of this place, with what differs from the least that one can say. */
    static String report(String regionCode, Map<String, Object> more) {
        var report = new LinkedHashMap<String, Object>(Map.of(
                "regionCode", regionCode, "reportCategory", 4, "description", "手臂有瘀伤", "immediateDanger", false));
        report.putAll(more);
        return JSON.writeValueAsString(report);
    }

    /** Files a report; each address may file sixty an hour, so reporters come from many. */
    static HttpResponse<String> file(Node node, String report, @Nullable String key, int reporter)
            throws IOException, InterruptedException {
        var address = "198.51." + reporter / 200 + "." + (reporter % 200 + 1);
        return key == null
                ? node.post("/api/reports", report, "X-Forwarded-For", address)
                : node.post("/api/reports", report, "X-Forwarded-For", address, "Idempotency-Key", key);
    }

    static String receiptNo(HttpResponse<String> answer) {
        return JSON.readTree(answer.body()).path("receiptNo").asString("");
    }

    static HttpResponse<String> get(Node node, String person, String path) throws IOException, InterruptedException {
        return node.get(path, "Authorization", credential(person));
    }

    static HttpResponse<String> claim(Node node, String person, String task) throws IOException, InterruptedException {
        return node.post("/api/tasks/" + task + "/claim", "{}", "Authorization", credential(person));
    }

    static HttpResponse<String> complete(
            Node node, String person, String task, Map<String, Object> answers, int version)
            throws IOException, InterruptedException {
        var body = JSON.writeValueAsString(Map.of("answers", answers, "version", version));
        return node.post("/api/tasks/" + task + "/complete", body, "Authorization", credential(person));
    }

    private static String credential(String person) {
        return "Basic "
                + Base64.getEncoder().encodeToString((person + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8));
    }
}
