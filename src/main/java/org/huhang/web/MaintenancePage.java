package org.huhang.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.resource.ResourceUrlProvider;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;
import tools.jackson.databind.json.JsonMapper;

/** The one page that needs neither session nor database. */
@Component
class MaintenancePage {

    private static final String RETRY_SECONDS = "20";

    private final ITemplateEngine templates;
    private final ResourceUrlProvider resources;
    private final ErrorPages pages;
    private final SpokenLocale locales;
    private final JsonMapper json;

    MaintenancePage(
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

    void write(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.resetBuffer();
        response.setStatus(HttpStatus.SERVICE_UNAVAILABLE.value());
        response.setHeader(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        var asJson = ErrorPages.wantsJson(request);
        response.setContentType(asJson ? MediaType.APPLICATION_PROBLEM_JSON_VALUE : MediaType.TEXT_HTML_VALUE);
        response.getWriter().write(asJson ? problem(request) : page(request));
    }

    private String problem(HttpServletRequest request) {
        var problem = Problem.of(HttpStatus.SERVICE_UNAVAILABLE.value(), null);
        return json.writeValueAsString(pages.detail(problem, locales.ofCookie(request)));
    }

    private String page(HttpServletRequest request) {
        var stylesheet = resources.getForLookupPath("/ui/app.css");
        var locale = locales.ofCookie(request);
        // Only a page that was asked for can be asked for again; what a form sent would be sent twice.
        var reload = HttpMethod.GET.matches(request.getMethod());
        return templates.process(
                "web/maintenance",
                new Context(
                        locale,
                        Map.of(
                                "lang", locale.toLanguageTag(),
                                "reload", reload,
                                "stylesheet", request.getContextPath()
                                        + (stylesheet == null ? "/ui/app.css" : stylesheet))));
    }
}
