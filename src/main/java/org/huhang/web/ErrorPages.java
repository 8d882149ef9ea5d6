package org.huhang.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** What is shown when a request is refused or fails: what happened, that nothing is lost, what to do next. */
@Controller
class ErrorPages implements ErrorController {

    static final String REFERENCE = ErrorPages.class.getName() + ".reference";

    private final MessageSource messages;

    ErrorPages(MessageSource messages) {
        this.messages = messages;
    }

    @RequestMapping("${server.error.path:/error}")
    Object show(HttpServletRequest request, Locale locale) {
        var status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        // Somebody who types the address of this page has found nothing.
        var problem = Problem.of(status instanceof Integer code ? code : 404, reference(request));
        return wantsJson(request) ? json(problem, locale) : page(problem);
    }

    private static ModelAndView page(Problem problem) {
        var view = new ModelAndView("web/error");
        view.setStatus(HttpStatusCode.valueOf(problem.status()));
        view.addObject("problem", problem);
        return view;
    }

    private ResponseEntity<ProblemDetail> json(Problem problem, Locale locale) {
        var response = ResponseEntity.status(problem.status()).contentType(MediaType.APPLICATION_PROBLEM_JSON);
        if (problem.reference() != null) {
            response.header("X-Reference", problem.reference());
        }
        return response.body(detail(problem, locale));
    }

    /** The same words as on the page. */
    ProblemDetail detail(Problem problem, Locale locale) {
        var detail = ProblemDetail.forStatus(problem.status());
        detail.setTitle(say(problem, "title", locale));
        detail.setDetail(say(problem, "what", locale)
                + (SpokenLocale.CHINESE.equals(locale) ? "" : " ")
                + say(problem, "next", locale));
        if (problem.reference() != null) {
            detail.setProperty("reference", problem.reference());
        }
        return detail;
    }

    static boolean wantsJson(HttpServletRequest request) {
        if (Shells.path(request).startsWith("/api/")) {
            return true;
        }
        var accept = request.getHeader(HttpHeaders.ACCEPT);
        return accept != null && accept.contains("json") && !accept.contains("html");
    }

    private static @Nullable String reference(HttpServletRequest request) {
        return (String) request.getAttribute(REFERENCE);
    }

    private String say(Problem problem, String part, Locale locale) {
        return messages.getMessage("web.error." + problem.key() + "." + part, null, locale);
    }
}
