package org.huhang.casework;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.huhang.agency.Access;
import org.huhang.agency.Agency;
import org.huhang.agency.Directory;
import org.huhang.agency.Person;
import org.huhang.agency.Region;
import org.huhang.audit.AuditLine;
import org.huhang.audit.AuditTrail;
import org.huhang.casework.ExclusionTable.Excluded;
import org.huhang.form.Characters;
import org.huhang.model.Work;
import org.huhang.web.Parts;
import org.huhang.worklist.Worklist;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Whether an agency is kept away from a case turns out later than its intake: whoever oversees the place, or leads an agency that
 * registered a report of the case, says so by hand, with a reason. It holds at once, in all cases of the child.
 */
@Service
class Recusals {

    private final Cases cases;
    private final Exclusions exclusions;
    private final MeantAgencies meant;
    private final CaseNotes notes;
    private final Worklist worklist;
    private final Directory directory;
    private final Access access;
    private final AuditTrail trail;

    Recusals(
            Cases cases,
            Exclusions exclusions,
            MeantAgencies meant,
            CaseNotes notes,
            Worklist worklist,
            Directory directory,
            Access access,
            AuditTrail trail) {
        this.cases = cases;
        this.exclusions = exclusions;
        this.meant = meant;
        this.notes = notes;
        this.worklist = worklist;
        this.directory = directory;
        this.access = access;
        this.trail = trail;
    }

    /** What a reader may say here; empty for most. */
    Optional<Choices> choices(CaseFile file, Person reader) {
        return may(file, reader) ? Optional.of(new Choices(away(file, reader), others(file))) : Optional.empty();
    }

    private boolean may(CaseFile file, Person person) {
        return file.open()
                && cases.mayOpen(person, file.caseNo())
                && (oversees(file, person) || registers(file, person));
    }

    private boolean oversees(CaseFile file, Person person) {
        return access.oversees(person).contains(file.county())
                || (person.leader()
                        && person.agencyCode()
                                .equals(directory.coordinating(file.county()).code()));
    }

    private boolean registers(CaseFile file, Person person) {
        return person.leader()
                && worklist.ofCase(file.caseNo()).stream()
                        .anyMatch(item -> (item.work() == Work.INTAKE || item.work() == Work.FURTHER_INTAKE)
                                && item.agencyCode().equals(person.agencyCode()));
    }

    /** What another case of the child, or the coordinating office, says is not lifted by who registered a report. */
    private List<Agency> away(CaseFile file, Person person) {
        var all = oversees(file, person);
        return exclusions.standing(file.caseNo()).stream()
                .filter(one -> all || !one.elsewhere() || one.source().equals(source(person)))
                .map(Excluded::agencyCode)
                .map(directory::agency)
                .toList();
    }

    /** Those of the county, and whoever takes part from elsewhere. */
    private List<Agency> others(CaseFile file) {
        var away = exclusions.agencies(file.caseNo());
        var county = Stream.concat(
                        Stream.of(file.county()), directory.below(file.county()).map(Region::code))
                .flatMap(place -> directory.agenciesIn(place).stream());
        var parties = cases.parties(file.caseNo()).agencies().keySet().stream().map(directory::agency);
        return Stream.concat(county, parties)
                .distinct()
                .filter(agency -> !away.contains(agency.code()))
                .sorted(Comparator.comparing(Agency::type).thenComparing(Agency::code))
                .toList();
    }

    private static String source(Person person) {
        return "agency:" + person.agencyCode();
    }

    /**
     * Keeps an agency away from now on, or lets it take part again.
     *
     * @param person who may open the case
     * @param caseNo the case
     * @param away whether it is to keep away
     * @param code one of its {@link Choices}
     * @param reason how it is known; read by whoever may open the case
     * @return what became of it; nothing happens unless it is {@link Said#DONE}
     */
    @Transactional
    Said say(Person person, String caseNo, boolean away, String code, String reason) {
        cases.requireReader(person, caseNo);
        var file = cases.file(caseNo);
        var agency = choices(file, person).stream()
                .flatMap(choices -> (away ? choices.others() : choices.away()).stream())
                .filter(one -> one.code().equals(code))
                .findFirst();
        var why = Characters.reason(reason);
        if (agency.isEmpty() || Characters.saysNothing(why) || Characters.tooLong(why)) {
            return Said.REFUSED;
        }
        if (away && !meant.spares(agency.get(), exclusions.agencies(caseNo))) {
            return Said.LAST_POLICE;
        }
        if (away) {
            exclusions.exclude(caseNo, code, source(person));
        } else {
            exclusions.liftEverywhere(file.childId(), code, source(person));
        }
        notes.along(
                person,
                caseNo,
                away ? CaseNote.Kind.KEPT_AWAY : CaseNote.Kind.LET_BACK,
                Parts.of(agency.get().name(), why));
        trail.record(new AuditLine(
                person.id(), away ? "case.excluded" : "case.exclusionLifted", "case", caseNo, caseNo, code));
        return Said.DONE;
    }

    /** What became of it. */
    enum Said {
        DONE,
        /** no reason, no such agency, or not this person's to say */
        REFUSED,
        /** no other police with people would be left */
        LAST_POLICE
    }

    /**
     * Of whom something can be said.
     *
     * @param away who keeps away and may be let back
     * @param others who may be kept away
     */
    record Choices(List<Agency> away, List<Agency> others) {}
}
