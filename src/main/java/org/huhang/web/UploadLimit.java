package org.huhang.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.huhang.agency.NetworkAddress;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.servlet.autoconfigure.MultipartProperties;
import org.springframework.context.MessageSource;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;
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
    private final MultipartProperties largest;
    private final LocaleResolver locales;
    private final MessageSource messages;
    private final JsonMapper json;

    UploadLimit(
            RateLimit limit,
            LimitSettings settings,
            MultipartProperties largest,
            LocaleResolver locales,
            MessageSource messages,
            JsonMapper json) {
        this.limit = limit;
        this.settings = settings;
        this.largest = largest;
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
        var refusal = refusal(request);
        if (refusal == null) {
            chain.doFilter(request, response);
        } else if (request.getRequestURI().startsWith(request.getContextPath() + "/api/")) {
            refuse(response, refusal, locales.resolveLocale(request));
        } else {
            response.sendError(HttpStatus.TOO_MANY_REQUESTS.value());
        }
    }

    /** The text that says which limit was reached, null for none. */
    private @Nullable String refusal(HttpServletRequest request) {
        var sender = NetworkAddress.of(request.getRemoteAddr()).sender();
        if (!limit.tryTake("upload " + sender, settings.uploadsPerHour())
                || !limit.tryTake("upload", settings.uploadsPerHourInAll())) {
            return "web.limit.uploads";
        }
        var kilobytes = kilobytes(request);
        var enough = limit.tryTake("uploaded " + sender, kilobytes(settings.uploadedPerHour()), kilobytes)
                && limit.tryTake("uploaded", kilobytes(settings.uploadedPerHourInAll()), kilobytes);
        return enough ? null : "web.limit.uploadBytes";
    }

    /** By what is announced, before a byte is read; what comes without saying how much counts as the most that is read. */
    private int kilobytes(HttpServletRequest request) {
        var announced = request.getContentLengthLong();
        if (announced < 0 && request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null) {
            return kilobytes(largest.getMaxRequestSize());
        }
        return kilobytes(DataSize.ofBytes(Math.max(0, announced)));
    }

    private static int kilobytes(DataSize size) {
        return (int) Math.min(Integer.MAX_VALUE, size.toKilobytes() + 1);
    }

    private void refuse(HttpServletResponse response, String refusal, Locale locale) throws IOException {
        var sentence = messages.getMessage(refusal, null, locale);
        response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.getOutputStream()
                .write(json.writeValueAsBytes(
                        ProblemDetail.forStatusAndDetail(HttpStatus.TOO_MANY_REQUESTS, sentence)));
    }
}
