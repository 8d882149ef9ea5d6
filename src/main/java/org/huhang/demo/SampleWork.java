package org.huhang.demo;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.huhang.agency.Directory;
import org.huhang.agency.Person;
import org.huhang.engine.DecisionOutcome;
import org.huhang.engine.Jobs;
import org.huhang.engine.Tasks;
import org.huhang.form.Field;
import org.huhang.form.Form;
import org.huhang.worklist.TaskFacts;
import org.huhang.worklist.TaskProposal;
import org.huhang.worklist.WorkItem;
import org.huhang.worklist.Worklist;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;

/**
 * Works tasks off as people would: somebody of the group takes one, leaves what the platform knows and proposes, writes what
 * is usual, and hands it in. Everything goes through the entrance of the pages, with its access, checks and trail. For sample
 * cases and for tests that need a case at a certain step.
 */
@Service
class SampleWork {

    private final Worklist worklist;
    private final Directory directory;
    private final Tasks tasks;
    private final Jobs jobs;
    private final SampleAnswers usual;
    private final ObjectProvider<TaskFacts> facts;
    private final ObjectProvider<TaskProposal> tables;
    private final Clock clock;

    SampleWork(
            Worklist worklist,
            Directory directory,
            Tasks tasks,
            Jobs jobs,
            SampleAnswers usual,
            ObjectProvider<TaskFacts> facts,
            ObjectProvider<TaskProposal> tables,
            Clock clock) {
        this.worklist = worklist;
        this.directory = directory;
        this.tasks = tasks;
        this.jobs = jobs;
        this.usual = usual;
        this.facts = facts;
        this.tables = tables;
        this.clock = clock;
    }

    /**
     * The open tasks of a case.
     *
     * @param caseNo the case
     * @return oldest first
     */
    public List<WorkItem> open(String caseNo) {
        return worklist.ofCase(caseNo).stream().filter(WorkItem::open).toList();
    }

    /**
     * The open task of a case with a key.
     *
     * @param caseNo the case
     * @param elementId the task's id in the model
     * @return the oldest one
     * @throws IllegalStateException if none is open
     */
    public WorkItem open(String caseNo, String elementId) {
        return open(caseNo).stream()
                .filter(item -> item.elementId().equals(elementId))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(caseNo + " has no open task " + elementId));
    }

    /**
     * Takes a task, unless somebody holds it already.
     *
     * @param item an open task
     * @return the task with its holder: the first of its group
     * @throws IllegalStateException if nobody is in its group
     */
    public WorkItem claim(WorkItem item) {
        return item.holder() == null ? worklist.claim(somebody(item.group()), item.id()) : item;
    }

    /**
     * Does a task, and whatever the machine has to do next.
     *
     * @param item an open task
     * @param differing field keys to JSON values that differ from the usual ones; null leaves a field empty
     */
    public void complete(WorkItem item, Map<String, ? extends @Nullable Object> differing) {
        var held = claim(item);
        var holder = directory.person(String.valueOf(held.holder()));
        worklist.complete(holder, held.id(), answers(held, holder, differing), held.version());
        jobs.runDue();
    }

    private Person somebody(String group) {
        return directory.peopleOf(group).stream()
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("nobody is in " + group));
    }

    private Map<String, Object> answers(
            WorkItem item, Person holder, Map<String, ? extends @Nullable Object> differing) {
        var answers = new LinkedHashMap<String, Object>();
        facts.forEach(owner -> answers.putAll(owner.values(item, holder)));
        var now = clock.instant();
        usual.of(usual.labels(item.elementId(), tasks.facts(item.engineTaskId())))
                .forEach((key, value) -> usual.put(answers, key, value, now, holder));
        differing.forEach((key, value) -> usual.put(answers, key, value, now, holder));
        takeProposals(item, answers);
        answers.put(Form.CONFIRMED, confirmed(item, answers));
        return answers;
    }

    /** What the plan says to be true although it is asked back, and what the holder has read. */
    private List<Object> confirmed(WorkItem item, Map<String, Object> answers) {
        var confirmed = new ArrayList<Object>(worklist.readNow(item.id()));
        if (answers.get(Form.CONFIRMED) instanceof List<?> said) {
            confirmed.addAll(said);
        }
        return confirmed;
    }

    /** In the form's order: one proposal may rest on the one before. */
    private void takeProposals(WorkItem item, Map<String, Object> answers) {
        for (var field : worklist.form(item).fields()) {
            var decision = field.proposal();
            if (decision != null && !answers.containsKey(field.key())) {
                tables.stream()
                        .filter(table -> table.knows(decision))
                        .findFirst()
                        .map(table ->
                                table.propose(Set.of(decision), item, answers).get(decision))
                        .map(outcome -> value(field, outcome))
                        .ifPresent(value -> answers.put(field.key(), value));
            }
        }
    }

    private static @Nullable Object value(Field field, DecisionOutcome outcome) {
        return switch (field.type()) {
            case "checklist", "taglist" -> outcome.values();
            case "checkbox" -> Boolean.valueOf(outcome.value());
            default -> outcome.value();
        };
    }
}
