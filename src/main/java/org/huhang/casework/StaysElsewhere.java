package org.huhang.casework;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.huhang.child.ChildFiles;
import org.huhang.child.StripFact;
import org.huhang.form.Problem;
import org.huhang.model.Work;
import org.huhang.worklist.TaskRule;
import org.huhang.worklist.WorkItem;
import org.huhang.worklist.Worklist;
import org.springframework.stereotype.Component;

/**
 * No case is closed over a child that was taken from its home without a word of who looks after it now, until when, and on which
 * day somebody asks again: otherwise nobody does.
 */
@Component
class StaysElsewhere implements TaskRule {

    private static final Set<String> ASKED = Set.of("carerNow", "careUntil", "careUntilDate");

    /** By what whoever was there, or assessed the child, says that it is not at home. */
    private static final List<String> AWAY = List.of("removed", "temporaryCareNeeded");

    private final Cases cases;
    private final ChildFiles children;
    private final Deaths deaths;
    private final PassedOn passedOn;
    private final Worklist worklist;

    StaysElsewhere(Cases cases, ChildFiles children, Deaths deaths, PassedOn passedOn, Worklist worklist) {
        this.cases = cases;
        this.children = children;
        this.deaths = deaths;
        this.passedOn = passedOn;
        this.worklist = worklist;
    }

    @Override
    public List<Problem> check(WorkItem task, Map<String, Object> answers, Map<String, Object> known) {
        var given = new Given(answers);
        if (task.work() != Work.CLOSING || !"approve".equals(given.text("closeDecision")) || !stays(task.caseNo())) {
            return List.of();
        }
        // A case on an older version of the form is not asked there what that form cannot take.
        var form = worklist.form(task.id());
        return ASKED.stream()
                .filter(field -> given.text(field) == null && form.field(field) != null)
                .sorted()
                .map(field -> new Problem(field, "carerNowUnknown", List.of()))
                .toList();
    }

    @Override
    public boolean atOnce(WorkItem item) {
        return item.work() == Work.CLOSING;
    }

    @Override
    public Set<String> needless(WorkItem task) {
        return task.work() == Work.CLOSING && !stays(task.caseNo()) ? ASKED : Set.of();
    }

    @Override
    public Set<String> demanded(WorkItem task) {
        return task.work() == Work.CLOSING && stays(task.caseNo()) ? ASKED : Set.of();
    }

    private boolean stays(String caseNo) {
        var file = cases.file(caseNo);
        return deaths.said(file) == null && (wasPlaced(file) || passedOn.removed(caseNo) || saidAway(caseNo));
    }

    private boolean wasPlaced(CaseFile file) {
        return children.facts(file.childId()).stream()
                .filter(fact -> fact.kind() == StripFact.Kind.CARE_STATUS)
                .findFirst()
                .filter(newest -> newest.value() instanceof Map<?, ?> where && !where.isEmpty())
                .isPresent();
    }

    /** What was said last counts. */
    private boolean saidAway(String caseNo) {
        var answers = worklist.answersOfCase(caseNo).stream()
                .map(answer -> new Given(answer.answers()))
                .toList();
        return AWAY.stream().anyMatch(question -> answers.stream()
                .map(given -> given.known(question))
                .filter(Objects::nonNull)
                .reduce(false, (first, last) -> last));
    }
}
