package org.huhang.reporting;

import java.time.Clock;
import java.util.List;
import java.util.stream.Collectors;
import org.huhang.casework.CaseFile;
import org.huhang.casework.Cases;
import org.huhang.casework.Dangers;
import org.huhang.casework.Deaths;
import org.huhang.casework.Merges;
import org.huhang.casework.PartedTier;
import org.huhang.child.StripFact;
import org.huhang.intake.Intake;
import org.huhang.intake.Report;
import org.huhang.model.Work;
import org.huhang.worklist.WorkItem;
import org.huhang.worklist.Worklist;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What people know of a case is known in the one into which it is merged: how grave it is, its reports, danger and death. */
@Component
class KnownThere {

    private final Cases cases;
    private final Merges merges;
    private final Dangers dangers;
    private final Deaths deaths;
    private final AsGrave grave;
    private final PartedTier tiers;
    private final ReportDelivery delivery;
    private final Intake intake;
    private final Worklist worklist;
    private final Clock clock;

    KnownThere(
            Cases cases,
            Merges merges,
            Dangers dangers,
            Deaths deaths,
            AsGrave grave,
            PartedTier tiers,
            ReportDelivery delivery,
            Intake intake,
            Worklist worklist,
            Clock clock) {
        this.cases = cases;
        this.merges = merges;
        this.dangers = dangers;
        this.deaths = deaths;
        this.grave = grave;
        this.tiers = tiers;
        this.delivery = delivery;
        this.intake = intake;
        this.worklist = worklist;
        this.clock = clock;
    }

    /** What is known of a case before anything of it is moved. */
    Before of(CaseFile from) {
        return new Before(
                intake.ofCase(from.caseNo()),
                dangers.standing(from).orElse(null),
                dangers.acute(from),
                deaths.said(from) != null);
    }

    void asGrave(CaseFile from, CaseFile into) {
        tiers.asksNoMore(from);
        grave.atLeastAs(from, into);
    }

    void there(CaseFile from, CaseFile into, Before before) {
        // What an intake answered, it answered to decide on merging; what the report says is registered here.
        var registered = registered(from.caseNo());
        var origins = merges.along(from.caseNo(), into.caseNo()).stream()
                .collect(Collectors.toMap(Merges.Along::report, Merges.Along::origin, (one, other) -> one));
        before.reports()
                .forEach(report -> delivery.cameAlong(
                        report,
                        origins.getOrDefault(report.id(), from.caseNo()),
                        cases.file(into.caseNo()),
                        registered ? clock.instant() : report.filedAt()));
        var danger = before.danger();
        if (danger != null) {
            var first = danger.cameFrom() == null ? from.caseNo() : danger.cameFrom();
            dangers.cameAlong(cases.file(into.caseNo()), first, danger);
        }
        if (before.dead()) {
            deaths.cameAlong(into);
        }
    }

    /** Whether somebody has answered as its intake; then nobody is late with it. */
    private boolean registered(String caseNo) {
        return worklist.ofCase(caseNo).stream()
                .anyMatch(item -> item.state() == WorkItem.State.DONE && item.work() == Work.INTAKE);
    }

    /**
     * What is known of a case.
     *
     * @param reports its reports
     * @param danger what says that its child is in danger, null if nothing does
     * @param acute whether it is RED, or its child in danger
     * @param dead whether its child is said to have died
     */
    record Before(List<Report> reports, @Nullable StripFact danger, boolean acute, boolean dead) {

        Before {
            reports = List.copyOf(reports);
        }
    }
}
