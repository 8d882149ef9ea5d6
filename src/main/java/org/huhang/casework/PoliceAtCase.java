package org.huhang.casework;

import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.huhang.agency.AgencyType;
import org.huhang.agency.Directory;
import org.huhang.casework.Occasion.Place;
import org.huhang.engine.Processes.ProcessOfCase;
import org.huhang.model.Work;
import org.huhang.worklist.WorkItem;
import org.huhang.worklist.Worklist;
import org.springframework.stereotype.Component;

/** Finds the police of a place who are at a case, were, or are on their way. */
@Component
public class PoliceAtCase {

    /**
     * What police may have to do with a case beside working on it; so is what no model calls work of police, such as a visit that
     * is due in three months.
     */
    static final Set<Work> BESIDE = EnumSet.of(
            Work.OTHER,
            Work.INTAKE,
            Work.FURTHER_INTAKE,
            Work.FEEDBACK,
            Work.SERVE_NOT_POLICE,
            Work.SAME_CHILD,
            Work.SECOND_AGENCY,
            Work.LOOK_AGAIN,
            Work.TAKE_PART,
            Work.ARRANGE_OTHERWISE,
            Work.TAKE_HAND_OVER,
            Work.FINISH_HAND_OVER,
            Work.REFUSED_HAND_OVER,
            Work.MEASURE,
            Work.CLOSING,
            Work.FOLLOW_UP,
            Work.VISIT,
            Work.CONFIRM_TAKEN);

    /** To go there. */
    public static final Set<Work> FIRST_RESPONSE = EnumSet.of(Work.FIRST_RESPONSE, Work.EMERGENCY_RESPONSE);

    private static final Duration AN_HOUR = Duration.ofHours(1);

    private final Worklist worklist;
    private final Directory directory;
    private final Clock clock;

    PoliceAtCase(Worklist worklist, Directory directory, Clock clock) {
        this.worklist = worklist;
        this.directory = directory;
        this.clock = clock;
    }

    /** Open tasks of police as police, in the county of the place; taking a report in or answering it is not one. */
    List<WorkItem> open(String caseNo, Place place) {
        return worklist.ofCase(caseNo).stream()
                .filter(WorkItem::open)
                .filter(item -> !BESIDE.contains(item.work()))
                .filter(item -> policeOf(item, place))
                .toList();
    }

    /** Police of the county were quicker than intake. */
    Optional<WorkItem> answered(String caseNo, Place place) {
        return worklist.ofCase(caseNo).stream()
                .filter(item -> item.state() == WorkItem.State.DONE && !BESIDE.contains(item.work()))
                .filter(item -> policeOf(item, place))
                .reduce((first, last) -> last);
    }

    private boolean policeOf(WorkItem item, Place place) {
        var agency = directory.agency(item.agencyCode());
        return agency.type() == AgencyType.POLICE
                && (agency.code().equals(place.policeCode())
                        || directory.within(agency.regionCode(), directory.countyOf(place.regionCode())));
    }

    /** Whether the first task of a process of police, to go there, is still open. */
    boolean notThereYet(String caseNo, ProcessOfCase one) {
        return worklist.ofCase(caseNo).stream()
                .anyMatch(item -> item.open()
                        && item.instanceId().equals(one.instanceId())
                        && FIRST_RESPONSE.contains(item.work()));
    }

    /** Somebody of the county was sent and has not come back yet. */
    boolean onTheWay(String caseNo, Place place) {
        return open(caseNo, place).stream().anyMatch(item -> FIRST_RESPONSE.contains(item.work()) && justCalled(item));
    }

    /** Who has not gone after an hour is not on the way. */
    boolean justCalled(WorkItem item) {
        return item.open() && item.receivedAt().isAfter(clock.instant().minus(AN_HOUR));
    }

    /** Whether any of the county were sent within the hour, wherever they are now. */
    boolean sentThisHour(String caseNo, Place place) {
        var since = clock.instant().minus(AN_HOUR);
        return worklist.ofCase(caseNo).stream()
                .filter(item -> item.state() != WorkItem.State.WITHDRAWN && FIRST_RESPONSE.contains(item.work()))
                .filter(item -> policeOf(item, place))
                .anyMatch(item -> item.receivedAt().isAfter(since));
    }
}
