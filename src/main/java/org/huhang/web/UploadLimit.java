package org.huhang.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.LocaleResolver;
import tools.jackson.databind.json.JsonMapper;

/**
 * Turns floods of files without account away before their bodies are read. Stands behind the security chain, which has
 * found out by then who asks.
 */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
class UploadLimit extends OncePerRequestFilter {

    private final RateLimit limit;
    private final LimitSettings settings;
    private final LocaleResolver locales;
    private final MessageSource messages;
    private final JsonMapper json;

    UploadLimit(
            RateLimit limit, LimitSettings settings, LocaleResolver locales, MessageSource messages, JsonMapper json) {
        this.limit = limit;
        this.settings = settings;
        this.locales = locales;
        this.messages = messages;
        this.json = json;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        var type = request.getContentType();
        return request.getUserPrincipal() != null
                || type == null
                || !type.toLowerCase(Locale.ROOT).startsWith("multipart/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var sender = RateLimit.sender(request.getRemoteAddr());
        if (limit.tryTake("upload " + sender, settings.uploadsPerHour())
                && limit.tryTake("upload", settings.uploadsPerHourInAll())) {
            chain.doFilter(request, response);
        } else if (request.getRequestURI().startsWith(request.getContextPath() + "/api/")) {
            refuse(response, locales.resolveLocale(request));
        } else {
            response.sendError(HttpStatus.TOO_MANY_REQUESTS.value());
        }
    }

    private void refuse(HttpServletResponse response, Locale locale) throws IOException {
        var sentence = messages.getMessage("web.limit.uploads", null, locale);
        response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.getOutputStream()
                .write(json.writeValueAsBytes(
                        ProblemDetail.forStatusAndDetail(HttpStatus.TOO_MANY_REQUESTS, sentence)));
    }
}
