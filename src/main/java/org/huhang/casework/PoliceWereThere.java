package org.huhang.casework;

import java.util.Set;
import org.huhang.agency.Directory;
import org.huhang.casework.Occasion.Cause;
import org.huhang.casework.Occasion.Place;
import org.huhang.engine.InstanceEnded;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Lets what police did on the spot be followed by what they must do in writing. */
@Component
class PoliceWereThere {

    private final PoliceAtCase atCase;
    private final PoliceBegun begun;
    private final Duties duties;
    private final CasePlaces places;
    private final CaseTable cases;
    private final CaseProcess process;
    private final Directory directory;

    PoliceWereThere(
            PoliceAtCase atCase,
            PoliceBegun begun,
            Duties duties,
            CasePlaces places,
            CaseTable cases,
            CaseProcess process,
            Directory directory) {
        this.atCase = atCase;
        this.begun = begun;
        this.duties = duties;
        this.places = places;
        this.cases = cases;
        this.process = process;
        this.directory = directory;
    }

    /**
     * What police did on the spot is followed by what they must do in writing, unless they are at that already; the main
     * process of a case waits until they are done.
     */
    @EventListener
    void on(InstanceEnded ended) {
        // What is called off belongs to a case that was merged, and goes on in the other one.
        if (ended.endState() == null || !CaseProcess.POLICE_WORK.contains(ended.processKey())) {
            return;
        }
        if (ended.processKey().equals(CaseProcess.EMERGENCY)) {
            wasThere(ended);
        }
        var others = process.running(ended.caseNo()).stream()
                .filter(running -> !running.instanceId().equals(ended.instanceId()))
                .anyMatch(running -> CaseProcess.POLICE_WORK.contains(running.processKey()));
        if (!others) {
            process.policeWork(ended.caseNo(), false, Set.of(ended.instanceId()));
        }
    }

    private void wasThere(InstanceEnded ended) {
        var file = cases.find(ended.caseNo()).filter(CaseFile::open).orElse(null);
        if (file == null) {
            return;
        }
        var bound = places.placeOf(file);
        var place = duties.owed(ended.instanceId())
                .map(Duty::place)
                .filter(region -> !directory.countyOf(region).equals(directory.countyOf(bound.regionCode())))
                .map(Place::of)
                .orElse(bound);
        if (atCase.open(file.caseNo(), place).stream()
                .allMatch(item -> item.processKey().equals(CaseProcess.EMERGENCY))) {
            var why = new Occasion(Cause.DANGER, "instance:" + ended.instanceId(), place);
            duties.start(
                    file, Duty.Kind.POLICE, why, null, () -> begun.handling(file, CaseProcess.POLICE_WERE_THERE, why));
        }
    }
}
