package org.huhang.handover;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.huhang.casework.CaseFile;
import org.huhang.casework.Cases;
import org.huhang.casework.Occasion;
import org.huhang.casework.Tier;
import org.huhang.child.ChildFiles;
import org.huhang.child.StripFact;
import org.huhang.worklist.TaskDone;
import org.huhang.worklist.Worklist;
import org.springframework.stereotype.Component;

/** What was lowered because the child was looked after is not lower than before while it is not. */
@Component
class TierOfThen {

    private final Cases cases;
    private final ChildFiles children;
    private final Worklist worklist;

    TierOfThen(Cases cases, ChildFiles children, Worklist worklist) {
        this.cases = cases;
        this.children = children;
        this.worklist = worklist;
    }

    /** The tier rises to what it was when the task was finished whose answer is corrected now. */
    void again(HandOver row, TaskDone done) {
        var file = cases.file(row.caseNo());
        then(file, Objects.requireNonNull(worklist.item(done.taskId()).endedAt()))
                .filter(tier -> Tier.moreSevere(tier, file.riskTier()))
                .ifPresent(tier -> {
                    children.note(
                            file.childId(),
                            new StripFact(
                                    StripFact.Kind.TIER,
                                    tier,
                                    done.personId(),
                                    done.elementId(),
                                    file.caseNo(),
                                    null,
                                    null));
                    cases.retier(file.caseNo(), tier, Occasion.source(done));
                });
    }

    private Optional<String> then(CaseFile file, Instant at) {
        return children.facts(file.childId()).stream()
                .filter(fact ->
                        fact.kind() == StripFact.Kind.TIER && file.caseNo().equals(fact.caseNo()))
                .filter(fact -> !Objects.requireNonNull(fact.setAt()).isAfter(at))
                .findFirst()
                .map(fact -> String.valueOf(fact.value()));
    }
}
