package org.huhang.casework;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.huhang.agency.Directory;
import org.huhang.agency.Person;
import org.huhang.engine.Definitions;
import org.huhang.worklist.Correction;
import org.huhang.worklist.Corrections;
import org.huhang.worklist.TaskFacts;
import org.huhang.worklist.TaskNames;
import org.huhang.worklist.WorkItem;
import org.huhang.worklist.Worklist;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * After a correction a process may stand where the right answer would not have led it. It is not wound back; the leader of the
 * agency that answered gets a task with a term that says what was corrected, what would have followed and what began instead.
 */
@Component
class LookAgain implements TaskFacts {

    static final String TASK = "lookAgain";

    private final JdbcClient jdbc;
    private final CaseProcess process;
    private final Worklist worklist;
    private final Corrections corrections;
    private final TaskNames names;
    private final Definitions definitions;
    private final Directory directory;
    private final MessageSource words;

    LookAgain(
            JdbcClient jdbc,
            CaseProcess process,
            Worklist worklist,
            Corrections corrections,
            TaskNames names,
            Definitions definitions,
            Directory directory,
            MessageSource words) {
        this.jdbc = jdbc;
        this.process = process;
        this.worklist = worklist;
        this.corrections = corrections;
        this.names = names;
        this.definitions = definitions;
        this.directory = directory;
        this.words = words;
    }

    /**
     * Somebody must look at a case again.
     *
     * @param file the case
     * @param item the task whose answer was corrected
     * @param number which correction of it
     * @param follows the elements of its model that the right answer would have led to
     * @param instead those that the wrong answer led to
     */
    void ask(CaseFile file, WorkItem item, int number, List<String> follows, List<String> instead) {
        begin(file, new Row(item.id(), number, String.join(",", follows), String.join(",", instead)), item);
    }

    /** The case in which somebody was asked was merged: the question goes on in the other one. */
    void goesOn(String instanceId, CaseFile into) {
        var row = find(instanceId);
        if (row != null) {
            jdbc.sql("delete from casework.look_again where instance_id = ?")
                    .param(instanceId)
                    .update();
            begin(into, row, worklist.item(row.itemId()));
        }
    }

    private void begin(CaseFile file, Row row, WorkItem item) {
        var facts = new LinkedHashMap<>(CaseProcess.facts(file, item.regionCode()));
        facts.put("senderCode", leading(file, item));
        jdbc.sql(
                        """
                        insert into casework.look_again (instance_id, item_id, number, follows, instead)
                        values (:instanceId, :itemId, :number, :follows, :instead)
                        """)
                .param("instanceId", process.start(CaseProcess.ANSWER_CORRECTED, file.caseNo(), facts))
                .param("itemId", row.itemId())
                .param("number", row.number())
                .param("follows", row.follows())
                .param("instead", row.instead())
                .update();
    }

    /** The agency that answered, or the coordinating office for one that nobody leads. */
    private String leading(CaseFile file, WorkItem item) {
        return directory.agency(item.agencyCode()).type().leadingRole() != null
                ? item.agencyCode()
                : directory.coordinating(file.county()).code();
    }

    @Override
    public Map<String, Object> values(WorkItem task, Person reader) {
        var row = task.taskKey().equals(TASK) ? find(task.instanceId()) : null;
        return row == null ? Map.of() : values(row, reader, LocaleContextHolder.getLocale());
    }

    private Map<String, Object> values(Row row, Person reader, Locale locale) {
        var item = worklist.item(row.itemId());
        var values = new LinkedHashMap<String, Object>();
        values.put(
                "correctedTask",
                names.of(item, locale) + " · "
                        + directory.agency(item.agencyCode()).name(locale));
        values.put("wouldFollow", named(item, row.follows(), locale));
        values.put("tookInstead", named(item, row.instead(), locale));
        if (worklist.mayOpen(reader, item)) {
            corrections.of(item.id()).stream()
                    .filter(correction -> correction.number() == row.number())
                    .forEach(correction -> {
                        values.put("correctedWhat", inWords(correction, reader, locale));
                        values.put("correctedWhy", correction.reason());
                    });
        }
        return values;
    }

    private String inWords(Correction correction, Person reader, Locale locale) {
        return corrections.inWords(correction, reader, locale).stream()
                .map(one -> one.label() + " " + one.before() + " → " + one.after())
                .collect(Collectors.joining("\n"));
    }

    private String named(WorkItem item, String elements, Locale locale) {
        return elements.isEmpty()
                ? words.getMessage("casework.lookAgain.nothing", null, locale)
                : Stream.of(elements.split(","))
                        .map(element -> definitions.name(item.definitionId(), element, locale))
                        .collect(Collectors.joining(" · "));
    }

    private @Nullable Row find(String instanceId) {
        return jdbc.sql("select item_id, number, follows, instead from casework.look_again where instance_id = ?")
                .param(instanceId)
                .query((row, count) -> new Row(
                        row.getObject("item_id", UUID.class),
                        row.getInt("number"),
                        row.getString("follows"),
                        row.getString("instead")))
                .optional()
                .orElse(null);
    }

    private record Row(UUID itemId, int number, String follows, String instead) {}
}
