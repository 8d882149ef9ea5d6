package org.huhang.casework;

import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.huhang.agency.Access;
import org.huhang.agency.Agency;
import org.huhang.agency.AgencyType;
import org.huhang.agency.Directory;
import org.huhang.agency.Level;
import org.huhang.agency.Permission;
import org.huhang.agency.Person;
import org.huhang.agency.Region;
import org.huhang.casework.Occasion.Cause;
import org.huhang.casework.Occasion.Place;
import org.huhang.form.Characters;
import org.huhang.web.Parts;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Agencies that are asked to take part while a case runs; what they get is decided by {@link AskedToTakePart}. */
@Service
class Participation {

    private final Cases cases;
    private final CaseNotes notes;
    private final AskedToTakePart askedToTakePart;
    private final Directory directory;
    private final Access access;
    private final ApplicationEventPublisher events;

    Participation(
            Cases cases,
            CaseNotes notes,
            AskedToTakePart askedToTakePart,
            Directory directory,
            Access access,
            ApplicationEventPublisher events) {
        this.cases = cases;
        this.notes = notes;
        this.askedToTakePart = askedToTakePart;
        this.directory = directory;
        this.access = access;
        this.events = events;
    }

    /** Those of the case's place and of all above it up to the county, which take no part yet and need not keep away. */
    List<Agency> candidates(CaseFile file) {
        var parties = cases.parties(file.caseNo());
        return reach(file)
                .filter(agency -> !parties.agencies().containsKey(agency.code()))
                .filter(agency -> !parties.excluded().contains(agency.code()))
                .sorted(Comparator.comparing(Agency::code))
                .toList();
    }

    private Stream<Agency> reach(CaseFile file) {
        return directory.upward(file.regionCode()).stream()
                .filter(region -> region.level().compareTo(Level.COUNTY) >= 0)
                .map(Region::code)
                .flatMap(region -> directory.agenciesIn(region).stream())
                .filter(agency -> agency.type() != AgencyType.COURT);
    }

    /**
     * Asks an agency to take part. It gets a task, or is told where it has one or had one.
     *
     * @param person who may open the case, and leads an agency taking part or oversees it
     * @param agencyCode one of {@link #candidates}
     * @param reason what is wanted of it; written down in the case
     * @return false if no reason is given, or one too long to be read, or the agency is none of those; nothing happens then
     */
    @Transactional
    boolean ask(Person person, String caseNo, String agencyCode, String reason) {
        access.require(person, Permission.INVITE, cases.scope(caseNo));
        var file = cases.file(caseNo);
        var agency = candidates(file).stream()
                .filter(one -> one.code().equals(agencyCode))
                .findFirst();
        var why = Characters.reason(reason);
        if (agency.isEmpty() || Characters.saysNothing(why) || Characters.tooLong(why)) {
            return false;
        }
        var id = UUID.randomUUID();
        askedToTakePart.named(
                file,
                agencyCode,
                person.agencyCode(),
                new Occasion(Cause.NAMED, "person:" + id, Place.of(file.regionCode())));
        cases.describe(caseNo);
        notes.along(person, caseNo, CaseNote.Kind.ASKED, Parts.of(agency.get().name(), why));
        events.publishEvent(new AgencyAsked(caseNo, id, agencyCode, person.id()));
        return true;
    }
}
