package org.huhang.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.resource.ResourceUrlProvider;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;
import tools.jackson.databind.json.JsonMapper;

/** The one page that needs neither session nor database nor frame: for when these are what failed. */
@Component
class PlainPage {

    private static final String RETRY_SECONDS = "20";

    private final ITemplateEngine templates;
    private final ResourceUrlProvider resources;
    private final ErrorPages pages;
    private final SpokenLocale locales;
    private final JsonMapper json;

    PlainPage(
            ITemplateEngine templates,
            ResourceUrlProvider resources,
            ErrorPages pages,
            SpokenLocale locales,
            JsonMapper json) {
        this.templates = templates;
        this.resources = resources;
        this.pages = pages;
        this.locales = locales;
        this.json = json;
    }

    void write(HttpServletRequest request, HttpServletResponse response, Problem problem) throws IOException {
        response.resetBuffer();
        response.setStatus(problem.status());
        if (problem.status() == HttpStatus.SERVICE_UNAVAILABLE.value()) {
            response.setHeader(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
        }
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        if (ErrorPages.wantsJson(request)) {
            send(response, MediaType.APPLICATION_PROBLEM_JSON_VALUE, document(request, problem));
        } else {
            send(response, MediaType.TEXT_HTML_VALUE + ";charset=UTF-8", page(request, problem));
        }
    }

    private static void send(HttpServletResponse response, String type, String text) throws IOException {
        response.setContentType(type);
        try {
            response.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IllegalStateException begunAsText) {
            // A response is written in one of two ways, and what failed had chosen the other.
            response.getWriter().write(text);
        }
    }

    private String document(HttpServletRequest request, Problem problem) {
        return json.writeValueAsString(pages.detail(problem, locales.ofCookie(request)));
    }

    private String page(HttpServletRequest request, Problem problem) {
        var stylesheet = resources.getForLookupPath("/ui/app.css");
        var locale = locales.ofCookie(request);
        var words = new Context(locale);
        words.setVariable("lang", locale.toLanguageTag());
        words.setVariable("problem", problem);
        words.setVariable("stylesheet", request.getContextPath() + (stylesheet == null ? "/ui/app.css" : stylesheet));
        // Only a page that was asked for may ask for itself again; what a form sent would be sent twice.
        words.setVariable("reload", problem.status() == 503 && HttpMethod.GET.matches(request.getMethod()));
        return templates.process("web/plain", words);
    }
}
