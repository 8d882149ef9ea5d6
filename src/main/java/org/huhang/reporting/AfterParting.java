package org.huhang.reporting;

import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.huhang.agency.Directory;
import org.huhang.agency.Person;
import org.huhang.casework.AskedToTakePart;
import org.huhang.casework.CaseFile;
import org.huhang.casework.CaseNote;
import org.huhang.casework.CaseNotes;
import org.huhang.casework.CasePlaces;
import org.huhang.casework.CaseProcess;
import org.huhang.casework.Cases;
import org.huhang.casework.Dangers;
import org.huhang.casework.Duties;
import org.huhang.casework.Occasion;
import org.huhang.casework.Occasion.Cause;
import org.huhang.worklist.WorkItem;
import org.huhang.worklist.Worklist;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * Two cases were parted again. What stood in the one that had ended stands in its child's own case; whether it is true of the
 * other child as well nobody knows, so there it stays until somebody has looked, and whoever coordinates has the task to.
 */
@Component
class AfterParting {

    private final Cases cases;
    private final AsGrave grave;
    private final Dangers dangers;
    private final AskedToTakePart asked;
    private final Duties duties;
    private final CasePlaces places;
    private final CaseProcess process;
    private final CaseNotes notes;
    private final Worklist worklist;
    private final Directory directory;
    private final MessageSource words;

    AfterParting(
            Cases cases,
            AsGrave grave,
            Dangers dangers,
            AskedToTakePart asked,
            Duties duties,
            CasePlaces places,
            CaseProcess process,
            CaseNotes notes,
            Worklist worklist,
            Directory directory,
            MessageSource words) {
        this.cases = cases;
        this.grave = grave;
        this.dangers = dangers;
        this.asked = asked;
        this.duties = duties;
        this.places = places;
        this.process = process;
        this.notes = notes;
        this.worklist = worklist;
        this.directory = directory;
        this.words = words;
    }

    /**
     * Settles what each of the two cases has of the other.
     *
     * @param person who parted them
     * @param merged the case that had ended
     * @param into the one in which it went on
     * @param own the one that its child has now
     * @param reports those that belong to it
     */
    void settle(Person person, CaseFile merged, CaseFile into, String own, Set<UUID> reports) {
        reports.forEach(report -> registersNoMore(into, report));
        var danger = dangers.standing(into);
        grave.atLeastAs(merged, cases.file(own));
        if (merged.riskTier().equals("RED")) {
            danger.ifPresent(said -> dangers.cameAlong(cases.file(own), merged.caseNo(), said));
        }
        if (into.open() && (dangers.acute(into) || merged.secret())) {
            asks(person, into, own);
        }
    }

    /** Who has not begun to register a report here need not: it is registered where it belongs. */
    private void registersNoMore(CaseFile into, UUID report) {
        duties.registering(into.caseNo(), report).ifPresent(instance -> {
            var items = worklist.ofCase(into.caseNo()).stream()
                    .filter(item -> item.instanceId().equals(instance))
                    .toList();
            if (!items.isEmpty() && items.stream().allMatch(WorkItem::open)) {
                process.cancel(instance, "parted");
            }
        });
    }

    private void asks(Person person, CaseFile into, String own) {
        var office = directory.coordinating(into.county());
        notes.along(
                person,
                into.caseNo(),
                CaseNote.Kind.ASKED,
                words.getMessage("casework.parted.asks", new Object[] {office.name()}, Locale.CHINESE));
        var why = new Occasion(Cause.NAMED, "parted:" + own, places.placeOf(into));
        asked.asks(into, office.code(), null, why);
        cases.describe(into.caseNo());
    }
}
