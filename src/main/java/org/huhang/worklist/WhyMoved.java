package org.huhang.worklist;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.huhang.agency.Directory;
import org.huhang.web.Words;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Says in sentences why nobody needs a task any more, and what a correction did to the tasks of others. */
@Component
class WhyMoved {

    private final MovedByCorrection moves;
    private final List<Withdrawal> withdrawals;
    private final Worklist worklist;
    private final TaskNames names;
    private final Directory directory;
    private final Words times;
    private final MessageSource words;

    WhyMoved(
            MovedByCorrection moves,
            List<Withdrawal> withdrawals,
            Worklist worklist,
            TaskNames names,
            Directory directory,
            Words times,
            MessageSource words) {
        this.moves = moves;
        this.withdrawals = withdrawals;
        this.worklist = worklist;
        this.names = names;
        this.directory = directory;
        this.times = times;
        this.words = words;
    }

    /** Why nobody needs it any more. */
    String withdrawn(WorkItem item, Locale locale) {
        return moves.takenBy(item)
                .map(made -> {
                    var corrected = worklist.item(made.taskId());
                    return sentence(
                            "worklist.withdrawn.corrected",
                            locale,
                            names.of(corrected, locale),
                            directory.agency(corrected.agencyCode()).name(locale),
                            times.at(made.at(), locale));
                })
                .orElseGet(() -> withdrawals.stream()
                        .flatMap(one -> one.why(item, locale).stream())
                        .findFirst()
                        .orElseGet(() -> sentence("worklist.withdrawn", locale)));
    }

    /** What the correction that was just made did, in sentences. */
    List<String> corrected(WorkItem item, Locale locale) {
        return moves.moved(item)
                .map(moved -> {
                    var said = new ArrayList<>(List.of(sentence("worklist.corrected.done", locale)));
                    if (!moved.withdrawn().isEmpty()) {
                        said.add(sentence("worklist.corrected.withdrawn", locale, named(moved.withdrawn(), locale)));
                    }
                    if (!moved.begun().isEmpty()) {
                        said.add(sentence("worklist.corrected.begun", locale, named(moved.begun(), locale)));
                    }
                    if (said.size() == 1) {
                        said.add(sentence("worklist.corrected.same", locale));
                    }
                    return List.copyOf(said);
                })
                .orElse(List.of());
    }

    private String named(List<WorkItem> tasks, Locale locale) {
        return tasks.stream()
                .map(task -> sentence(
                        "worklist.corrected.task",
                        locale,
                        names.of(task, locale),
                        directory.agency(task.agencyCode()).name(locale)))
                .distinct()
                .collect(Collectors.joining(sentence("worklist.comma", locale)));
    }

    private String sentence(String key, Locale locale, Object... values) {
        return words.getMessage(key, values, locale);
    }
}
