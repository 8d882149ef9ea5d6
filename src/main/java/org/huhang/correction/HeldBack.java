package org.huhang.correction;

import java.util.HashMap;
import java.util.Optional;
import java.util.UUID;
import org.huhang.agency.Directory;
import org.huhang.casework.CaseProcess;
import org.huhang.casework.Given;
import org.huhang.casework.RefusalOfRed;
import org.huhang.casework.TierAnswered;
import org.huhang.model.Work;
import org.huhang.worklist.AnswerCorrected;
import org.huhang.worklist.Corrections;
import org.springframework.stereotype.Component;

/**
 * A correction by which intake refuses the report of a RED case after all has no effect on anybody's work before another agency
 * agrees: its process knows what it knew. If that agency objects, the answer is again what it was; whoever corrects it once more
 * goes on from the last answer that had an effect.
 */
@Component
class HeldBack {

    private final HeldBackTable table;
    private final RefusalOfRed refusals;
    private final CaseProcess process;
    private final Corrections corrections;
    private final Directory directory;

    HeldBack(
            HeldBackTable table,
            RefusalOfRed refusals,
            CaseProcess process,
            Corrections corrections,
            Directory directory) {
        this.table = table;
        this.refusals = refusals;
        this.process = process;
        this.corrections = corrections;
        this.directory = directory;
    }

    /**
     * What has an effect of a correction.
     *
     * @param corrected the correction
     * @return it, with what was held back before; empty where it is held back, or changes nothing that had an effect
     */
    Optional<AnswerCorrected> counts(AnswerCorrected corrected) {
        var item = corrected.item();
        var first = table.first(item.id());
        if (item.work() == Work.INTAKE
                && new Given(corrected.correction().after()).refusesReport()
                && (first.isPresent() || !refusedBefore(corrected))
                && refusals.asked(item.caseNo())) {
            if (first.isEmpty()) {
                table.hold(item.id(), item.caseNo(), corrected.correction().number());
            }
            tell(corrected, false);
            return Optional.empty();
        }
        return first.isEmpty() ? Optional.of(corrected) : goesOn(item.id(), first.get());
    }

    /** Whoever refused with the first answer has withdrawn nothing by it. */
    private static boolean refusedBefore(AnswerCorrected corrected) {
        return new Given(corrected.correction().before()).refusesReport();
    }

    /**
     * What was held back in a case has its effect from now on.
     *
     * @param caseNo the case
     * @return it; empty where nothing was
     */
    Optional<AnswerCorrected> agreed(String caseNo) {
        return table.ofCase(caseNo)
                .flatMap(item -> goesOn(item, table.first(item).orElseThrow()));
    }

    /** Another agency objects: the answer is what it was. */
    void objected(TierAnswered answered) {
        table.ofCase(answered.caseNo())
                .ifPresent(item -> corrections.takeBack(
                        directory.person(answered.personId()),
                        item,
                        table.first(item).orElseThrow(),
                        answered.reason()));
    }

    private Optional<AnswerCorrected> goesOn(UUID item, int first) {
        table.release(item);
        var whole = corrections.since(item, first);
        tell(whole, true);
        return Optional.of(whole)
                .filter(corrected -> !corrected.correction().changed().isEmpty());
    }

    /** What its process knows of the answer. */
    private void tell(AnswerCorrected corrected, boolean after) {
        var item = corrected.item();
        var told = new HashMap<String, Object>();
        corrected.facts().forEach(name -> told.put(name, (after ? corrected.after() : corrected.before()).get(name)));
        if (!told.isEmpty() && process.runs(item.caseNo(), item.instanceId())) {
            process.tell(item.instanceId(), told);
        }
    }
}
