package org.huhang.starting;

import java.util.Locale;
import org.huhang.engine.Definitions;
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

    private final Definitions definitions;

    StartProblems(MessageSource words, Definitions definitions) {
        this.words = words;
        this.definitions = definitions;
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

    /** With the address of the case in which it runs. */
    @ExceptionHandler
    ProblemDetail runs(RunsAlready e, Locale locale) {
        var name = definitions.processName(e.definitionId(), locale);
        var problem = ProblemDetail.forStatusAndDetail(
                HttpStatus.CONFLICT, words.getMessage("starting.runsAlready", new Object[] {name, e.caseNo()}, locale));
        problem.setProperty("see", "/cases/" + e.caseNo());
        return problem;
    }
}
