package org.huhang.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.CsrfTokenRepository;

/**
 * The token that proves a form to be ours, in a cookie and not in the session: whoever reports without an account has no
 * session, and types for long. Over TLS the cookie's prefix keeps neighbouring hosts from setting it.
 */
final class CsrfCookie implements CsrfTokenRepository {

    private final CsrfTokenRepository plain = named("CSRF");
    private final CsrfTokenRepository bound = named("__Host-CSRF");

    @Override
    public CsrfToken generateToken(HttpServletRequest request) {
        return of(request).generateToken(request);
    }

    @Override
    public void saveToken(@Nullable CsrfToken token, HttpServletRequest request, HttpServletResponse response) {
        // What a script saves while its page goes is answered beside the page that comes: that one would lose its own
        // token.
        if (token == null || request.getHeader(PageDoor.SCRIPT) == null) {
            of(request).saveToken(token, request, response);
        }
    }

    @Override
    public @Nullable CsrfToken loadToken(HttpServletRequest request) {
        return of(request).loadToken(request);
    }

    private CsrfTokenRepository of(HttpServletRequest request) {
        return request.isSecure() ? bound : plain;
    }

    private static CsrfTokenRepository named(String name) {
        var tokens = new CookieCsrfTokenRepository();
        tokens.setCookieName(name);
        tokens.setCookiePath("/");
        tokens.setHeaderName("X-CSRF-TOKEN");
        tokens.setCookieCustomizer(cookie -> cookie.sameSite("Lax"));
        return tokens;
    }
}
