package org.huhang.form;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What came out of checking answers.
 *
 * @param answers only declared, writable, visible and answered keys, in the form's order, as values that JSON can hold: text,
 *     yes or no, numbers, dates as ISO text, lists of codes or file ids, lists of rows. Fields with a problem are missing.
 * @param variables every field that goes to the engine, but for what stands unasked, present even when it was not answered, so that a model never reads a
 *     variable that does not exist and a second round leaves nothing of the first: yes or no, Long, Double,
 *     {@link java.util.Date}, a code, or codes joined by commas; null (lists: empty text, yes or no: false) if unanswered
 * @param problems empty if the answers may be taken
 */
public record Checked(Map<String, Object> answers, Map<String, @Nullable Object> variables, List<Problem> problems) {

    /** Copies all three. */
    public Checked {
        answers = Collections.unmodifiableMap(new LinkedHashMap<>(answers));
        variables = Collections.unmodifiableMap(new LinkedHashMap<>(variables));
        problems = List.copyOf(problems);
    }

    /**
     * Whether the answers may be taken.
     *
     * @return true if nothing is wrong
     */
    public boolean ok() {
        return problems.isEmpty();
    }
}
