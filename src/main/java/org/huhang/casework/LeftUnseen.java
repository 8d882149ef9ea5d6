package org.huhang.casework;

import java.time.Clock;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.huhang.casework.PoliceFacts.Meaning;
import org.huhang.casework.PoliceFacts.Row;
import org.huhang.child.ChildFiles;
import org.huhang.engine.BusinessClock;
import org.huhang.form.Problem;
import org.huhang.worklist.Answer;
import org.huhang.worklist.TaskRule;
import org.huhang.worklist.WorkItem;
import org.huhang.worklist.Worklist;
import org.springframework.stereotype.Component;

/**
 * That a child is at another school, on leave or too old ends what is done for it. Who says so and has not seen it shows a paper, or
 * says that it was confirmed; nobody says of a child that is too young that it is too old; and once the case is closed he asks again.
 */
@Component
class LeftUnseen implements TaskRule {

    /** Nobody has been at school for nine years before. */
    private static final int GRADUATES = 14;

    /** How long nobody looks after a child that no one has seen. */
    private static final Period SOON = Period.ofDays(14);

    /** From when the platform finds that nobody asks again. */
    private static final Period LATE = Period.ofDays(7);

    private static final String TOO_OLD = "overAge";
    private static final String SEEN = "childSeen";

    private final PoliceFacts facts;
    private final MissingChildren missing;
    private final Cases cases;
    private final ChildFiles children;
    private final Worklist worklist;
    private final Clock clock;

    LeftUnseen(
            PoliceFacts facts,
            MissingChildren missing,
            Cases cases,
            ChildFiles children,
            Worklist worklist,
            Clock clock) {
        this.facts = facts;
        this.missing = missing;
        this.cases = cases;
        this.children = children;
        this.worklist = worklist;
        this.clock = clock;
    }

    @Override
    public List<Problem> check(WorkItem task, Map<String, Object> answers, Map<String, Object> known) {
        var given = new Given(answers);
        return given.yes(Deaths.DEAD)
                ? List.of()
                : facts.told(Meaning.LEFT, answers)
                        .flatMap(row -> problem(task, row, given).stream())
                        .toList();
    }

    private Optional<Problem> problem(WorkItem task, Row row, Given given) {
        var born = children.file(cases.file(task.caseNo()).childId()).identity().birthDate();
        if (row.value().equals(TOO_OLD)
                && born != null
                && born.plusYears(GRADUATES).isAfter(today())) {
            return Optional.of(new Problem(row.field(), "tooYoungToBeOverAge", List.of(born.toString())));
        }
        return given.yes(SEEN) || hasPaper(task, given)
                ? Optional.empty()
                : Optional.of(new Problem(row.field(), "leftUnseen", List.of(), row.field() + "=" + row.value()));
    }

    private boolean hasPaper(WorkItem task, Given given) {
        return worklist.form(task).fields().stream()
                .filter(field -> field.type().equals("filepicker"))
                .anyMatch(field -> given.values().get(field.key()) != null);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), BusinessClock.CHINA);
    }

    /**
     * Who asks again, and by when.
     *
     * @param file a closed case
     * @return empty where nobody said such a thing, or whoever said it or anybody since saw the child
     */
    Optional<Again> owed(CaseFile file) {
        return worklist.answersOfCase(file.caseNo()).stream()
                .filter(answer -> facts.tell(Meaning.LEFT, answer.answers()))
                .reduce((first, later) -> later)
                .filter(answer -> !new Given(answer.answers()).yes(SEEN) && missing.unseenSince(file, answer.at()))
                .map(this::again);
    }

    private Again again(Answer answer) {
        var soon = LocalDate.ofInstant(answer.at(), BusinessClock.CHINA).plus(SOON);
        var late = today().plus(LATE);
        return new Again(
                soon.isBefore(late) ? late : soon,
                worklist.item(answer.taskId()).agencyCode());
    }

    /**
     * Somebody asks again.
     *
     * @param day by when
     * @param agency which agency
     */
    record Again(LocalDate day, String agency) {}
}
