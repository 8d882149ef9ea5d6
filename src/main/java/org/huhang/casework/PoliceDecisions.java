package org.huhang.casework;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.huhang.engine.Facts;
import org.huhang.form.Problem;
import org.huhang.model.Work;
import org.huhang.worklist.TaskRule;
import org.huhang.worklist.WorkItem;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What contradicts itself in a decision of the police. A penalty or a warning rests on facts that were found (ADVL 16, PSAPL
 * 108); a paper for the victim’s side is never served on whoever may have done the harm (MPL 104).
 */
@Component
class PoliceDecisions implements TaskRule {

    private static final String EXTEND = "extend";

    private final ToldBefore told;

    PoliceDecisions(ToldBefore told) {
        this.told = told;
    }

    @Override
    public List<Problem> check(WorkItem task, Map<String, Object> answers, Map<String, Object> known) {
        var problems = new ArrayList<Problem>();
        if (task.work() == Work.FILING_DECISION) {
            ofGuardian(answers, problems);
            if (EXTEND.equals(answers.get("filingDecision")) && !mayExtend(task, answers.get("extensionKind"))) {
                problems.add(new Problem("extensionKind", "noSuchExtension", List.of()));
            }
        }
        if (task.work() == Work.ANSWER_REVIEW
                && EXTEND.equals(answers.get("reviewOutcome"))
                && EXTEND.equals(told.then(task).text("reviewOutcome"))) {
            problems.add(new Problem("reviewOutcome", "noSuchExtension", List.of()));
        }
        if (answers.containsKey("guardianInvolved") && !"no".equals(answers.get("guardianInvolved"))) {
            problems.add(new Problem("guardianInvolved", "servedOnOffender", List.of()));
        }
        return problems;
    }

    /** Only what the law has for this kind of case, and only as often (Gong Tong Zi [2015] No. 32; PSAPL 118). */
    private boolean mayExtend(WorkItem task, @Nullable Object kind) {
        var facts = extended(task);
        if ("redo".equals(facts.text("appealOutcome"))) {
            // The day stands in the decision on reconsideration.
            return false;
        }
        var criminal = "criminal".equals(facts.text("caseNature"));
        var publicOrder = "administrative".equals(facts.text("caseNature"))
                && !"otherAdministrative".equals(facts.text("administrativeKind"));
        return switch (String.valueOf(kind)) {
            case "clues" -> criminal && !facts.is("cluesToCheck") && !facts.is("extensionApproved");
            case "complex" -> criminal && !facts.is("extensionApproved");
            case "penalty" -> publicOrder && facts.number("extensions", 0) < 2;
            default -> publicOrder;
        };
    }

    /** What is known of more time; where the answers say it alone, each one that gave more counts. */
    private Facts extended(WorkItem task) {
        var all = new HashMap<>(told.then(task).values());
        if (!task.open()) {
            told.earlier(task)
                    .filter(answer -> answer.elementId().equals(task.elementId())
                            && EXTEND.equals(answer.answers().get("filingDecision")))
                    .forEach(answer -> {
                        all.putAll(answer.answers());
                        all.putAll(PoliceSteps.moreTime(new Facts(Map.copyOf(all))));
                    });
        }
        return new Facts(Map.copyOf(all));
    }

    private static void ofGuardian(Map<String, Object> answers, List<Problem> problems) {
        if (!"yes".equals(answers.get("offenderIsGuardian")) || "yes".equals(answers.get("misconductConfirmed"))) {
            return;
        }
        if ("dvWarning".equals(answers.get("filingDecision"))) {
            problems.add(new Problem("misconductConfirmed", "warningNeedsFacts", List.of()));
        }
        if ("administrative".equals(answers.get("filingDecision"))) {
            problems.add(new Problem("misconductConfirmed", "penaltyNeedsFacts", List.of()));
        }
        if (Boolean.TRUE.equals(answers.get("revocationConsidered"))) {
            problems.add(new Problem("revocationConsidered", "revocationNeedsFacts", List.of()));
        }
    }
}
