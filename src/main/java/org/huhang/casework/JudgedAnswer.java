package org.huhang.casework;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.huhang.agency.Person;
import org.huhang.form.ReadableAnswer;
import org.huhang.worklist.Answer;
import org.huhang.worklist.JudgedTasks;
import org.huhang.worklist.TaskPanel;
import org.huhang.worklist.WorkItem;
import org.huhang.worklist.Worklist;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/**
 * Before the form of whoever judges what others answered: each such answer, who gave it, what was decided and why. Nobody agrees
 * to what he has to look for. Of a task that he may not open he reads what was decided and why, and no more.
 */
@Component
class JudgedAnswer implements TaskPanel {

    /** After who called, before the reports. */
    private static final int ORDER = 15;

    private static final String REASON = "decisionReason";

    private final Worklist worklist;
    private final JudgedTasks judged;
    private final CaseWords words;

    JudgedAnswer(Worklist worklist, JudgedTasks judged, CaseWords words) {
        this.worklist = worklist;
        this.judged = judged;
        this.words = words;
    }

    @Override
    public @Nullable Panel panel(WorkItem task, Person reader) {
        var answers = judged.judged(task, reader).stream()
                .flatMap(item -> answer(item).map(answer -> judged(answer, item, reader)).stream())
                .toList();
        return answers.isEmpty()
                ? null
                : new Panel(Place.FIRST, ORDER, "casework/_judged :: judged", Map.of("judged", answers));
    }

    private Judged judged(Answer answer, WorkItem item, Person reader) {
        var locale = LocaleContextHolder.getLocale();
        var told = worklist.told(answer, item, reader, locale);
        var reason = answer.answers().get(REASON);
        var main = told.all().stream()
                .filter(line -> told.gist().contains(line) || line.text().equals(reason))
                .toList();
        var opens = worklist.mayOpen(reader, item);
        var lines = main.isEmpty() && opens ? told.all() : main;
        return new Judged(
                item,
                opens,
                words.taskName(item, locale),
                words.who(answer.person(), locale),
                lines,
                opens ? told.all() : lines);
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
     * @param opens whether the reader may open that
     * @param task the name of its task
     * @param who who gave it, with the agency
     * @param lines what was decided, and why
     * @param all every line of it
     */
    record Judged(
            WorkItem item,
            boolean opens,
            String task,
            String who,
            List<ReadableAnswer> lines,
            List<ReadableAnswer> all) {}
}
