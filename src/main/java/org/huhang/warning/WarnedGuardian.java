package org.huhang.warning;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.huhang.casework.Cases;
import org.huhang.casework.Given;
import org.huhang.child.ChildFiles;
import org.huhang.child.Guardian;
import org.huhang.worklist.AnswerCorrected;
import org.huhang.worklist.TaskDone;
import org.huhang.worklist.Worklist;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Who the guardian is about whom something is done: as the last answer of the case says, kept as a record of the child's file. */
@Component
class WarnedGuardian {

    static final String NAME = "offenderName";
    static final String PHONE = "offenderPhone";
    static final String NUMBER = "offenderIdNo";
    static final String RELATION = "offenderRelation";

    private final Cases cases;
    private final ChildFiles children;
    private final Worklist worklist;

    WarnedGuardian(Cases cases, ChildFiles children, Worklist worklist) {
        this.cases = cases;
        this.children = children;
        this.worklist = worklist;
    }

    @EventListener
    void on(TaskDone done) {
        guardian(done.answers()).ifPresent(said -> children.guarded(child(done.caseNo()), said));
    }

    @EventListener
    void on(AnswerCorrected corrected) {
        on(corrected.asDone());
    }

    /** The file of the case's child; of several that were found to be one child's the one that stays. */
    UUID child(String caseNo) {
        return children.file(cases.file(caseNo).childId()).id();
    }

    /** The record of the guardian, null where nobody can tell it apart. */
    @Nullable
    UUID of(String caseNo) {
        return said(caseNo)
                .flatMap(guardian -> children.guardian(child(caseNo), guardian))
                .orElse(null);
    }

    /** As the last answer says. */
    Optional<Guardian> said(String caseNo) {
        return worklist.answersOfCase(caseNo).stream()
                .flatMap(answer -> guardian(answer.answers()).stream())
                .reduce((first, later) -> later);
    }

    /** What the file says of the child's guardian, under the keys of the forms, where no answer says more. */
    Map<String, Object> filed(String caseNo) {
        var identity = children.file(child(caseNo)).identity();
        var values = new java.util.LinkedHashMap<String, Object>();
        if (said(caseNo).isEmpty() && identity.guardianName() != null) {
            values.put(NAME, identity.guardianName());
            if (identity.guardianPhone() != null) {
                values.put(PHONE, identity.guardianPhone());
            }
        }
        return values;
    }

    static Optional<Guardian> guardian(Map<String, Object> answers) {
        var given = new Given(answers);
        return List.of(NAME, PHONE, NUMBER).stream().allMatch(key -> given.text(key) == null)
                ? Optional.empty()
                : Optional.of(
                        new Guardian(given.text(NAME), given.text(PHONE), given.text(RELATION), given.text(NUMBER)));
    }
}
