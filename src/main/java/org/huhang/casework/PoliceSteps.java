package org.huhang.casework;

import java.util.Map;
import java.util.Objects;
import org.huhang.deadline.Deadlines;
import org.huhang.engine.Facts;
import org.huhang.engine.ProcessStep;
import org.huhang.engine.StepCall;
import org.huhang.engine.StepContract;
import org.huhang.model.Work;
import org.huhang.worklist.WorkItem;
import org.huhang.worklist.Worklist;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The steps of police work. The bean's name is the step's name. */
@Configuration(proxyBeanMethods = false)
class PoliceSteps {

    /**
     * What the leader said about more time: clues, complexity and extensions choose another row, days of forensic examination
     * or hearing are not counted (PSAPL 118). The term of the decision goes on; nothing was decided.
     */
    @Bean
    @StepContract(
            does = "Counts the term of the decision anew, by what the leader said about more time.",
            sets = {"cluesToCheck", "complex", "extensionApproved", "extensions", "excludedDays"},
            reads = {"extensionKind", "extensions", "excludedDays", "excludedNow"})
    ProcessStep excludeTime(Deadlines deadlines, Worklist worklist) {
        return call -> {
            goesOn(deadlines, worklist, call, Work.FILING_DECISION);
            call.set(moreTime(call.facts()));
        };
    }

    private static void goesOn(Deadlines deadlines, Worklist worklist, StepCall call, Work work) {
        worklist.ofCase(call.caseNo()).stream()
                .filter(item -> item.work() == work && item.instanceId().equals(call.instanceId()))
                .map(WorkItem::elementId)
                .distinct()
                .forEach(task -> deadlines.goesOn(call.instanceId(), task));
    }

    /** What a process knows of more time, once the leader has given it. */
    static Map<String, Object> moreTime(Facts facts) {
        return switch (String.valueOf(facts.text("extensionKind"))) {
            case "clues" -> Map.of("cluesToCheck", true);
            case "complex" -> Map.of("complex", true, "extensionApproved", true);
            case "penalty" -> Map.of("extensions", facts.number("extensions", 0) + 1);
            case "excluded" -> Map.of("excludedDays", facts.number("excludedDays", 0) + facts.number("excludedNow", 0));
            default -> Map.of();
        };
    }

    /** More time for the answer to a reconsideration or review (police rules on criminal cases 179); nothing was decided. */
    @Bean
    @StepContract(does = "Counts the term of the answer to a reconsideration or review anew.")
    ProcessStep extendReview(Deadlines deadlines, Worklist worklist) {
        return call -> goesOn(deadlines, worklist, call, Work.ANSWER_REVIEW);
    }

    /**
     * A decision not to file that a review withdrew is a decision to file, made when the review was (police rules on criminal
     * cases 179, 181). What follows is what follows that.
     */
    @Bean
    @StepContract(
            does = "Makes the decision of a review, by which the case is filed, the decision of the case.",
            sets = {"filingDecision", "decidedAt"},
            reads = {"reviewOutcome", "reviewDecidedAt", "agencyReviewDecidedAt"})
    ProcessStep fileAfterReview() {
        return call -> call.set(filed(call.facts()));
    }

    /** Only one of the two can withdraw it; the other is told that it was withdrawn. */
    static Map<String, Object> filed(Facts facts) {
        var review = "overturned".equals(facts.text("reviewOutcome"));
        return Map.of(
                "filingDecision",
                "criminal",
                "decidedAt",
                Objects.requireNonNull(facts.date(review ? "reviewDecidedAt" : "agencyReviewDecidedAt")));
    }

    /** Sets policeAccepted: whether these police have accepted the case already. */
    @Bean
    @StepContract(
            does = "Says whether these police have accepted the case already.",
            sets = "policeAccepted",
            reads = "acceptedAt")
    ProcessStep policeAccepted() {
        return call -> call.set(Map.of("policeAccepted", call.facts().date("acceptedAt") != null));
    }
}
