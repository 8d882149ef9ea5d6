package org.huhang.casework;

import java.util.UUID;
import java.util.stream.Stream;
import org.huhang.casework.Occasion.Cause;
import org.huhang.casework.Occasion.Place;
import org.huhang.engine.Processes.ProcessOfCase;
import org.huhang.worklist.Worklist;
import org.springframework.stereotype.Component;

/** Lets police go on in a case with what they were called for in another that was merged into it. */
@Component
public class MergedPolice {

    private final WhoMustKnow whoMustKnow;
    private final PoliceAtCase atCase;
    private final Duties duties;
    private final DesksTold desks;
    private final Worklist worklist;

    MergedPolice(WhoMustKnow whoMustKnow, PoliceAtCase atCase, Duties duties, DesksTold desks, Worklist worklist) {
        this.whoMustKnow = whoMustKnow;
        this.atCase = atCase;
        this.duties = duties;
        this.desks = desks;
        this.worklist = worklist;
    }

    /**
     * What police were called for in a case that was merged goes on here. Whoever has not been to a child in danger yet still
     * has to go where that one is, whoever is on the way to the other and whatever was seen of it.
     *
     * @param from the case that was merged
     * @param one their process there
     * @param file the case that goes on
     * @param acute whether the merged case was RED or its child in danger
     * @param merged the merge
     */
    public void goesOn(String from, ProcessOfCase one, CaseFile file, boolean acute, Occasion merged) {
        var before = duties.owed(one.instanceId()).orElse(null);
        var why = before == null ? merged : calledBefore(before, merged);
        if (!why.place().regionCode().equals(file.regionCode())) {
            desks.newEvent(file, why);
        }
        if (one.processKey().equals(CaseProcess.EMERGENCY)) {
            whoMustKnow.sent(file, why);
        } else if (!atCase.notThereYet(from, one)) {
            whoMustKnow.police(file, why);
        } else if (!acute && (before == null || !before.ofDanger() && !before.ofMerge())) {
            whoMustKnow.policeAtOnce(file, why);
        } else if (!whoMustKnow.police(file, why)) {
            whoMustKnow.sent(file, why);
        }
    }

    /** A press is the same press, and what came with an earlier merge was another child's perhaps: neither is one with the rest. */
    private Occasion calledBefore(Duty before, Occasion merged) {
        var itself = before.source().startsWith(WhoMustKnow.PRESS) || before.ofMerge();
        return new Occasion(
                Cause.MERGED,
                itself ? before.source() : merged.source(),
                merged.place().regionCode().equals(before.place()) ? merged.place() : Place.of(before.place()),
                merged.goesOn());
    }

    /**
     * Whether others of the police have still to go because of another child perhaps: one of the cases that were merged called
     * for them, or for whoever did this task. Then none but the last of them says for all that nobody is in danger.
     *
     * @param caseNo the case
     * @param task an answered task of it
     */
    boolean stillToGoElsewhere(String caseNo, UUID task) {
        var toGo = worklist.ofCase(caseNo).stream()
                .filter(item ->
                        item.open() && !item.id().equals(task) && PoliceAtCase.FIRST_RESPONSE.contains(item.work()))
                .toList();
        return !toGo.isEmpty()
                && Stream.concat(toGo.stream(), Stream.of(worklist.item(task)))
                        .flatMap(item -> duties.owed(item.instanceId()).stream())
                        .anyMatch(Duty::ofMerge);
    }
}
