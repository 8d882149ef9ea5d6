package org.huhang.web;

import java.util.ArrayList;
import java.util.List;
import org.springframework.http.HttpMethod;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** Everything that can be reached without signing in. What is not named here is closed. */
final class OpenPaths {

    /** Pages and what they are drawn with. */
    static final List<Open> PAGES = List.of(
            get("/report"),
            post("/report"),
            get("/report/**"),
            post("/report/**"),
            get("/receipt"),
            post("/receipt"),
            get("/login"),
            post("/login"),
            post("/language"),
            get("/ui/**"),
            get("/favicon.ico"),
            get("/error"),
            get("/actuator/health"),
            // Hospitals and schools that send reports from their own systems have no account here.
            get("/v3/api-docs"));

    /** The part of the interface that a reporter needs. */
    static final List<Open> API = List.of(post("/api/reports"), post("/api/files"), get("/api/reports/{receiptNo}"));

    private OpenPaths() {}

    static RequestMatcher pages() {
        return any(PAGES);
    }

    static RequestMatcher api() {
        return any(API);
    }

    private static RequestMatcher any(List<Open> paths) {
        var matchers = new ArrayList<RequestMatcher>();
        for (var open : paths) {
            matchers.add(PathPatternRequestMatcher.withDefaults().matcher(open.method(), open.pattern()));
            if (open.method() == HttpMethod.GET) {
                matchers.add(PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.HEAD, open.pattern()));
            }
        }
        return new OrRequestMatcher(matchers);
    }

    private static Open get(String pattern) {
        return new Open(HttpMethod.GET, pattern);
    }

    private static Open post(String pattern) {
        return new Open(HttpMethod.POST, pattern);
    }

    /**
     * One open door.
     *
     * @param method the method it opens to; GET opens to HEAD as well
     * @param pattern the path
     */
    record Open(HttpMethod method, String pattern) {}
}
