package org.huhang.casework;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.huhang.model.Work;
import org.huhang.worklist.Answer;
import org.huhang.worklist.AnswerCorrected;
import org.huhang.worklist.WorkItem;
import org.huhang.worklist.Worklist;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * A child that was placed, or is to be seen again, is somebody’s duty after its case is closed too: each day that the closing
 * names is a task of the agency that it names, or of the one that closed the case, and so is each on which whoever was there says
 * that somebody goes again. The case stays closed.
 */
@Component
class FollowUps {

    /** The days that a closing names: by which somebody asks who has the child, and on which it is seen. */
    private static final List<String> DAYS = List.of("careUntilDate", "followUpDate");

    private final FollowUpTable table;
    private final CaseTable cases;
    private final FollowUpTask task;
    private final GoesAgain again;
    private final Deaths deaths;
    private final StaysElsewhere staysElsewhere;
    private final LeftUnseen leftUnseen;
    private final Worklist worklist;

    FollowUps(
            FollowUpTable table,
            CaseTable cases,
            FollowUpTask task,
            GoesAgain again,
            Deaths deaths,
            StaysElsewhere staysElsewhere,
            LeftUnseen leftUnseen,
            Worklist worklist) {
        this.table = table;
        this.cases = cases;
        this.task = task;
        this.again = again;
        this.deaths = deaths;
        this.staysElsewhere = staysElsewhere;
        this.leftUnseen = leftUnseen;
        this.worklist = worklist;
    }

    /** Whether a person must say who has the child and who asks again, so that the case does not close by itself. */
    boolean mustBeNamed(CaseFile file) {
        return staysElsewhere.stays(file.caseNo());
    }

    /**
     * Each day that the answers of a closed case name, as they stand, has its task, and where they name none, a child that nobody saw
     * and that is said to be elsewhere is asked after; doing it twice does nothing more.
     */
    void begin(String caseNo) {
        asSaid(caseNo, null);
    }

    private void asSaid(String caseNo, @Nullable UUID anewByWhom) {
        cases.lock(caseNo)
                .filter(file -> !file.open() && !Closing.MERGED.equals(file.endState()) && !deaths.certain(file))
                .ifPresent(file -> {
                    asClosed(file, anewByWhom);
                    again.asAnswered(file, anewByWhom);
                });
    }

    /** A day that was named wrongly is nobody’s any more, unless somebody was there; the right one is. */
    private void asClosed(CaseFile file, @Nullable UUID anewByWhom) {
        var closing = closing(file.caseNo()).orElse(null);
        var begun = table.ofCase(file.caseNo());
        var named = closing == null ? Map.<LocalDate, String>of() : named(closing);
        var right = named.isEmpty() ? unseen(file, begun) : named;
        if (closing == null && right.isEmpty()) {
            return;
        }
        var anew = closing != null && closing.taskId().equals(anewByWhom);
        Stream.concat(right.keySet().stream(), begun.keySet().stream())
                .distinct()
                .sorted()
                .forEach(day -> {
                    var by = right.get(day);
                    var said = by == null ? null : new FollowUpTask.Said(day, by);
                    var instance = task.asSaid(file, first(file.caseNo(), begun.get(day)), said, anew);
                    if (instance != null) {
                        table.keep(file.caseNo(), day, instance);
                    }
                });
    }

    /** The days that a closing names, and who goes. */
    private Map<LocalDate, String> named(Answer closing) {
        var named = new Given(closing.answers()).text(FollowUpTask.BY);
        var by = named == null ? worklist.item(closing.taskId()).agencyCode() : named;
        return days(closing).collect(Collectors.toMap(day -> day, day -> by));
    }

    /** Somebody asks after a child that nobody saw; once a day is set, it stays. */
    private Map<LocalDate, String> unseen(CaseFile file, Map<LocalDate, String> begun) {
        return leftUnseen
                .owed(file)
                .map(next -> Map.of(
                        begun.keySet().stream()
                                .filter(day -> first(file.caseNo(), begun.get(day)) != null)
                                .max(Comparator.naturalOrder())
                                .orElse(next.day()),
                        next.agency()))
                .orElse(Map.of());
    }

    /** The task with which a process began, if it was not withdrawn. */
    private @Nullable WorkItem first(String caseNo, @Nullable String instanceId) {
        return worklist.ofCase(caseNo).stream()
                .filter(item -> item.instanceId().equals(instanceId) && item.state() != WorkItem.State.WITHDRAWN)
                .min(Comparator.comparing(WorkItem::receivedAt))
                .orElse(null);
    }

    /** What the closing of a case says, as it stands; empty if nobody decided it. */
    Optional<Answer> closing(String caseNo) {
        return worklist.answersOfCase(caseNo).stream()
                .filter(answer -> answer.work() == Work.CLOSING
                        && "approve".equals(answer.answers().get("closeDecision")))
                .reduce((first, later) -> later);
    }

    private static Stream<LocalDate> days(Answer closing) {
        var given = new Given(closing.answers());
        return DAYS.stream()
                .map(given::text)
                .filter(Objects::nonNull)
                .map(LocalDate::parse)
                .distinct();
    }

    /** What is corrected counts as if it were answered so now. */
    @EventListener
    void on(AnswerCorrected corrected) {
        var done = corrected.asDone();
        if (done.work() == Work.CLOSING || done.work() == Work.FOLLOW_UP) {
            asSaid(done.caseNo(), done.tells(Set.of(FollowUpTask.BY)) ? done.taskId() : null);
        }
    }
}
