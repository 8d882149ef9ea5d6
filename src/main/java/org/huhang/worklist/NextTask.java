package org.huhang.worklist;

import java.time.Clock;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.huhang.agency.Permission;
import org.huhang.agency.Person;
import org.huhang.worklist.Query.Filter;
import org.springframework.stereotype.Component;

/** What whoever just answered a task can go on with, so that nobody looks for it in a list. */
@Component
class NextTask {

    private static final int LOOKED_AT = 20;

    private final Worklist worklist;
    private final ReportedTogether together;
    private final TaskLists lists;
    private final TaskNames names;
    private final Clock clock;

    NextTask(Worklist worklist, ReportedTogether together, TaskLists lists, TaskNames names, Clock clock) {
        this.worklist = worklist;
        this.together = together;
        this.lists = lists;
        this.names = names;
        this.clock = clock;
    }

    /**
     * What is offered after an answer.
     *
     * @param id the task that was answered
     * @param person who answered it
     * @param locale the person's language
     * @return the next task of the case and the same step for another child of the report, as far as there are any; else the
     *     most urgent one; empty where this person did not answer it or has nothing to do
     */
    List<Next> after(UUID id, Person person, Locale locale) {
        return worklist.find(id)
                .filter(item ->
                        item.state() == WorkItem.State.DONE && person.id().equals(item.holder()))
                .map(item -> after(item, person, locale))
                .orElse(List.of());
    }

    private List<Next> after(WorkItem done, Person person, Locale locale) {
        var near = Stream.of(
                        best(Set.of(done.caseNo()), person, item -> !item.instanceId()
                                        .equals(done.instanceId()))
                                .map(item -> next(Why.CASE, item, locale)),
                        best(together.with(done.caseNo()), person, item -> !item.elementId()
                                        .equals(done.elementId()))
                                .map(item -> next(Why.CHILD, item, locale)))
                .flatMap(Optional::stream)
                .toList();
        return near.isEmpty()
                ? mostUrgent(person).map(item -> next(Why.URGENT, item, locale)).stream()
                        .toList()
                : near;
    }

    /** What this person holds or may take in some cases; among equals the first by term. */
    private Optional<WorkItem> best(Collection<String> cases, Person person, Function<WorkItem, Boolean> later) {
        return worklist.openIn(cases).stream()
                .filter(item -> person.id().equals(item.holder())
                        || (item.holder() == null && worklist.allows(person, Permission.CLAIM, item)))
                .min(Comparator.comparing(later));
    }

    private Optional<WorkItem> mostUrgent(Person person) {
        var query = Query.all(View.OPEN, Filter.ALL).first(LOOKED_AT);
        return Stream.concat(lists.first(person, query).stream(), lists.page(person, query).stream())
                .min(MostUrgent.by(clock.instant()));
    }

    private Next next(Why why, WorkItem item, Locale locale) {
        return new Next(why, item, names.of(item, locale), item.holder() == null);
    }

    /** Why something is offered. */
    enum Why {
        /** it is of the same case */
        CASE,
        /** it is of another child of the report */
        CHILD,
        /** nothing else that this person has is more urgent */
        URGENT
    }

    /**
     * A task to go on with.
     *
     * @param why why it is offered
     * @param item the task
     * @param name its name
     * @param free whether it must be taken first
     */
    record Next(Why why, WorkItem item, String name, boolean free) {}
}
