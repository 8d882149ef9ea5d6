package org.huhang.casework;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.huhang.agency.Person;
import org.huhang.form.ReadableAnswer;
import org.huhang.worklist.Answer;
import org.huhang.worklist.TaskPanel;
import org.huhang.worklist.WorkItem;
import org.huhang.worklist.Worklist;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/**
 * Before the form of whoever leads: the answer of the process that came last before this task, who gave it, what was decided and
 * why. Nobody agrees to what he has to look for.
 */
@Component
class JudgedAnswer implements TaskPanel {

    /** After who called, before the reports. */
    private static final int ORDER = 15;

    private static final String REASON = "decisionReason";

    private final Worklist worklist;
    private final CaseWords words;

    JudgedAnswer(Worklist worklist, CaseWords words) {
        this.worklist = worklist;
        this.words = words;
    }

    @Override
    public @Nullable Panel panel(WorkItem task, Person reader) {
        return before(task)
                .filter(item -> task.judges() && worklist.mayOpen(reader, item))
                .flatMap(item -> answer(item).map(answer -> panel(answer, item, reader)))
                .orElse(null);
    }

    private Panel panel(Answer answer, WorkItem item, Person reader) {
        var locale = LocaleContextHolder.getLocale();
        var told = worklist.told(answer, item, reader, locale);
        var reason = answer.answers().get(REASON);
        var main = told.all().stream()
                .filter(line -> told.gist().contains(line) || line.text().equals(reason))
                .toList();
        var shown = main.isEmpty() ? told.all() : main;
        return new Panel(
                Place.FIRST,
                ORDER,
                "casework/_judged :: judged",
                Map.of("judged", judged(answer, item, shown, locale), "all", told.all()));
    }

    private Judged judged(Answer answer, WorkItem item, List<ReadableAnswer> lines, Locale locale) {
        return new Judged(item, words.taskName(item, locale), words.who(answer.person(), locale), lines);
    }

    private Optional<WorkItem> before(WorkItem task) {
        return worklist.ofCase(task.caseNo()).stream()
                .filter(item -> item.instanceId().equals(task.instanceId()) && item.state() == WorkItem.State.DONE)
                .filter(item -> !Objects.requireNonNull(item.endedAt())
                        .isAfter(task.receivedAt().plusSeconds(1)))
                .max(Comparator.comparing(item -> Objects.requireNonNull(item.endedAt())));
    }

    private Optional<Answer> answer(WorkItem item) {
        return worklist.answersOfCase(item.caseNo()).stream()
                .filter(answer -> answer.taskId().equals(item.id()))
                .findFirst();
    }

    /**
     * An answer that somebody else judges.
     *
     * @param item its task
     * @param task the name of its task
     * @param who who gave it, with the agency
     * @param lines what was decided, and why
     */
    record Judged(WorkItem item, String task, String who, List<ReadableAnswer> lines) {}
}
