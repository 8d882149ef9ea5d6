package org.huhang.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/**
 * What Spring refuses before a controller is asked. Programs get a problem document in our words, because Spring's repeat what
 * was sent; people get the page.
 */
@ControllerAdvice
class RefusedRequests extends ResponseEntityExceptionHandler {

    private final ErrorPages pages;

    RefusedRequests(ErrorPages pages) {
        this.pages = pages;
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(
            Exception refused,
            @Nullable Object body,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest webRequest) {
        var kind = FaultKind.of(refused);
        if ((kind == FaultKind.TOO_LARGE || kind == FaultKind.UNREADABLE) && status.value() != kind.status()) {
            return handleExceptionInternal(refused, null, headers, HttpStatusCode.valueOf(kind.status()), webRequest);
        }
        var request = ((ServletWebRequest) webRequest).getRequest();
        var response = ((ServletWebRequest) webRequest).getResponse();
        if (response == null || response.isCommitted()) {
            return null;
        }
        if (!ErrorPages.wantsJson(request)) {
            try {
                response.sendError(status.value());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return null;
        }
        return ResponseEntity.status(status)
                .headers(headers)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(said(refused, body, status, LocaleContextHolder.getLocale()));
    }

    /** Our own refusals come with a sentence in the texts of their module. */
    private Object said(Exception refused, @Nullable Object body, HttpStatusCode status, Locale locale) {
        if (refused.getClass().getPackageName().startsWith("org.huhang")) {
            if (body != null) {
                return body;
            }
            if (refused instanceof ErrorResponse ours) {
                return ours.updateAndGetBody(getMessageSource(), locale);
            }
        }
        return pages.detail(Problem.of(status.value(), null), locale);
    }
}
