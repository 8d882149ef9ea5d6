package org.huhang.casework;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.huhang.child.ChildFiles;
import org.huhang.child.StripFact;
import org.huhang.engine.BusinessClock;
import org.huhang.form.Problem;
import org.huhang.model.Work;
import org.huhang.worklist.TaskRule;
import org.huhang.worklist.WorkItem;
import org.huhang.worklist.Worklist;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * No case is closed over a child that was taken from its home without a word of who looks after it now, until when, and on which
 * day somebody asks again: otherwise nobody does.
 */
@Component
class StaysElsewhere implements TaskRule {

    private static final String DAY = "careUntilDate";
    private static final Set<String> ASKED = Set.of("carerNow", "careUntil", DAY);

    /** By what whoever was there, or assessed the child, says that it is not at home. */
    private static final List<String> AWAY = List.of("removed", "temporaryCareNeeded");

    private final Cases cases;
    private final ChildFiles children;
    private final Deaths deaths;
    private final PassedOn passedOn;
    private final Worklist worklist;
    private final Clock clock;

    StaysElsewhere(Cases cases, ChildFiles children, Deaths deaths, PassedOn passedOn, Worklist worklist, Clock clock) {
        this.cases = cases;
        this.children = children;
        this.deaths = deaths;
        this.passedOn = passedOn;
        this.worklist = worklist;
        this.clock = clock;
    }

    @Override
    public List<Problem> check(WorkItem task, Map<String, Object> answers, Map<String, Object> known) {
        var given = new Given(answers);
        if (task.work() != Work.CLOSING || !"approve".equals(given.text("closeDecision")) || !stays(task.caseNo())) {
            return List.of();
        }
        // A case on an older version of the form is not asked there what that form cannot take.
        var form = worklist.form(task);
        var problems = new ArrayList<>(ASKED.stream()
                .filter(field -> given.text(field) == null && form.field(field) != null)
                .sorted()
                .map(field -> new Problem(field, "carerNowUnknown", List.of()))
                .toList());
        var until = given.text(DAY);
        var grown = comesOfAge(task.caseNo());
        if (until != null && grown != null && LocalDate.parse(until).isAfter(grown)) {
            problems.add(new Problem(DAY, "careUntilAfterBirthday", List.of(grown.toString())));
        }
        return problems;
    }

    /** Nobody is looked after as a child for longer; null where nobody knows, or it is past. */
    private @Nullable LocalDate comesOfAge(String caseNo) {
        var born = children.file(cases.file(caseNo).childId()).identity().birthDate();
        var grown = born == null ? null : born.plusYears(ComingOfAge.YEARS);
        return grown != null && grown.isAfter(LocalDate.ofInstant(clock.instant(), BusinessClock.CHINA)) ? grown : null;
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

    /** Whether the child lives where it was taken, as far as anybody said. */
    boolean stays(String caseNo) {
        var file = cases.file(caseNo);
        return !deaths.certain(file) && (wasPlaced(file) || passedOn.removed(caseNo) || saidAway(caseNo));
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
