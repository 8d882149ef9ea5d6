package org.huhang.paper;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.huhang.paper.PaperWord.Source;

/** Sample texts for every word, to try a template with; keeps which words it was asked for. */
final class Samples implements Scope {

    private final PaperWords words;
    private final boolean row;
    private final Set<String> asked;

    Samples(PaperWords words) {
        this(words, false, new LinkedHashSet<>());
    }

    private Samples(PaperWords words, boolean row, Set<String> asked) {
        this.words = words;
        this.row = row;
        this.asked = asked;
    }

    Set<String> asked() {
        return asked;
    }

    @Override
    public Sort sort(String word) {
        var known = words.find(word);
        return known == null ? Sort.UNKNOWN : sort(known.source(), row);
    }

    static Sort sort(Source source, boolean inRow) {
        return switch (source) {
            case ROWS -> inRow ? Sort.ELSEWHERE : Sort.LIST;
            case ROW -> inRow ? Sort.TEXT : Sort.ELSEWHERE;
            default -> Sort.TEXT;
        };
    }

    @Override
    public String text(String word) {
        asked.add(word);
        var known = words.find(word);
        return known == null ? "" : known.sample();
    }

    /** Each part is tried, whatever it waits for. */
    @Override
    public boolean stays(String word, boolean wanted) {
        asked.add(word);
        return true;
    }

    @Override
    public List<Scope> rows(String word) {
        asked.add(word);
        return List.of(new Samples(words, true, asked), new Samples(words, true, asked));
    }
}
