package org.huhang.worklist;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.huhang.agency.Person;
import org.springframework.stereotype.Component;

/**
 * What nobody took and cannot wait: a RED case, or a term that ends within the hour. It stands above every list, whatever part
 * of it somebody chose to see.
 */
@Component
public class UrgentTasks {

    /** The rest is one press away. */
    private static final int SHOWN = 3;

    private final TaskLists lists;
    private final TaskRows rows;

    UrgentTasks(TaskLists lists, TaskRows rows) {
        this.lists = lists;
        this.rows = rows;
    }

    /**
     * What stands above a list.
     *
     * @param reader who reads: who may take it, leads the agency with which it lies, or oversees its county
     * @param locale the reader's language
     * @return nothing for whoever has no tasks
     */
    public Above above(Person reader, Locale locale) {
        return above(reader, views(reader), locale);
    }

    /** Above a list that itself begins with what its reader may take. */
    Above ofOthers(Person reader, Locale locale) {
        return above(
                reader, views(reader).stream().filter(view -> view != View.POOL).toList(), locale);
    }

    /** What the reader may take himself. */
    List<WorkItem> own(Person reader, int limit) {
        return lists.urgent(reader, View.POOL, limit);
    }

    private Above above(Person reader, List<View> views, Locale locale) {
        var found = new LinkedHashMap<UUID, WorkItem>();
        var more = new ArrayList<More>();
        for (var view : views) {
            var urgent = lists.urgent(reader, view, SHOWN + 1);
            urgent.stream()
                    .limit(SHOWN)
                    .filter(item -> view == View.POOL || !reader.groups().contains(item.group()))
                    .forEach(item -> found.putIfAbsent(item.id(), item));
            if (urgent.size() > SHOWN) {
                more.add(new More(view.key(), lists.shown(reader, Query.all(view, Query.Filter.URGENT))));
            }
        }
        return new Above(reader.id(), rows.of(List.copyOf(found.values()), reader, locale), more);
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
     * @param rows the tasks, those that the reader may take before those of others
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
