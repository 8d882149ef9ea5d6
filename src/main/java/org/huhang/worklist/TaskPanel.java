package org.huhang.worklist;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.huhang.agency.Person;
import org.jspecify.annotations.Nullable;

/** A piece of the page beside a task's form: the safety strip, the way so far. Rendered into the first HTML. */
public interface TaskPanel {

    /**
     * The piece for a task.
     *
     * @param task the task
     * @param reader who looks
     * @return the piece, null if there is nothing to show
     */
    @Nullable
    Panel panel(WorkItem task, Person reader);

    /**
     * A fragment with its model.
     *
     * @param place STRIP under the title, SIDE beside the form
     * @param order smaller comes first
     * @param fragment the template and fragment, such as {@code casework/_strip :: strip}
     * @param model what the fragment reads as {@code panel}
     */
    record Panel(Place place, int order, String fragment, Map<String, Object> model) {}

    /**
     * The pieces for a task, by their place.
     *
     * @param owners whoever has pieces
     * @param task the task
     * @param reader who looks
     */
    static Map<Place, List<Panel>> of(List<TaskPanel> owners, WorkItem task, Person reader) {
        return owners.stream()
                .map(owner -> owner.panel(task, reader))
                .filter(Objects::nonNull)
                .sorted(Comparator.comparingInt(Panel::order))
                .collect(Collectors.groupingBy(Panel::place));
    }

    /** Where on the page. */
    enum Place {
        /** what must be read before anything is answered: before the form on a phone, beside it on a desk */
        FIRST,
        /** under the title, always in sight */
        STRIP,
        /** beside the form */
        SIDE
    }
}
