package org.huhang.worklist;

import java.time.Clock;
import java.util.List;
import java.util.Set;
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

    /** What of a list stands before its order by term. */
    List<WorkItem> first(Person person, Query query) {
        return items.first(reader(person, query), query, clock.instant());
    }

    /** What nobody took and cannot wait, RED before anything else. */
    List<WorkItem> urgent(Person person, View view, int limit) {
        return items.urgent(reader(person, Query.all(view, Query.Filter.URGENT)), view, clock.instant(), limit);
    }

    /** As {@link #count}, then 99+. */
    String shown(Person person, Query query) {
        return shown(count(person, query));
    }

    static String shown(int count) {
        return count >= COUNT_TO ? COUNT_TO - 1 + "+" : String.valueOf(count);
    }

    /** Exact to 99; 100 means more. */
    int count(Person person, Query query) {
        return items.count(reader(person, query), query, clock.instant(), COUNT_TO);
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
