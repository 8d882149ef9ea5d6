package org.huhang.correction;

import java.util.HashMap;
import java.util.Map;
import org.huhang.agency.AgencyType;
import org.huhang.agency.Directory;
import org.huhang.casework.CaseFile;
import org.huhang.casework.CaseProcess;
import org.huhang.casework.Occasion.Place;
import org.huhang.engine.Facts;
import org.huhang.engine.SinceAnswer;
import org.huhang.worklist.AnswerCorrected;
import org.huhang.worklist.WorkItem;
import org.huhang.worklist.Worklist;
import org.springframework.stereotype.Component;

/** Finds out what a process knew when an answer was given that is corrected now. */
@Component
class KnownThen {

    private final CaseProcess process;
    private final SinceAnswer sinceAnswer;
    private final Worklist worklist;
    private final Directory directory;

    KnownThen(CaseProcess process, SinceAnswer sinceAnswer, Worklist worklist, Directory directory) {
        this.process = process;
        this.sinceAnswer = sinceAnswer;
        this.worklist = worklist;
        this.directory = directory;
    }

    CorrectedAnswer of(CaseFile file, AnswerCorrected corrected) {
        return new CorrectedAnswer(file, corrected, known(file, corrected.item()));
    }

    /** What the process knows, and where it has ended, what people told it. */
    private Map<String, Object> known(CaseFile file, WorkItem item) {
        var all = new HashMap<>(CaseProcess.facts(file, item.regionCode()));
        worklist.answersOfCase(file.caseNo()).stream()
                .filter(answer -> worklist.item(answer.taskId()).instanceId().equals(item.instanceId()))
                .flatMap(answer -> answer.answers().entrySet().stream())
                .filter(said -> said.getValue() instanceof String || said.getValue() instanceof Boolean)
                .forEach(said -> all.put(said.getKey(), said.getValue()));
        all.putAll(process.facts(item.instanceId()).values());
        // A process that was called knows more than the one that called it.
        sinceAnswer.of(item.caseNo(), item.instanceId(), item.engineTaskId()).stream()
                .findFirst()
                .ifPresent(own -> all.putAll(own.facts()));
        all.putAll(whereItWas(item, all));
        return all;
    }

    /** A process that was passed on works elsewhere; what was seen was seen where the task lay. */
    private Map<String, Object> whereItWas(WorkItem item, Map<String, Object> now) {
        var here = item.regionCode();
        if (directory.countyOf(Place.of(new Facts(now)).regionCode()).equals(directory.countyOf(here))) {
            return Map.of();
        }
        var was = new HashMap<String, Object>(
                Map.of("regionCode", here, "incidentTownship", here, "incidentVillage", here));
        if (directory.agency(item.agencyCode()).type() == AgencyType.POLICE) {
            was.put("policeCode", item.agencyCode());
        }
        return was;
    }
}
