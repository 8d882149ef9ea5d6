package org.huhang.paper;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.huhang.agency.ReferenceFile;
import org.huhang.paper.PaperWord.Source;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** All words that may stand in templates ({@code reference/paper-words.csv}): a closed list. */
@Component
class PaperWords {

    private final Map<String, PaperWord> words = new LinkedHashMap<>();
    private final Marks marks;

    PaperWords() {
        var named = new LinkedHashMap<String, String>();
        for (var line : ReferenceFile.lines("paper-words.csv")) {
            var source = line.text("source");
            var colon = source.indexOf(':');
            var sort = colon >= 0 ? source.substring(0, colon) : source.equals("typed") ? source : "fact";
            var keys = List.of(source.substring(colon + 1).split("\\|"));
            var word = new PaperWord(
                    line.text("word"),
                    line.text("english"),
                    line.read("source", text -> Source.valueOf(sort.toUpperCase(Locale.ROOT))),
                    keys,
                    line.text("sample"),
                    line.text("typed").equals("yes"));
            if (word.source() == Source.MARK) {
                named.put(keys.get(0), word.word());
            } else {
                words.put(word.word(), word);
            }
        }
        marks = new Marks(named(named, "if"), named(named, "unless"), named(named, "each"), named(named, "end"));
    }

    private static String named(Map<String, String> marks, String name) {
        return Objects.requireNonNull(marks.get(name), "paper-words.csv names no mark " + name);
    }

    Marks marks() {
        return marks;
    }

    @Nullable
    PaperWord find(String word) {
        return words.get(word);
    }

    Collection<PaperWord> all() {
        return words.values();
    }

    /** The words of the rows of lists. */
    Stream<PaperWord> ofRows() {
        return words.values().stream().filter(word -> word.source() == Source.ROW);
    }
}
