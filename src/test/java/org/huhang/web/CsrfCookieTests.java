package org.huhang.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.Cookie;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class CsrfCookieTests {

    private final CsrfCookie cookie = new CsrfCookie();

    private MockHttpServletResponse refused(MockHttpServletRequest request) {
        var response = new MockHttpServletResponse();
        cookie.saveToken(cookie.generateToken(request), request, response);
        return response;
    }

    @Test
    void whatAScriptSavesWhileItsPageGoesTakesNoTokenFromThePageThatComes() {
        var script = new MockHttpServletRequest("POST", "/tasks/x/draft");
        script.addHeader("X-Requested-With", "XMLHttpRequest");

        assertThat(refused(script).getCookie("CSRF")).isNull();
        assertThat(refused(new MockHttpServletRequest("GET", "/login")).getCookie("CSRF"))
                .extracting(Cookie::getValue)
                .isNotNull();
    }
}
