package org.huhang.worklist;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.huhang.agency.Person;
import org.huhang.worklist.Query.Filter;
import org.springframework.stereotype.Component;

/**
 * What nobody took and cannot wait: a RED case, a term that ends within the hour, or one that was missed. It stands above every list, whatever part of it somebody chose to see, but above none that begins with it by itself.
 */
@Component
public class UrgentTasks {

    /** The rest is one press away. */
    private static final int SHOWN = 3;

    private final TaskLists lists;
    private final TaskRows rows;
    private final Clock clock;

    UrgentTasks(TaskLists lists, TaskRows rows, Clock clock) {
        this.lists = lists;
        this.rows = rows;
        this.clock = clock;
    }

    /**
     * What stands above a list of something else than tasks.
     *
     * @param reader who reads: who may take it, leads the agency with which it lies, or oversees its county
     * @param locale the reader's language
     * @return nothing for whoever has no tasks
     */
    public Above above(Person reader, Locale locale) {
        return above(reader, views(reader), List.of(), locale);
    }

    /** Above a list of tasks: nothing that this list begins with. */
    Above above(Person reader, Query list, List<WorkItem> listed, Locale locale) {
        var own = beginsWithIt(list) ? list.view() : null;
        var views = views(reader).stream().filter(view -> view != own).toList();
        return above(reader, views, own == null ? List.of() : listed, locale);
    }

    private static boolean beginsWithIt(Query list) {
        return list.allOfPool()
                || list.equals(Query.all(list.view(), Filter.URGENT).first(list.limit()));
    }

    /** What the reader may take himself. */
    List<WorkItem> own(Person reader, int limit) {
        return lists.urgent(reader, View.POOL, limit);
    }

    /** Above a list that begins with what cannot wait stands no other with more time than the first of it, unless it is RED. */
    private Above above(Person reader, List<View> views, List<WorkItem> listed, Locale locale) {
        var said = listed.stream().map(WorkItem::id).collect(Collectors.toSet());
        var of = new LinkedHashMap<View, List<WorkItem>>();
        views.forEach(view -> of.put(view, lists.urgent(reader, view, SHOWN + said.size() + 1)));
        var found = new LinkedHashMap<UUID, WorkItem>();
        of.forEach((view, urgent) -> urgent.stream()
                .filter(item -> view == View.POOL || !reader.groups().contains(item.group()))
                .filter(item -> !said.contains(item.id()))
                .forEach(item -> found.putIfAbsent(item.id(), item)));
        var order = MostUrgent.by(clock.instant());
        var shown = found.values().stream()
                .filter(item ->
                        listed.isEmpty() || item.riskTier().equals("RED") || order.compare(item, listed.get(0)) < 0)
                .sorted(order)
                .limit(SHOWN)
                .toList();
        return new Above(reader.id(), rows.of(shown, reader, locale), more(reader, of, shown, said));
    }

    /** The lists in which there are more than what is shown. */
    private List<More> more(Person reader, Map<View, List<WorkItem>> of, List<WorkItem> shown, Set<UUID> said) {
        return of.entrySet().stream()
                .filter(view ->
                        view.getValue().stream().anyMatch(item -> !shown.contains(item) && !said.contains(item.id())))
                .map(view ->
                        new More(view.getKey().key(), lists.shown(reader, Query.all(view.getKey(), Filter.URGENT))))
                .toList();
    }

    private List<View> views(Person reader) {
        var views = new ArrayList<View>();
        if (!reader.platformOnly()) {
            views.add(View.POOL);
            if (reader.leader()) {
                views.add(View.AGENCY);
            }
            if (lists.oversees(reader)) {
                views.add(View.REGION);
            }
        }
        return views;
    }

    /**
     * What stands above a list.
     *
     * @param reader who reads
     * @param rows the tasks, in the order of every list
     * @param more the lists in which there are more than that
     */
    public record Above(String reader, List<TaskRow> rows, List<More> more) {

        /** Whether nothing is urgent. */
        public boolean nothing() {
            return rows.isEmpty();
        }
    }

    /**
     * A list with more of it.
     *
     * @param view its word in an address
     * @param count how many there are, such as 7 or 99+
     */
    record More(String view, String count) {}
}
