package org.huhang.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
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
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"huhang\", charset=\"UTF-8\"");
        plain.write(request, response, Problem.of(HttpStatus.UNAUTHORIZED.value(), null));
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException refused)
            throws IOException {
        plain.write(request, response, Problem.of(HttpStatus.FORBIDDEN.value(), null));
    }
}
