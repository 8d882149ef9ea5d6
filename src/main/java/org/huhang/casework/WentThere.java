package org.huhang.casework;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.huhang.form.Problem;
import org.huhang.web.Words;
import org.huhang.worklist.TaskRule;
import org.huhang.worklist.WorkItem;
import org.huhang.worklist.Worklist;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/**
 * Who was there before the danger was told has not gone because of it: the task to go there stays open until somebody went. Forms
 * know minutes. What a report said when it came is older than whoever went.
 */
@Component
class WentThere implements TaskRule {

    private static final String AT = "onSceneAt";

    private final Cases cases;
    private final Dangers dangers;
    private final DutyTable duties;
    private final CaseProcess process;
    private final Worklist worklist;
    private final Words times;

    WentThere(Cases cases, Dangers dangers, DutyTable duties, CaseProcess process, Worklist worklist, Words times) {
        this.cases = cases;
        this.dangers = dangers;
        this.duties = duties;
        this.process = process;
        this.worklist = worklist;
        this.times = times;
    }

    @Override
    public List<Problem> check(WorkItem task, Map<String, Object> answers, Map<String, Object> known) {
        var given = new Given(answers);
        var at = given.moment(AT);
        if (at == null
                || !PoliceAtCase.FIRST_RESPONSE.contains(task.work())
                || given.codes("childCondition").contains("notFound")) {
            return List.of();
        }
        return Stream.of(sent(task), said(task))
                .flatMap(Optional::stream)
                .max(Comparator.naturalOrder())
                .filter(told -> told.truncatedTo(ChronoUnit.MINUTES).isAfter(at))
                .map(told -> new Problem(AT, "beforeDanger", List.of(times.at(told, LocaleContextHolder.getLocale()))))
                .stream()
                .toList();
    }

    /** When they were called for danger that no report told, or first of all in a case that was merged. */
    private Optional<Instant> sent(WorkItem task) {
        return duties.of(task.instanceId())
                .filter(owed -> owed.ofDanger() || owed.ofMerge() && dangers.acute(cases.file(task.caseNo())))
                .filter(owed -> !owed.source().startsWith("report:"))
                .flatMap(owed ->
                        Optional.ofNullable(process.facts(task.instanceId()).date("receivedAt")))
                .map(Date::toInstant);
    }

    /** When somebody said that the child is in danger, if that was before the answer, and nobody else is still to go for it. */
    private Optional<Instant> said(WorkItem task) {
        if (worklist.ofCase(task.caseNo()).stream()
                .anyMatch(other -> other.open()
                        && !other.id().equals(task.id())
                        && PoliceAtCase.FIRST_RESPONSE.contains(other.work()))) {
            return Optional.empty();
        }
        return dangers.saidAt(cases.file(task.caseNo()))
                .filter(at -> task.endedAt() == null || at.isBefore(task.endedAt()));
    }
}
