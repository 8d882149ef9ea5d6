package org.huhang.intake;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;

/** The cookie that finds a reporter's draft again: its own, not the session's, and only for the report page. */
final class DraftCookie {

    private static final String NAME = "huhang_report";

    private DraftCookie() {}

    static @Nullable String token(HttpServletRequest request) {
        var cookies = request.getCookies();
        return (cookies == null ? Stream.<Cookie>empty() : Arrays.stream(cookies))
                .filter(cookie -> cookie.getName().equals(NAME))
                .map(Cookie::getValue)
                .findFirst()
                .orElse(null);
    }

    static void set(HttpServletRequest request, HttpServletResponse response, String token, Duration kept) {
        add(request, response, token, kept);
    }

    static void clear(HttpServletRequest request, HttpServletResponse response) {
        add(request, response, "", Duration.ZERO);
    }

    private static void add(HttpServletRequest request, HttpServletResponse response, String value, Duration kept) {
        var cookie = ResponseCookie.from(NAME, value)
                .path(request.getContextPath() + "/report")
                .httpOnly(true)
                .secure(request.isSecure())
                .sameSite("Lax")
                .maxAge(kept)
                .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }
}
