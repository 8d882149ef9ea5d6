package org.huhang.worklist;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.huhang.agency.Access;
import org.huhang.agency.Person;
import org.springframework.stereotype.Component;

/** The lists of tasks that a person may read, and how much is in them. */
@Component
class TaskLists {

    private static final int COUNT_TO = 100;

    private final TaskListTable items;
    private final Access access;
    private final Clock clock;

    TaskLists(TaskListTable items, Access access, Clock clock) {
        this.items = items;
        this.access = access;
        this.clock = clock;
    }

    List<WorkItem> page(Person person, Query query) {
        return items.page(reader(person, query), query, clock.instant());
    }

    /** What of a list cannot wait, by how little time is left. */
    List<WorkItem> first(Person person, Query query) {
        return items.first(reader(person, query), query, clock.instant());
    }

    /** What nobody took and cannot wait, by how little time is left. */
    List<WorkItem> urgent(Person person, View view, int limit) {
        return items.urgent(reader(person, Query.all(view, Query.Filter.URGENT)), view, clock.instant(), limit);
    }

    /** As {@link #count}, then 99+. */
    String shown(Person person, Query query) {
        return shown(count(person, query));
    }

    private static String shown(int count) {
        return count >= COUNT_TO ? COUNT_TO - 1 + "+" : String.valueOf(count);
    }

    /** Exact to 99; 100 means more. */
    int count(Person person, Query query) {
        return items.count(reader(person, query), query, clock.instant(), COUNT_TO);
    }

    /** What the links of a list say that they lead to, by the word of the link: each is the count of the list that it opens. */
    Map<String, String> counts(Person person, Query shown) {
        var asked = Map.of(
                "urgent", shown.part(View.POOL, Query.Filter.URGENT),
                "mine", shown.part(View.MINE, Query.Filter.ALL),
                "pool", shown.part(View.POOL, Query.Filter.ALL),
                "overdue", part(shown, Query.Filter.OVERDUE),
                "soon", part(shown, Query.Filter.SOON));
        var counted = items.counts(reader(person, shown), asked, shown, clock.instant(), COUNT_TO);
        return counted.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, count -> shown(count.getValue())));
    }

    private static Query part(Query shown, Query.Filter part) {
        return shown.part(shown.view().partOf(part), part);
    }

    /** Whom a reader oversees is asked only where the list is about it. */
    private TaskListTable.Reader reader(Person person, Query query) {
        return new TaskListTable.Reader(person, query.view() == View.REGION ? access.oversees(person) : Set.of());
    }

    /** What lies with each agency of the counties that a person oversees. */
    List<TaskListTable.Load> byAgency(Person person) {
        return items.byAgency(access.oversees(person), clock.instant());
    }

    boolean oversees(Person person) {
        return !access.oversees(person).isEmpty();
    }

    /** Each exact to 99; 100 means more. */
    TaskListTable.Counts counts(Person person) {
        return items.counts(person, clock.instant(), COUNT_TO);
    }
}
