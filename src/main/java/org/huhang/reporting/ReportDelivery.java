package org.huhang.reporting;

import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.huhang.agency.AgencyType;
import org.huhang.agency.Directory;
import org.huhang.casework.CaseFile;
import org.huhang.casework.CaseJoined;
import org.huhang.casework.CaseLinks;
import org.huhang.casework.CaseOpened;
import org.huhang.casework.CasePlaces;
import org.huhang.casework.CaseRegister;
import org.huhang.casework.Cases;
import org.huhang.casework.Dangers;
import org.huhang.casework.Exclusions;
import org.huhang.casework.Involved;
import org.huhang.casework.Merges;
import org.huhang.casework.Occasion;
import org.huhang.casework.TakenIn;
import org.huhang.casework.ToldOfChild;
import org.huhang.casework.WhoMustKnow;
import org.huhang.child.ChildFile;
import org.huhang.child.ChildFiles;
import org.huhang.child.StripFact;
import org.huhang.intake.Intake;
import org.huhang.intake.Report;
import org.huhang.intake.ReportedChild;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Brings one report into its case: child file, case, process, work item, all in one transaction or not at all. */
@Component
class ReportDelivery {

    private static final Logger log = LoggerFactory.getLogger(ReportDelivery.class);
    private static final String SYSTEM = "system";

