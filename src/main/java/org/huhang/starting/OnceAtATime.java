package org.huhang.starting;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.huhang.casework.CaseFile;
import org.huhang.casework.CaseProcess;
import org.huhang.casework.Given;
import org.huhang.engine.StartOfProcess;
import org.huhang.form.Characters;
import org.huhang.worklist.Worklist;
import org.springframework.stereotype.Component;

/**
 * A process runs once at a time in a case: two of it would give everybody each task twice. Its model says by which answers one is
 * about something else, such as another guardian. Whoever says that the child is in danger is heard, whatever runs.
 */
@Component
class OnceAtATime {

    private static final Set<String> NOTHING = Set.of("", "no", "false");

    private final CaseProcess process;
    private final Worklist worklist;

    OnceAtATime(CaseProcess process, Worklist worklist) {
        this.process = process;
        this.worklist = worklist;
    }

    /**
     * Refuses what runs already.
     *
     * @throws RunsAlready if it does
     */
    void check(StartOfProcess start, CaseFile file, Given answer) {
        var running = process.running(file.caseNo()).stream()
                .filter(one -> one.processKey().equals(start.processKey()))
                .map(one -> one.instanceId())
                .toList();
        if (running.isEmpty() || answer.yes("dangerNow")) {
            return;
        }
        if (start.besideIf().isEmpty() || begunAlike(start, file, answer, running)) {
            throw new RunsAlready(start.definitionId(), file.caseNo());
        }
    }

    /**
     * Whether what is told runs already: of the same people, as whoever writes them, each kind of conduct that is named now was
     * named. What is answered with no, or not at all, makes nothing another matter.
     */
    private boolean begunAlike(StartOfProcess start, CaseFile file, Given answer, List<String> running) {
        var alike = worklist.answersOfCase(file.caseNo()).stream()
                .filter(before -> before.elementId().equals(start.elementId()))
                .filter(before ->
                        running.contains(worklist.item(before.taskId()).instanceId()))
                .map(before -> new Given(before.answers()))
                .filter(before -> start.besideIf().stream().allMatch(field -> saysTheSame(field, answer, before)))
                .toList();
        return !alike.isEmpty()
                && start.besideIf().stream().allMatch(field -> alike.stream()
                        .flatMap(before -> before.codes(field).stream())
                        .collect(Collectors.toSet())
                        .containsAll(answer.codes(field)));
    }

    private static boolean saysTheSame(String field, Given now, Given before) {
        var said = written(now, field);
        return !now.codes(field).isEmpty() || NOTHING.contains(said) || said.equals(written(before, field));
    }

    /** In small letters, without anything that nobody sees. */
    private static String written(Given answer, String field) {
        var text = answer.text(field);
        return text == null
                ? ""
                : text.toLowerCase(Locale.ROOT)
                        .codePoints()
                        .mapToObj(Character::toString)
                        .filter(one -> !Characters.blank(one))
                        .collect(Collectors.joining());
    }
}
