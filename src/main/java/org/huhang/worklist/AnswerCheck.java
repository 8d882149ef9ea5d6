package org.huhang.worklist;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.huhang.agency.Person;
import org.huhang.engine.DecisionOutcome;
import org.huhang.form.Checked;
import org.huhang.form.Form;
import org.huhang.form.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/** What may be answered to an item: its form, the proposals of tables and the rules of the rooms above have a say. */
@Component
class AnswerCheck {

    private final TaskForms forms;
    private final AnsweredFiles files;
    private final Supplier<List<TaskRule>> rules;

    AnswerCheck(TaskForms forms, AnsweredFiles files, ObjectProvider<TaskRule> rules) {
        this.forms = forms;
        this.files = files;
        this.rules = SingletonSupplier.of(() -> rules.stream().toList());
    }

    /** What nobody may choose in the item, whatever else is answered: codes by field. */
    Map<String, Set<String>> impossible(WorkItem item) {
        var all = new LinkedHashMap<String, Set<String>>();
        rules.get().forEach(rule -> all.putAll(rule.impossible(item)));
        return all;
    }

    /** Questions that do not arise in the item. */
    Set<String> needless(WorkItem item) {
        return rules.get().stream()
                .flatMap(rule -> rule.needless(item).stream())
                .collect(Collectors.toSet());
    }

    /** What the rules demand although its form does not. */
    Set<String> demanded(WorkItem item) {
        return rules.get().stream()
                .flatMap(rule -> rule.demanded(item).stream())
                .collect(Collectors.toSet());
    }

    /** What whoever opens the item now has read, unless he wrote before it was told; to be posted with the answer. */
    List<String> read(WorkItem item, @Nullable Draft written) {
        return rules.get().stream()
                .flatMap(rule -> rule.read(item).entrySet().stream())
                .filter(told -> written == null || written.savedAt().isAfter(told.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }

    /**
     * Checks an answer against its form, the proposals and the rules of the platform.
     *
     * @throws AnswerRefused if something is wrong
     */
    Sound checked(Person person, WorkItem item, Map<String, Object> given) {
        return checked(person, item, given, forms.known(item, person));
    }

    /** As {@link #checked(Person, WorkItem, Map)}, where more can be chosen than now. */
    Sound checked(Person person, WorkItem item, Map<String, Object> given, Map<String, Object> known) {
        var form = forms.of(item);
        var checked = form.check(given, known, SingletonSupplier.of(() -> forms.era(item))::obtain);
        var proposals = new LinkedHashMap<String, DecisionOutcome>();
        var problems = new ArrayList<Problem>(checked.problems());
        problems.addAll(files.check(form, checked.answers(), item.caseNo(), person));
        var sound = problems.isEmpty();
        var at = problems.stream().map(Problem::field).collect(Collectors.toSet());
        if (sound) {
            proposals.putAll(forms.proposals(item, form, checked.answers()));
            problems.addAll(forms.departures(form, checked.answers(), proposals));
        }
        var confirmed = Form.confirmed(given);
        rules.get().stream()
                .filter(rule -> sound || rule.atOnce(item))
                .flatMap(rule -> rule.check(item, checked.answers(), known).stream())
                .filter(problem -> problem.confirm() == null || !confirmed.contains(problem.confirm()))
                .filter(problem -> sound || !at.contains(problem.field()))
                .forEach(problems::add);
        // After what is graver, in the same round.
        problems.addAll(form.turned(given));
        if (!problems.isEmpty()) {
            throw new AnswerRefused(form, problems);
        }
        return new Sound(checked, proposals);
    }

    /**
     * What speaks against an answer to a withdrawn item that somebody had begun.
     *
     * @throws AnswerRefused if somebody knows why it is not wanted
     */
    void requireWanted(WorkItem withdrawn) {
        var problems = rules.get().stream()
                .flatMap(rule -> rule.overtaken(withdrawn).stream())
                .toList();
        if (!problems.isEmpty()) {
            throw new AnswerRefused(forms.of(withdrawn), problems);
        }
    }

    /** An answer in which nothing is wrong, and what tables propose for it. */
    record Sound(Checked answer, Map<String, DecisionOutcome> proposals) {}
}