    private final Intake intake;
    private final ChildFiles children;
    private final CaseRegister cases;
    private final Cases caseFiles;
    private final WhoMustKnow whoMustKnow;
    private final CasePlaces casePlaces;
    private final WhoHears whoHears;
    private final Dangers dangers;
    private final Gravity gravity;
    private final CaseLinks links;
    private final ProposalTable proposals;
    private final Triage triage;
    private final Registrar registrar;
    private final TakenIn takenIn;
    private final Involved involved;
    private final Exclusions exclusions;
    private final Directory directory;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ReportDelivery(
            Intake intake,
            ChildFiles children,
            CaseRegister cases,
            Cases caseFiles,
            WhoMustKnow whoMustKnow,
            CasePlaces casePlaces,
            WhoHears whoHears,
            Dangers dangers,
            Gravity gravity,
            CaseLinks links,
            ProposalTable proposals,
            Triage triage,
            Registrar registrar,
            TakenIn takenIn,
            Involved involved,
            Exclusions exclusions,
            Directory directory,
            ApplicationEventPublisher events,
            Clock clock) {
        this.intake = intake;
        this.children = children;
        this.cases = cases;
        this.caseFiles = caseFiles;
        this.whoMustKnow = whoMustKnow;
        this.casePlaces = casePlaces;
        this.whoHears = whoHears;
        this.dangers = dangers;
        this.gravity = gravity;
        this.links = links;
        this.proposals = proposals;
        this.triage = triage;
        this.registrar = registrar;
        this.takenIn = takenIn;
        this.involved = involved;
        this.exclusions = exclusions;
        this.directory = directory;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Delivers a report. A second delivery changes nothing.
     *
     * @param reportId the report
     * @return false if it has a case already, or somebody else has it in hand
     */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    boolean deliver(UUID reportId) {
        var taken = intake.take(reportId);
        taken.ifPresent(this::deliver);
        return taken.isPresent();
    }

    private void deliver(Report report) {
        var proposed = triage.of(report);
        var caseNos = new LinkedHashSet<String>();
        for (var position = 0; position < report.children().size(); position++) {
            caseNos.add(deliver(report, position, proposed));
        }
        links.link(caseNos, CaseLinks.SAME_REPORT, clock.instant());
        // Only now is it known which children the home has; a report that joins the case of one child changes nothing
        // in it.
        caseNos.stream()
                .map(caseFiles::file)
                .filter(file ->
                        caseNos.size() > 1 || intake.ofCase(file.caseNo()).size() == 1)
                .forEach(dangers::cameHome);
    }

    /** The case of one child of the report: its open one, or a new one. */
    private String deliver(Report report, int position, Triage.Proposals proposed) {
        var county = directory.countyOf(report.incident().regionCode());
        var told = report.children().get(position);
        var desk = registrar.desk(report, proposed);
        var same = children.same(ToldOfChild.identity(told), county);
        var secret = registrar.keptFrom(desk, same);
        var child = same.stream()
                .filter(file -> !secret.containsKey(file.id()))
                .findFirst()
                .orElseGet(() -> children.open(
                        ToldOfChild.identity(told), ToldOfChild.needs(told), county, residence(report, told)));
        var open = cases.lockOpenOfChild(child.id()).orElse(null);
        var caseNo = open == null
                ? open(report, position, child, county, proposed, report.filedAt(), file -> {})
                : attach(report, position, child, open, proposed);
        secret.values().forEach(other -> apart(report, caseNo, other, desk));
        return caseNo;
    }

    /**
     * Perhaps the child of a secret case: whoever coordinates that one decides. Danger does not wait for it; nobody knows
     * which of the two places the child is at.
     */
    private void apart(Report report, String caseNo, CaseFile secret, String desk) {
        events.publishEvent(new ChildPerhapsKnown(caseNo, secret.caseNo(), desk));
        if (report.incident().immediateDanger()) {
            noteDanger(report, secret.childId(), secret.caseNo(), null);
            whoMustKnow.policeAtOnce(
                    secret, Occasion.ofReport(report.id(), Occasion.Cause.DANGER, casePlaces.placeOf(secret)));
            dangers.reported(secret, "report:" + report.id());
        }
    }

    /** Opens a case; since: from when its registration is due; goesOn: begins in it what goes on there. */
    private String open(
            Report report,
            int position,
            ChildFile child,
            String county,
            Triage.Proposals proposed,
            Instant since,
            Consumer<CaseFile> goesOn) {
        var file = cases.open(
                child,
                county,
                new CaseRegister.Told(
                        report.incident().regionCode(),
                        report.incident().categories(),
                        proposed.tier(),
                        proposed.secret(),
                        proposed.firstReceiver()));
        var caseNo = file.caseNo();
        proposals.insert(caseNo, proposed, file.openedAt());
        noteTier(child.id(), file.riskTier(), caseNo);
        noteDanger(report, child.id(), caseNo, null);
        cases.join(report.id(), position, caseNo);
        intake.attach(report.id(), position, caseNo);
        involved.told(caseNo, report);
        takenIn.begin(file, report, file.firstReceiver(), Occasion.Place.of(file.regionCode()), since);
        goesOn.accept(file);
        whoHears.opened(file, report, proposed);
        if (report.incident().immediateDanger()) {
            dangers.atHome(file, "report:" + report.id(), false);
        }
        events.publishEvent(new CaseOpened(caseNo, report.id()));
        log.info("case {} opened for report {}", caseNo, report.id());
        return caseNo;
    }

    private String attach(Report report, int position, ChildFile child, CaseFile open, Triage.Proposals proposed) {
        return attach(report, position, child, open, proposed, null);
    }

    private String attach(
            Report report,
            int position,
            ChildFile child,
            CaseFile open,
            Triage.Proposals proposed,
            @Nullable String merged) {
        cases.join(report.id(), position, open.caseNo());
        intake.attach(report.id(), position, open.caseNo());
        whoHears.joined(add(report, child, open, proposed, merged), report, proposed, report.filedAt());
        return open.caseNo();
    }

    /**
     * A report was taken to be about the child of another case, and is not: its child has a file and a case of its own, and
     * everybody who must know is told as of a new report.
     *
     * @param came the report, and which of its children
     * @param begun the case that another report of the same child has got in this way, null if this is the first
     * @param goesOn begins in the new case what goes on there, before anybody is called for it anew
     * @return the number of its case
     */
    String ofItsOwn(Merges.Along came, @Nullable String begun, Consumer<CaseFile> goesOn) {
        var position = came.child();
        var report = intake.report(came.report());
        var proposed = triage.of(report);
        cases.leave(came.report(), position);
        if (begun != null) {
            var open = cases.lock(begun).orElseThrow();
            exclusions.cameFrom(came.merged(), begun);
            return attach(report, position, children.file(open.childId()), open, proposed, came.before());
        }
        var county = directory.countyOf(report.incident().regionCode());
        var told = report.children().get(position);
        var child = children.open(ToldOfChild.identity(told), ToldOfChild.needs(told), county, residence(report, told));
        // Nobody could register it before: its time begins now.
        var own = open(report, position, child, county, proposed, clock.instant(), file -> {
            exclusions.cameFrom(came.merged(), file.caseNo());
            goesOn.accept(file);
        });
        dangers.cameHome(caseFiles.file(own));
        return own;
    }

    /**
     * Somebody who knows a closed case reports its child anew: whose child it is need not be found out.
     *
     * @param reportId the report, of one child
     * @param childId the child of the closed case
     * @param besides agencies of which the report complains: where others of the place can, they do not register it
     * @return the number of its case
     */
    String anew(UUID reportId, UUID childId, Set<String> besides) {
        var report = intake.take(reportId).orElse(null);
        if (report == null) {
            return Objects.requireNonNull(intake.report(reportId).caseNo());
        }
        var child = children.file(childId);
        var joined = cases.lockOpenOfChild(childId).orElse(null);
        if (joined != null) {
            return attach(report, 0, child, joined, registrar.past(besides, report, triage.of(report), joined));
        }
        var county = directory.countyOf(report.incident().regionCode());
        var proposed = registrar.past(besides, report, triage.of(report), null);
        var own = open(report, 0, child, county, proposed, report.filedAt(), file -> {});
        dangers.cameHome(caseFiles.file(own));
        return own;
    }

    /**
     * What was found out in a case that began with something else than a report: civil affairs take it in.
     *
     * @param reportId the report; nothing happens if it has a case already
     * @param caseNo the open case
     */
    void found(UUID reportId, String caseNo) {
        intake.take(reportId).ifPresent(report -> {
            var open = cases.lock(caseNo).orElseThrow();
            var proposed = triage.of(report).receivedBy(AgencyType.CIVIL);
            attach(report, 0, children.file(open.childId()), open, proposed);
        });
    }

    /**
     * What a reporter adds to an earlier report is about the child of that one; of further children it is as any report.
     *
     * @param reportId the report; nothing happens if it has a case already
     * @param childId the child of the earlier one
     */
    void adds(UUID reportId, UUID childId) {
        var report = intake.report(reportId);
        if (report.caseNo() != null) {
            return;
        }
        var caseNos = new LinkedHashSet<>(List.of(anew(reportId, childId, Set.of())));
        var proposed = triage.of(report);
        for (var position = 1; position < report.children().size(); position++) {
            caseNos.add(deliver(report, position, proposed));
        }
        links.link(caseNos, CaseLinks.SAME_REPORT, clock.instant());
    }

    /**
     * A report came along with a case that was merged: it counts as if it had come here by itself.
     *
     * @param report the report, attached to the open case already
     * @param from the case in which it was first
     * @param into the case, locked by the caller
     * @param since from when its registration here is due
     */
    void cameAlong(Report report, String from, CaseFile into, Instant since) {
        var proposed = triage.of(report);
        var file = add(report, children.file(into.childId()), into, proposed, from);
        whoHears.joined(file, report, proposed, since);
    }

    /** The case is at least as grave and as secret as each of its reports. */
    private CaseFile add(
            Report report, ChildFile child, CaseFile open, Triage.Proposals proposed, @Nullable String merged) {
        involved.told(open.caseNo(), report);
        cases.widen(open, report.incident().categories());
        noteDanger(report, child.id(), open.caseNo(), merged);
        var where = merged == null ? Dangers.OF_REPORT : AsGrave.MERGED;
        var word = new Dangers.Word(SYSTEM, where, null);
        var rises = gravity.atLeast(open, proposed, word, "report:" + report.id(), merged);
        caseFiles.describe(open.caseNo());
        var file = caseFiles.file(open.caseNo());
        events.publishEvent(new CaseJoined(file.caseNo(), report.id(), file.riskTier(), rises));
        if (report.incident().immediateDanger()) {
            dangers.reported(file, "report:" + report.id());
        }
        log.info("report {} joined case {}", report.id(), file.caseNo());
        return file;
    }

    private void noteTier(UUID child, String tier, String caseNo) {
        children.note(child, new StripFact(StripFact.Kind.TIER, tier, SYSTEM, Dangers.OF_REPORT, caseNo, null, null));
    }

    private void noteDanger(Report report, UUID child, String caseNo, @Nullable String merged) {
        if (report.incident().immediateDanger()) {
            children.note(
                    child,
                    new StripFact(StripFact.Kind.DANGER, true, SYSTEM, Dangers.OF_REPORT, caseNo, null, null)
                            .from(merged));
        }
    }

    /** Where something happens to a child it lives, as far as anybody knows; a boarder only sleeps there. */
    private static @Nullable String residence(Report report, ReportedChild told) {
        return told.needs().boarding() ? null : report.incident().regionCode();
    }
}
