package org.huhang.paper;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.huhang.agency.Person;
import org.huhang.form.Characters;
import org.huhang.form.Form;
import org.huhang.form.ReadableAnswer;
import org.huhang.paper.PaperWord.Source;
import org.huhang.worklist.Worklist;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What people answered in the forms of a case, by the words of papers. */
@Component
class PaperAnswers {

    private static final String NUMBER = "number";

    private final PaperWords words;
    private final Worklist worklist;

    PaperAnswers(PaperWords words, Worklist worklist) {
        this.words = words;
        this.worklist = worklist;
    }

    /** Answers with the form that they were given on. */
    private record Given(Form form, Map<String, Object> answers) {}

    /**
     * What the forms know. What the paper's own task asks counts as it is answered there; everything else as it was answered
     * last, in tasks that the reader may open.
     */
    Values of(Paper paper, Person reader) {
        var own = own(paper, reader);
        var others = others(paper, reader);
        var texts = new HashMap<String, String>();
        var lists = new HashMap<String, List<Map<String, String>>>();
        for (var word : words.all()) {
            var given = word.source() == Source.ANSWER || word.source() == Source.ROWS ? said(word, own, others) : null;
            if (given != null && word.source() == Source.ANSWER) {
                texts.put(word.word(), text(given.by(), given.key(), given.value()));
            } else if (given != null && given.value() instanceof List<?> rows) {
                lists.put(word.word(), rows(given.by(), given.key(), rows));
            }
        }
        return new Values(texts, lists);
    }

    /** What was answered, under which key, on which form. */
    private record Said(Given by, String key, Object value) {}

    private static @Nullable Said said(PaperWord word, Given own, List<Given> others) {
        var keys = word.keys().stream().filter(key -> !key.startsWith("@")).toList();
        var asked = keys.stream()
                .map(key -> key.replaceFirst("^=", ""))
                .filter(key -> own.form().field(key) != null)
                .toList();
        if (!asked.isEmpty()) {
            return first(asked, own);
        }
        var anywhere = keys.stream().filter(key -> !key.startsWith("=")).toList();
        return others.stream()
                .map(given -> first(anywhere, given))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static @Nullable Said first(List<String> keys, Given given) {
        for (var key : keys) {
            var value = given.answers().get(key);
            if (value != null && given.form().field(key) != null && !Characters.blank(value.toString())) {
                return new Said(given, key, value);
            }
        }
        return null;
    }

    private Given own(Paper paper, Person reader) {
        return new Given(worklist.form(paper.itemId()), worklist.filled(reader, paper.itemId()));
    }

    /** The newest first. */
    private List<Given> others(Paper paper, Person reader) {
        var openable = worklist.openable(reader, paper.caseNo());
        var others = worklist.answersOfCase(paper.caseNo()).stream()
                .filter(answer ->
                        openable.contains(answer.taskId()) && !answer.taskId().equals(paper.itemId()))
                .map(answer -> new Given(worklist.form(answer.taskId()), answer.answers()))
                .collect(Collectors.toCollection(ArrayList::new));
        Collections.reverse(others);
        return others;
    }

    /** In words; what could be chosen may have come from the platform with the form. */
    private static String text(Given given, String key, Object value) {
        return given.form().readable(Map.of(key, value), given.answers(), PaperFacts.CHINESE).stream()
                .map(ReadableAnswer::text)
                .collect(Collectors.joining("\n"));
    }

    private List<Map<String, String>> rows(Given given, String list, List<?> rows) {
        var read = new ArrayList<Map<String, String>>();
        for (var row : rows) {
            if (row instanceof Map<?, ?> answers) {
                var texts = new HashMap<String, String>();
                words.ofRows().forEach(word -> {
                    var key = word.keys().get(0);
                    var value = answers.get(key);
                    if (key.equals(NUMBER)) {
                        texts.put(word.word(), String.valueOf(read.size() + 1));
                    } else if (value != null) {
                        texts.put(word.word(), text(given, list, List.of(Map.of(key, value))));
                    }
                });
                read.add(texts);
            }
        }
        return read;
    }
}
