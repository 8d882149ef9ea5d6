package org.huhang.worklist;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.huhang.agency.Directory;
import org.huhang.agency.Person;
import org.huhang.form.Characters;
import org.huhang.web.Words;
import org.springframework.context.MessageSource;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** What pages and API answer when a task cannot be taken, or an answer cannot be accepted. */
@RestControllerAdvice(
        assignableTypes = {
            TaskApi.class,
            TaskController.class,
            OversightController.class,
            CorrectionController.class,
            CorrectionApi.class
        })
@Order(Ordered.HIGHEST_PRECEDENCE)
class TaskProblems {

    private final MessageSource words;
    private final Directory directory;
    private final Words times;

    TaskProblems(MessageSource words, Directory directory, Words times) {
        this.words = words;
        this.directory = directory;
        this.times = times;
    }

    @ExceptionHandler
    ProblemDetail taken(AlreadyClaimed e, Locale locale) {
        var holder = e.holder();
        var problem = problem(HttpStatus.CONFLICT, "worklist.problem.taken", locale, name(directory, holder, locale));
        drafted(problem, e.drafted(), locale);
        var agency = directory.agency(holder.agencyCode()).name(locale);
        problem.setProperty("holder", Map.of("name", holder.name(), "agency", agency));
        return problem;
    }

    @ExceptionHandler
    ProblemDetail gone(NoLongerOpen e, Locale locale) {
        return drafted(problem(HttpStatus.CONFLICT, "worklist.problem.gone", locale), e.drafted(), locale);
    }

    @ExceptionHandler
    ProblemDetail changed(ChangedMeanwhile e, Locale locale) {
        var at = e.doneAt();
        return at == null
                ? problem(HttpStatus.CONFLICT, "worklist.problem.stale", locale)
                : problem(HttpStatus.CONFLICT, "worklist.problem.submitted", locale, times.at(at, locale));
    }

    @ExceptionHandler
    ProblemDetail cannotHold(CannotHold e, Locale locale) {
        return problem(HttpStatus.UNPROCESSABLE_CONTENT, "worklist.problem.cannotHold", locale);
    }

    @ExceptionHandler
    ProblemDetail noReason(NoReason e, Locale locale) {
        return problem(HttpStatus.UNPROCESSABLE_CONTENT, "worklist.problem.noReason", locale);
    }

    @ExceptionHandler
    ProblemDetail tooLong(ReasonTooLong e, Locale locale) {
        return problem(
                HttpStatus.UNPROCESSABLE_CONTENT, "worklist.problem.reasonTooLong", locale, Characters.LONGEST_REASON);
    }

    @ExceptionHandler
    ProblemDetail justNow(UrgedJustNow e, Locale locale) {
        return problem(HttpStatus.TOO_MANY_REQUESTS, "worklist.urge.justNow", locale);
    }

    @ExceptionHandler
    ProblemDetail elsewhere(DraftChanged e, Locale locale) {
        var problem =
                problem(HttpStatus.CONFLICT, "worklist.problem.draftChanged", locale, times.at(e.savedAt(), locale));
        problem.setProperty("draft", e.version());
        return problem;
    }

    @ExceptionHandler
    ProblemDetail moved(CaseMoved e, Locale locale) {
        return problem(HttpStatus.CONFLICT, "worklist.problem.moved", locale);
    }

    @ExceptionHandler
    ProblemDetail refused(AnswerRefused e, Locale locale) {
        var problem = problem(HttpStatus.UNPROCESSABLE_CONTENT, "worklist.problem.refused", locale);
        problem.setProperty("problems", e.words(locale));
        return problem;
    }

    @ExceptionHandler
    ProblemDetail corrected(CorrectedMeanwhile e, Locale locale) {
        return problem(HttpStatus.CONFLICT, "worklist.problem.corrected", locale);
    }

    @ExceptionHandler
    ProblemDetail notCorrected(CorrectionRefused e, Locale locale) {
        var key = e.withoutReason() ? "worklist.problem.correctionReason" : "worklist.problem.nothingCorrected";
        var problem = problem(HttpStatus.UNPROCESSABLE_CONTENT, key, locale);
        problem.setProperty("problems", List.of(Map.of("field", "", "message", words.getMessage(key, null, locale))));
        return problem;
    }

    @ExceptionHandler
    ProblemDetail tooLarge(DraftTooLarge e, Locale locale) {
        return problem(HttpStatus.CONTENT_TOO_LARGE, "worklist.problem.draftTooLarge", locale);
    }

    private ProblemDetail drafted(ProblemDetail problem, boolean drafted, Locale locale) {
        if (drafted) {
            problem.setDetail(problem.getDetail() + words.getMessage("worklist.problem.draftKept", null, locale));
        }
        return problem;
    }

    private ProblemDetail problem(HttpStatus status, String key, Locale locale, Object... values) {
        return ProblemDetail.forStatusAndDetail(status, words.getMessage(key, values, locale));
    }

    /** How a holder is called where somebody else wants the task. */
    static String name(Directory directory, Person holder, Locale locale) {
        return directory.agency(holder.agencyCode()).name(locale) + " " + holder.name();
    }
}
