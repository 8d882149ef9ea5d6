package org.huhang.paper;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.huhang.form.Characters;

/**
 * What is known for a paper.
 *
 * @param texts by word; what is not known is not there
 * @param lists the rows of each list, by word
 */
record Values(Map<String, String> texts, Map<String, List<Map<String, String>>> lists) {

    boolean has(String word) {
        var text = texts.get(word);
        var rows = lists.get(word);
        return text != null && !Characters.blank(text) || rows != null && !rows.isEmpty();
    }

    /** The same as a template asks for it. */
    Scope scope(PaperWords words) {
        return new Known(words, this, false);
    }

    private record Known(PaperWords words, Values values, boolean row) implements Scope {

        @Override
        public Sort sort(String word) {
            var known = words.find(word);
            return known == null ? Sort.UNKNOWN : Samples.sort(known.source(), row);
        }

        @Override
        public String text(String word) {
            return values.texts().getOrDefault(word, "");
        }

        @Override
        public boolean stays(String word, boolean wanted) {
            return values.has(word) == wanted;
        }

        @Override
        public List<Scope> rows(String word) {
            var rows = new ArrayList<Scope>();
            for (var texts : values.lists().getOrDefault(word, List.of())) {
                var all = new java.util.HashMap<>(values.texts());
                all.putAll(texts);
                rows.add(new Known(words, new Values(all, Map.of()), true));
            }
            return rows;
        }
    }
}
