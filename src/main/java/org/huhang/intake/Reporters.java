package org.huhang.intake;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.huhang.agency.Access;
import org.huhang.agency.Permission;
import org.huhang.agency.Person;
import org.huhang.agency.Scope;
import org.huhang.form.Characters;
import org.huhang.model.Work;
import org.huhang.worklist.CaseCards;
import org.huhang.worklist.WorkItem;
import org.huhang.worklist.Worklist;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The only door to a reporter's identity. It opens for the intake of the report's first receiver and for the police holding
 * a task of the case (ADVL 14, Op-2020 13), each time for a purpose, and each time the trail says so.
 */
@Service
public class Reporters {

    private static final int SHORTEST_NAME = 2;

    private final ReporterTable reporters;
    private final ReportTable reports;
    private final Worklist worklist;
    private final CaseCards cards;
    private final ObjectProvider<FurtherIntakes> further;
    private final Access access;

    Reporters(
            ReporterTable reporters,
            ReportTable reports,
            Worklist worklist,
            CaseCards cards,
            ObjectProvider<FurtherIntakes> further,
            Access access) {
        this.reporters = reporters;
        this.reports = reports;
        this.worklist = worklist;
        this.cards = cards;
        this.further = further;
        this.access = access;
    }

    /**
     * Shows who reported.
     *
     * @param person who asks
     * @param reportId the report
     * @param purpose what for, in words; stands in the trail
     * @return the reporter
     * @throws org.huhang.agency.NotAllowed if the table of A.3 does not open it; the refusal is in the trail
     * @throws NoSuchReport if there is no such report
     */
    @Transactional(readOnly = true)
    public Reporter open(Person person, UUID reportId, String purpose) {
        access.open(person, scope(report(reportId)), purpose);
        return reporters.find(reportId).orElseThrow(NoSuchReport::new);
    }

    /**
     * Whether {@link #open} would open it, without a trace.
     *
     * @param person who would ask
     * @param report the report
     * @return true if so
     */
    boolean mayOpen(Person person, Report report) {
        return access.allows(person, Permission.READ, scope(report));
    }

    /**
     * Whether a person may open a reporter of a case, without a trace.
     *
     * @param person who would ask
     * @param caseNo the case
     * @return true if {@link #open} would open one of its reports
     */
    public boolean admits(Person person, String caseNo) {
        return reports.ofCase(caseNo).stream().anyMatch(report -> mayOpen(person, report));
    }

    /**
     * Whether a text names a reporter of a case, by name, telephone or mail address. A unit is none of these, and neither is somebody
     * of whom the reports of the case tell anyway, as a mother who reported. What this says must not reach anybody who may
     * not open the reporter: he could try names.
     *
     * @param caseNo the case
     * @param text any text
     * @return true if so
     */
    public boolean named(String caseNo, String text) {
        return !Characters.blank(text) && naming(caseNo).test(text);
    }

    /** As {@link #named}, of several texts of one case: its reports are read once. */
    Predicate<String> naming(String caseNo) {
        var told = reports.ofCase(caseNo);
        var children = told.stream()
                .flatMap(report -> report.children().stream())
                .flatMap(child -> Stream.of(or(child.name()), or(child.guardianName()), or(child.guardianPhone())))
                .map(Leaks::folded)
                .collect(Collectors.toSet());
        var who = told.stream()
                .flatMap(report -> reporters.find(report.id()).stream())
                .toList();
        return text -> names(who, children, Leaks.folded(text));
    }

    private static boolean names(List<Reporter> reporters, Set<String> children, String folded) {
        var digits = folded.replaceAll("\\D", "");
        return reporters.stream()
                .anyMatch(who -> Stream.of(or(who.name()), or(who.email()))
                                .map(Leaks::folded)
                                .anyMatch(one -> one.length() >= SHORTEST_NAME
                                        && !children.contains(one)
                                        && folded.contains(one))
                        || Leaks.numbered(List.of(or(who.phone())), digits).stream()
                                .anyMatch(one -> !children.contains(one)));
    }

    private static String or(@Nullable String text) {
        return text == null ? "" : text;
    }

    /** Whether the reporter left no name, no unit and no way to be reached. */
    boolean unknown(Report report) {
        return reporters
                .find(report.id())
                .filter(who -> who.anonymous() && who.phone() == null && who.email() == null)
                .isPresent();
    }

    private Report report(UUID reportId) {
        return reports.find(reportId).orElseThrow(NoSuchReport::new);
    }

    private Scope scope(Report report) {
        var caseNo = report.caseNo();
        var id = report.id().toString();
        if (caseNo == null) {
            return Scope.ofReporter(id, "", null, Set.of());
        }
        var items = worklist.ofCase(caseNo);
        var holders = items.stream()
                .filter(item -> item.state() == WorkItem.State.OPEN)
                .map(WorkItem::holder)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        var intake =
                intakes(caseNo, report.id()).map(WorkItem::group).findFirst().orElse("");
        return Scope.ofReporter(id, intake, cards.parties(caseNo).orElse(null), holders);
    }

    /** The tasks in which the first receiver takes a report in: its own, or those of the case that it opened. */
    Stream<WorkItem> intakes(String caseNo, UUID reportId) {
        var own = further.stream()
                .flatMap(desks -> desks.of(caseNo, reportId).stream())
                .toList();
        return own.isEmpty()
                ? worklist.ofCase(caseNo).stream().filter(item -> item.work() == Work.INTAKE)
                : own.stream();
    }
}
