package org.huhang.casework;

import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.huhang.engine.BusinessClock;
import org.huhang.model.Work;
import org.huhang.worklist.Answer;
import org.huhang.worklist.AnswerCorrected;
import org.huhang.worklist.WorkItem;
import org.huhang.worklist.Worklist;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * A child that was placed, or is to be seen again, is somebody’s duty after its case is closed too: each day that the closing
 * names is a task of the agency that it names, or of the one that closed the case. The case stays closed.
 */
@Component
class FollowUps {

    /** The days that a closing names: by which somebody asks who has the child, and on which it is seen. */
    private static final List<String> DAYS = List.of("careUntilDate", "followUpDate");

    private static final String BY = "followUpBy";
    private static final String DUE = "followUpDue";

    private final FollowUpTable table;
    private final CaseTable cases;
    private final CaseProcess process;
    private final Deaths deaths;
    private final StaysElsewhere staysElsewhere;
    private final Worklist worklist;

    FollowUps(
            FollowUpTable table,
            CaseTable cases,
            CaseProcess process,
            Deaths deaths,
            StaysElsewhere staysElsewhere,
            Worklist worklist) {
        this.table = table;
        this.cases = cases;
        this.process = process;
        this.deaths = deaths;
        this.staysElsewhere = staysElsewhere;
        this.worklist = worklist;
    }

    /** Whether a person must say who has the child and who asks again, so that the case does not close by itself. */
    boolean mustBeNamed(CaseFile file) {
        return staysElsewhere.stays(file.caseNo());
    }

    /** Each day that the closing of a closed case names has its task; doing it twice does nothing more. */
    void begin(String caseNo) {
        cases.lock(caseNo)
                .filter(file -> !file.open() && !Closing.MERGED.equals(file.endState()) && deaths.said(file) == null)
                .ifPresent(file -> closing(caseNo).ifPresent(closing -> begin(file, closing)));
    }

    private void begin(CaseFile file, Answer closing) {
        var had = table.ofCase(file.caseNo()).stream()
                .filter(named -> isAlive(file.caseNo(), named.instanceId()))
                .map(FollowUpTable.Named::day)
                .collect(Collectors.toSet());
        days(closing).filter(day -> !had.contains(day)).forEach(day -> begin(file, closing, day));
    }

    private void begin(CaseFile file, Answer closing, LocalDate day) {
        var named = new Given(closing.answers()).text(BY);
        var by = named == null ? worklist.item(closing.taskId()).agencyCode() : named;
        begin(file, day, by, day);
    }

    /** A day that a closing names has its task, be it due on another one that was set since. */
    void begin(CaseFile file, LocalDate day, String by, LocalDate dueDay) {
        var due = Date.from(dueDay.atStartOfDay(BusinessClock.CHINA).toInstant());
        table.keep(file.caseNo(), day, process.begin(file, CaseProcess.FOLLOW_UP_NAMED, Map.of(BY, by, DUE, due)));
    }

    private boolean isAlive(String caseNo, String instanceId) {
        return worklist.ofCase(caseNo).stream()
                .anyMatch(item -> item.instanceId().equals(instanceId) && item.state() != WorkItem.State.WITHDRAWN);
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

    /** A day that was named wrongly is nobody’s any more, unless somebody was there; the right one is. */
    @EventListener
    void on(AnswerCorrected corrected) {
        var done = corrected.asDone();
        if (done.work() == Work.CLOSING && done.tells(Set.copyOf(DAYS))) {
            var right = closing(done.caseNo()).stream().flatMap(FollowUps::days).collect(Collectors.toSet());
            table.ofCase(done.caseNo()).stream()
                    .filter(named -> !right.contains(named.day()) && process.runs(done.caseNo(), named.instanceId()))
                    .forEach(named -> {
                        process.cancel(named.instanceId(), "corrected");
                        table.drop(done.caseNo(), named.day());
                    });
            begin(done.caseNo());
        }
    }
}
