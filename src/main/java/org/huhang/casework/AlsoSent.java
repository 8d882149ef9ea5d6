package org.huhang.casework;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import org.huhang.agency.Person;
import org.huhang.worklist.TaskPanel;
import org.huhang.worklist.WorkItem;
import org.huhang.worklist.Worklist;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/**
 * Who else is sent to the same child within the hour, before the form of whoever goes there: several words of danger send police
 * several times, and who goes should know of the others.
 */
@Component
class AlsoSent implements TaskPanel {

    /** Before the words by which they were called. */
    private static final int ORDER = 5;

    private static final Duration AN_HOUR = Duration.ofHours(1);

    private final Worklist worklist;
    private final CaseWords words;

    AlsoSent(Worklist worklist, CaseWords words) {
        this.worklist = worklist;
        this.words = words;
    }

    @Override
    public @Nullable Panel panel(WorkItem task, Person reader) {
        if (!PoliceAtCase.FIRST_RESPONSE.contains(task.work())) {
            return null;
        }
        var locale = LocaleContextHolder.getLocale();
        var others = worklist.ofCase(task.caseNo()).stream()
                .filter(item -> !item.id().equals(task.id()) && PoliceAtCase.FIRST_RESPONSE.contains(item.work()))
                .filter(item -> item.state() != WorkItem.State.WITHDRAWN)
                .filter(item -> Duration.between(item.receivedAt(), task.receivedAt())
                                .abs()
                                .compareTo(AN_HOUR)
                        < 0)
                .sorted(Comparator.comparing(WorkItem::receivedAt).reversed())
                .map(item -> sent(item, locale))
                .toList();
        return others.isEmpty()
                ? null
                : new Panel(Place.FIRST, ORDER, "casework/_also :: also", Map.of("others", others));
    }

    private Sent sent(WorkItem item, Locale locale) {
        var state = item.state() == WorkItem.State.DONE ? "done" : item.holder() == null ? "free" : "held";
        var who = item.holder() == null ? words.name(item.agencyCode(), locale) : words.who(item.holder(), locale);
        return new Sent(words.taskName(item, locale), who, state, item.receivedAt());
    }

    /**
     * Police who were sent too.
     *
     * @param task the task by which
     * @param who who holds or did it, else the agency with which it lies
     * @param state free, held or done
     * @param at since when
     */
    record Sent(String task, String who, String state, Instant at) {}
}
