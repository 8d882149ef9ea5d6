package org.huhang.reporting;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.huhang.agency.AgencyType;
import org.huhang.agency.Directory;
import org.huhang.agency.Person;
import org.huhang.casework.CaseFile;
import org.huhang.casework.CaseLinks;
import org.huhang.casework.CaseRegister;
import org.huhang.casework.OpensAnew;
import org.huhang.child.ChildFiles;
import org.huhang.form.Characters;
import org.huhang.intake.Filing;
import org.huhang.intake.Incident;
import org.huhang.intake.Intake;
import org.huhang.intake.ReportedChild;
import org.huhang.intake.Reporter;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * A case that is closed stays closed; what somebody who knows it says of its child is a report of his agency, and the
 * child has a case again, with whoever takes reports in where it happened and with the terms of every report. So is what
 * somebody finds out of a child whose case began with something else.
 */
@Component
class ReportedAnew implements OpensAnew {

    /** Of the nine situations that are reported by duty the one for any other serious harm or danger. */
    private static final int OTHER_HARM = 9;

    /** The situation of a report that is none of the nine. */
    private static final int ANY_OTHER = 10;

    /** The platform itself found it. */
    private static final Reporter NOBODY = new Reporter(null, null, null, null, null, false, true, Locale.CHINESE);

    private final Intake intake;
    private final ReportDelivery delivery;
    private final CaseRegister table;
    private final ChildFiles children;
    private final Directory directory;
    private final CaseLinks links;
    private final MessageSource words;
    private final Clock clock;

    ReportedAnew(
            Intake intake,
            ReportDelivery delivery,
            CaseRegister table,
            ChildFiles children,
            Directory directory,
            CaseLinks links,
            MessageSource words,
            Clock clock) {
        this.intake = intake;
        this.delivery = delivery;
        this.table = table;
        this.children = children;
        this.directory = directory;
        this.links = links;
        this.words = words;
        this.clock = clock;
    }

    @Override
    public String of(Person person, CaseFile closed, String said) {
        return table.lockOpenOfChild(closed.childId()).map(CaseFile::caseNo).orElseGet(() -> {
            var before = table.ofChild(closed.childId()).size();
            var key = "closed:" + closed.caseNo() + "/" + before;
            return report(person, closed, closed, said, Set.of(), new Filing.Origin(null, null, key));
        });
    }

    @Override
    public String reported(Person person, CaseFile closed, String said, Set<String> besides) {
        var there = table.lockOpenOfChild(closed.childId()).orElse(closed);
        var client = "closed:" + closed.caseNo() + "/" + person.id();
        return report(person, closed, there, said, besides, new Filing.Origin(null, client, null));
    }

    @Override
    public void named(CaseFile file, UUID childId, Person person, Told told) {
        var said = told.said() == null ? "" : told.said();
        var text = words.getMessage("reporting.named", new Object[] {file.caseNo(), said}, Locale.CHINESE);
        var key = "named:" + told.source() + "/" + childId;
        var receipt = intake.file(new Filing(
                incident(file, OTHER_HARM, file.regionCode(), told.danger(), Characters.beginning(text)),
                child(childId),
                finder(person),
                List.of(),
                new Filing.Origin(null, null, key)));
        var own = delivery.anew(intake.ofReceipt(receipt.receiptNo()).id(), childId, Set.of());
        links.link(Set.of(file.caseNo(), own), CaseLinks.SAME_REPORT, clock.instant());
    }

    @Override
    public void found(CaseFile file, String finder, @Nullable String said) {
        var told = said == null || Characters.blank(said)
                ? words.getMessage("reporting.found", null, Locale.CHINESE)
                : said;
        var receipt = intake.file(new Filing(
                incident(file, ANY_OTHER, file.regionCode(), false, Characters.beginning(told)),
                child(file.childId()),
                directory.find(finder).map(this::finder).orElse(NOBODY),
                List.of(),
                new Filing.Origin(null, null, "found:" + file.caseNo())));
        delivery.found(intake.ofReceipt(receipt.receiptNo()).id(), file.caseNo());
    }

    /** Police owe themselves no answer, as they owe one to a unit that reports. */
    private Reporter finder(Person person) {
        var agency = directory.agency(person.agencyCode());
        return agency.type() == AgencyType.POLICE
                ? new Reporter(
                        person.name(), null, null, null, agency.name(Locale.CHINESE), false, false, Locale.CHINESE)
                : reporter(person);
    }

    private String report(
            Person person, CaseFile closed, CaseFile there, String said, Set<String> besides, Filing.Origin origin) {
        var receipt = intake.file(new Filing(
                incident(closed, OTHER_HARM, there.regionCode(), false, Characters.beginning(said)),
                child(closed.childId()),
                reporter(person),
                List.of(),
                origin));
        return delivery.anew(intake.ofReceipt(receipt.receiptNo()).id(), closed.childId(), besides);
    }

    /**
     * Where the child was found, who is suspected, and of what, is known from before, and so is the situation where somebody had reported
     * the child; whoever must keep away, and what is secret, stays so.
     */
    private Incident incident(CaseFile closed, int situation, String region, boolean danger, String said) {
        var last = intake.ofCase(closed.caseNo()).stream()
                .reduce((first, later) -> later)
                .map(report -> report.incident());
        return new Incident(
                region,
                closed.categories().isEmpty() ? List.of(situation) : closed.categories(),
                danger,
                said,
                null,
                last.map(Incident::foundPlace).orElse(null),
                last.map(Incident::suspectRelation).orElse(null),
                false,
                null,
                closed.secret()
                        ? Incident.Suspicion.YES
                        : last.map(Incident::sexualAssault).orElse(null),
                last.map(Incident::suspectKind).orElse(null),
                false);
    }

    private ReportedChild child(UUID childId) {
        var known = children.file(childId).identity();
        return new ReportedChild(
                known.name(),
                known.sex(),
                known.birthDate(),
                known.idNo(),
                known.address(),
                known.guardianName(),
                known.guardianPhone(),
                known.school());
    }

    private Reporter reporter(Person person) {
        var unit = directory.agency(person.agencyCode()).name(Locale.CHINESE);
        return new Reporter(person.name(), null, null, unit, null, false, false, Locale.CHINESE);
    }
}
