package org.huhang.worklist;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.huhang.agency.Person;
import org.huhang.engine.Facts;
import org.huhang.engine.Processes;
import org.huhang.engine.StartOfProcess;
import org.huhang.engine.TaskCreated;
import org.huhang.form.Form;
import org.huhang.model.Work;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The answer with which a person begins a process by hand. It is kept, read, corrected and heard as the answer to a task that
 * was done in the moment in which it came.
 */
@Service
public class FirstAnswers {

    /** No task of the engine stands behind such an item. */
    private static final String START = "start:";

    private final WorkItemTable items;
    private final TaskForms forms;
    private final AnswerCheck check;
    private final Worklist worklist;
    private final Processes processes;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    FirstAnswers(
            WorkItemTable items,
            TaskForms forms,
            AnswerCheck check,
            Worklist worklist,
            Processes processes,
            ApplicationEventPublisher events,
            Clock clock) {
        this.items = items;
        this.forms = forms;
        this.check = check;
        this.worklist = worklist;
        this.processes = processes;
        this.events = events;
        this.clock = clock;
    }

    /**
     * The form with which a process is begun.
     *
     * @param start the start, which has a form
     * @return its form
     */
    public Form form(StartOfProcess start) {
        return forms.of(start.definitionId(), start.elementId());
    }

    /**
     * What a person began before under this id.
     *
     * @param person who
     * @param id the id that the page of the form was given
     * @return empty if nothing was begun, or somebody else did
     */
    public Optional<WorkItem> begun(Person person, UUID id) {
        return items.find(id)
                .filter(item ->
                        person.id().equals(item.holder()) && item.engineTaskId().startsWith(START));
    }

    /**
     * Keeps the answer with which a process was begun; rooms above take from it what is theirs.
     *
     * @param person who began it
     * @param begun what was begun
     * @param given field keys to JSON values, as they were posted
     * @return the item of the answer, done
     * @throws AnswerRefused if something is wrong at a field; the transaction must not go on
     */
    @Transactional
    public WorkItem keep(Person person, Begun begun, Map<String, Object> given) {
        var created = new TaskCreated(
                START + begun.instanceId(),
                begun.start().definitionId(),
                begun.start().processKey(),
                begun.instanceId(),
                begun.start().elementId(),
                Work.OTHER,
                null,
                begun.caseNo(),
                begun.group(),
                clock.instant(),
                null,
                new Facts(Map.of()));
        var item = items.insert(begun.id(), created)
                .flatMap(made -> items.take(made, person.id()))
                .orElseThrow();
        var done = worklist.kept(
                person, item, check.checked(person, item, given), () -> processes.facts(begun.instanceId()));
        events.publishEvent(new ItemEnded(item.id()));
        events.publishEvent(done);
        return item;
    }

    /**
     * A process that was just begun.
     *
     * @param id the id that the page of the form was given; the same is begun once
     * @param start how
     * @param caseNo in which case
     * @param instanceId the instance
     * @param group in which capacity, {@code <agencyCode>:<role>}
     */
    public record Begun(UUID id, StartOfProcess start, String caseNo, String instanceId, String group) {}
}
