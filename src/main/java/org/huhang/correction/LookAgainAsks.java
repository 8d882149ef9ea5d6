package org.huhang.correction;

import org.huhang.agency.AgencyType;
import org.huhang.agency.Directory;
import org.huhang.casework.AskedToTakePart;
import org.huhang.casework.CasePlaces;
import org.huhang.casework.Cases;
import org.huhang.casework.Given;
import org.huhang.casework.Occasion;
import org.huhang.model.Work;
import org.huhang.worklist.TaskDone;
import org.huhang.worklist.Worklist;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** An agency that was chosen by itself is asked like those of the list, police where they are. */
@Component
class LookAgainAsks {

    private final Cases cases;
    private final AskedToTakePart askedToTakePart;
    private final CasePlaces casePlaces;
    private final Worklist worklist;
    private final Directory directory;

    LookAgainAsks(
            Cases cases,
            AskedToTakePart askedToTakePart,
            CasePlaces casePlaces,
            Worklist worklist,
            Directory directory) {
        this.cases = cases;
        this.askedToTakePart = askedToTakePart;
        this.casePlaces = casePlaces;
        this.worklist = worklist;
        this.directory = directory;
    }

    @EventListener
    void on(TaskDone done) {
        var other = done.work() == Work.LOOK_AGAIN ? new Given(done.answers()).text("otherAgency") : null;
        if (other != null) {
            var file = cases.file(done.caseNo());
            var agency = directory.agency(other);
            var region = agency.regionCode();
            var here = casePlaces.placeOf(file);
            var police = agency.type() == AgencyType.POLICE;
            var place = police
                    ? new Occasion.Place(
                            directory.findCounty(region).isEmpty() ? here.regionCode() : region, other, null)
                    : here;
            askedToTakePart.named(
                    file,
                    other,
                    worklist.item(done.taskId()).agencyCode(),
                    Occasion.ofAnswer(done, Occasion.Cause.CORRECTED, place));
        }
    }
}
