package org.huhang.casework;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.huhang.agency.Person;
import org.huhang.deadline.Deadlines;
import org.huhang.deadline.SetDeadline;
import org.huhang.engine.BusinessClock;
import org.huhang.form.Problem;
import org.huhang.model.Work;
import org.huhang.worklist.TaskFacts;
import org.huhang.worklist.TaskRule;
import org.huhang.worklist.WorkItem;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/**
 * Who may ask that a decision of the police be looked at again, and until when: a complainant, the agency that sent the case, and
 * whoever an administrative decision concerns. As long as somebody may still ask, nobody did not; what comes later is let in
 * with a reason or refused, and never taken as if it had come in time.
 */
@Component
class ReviewRequests implements TaskFacts, TaskRule {

    /**
     * A right to ask.
     *
     * @param asked the question that tells whether somebody did
     * @param at the question that tells when
     * @param term the code of the time in which they may
     */
    private record Right(String asked, String at, String term) {}

    private static final List<Right> RIGHTS = List.of(
            // Police rules on criminal cases 179 and 181; Administrative Reconsideration Law 20.
            new Right("reviewAsked", "requestedAt", "TL-09"),
            new Right("agencyReviewAsked", "agencyRequestedAt", "TL-09c"),
            new Right("appealAsked", "appealRequestedAt", "TL-09n"));

    /** What follows a decision not to file. */
    private static final Set<Work> TASKS =
            EnumSet.of(Work.RECORD_REVIEW, Work.ANSWER_REVIEW, Work.RECORD_AGENCY_REVIEW, Work.ANSWER_AGENCY_REVIEW);

    private static final String OVERTURNED = "overturned";

    private final ToldBefore told;
    private final Deadlines deadlines;
    private final BusinessClock clock;
    private final MessageSource words;

    ReviewRequests(ToldBefore told, Deadlines deadlines, BusinessClock clock, MessageSource words) {
        this.told = told;
        this.deadlines = deadlines;
        this.clock = clock;
        this.words = words;
    }

    /** Whoever still has to do with a decision learns that the other of the two was heard meanwhile. */
    @Override
    public Map<String, Object> values(WorkItem task, Person reader) {
        return TASKS.contains(task.work())
                ? Map.of(
                        "reviewedDecision",
                        words.getMessage(
                                "casework.reviewedDecision." + (filedMeanwhile(task) ? "withdrawn" : "stands"),
                                null,
                                LocaleContextHolder.getLocale()))
                : Map.of();
    }

    @Override
    public List<Problem> check(WorkItem task, Map<String, Object> answers, Map<String, Object> known) {
        var problems = new ArrayList<Problem>();
        var answer = new Given(answers);
        for (var right : RIGHTS) {
            var asked = answer.text(right.asked());
            if (asked != null) {
                end(task.caseNo(), right.term())
                        .map(end -> inTime(task, asked, answer.moment(right.at()), end))
                        .filter(code -> !code.isEmpty())
                        .ifPresent(code -> problems.add(new Problem(right.asked(), code, List.of())));
            }
        }
        var level = answer.text("reviewLevel");
        if (level != null && answered(task) != level.equals("second")) {
            problems.add(new Problem("reviewLevel", "wrongReviewLevel", List.of()));
        }
        ofAnswer(task, answer, "reviewOutcome", "agencyReviewOutcome", problems);
        ofAnswer(task, answer, "agencyReviewOutcome", "reviewOutcome", problems);
        return problems;
    }

    /** Two may ask for the same: what one reached the other need not reach again, and the investigation begins once. */
    private void ofAnswer(WorkItem task, Given answer, String outcome, String other, List<Problem> problems) {
        var given = answer.text(outcome);
        if (given == null || given.equals("extend")) {
            return;
        }
        var filed = OVERTURNED.equals(told.now(task).text(other));
        if (filed != given.equals("settled")) {
            problems.add(new Problem(outcome, filed ? "filedAlready" : "notFiledYet", List.of()));
        }
    }

    /** Whoever was answered once asks the superior (police rules on criminal cases 179). */
    private boolean answered(WorkItem task) {
        return told.then(task).text("reviewOutcome") != null;
    }

    /** What does not fit; empty if all does. */
    private String inTime(WorkItem task, String asked, @Nullable Instant at, Instant end) {
        return switch (asked) {
            case "no" -> clock.instant().isAfter(end) || filedMeanwhile(task) ? "" : "mayStillAsk";
            case "yes" -> at != null && at.isAfter(end) ? "askedLate" : "";
            case "late", "lateRefused" -> at != null && !at.isAfter(end) ? "askedInTime" : "";
            default -> "";
        };
    }

    /** The other of the two was heard: the case is being investigated, and nothing is left to ask for. */
    private boolean filedMeanwhile(WorkItem task) {
        var facts = told.now(task);
        return OVERTURNED.equals(facts.text("reviewOutcome")) || OVERTURNED.equals(facts.text("agencyReviewOutcome"));
    }

    private Optional<Instant> end(String caseNo, String term) {
        return deadlines.ofCase(caseNo).stream()
                .filter(deadline -> deadline.code().equals(term))
                .map(SetDeadline::dueAt)
                .max(Comparator.naturalOrder());
    }
}
