package org.huhang.correction;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.huhang.casework.CaseFile;
import org.huhang.casework.CaseProcess;
import org.huhang.casework.Given;
import org.huhang.casework.Occasion;
import org.huhang.casework.Occasion.Cause;
import org.huhang.casework.Occasion.Place;
import org.huhang.worklist.AnswerCorrected;
import org.huhang.worklist.WorkItem;
import org.jspecify.annotations.Nullable;

/**
 * A corrected answer in an open case, with what its process knew when it was given.
 *
 * @param file the case
 * @param corrected the correction
 * @param known what the process knew, by the names of its variables
 */
record CorrectedAnswer(CaseFile file, AnswerCorrected corrected, Map<String, Object> known) {

    String caseNo() {
        return file.caseNo();
    }

    /** The task that was answered. */
    WorkItem item() {
        return corrected.item();
    }

    /** The correction as a source of what follows from it. */
    String source() {
        return Occasion.source(corrected);
    }

    /** That somebody must do what the wrong answer did not ask for. */
    Occasion missed(Place place) {
        return new Occasion(Cause.CORRECTED, source(), place);
    }

    /** The questions that are answered otherwise. */
    Set<String> changed() {
        return corrected.correction().changed();
    }

    /** The wrong answer, field by field. */
    Given wrong() {
        return new Given(corrected.correction().before());
    }

    /** The right answer, field by field. */
    Given right() {
        return new Given(corrected.correction().after());
    }

    /** What the case tells its processes: an answer that no longer says it does not take it from them. */
    Map<String, Object> asBefore() {
        var told = new HashMap<>(CaseProcess.facts(file, item().regionCode()));
        told.keySet()
                .removeIf(name -> corrected.before().get(name) == null
                        || corrected.after().get(name) != null);
        return told;
    }

    /** What the process would know by an answer. */
    Map<String, Object> with(Map<String, @Nullable Object> answer) {
        var all = new HashMap<>(known);
        answer.forEach((name, value) -> {
            if (value == null) {
                all.remove(name);
            } else {
                all.put(name, value);
            }
        });
        asBefore().forEach(all::putIfAbsent);
        return all;
    }
}
