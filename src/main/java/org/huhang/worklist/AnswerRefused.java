package org.huhang.worklist;

import java.util.LinkedHashMap;
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

    /**
     * An answer that cannot be taken.
     *
     * @param form what was asked
     * @param problems at least one
     */
    public AnswerRefused(Form form, List<Problem> problems) {
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
     * @return one map per problem, with {@code field} and {@code message}; with {@code confirm} where the person may post that
     *     under {@link Form#CONFIRMED} to say that the answer is true
     */
    public List<Map<String, String>> words(Locale locale) {
        return problems.stream().map(problem -> words(problem, locale)).toList();
    }

    private Map<String, String> words(Problem problem, Locale locale) {
        var words = new LinkedHashMap<String, String>();
        words.put("field", problem.field());
        words.put("message", form.message(problem, locale));
        var confirm = problem.confirm();
        if (confirm != null) {
            words.put("confirm", confirm);
        }
        return words;
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
