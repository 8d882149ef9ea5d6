package org.huhang.casework;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.huhang.form.Problem;
import org.huhang.worklist.TaskRule;
import org.huhang.worklist.WorkItem;
import org.springframework.stereotype.Component;

/**
 * What contradicts itself in a decision of the police. A penalty or a warning rests on facts that were found (ADVL 16, PSAPL
 * 108); a paper for the victim’s side is never served on whoever may have done the harm (MPL 104).
 */
@Component
class PoliceDecisions implements TaskRule {

    @Override
    public List<Problem> check(WorkItem task, Map<String, Object> answers, Map<String, Object> known) {
        var problems = new ArrayList<Problem>();
        if (task.taskKey().equals("decideFiling")) {
            ofGuardian(answers, problems);
        }
        if (answers.containsKey("guardianInvolved") && !"no".equals(answers.get("guardianInvolved"))) {
            problems.add(new Problem("guardianInvolved", "servedOnOffender", List.of()));
        }
        return problems;
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
