package org.huhang.worklist;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.huhang.form.Form;
import org.huhang.form.Problem;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** The answer cannot be taken; nothing changed and the draft stays. */
@ResponseStatus(HttpStatus.UNPROCESSABLE_CONTENT)
public final class AnswerRefused extends RuntimeException {

    private final transient Form form;
    private final transient List<Problem> problems;

    AnswerRefused(Form form, List<Problem> problems) {
        super("an answer was refused at "
                + problems.stream()
                        .map(problem -> problem.field() + " " + problem.code())
                        .toList());
        this.form = form;
        this.problems = List.copyOf(problems);
    }

    /**
     * The problems in words.
     *
     * @param locale the reader's language
     * @return one map per problem, with {@code field} and {@code message}
     */
    public List<Map<String, String>> words(Locale locale) {
        return problems.stream()
                .map(problem -> Map.of("field", problem.field(), "message", form.message(problem, locale)))
                .toList();
    }

    /**
     * What is wrong.
     *
     * @return at least one problem, each at its field
     */
    public List<Problem> problems() {
        return problems;
    }
}
