package org.huhang.starting;

import java.util.Locale;
import org.huhang.worklist.AnswerRefused;
import org.springframework.context.MessageSource;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** What pages and API answer when a process cannot be begun. */
@RestControllerAdvice(assignableTypes = {StartController.class, StartApi.class})
@Order(Ordered.HIGHEST_PRECEDENCE)
class StartProblems {

    private final MessageSource words;

    StartProblems(MessageSource words) {
        this.words = words;
    }

    @ExceptionHandler
    ProblemDetail refused(AnswerRefused e, Locale locale) {
        var problem = ProblemDetail.forStatusAndDetail(
                HttpStatus.UNPROCESSABLE_CONTENT, words.getMessage("worklist.problem.refused", null, locale));
        problem.setProperty("problems", e.words(locale));
        return problem;
    }

    @ExceptionHandler
    ProblemDetail meanwhile(DataIntegrityViolationException e, Locale locale) {
        return ProblemDetail.forStatusAndDetail(
                HttpStatus.CONFLICT, words.getMessage("starting.meanwhile", null, locale));
    }
}
