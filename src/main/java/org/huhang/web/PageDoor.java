package org.huhang.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.huhang.agency.SignInBusy;
import org.huhang.agency.SignInRefused;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.web.util.UriUtils;

/** The way to the sign-in page and back to where somebody wanted to go. All redirects are relative (no other host). */
final class PageDoor implements AuthenticationEntryPoint, AuthenticationSuccessHandler, AuthenticationFailureHandler {

    static final String NEXT = "next";

    /** Sent with what the scripts of a page ask for. */
    static final String SCRIPT = "X-Requested-With";

    private final ChosenLanguage chosen;

    PageDoor(ChosenLanguage chosen) {
        this.chosen = chosen;
    }

    /** Somebody who is not signed in asked for a page. */
    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException refused) {
        var ended = request.getRequestedSessionId() != null ? "ended" : "";
        if (request.getHeader("HX-Request") != null) {
            var page = currentPage(request.getHeader("HX-Current-URL"));
            response.setStatus(HttpStatus.UNAUTHORIZED.value());
            response.setHeader("HX-Redirect", signIn(request, ended, page));
            return;
        }
        if (request.getHeader(SCRIPT) != null) {
            // A script that saves a draft has to learn that it was not saved.
            response.setStatus(HttpStatus.UNAUTHORIZED.value());
            return;
        }
        redirect(response, signIn(request, ended, wanted(request)));
    }

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication signedIn) {
        if (signedIn instanceof PersonAuthentication known) {
            chosen.takeOver(request, response, known.getPrincipal());
        }
        redirect(response, RelativePath.orElse(request.getParameter(NEXT), request.getContextPath() + "/"));
    }

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException refused) {
        redirect(response, signIn(request, why(refused.getCause()), request.getParameter(NEXT)));
    }

    private static String why(@Nullable Throwable refused) {
        if (refused instanceof SignInBusy) {
            return "busy";
        }
        var minutes = refused instanceof SignInRefused cause ? (cause.locked().toSeconds() + 59) / 60 : 0;
        return minutes > 0 ? "locked=" + minutes : "failed";
    }

    /** To the front door after signing out. */
    static void redirect(HttpServletResponse response, String path) {
        // Not sendRedirect: that would spell out the host that the request claimed to be for.
        response.setStatus(HttpStatus.FOUND.value());
        response.setHeader(HttpHeaders.LOCATION, path);
    }

    static String signIn(HttpServletRequest request, String why, @Nullable String next) {
        var target = request.getContextPath() + "/login";
        var home = request.getContextPath() + "/";
        var path = RelativePath.orElse(next, home);
        var parts = new java.util.StringJoiner("&", "?", "").setEmptyValue("");
        if (!why.isEmpty()) {
            parts.add(why);
        }
        if (!path.equals(home)) {
            parts.add(NEXT + "=" + UriUtils.encode(path, StandardCharsets.UTF_8));
        }
        return target + parts;
    }

    private static @Nullable String wanted(HttpServletRequest request) {
        if (!HttpMethod.GET.matches(request.getMethod())) {
            return null;
        }
        var query = request.getQueryString();
        return request.getRequestURI() + (query == null ? "" : "?" + query);
    }

    private static @Nullable String currentPage(@Nullable String address) {
        if (address == null) {
            return null;
        }
        try {
            var uri = URI.create(address);
            return uri.getRawPath() + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
