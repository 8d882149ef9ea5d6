package org.huhang.testing;

import jakarta.servlet.http.Cookie;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/**
 * Sends what a form of our own page sends to prove itself. Spring's own {@code csrf()} exchanges the store of the tokens
 * for good, in the context that all tests share, and pages cannot be drawn with that store.
 */
public final class PageToken implements RequestPostProcessor {

    private static final String TOKEN = "token-of-a-page";

    private final String shown;

    private PageToken(String shown) {
        this.shown = shown;
    }

    /**
     * The token of a page.
     *
     * @return for {@code MockHttpServletRequestBuilder.with}
     */
    public static PageToken ofOurs() {
        return new PageToken(TOKEN);
    }

    /**
     * A token that our cookie does not know.
     *
     * @return for {@code MockHttpServletRequestBuilder.with}
     */
    public static PageToken ofAnother() {
        return new PageToken("token-of-nobody");
    }

    @Override
    public MockHttpServletRequest postProcessRequest(MockHttpServletRequest request) {
        var cookies = new ArrayList<Cookie>();
        if (request.getCookies() != null) {
            cookies.addAll(List.of(request.getCookies()));
        }
        cookies.add(new Cookie(request.isSecure() ? "__Host-CSRF" : "CSRF", TOKEN));
        request.setCookies(cookies.toArray(Cookie[]::new));
        request.addParameter("_csrf", masked());
        return request;
    }

    /** As a page carries it: a random pad, here of zeros, and the token under it. */
    private String masked() {
        var token = shown.getBytes(StandardCharsets.US_ASCII);
        var padded = new byte[token.length * 2];
        System.arraycopy(token, 0, padded, token.length, token.length);
        return Base64.getUrlEncoder().encodeToString(padded);
    }
}
