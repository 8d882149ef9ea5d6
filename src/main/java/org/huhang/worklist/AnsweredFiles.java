package org.huhang.worklist;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.huhang.agency.Person;
import org.huhang.document.Documents;
import org.huhang.form.Field;
import org.huhang.form.Form;
import org.huhang.form.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The files that an answer names: uploaded by who answers, or papers of the case already; never those of others. */
@Component
class AnsweredFiles {

    /** What the folder of a case is called. */
    private static final String CASE = "case";

    /** Files ask the owners of their folders, who stand above the work list. */
    private final ObjectProvider<Documents> documents;

    AnsweredFiles(ObjectProvider<Documents> documents) {
        this.documents = documents;
    }

    /** What is gone and what is another's is told in the same words. */
    List<Problem> check(Form form, Map<String, Object> answers, String caseNo, Person by) {
        return fields(form)
                .filter(field -> !attachable(ids(answers.get(field.key())), caseNo, by)
                        .containsAll(ids(answers.get(field.key()))))
                .map(field -> new Problem(field.key(), "fileGone", List.of()))
                .toList();
    }

    /** A draft names only files that its writer may hand in. */
    Map<String, Object> without(Form form, Map<String, Object> typed, String caseNo, Person by) {
        var kept = new LinkedHashMap<>(typed);
        fields(form)
                .forEach(field -> kept.computeIfPresent(field.key(), (key, value) -> {
                    var ids = ids(value);
                    var mine = attachable(ids, caseNo, by);
                    return ids.stream().filter(mine::contains).toList();
                }));
        return kept;
    }

    private Set<String> attachable(List<String> ids, String caseNo, Person by) {
        return ids.isEmpty() ? Set.of() : documents.getObject().attachable(ids, CASE, caseNo, by.id());
    }

    private static Stream<Field> fields(Form form) {
        return form.fields().stream().filter(field -> field.type().equals("filepicker"));
    }

    private static List<String> ids(@Nullable Object value) {
        return value instanceof List<?> files
                ? files.stream().map(String::valueOf).toList()
                : List.of();
    }
}
