package org.huhang.paper;

import java.util.List;
import java.util.Locale;

/**
 * A word that may stand in a template.
 *
 * @param word as it stands between the brackets
 * @param english what it means, for readers of English
 * @param source where the text comes from
 * @param keys what there: a fact, or keys of answers of which the first that was given counts, or a list; {@code =} before a key says
 *     that only the form of the paper's own task is meant, {@code @} that it is a fact, for when nobody answered
 * @param sample a text that looks like it
 * @param typed whether a person may write it on a paper, where nothing is known or to say it otherwise
 */
record PaperWord(String word, String english, Source source, List<String> keys, String sample, boolean typed) {

    /** Where texts come from. */
    enum Source {
        /** a mark of templates and no word */
        MARK,
        /** the platform knows it */
        FACT,
        /** a form asked it */
        ANSWER,
        /** a list of a form */
        ROWS,
        /** an answer within a row of a list */
        ROW,
        /** only a person knows it */
        TYPED
    }

    /** The fact that stands in where nobody answered; empty if none does. */
    String fact() {
        return keys.stream()
                .filter(key -> key.startsWith("@"))
                .map(key -> key.substring(1))
                .findFirst()
                .orElse("");
    }

    String name(Locale locale) {
        return locale.getLanguage().equals("en") ? english : word;
    }
}
