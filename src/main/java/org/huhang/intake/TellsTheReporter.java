package org.huhang.intake;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.huhang.agency.Directory;
import org.huhang.form.Characters;
import org.huhang.form.Problem;
import org.huhang.worklist.TaskRule;
import org.huhang.worklist.WorkItem;
import org.huhang.worklist.Worklist;
import org.springframework.stereotype.Component;

/**
 * Words that others read on the way of a case do not name who reported it by mistake: it is asked back (MPL 11). Only of whoever may open
 * the reporter, for anybody else would learn by trying names.
 */
@Component
class TellsTheReporter implements TaskRule {

    private final Reporters reporters;
    private final Worklist worklist;
    private final Directory directory;

    TellsTheReporter(Reporters reporters, Worklist worklist, Directory directory) {
        this.reporters = reporters;
        this.worklist = worklist;
        this.directory = directory;
    }

    @Override
    public List<Problem> check(WorkItem task, Map<String, Object> answers, Map<String, Object> known) {
        var told = worklist.form(task).told().stream()
                .filter(key -> !Characters.blank(String.valueOf(answers.getOrDefault(key, ""))))
                .sorted()
                .toList();
        if (told.isEmpty() || !knows(task)) {
            return List.of();
        }
        var naming = reporters.naming(task.caseNo());
        return told.stream()
                .filter(key -> naming.test(String.valueOf(answers.get(key))))
                .map(key -> new Problem(key, "namesReporter", List.of(), key + "=namesReporter"))
                .toList();
    }

    private boolean knows(WorkItem task) {
        return Optional.ofNullable(task.holder())
                .flatMap(directory::find)
                .filter(holder -> reporters.admits(holder, task.caseNo()))
                .isPresent();
    }
}
