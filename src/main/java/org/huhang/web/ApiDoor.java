package org.huhang.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.huhang.agency.SignInBusy;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;

/** Refusals of the API, in the words of every other error. They say nothing about why. */
final class ApiDoor implements AuthenticationEntryPoint, AccessDeniedHandler {

    private final PlainPage plain;

    ApiDoor(PlainPage plain) {
        this.plain = plain;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException refused)
            throws IOException {
        if (refused.getCause() instanceof SignInBusy) {
            plain.write(request, response, Problem.of(HttpStatus.TOO_MANY_REQUESTS.value(), null));
            return;
        }
        if (!isBrowser(request)) {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"huhang\", charset=\"UTF-8\"");
        }
        plain.write(request, response, Problem.of(HttpStatus.UNAUTHORIZED.value(), null));
    }

    /** A browser that is asked for a credential keeps it and sends it along with whatever a foreign page posts. */
    private static boolean isBrowser(HttpServletRequest request) {
        var program = request.getHeader(HttpHeaders.USER_AGENT);
        return request.getHeader("Sec-Fetch-Mode") != null
                || request.getHeader(HttpHeaders.ORIGIN) != null
                || program != null && program.startsWith("Mozilla/");
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException refused)
            throws IOException {
        plain.write(request, response, Problem.of(HttpStatus.FORBIDDEN.value(), null));
    }
}
