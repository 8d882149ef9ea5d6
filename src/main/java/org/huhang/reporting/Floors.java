package org.huhang.reporting;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.huhang.agency.AgencyType;
import org.huhang.casework.CaseFile;
import org.huhang.casework.Cases;
import org.huhang.casework.Dangers;
import org.huhang.casework.Given;
import org.huhang.casework.PassedOn;
import org.huhang.casework.Tier;
import org.huhang.engine.DecisionOutcome;
import org.huhang.form.Problem;
import org.huhang.intake.Intake;
import org.huhang.web.Words;
import org.huhang.worklist.TaskRule;
import org.huhang.worklist.WorkItem;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/**
 * How low an answer may set the tier of a case, how open it may leave it, and whom it may leave out: not below RED while the
 * child is in danger, not below what it was while the child must leave its guardian, not below what it was by somebody who did not see the child, and for the situations that speak of
 * sexual assault not below what the tables say (E2). That it is about no child at all, or that there is no danger, is asked back while
 * the child, or another one of its home, is in danger.
 */
@Component
class Floors implements TaskRule {

    private static final String TIER = "riskTier";
    private static final Set<Integer> SEXUAL = Set.of(1, 2, 3);

    /** Whom no intake may leave out where sexual assault is suspected and the table names them. */
    private static final Set<String> ALWAYS = Set.of(AgencyType.PROC.name(), AgencyType.HOSPITAL.name());

    private final Cases cases;
    private final Triage triage;
    private final Intake intake;
    private final PassedOn passedOn;
    private final Dangers dangers;
    private final Words times;

    Floors(Cases cases, Triage triage, Intake intake, PassedOn passedOn, Dangers dangers, Words times) {
        this.cases = cases;
        this.triage = triage;
        this.intake = intake;
        this.passedOn = passedOn;
        this.dangers = dangers;
        this.times = times;
    }

    @Override
    public List<Problem> check(WorkItem task, Map<String, Object> answers, Map<String, Object> known) {
        var given = new Given(answers);
        var tier = given.text(TIER);
        var decision = given.text("intakeDecision");
        var denied = deniesDanger(given);
        if (tier == null && decision == null && denied == null) {
            return List.of();
        }
        var file = cases.file(task.caseNo());
        if ("notAboutMinor".equals(decision)
                && (file.riskTier().equals("RED") || dangers.standsHere(file) || dangers.standsNear(file))) {
            return List.of(new Problem("intakeDecision", "notMinorInDanger", List.of(), "intakeDecision=" + decision));
        }
        if (denied != null && !dangers.stands(file) && dangers.standsNear(file)) {
            return List.of(new Problem(denied, "dangerAtHome", List.of(), denied + "=no"));
        }
        if (tier == null || (decision != null && !decision.equals("accept"))) {
            return List.of();
        }
        var problems = new ArrayList<Problem>();
        if (!tier.equals("RED") && dangers.standsHere(file) && !takesDangerBack(file, given)) {
            problems.add(new Problem(TIER, "tierWhileDanger", List.of()));
        } else if (Tier.moreSevere(file.riskTier(), tier) && passedOn.mustLeave(file.caseNo())) {
            problems.add(new Problem(TIER, "tierWhileLeaving", List.of()));
        } else if (Boolean.FALSE.equals(given.known("childSeen")) && Tier.moreSevere(file.riskTier(), tier)) {
            problems.add(new Problem(TIER, "tierNotSeen", List.of()));
        } else if (file.riskTier().equals("RED") && !tier.equals("RED")) {
            seenBefore(file, given).ifPresent(problems::add);
        }
        if (decision != null && sexual(file, given)) {
            problems.addAll(sexual(file, given, tier));
        }
        return problems.stream()
                .collect(Collectors.toMap(Problem::field, one -> one, (one, more) -> one, LinkedHashMap::new))
                .values()
                .stream()
                .toList();
    }

    /** The question by which an answer says that the child is not in danger; null if it does not. */
    private static @Nullable String deniesDanger(Given given) {
        var found = given.text("dangerFound");
        if (found != null) {
            return found.equals("no") ? "dangerFound" : null;
        }
        if (given.yes("childSeen") && !given.yes("dangerNow")) {
            return "dangerNow";
        }
        return "closedNoRisk".equals(given.text("endState")) ? "endState" : null;
    }

    /** Only who saw the child can say that there is no danger; the form asks for the reason. */
    private boolean takesDangerBack(CaseFile file, Given given) {
        return given.yes("childSeen")
                && !given.yes("dangerNow")
                && !dangers.saidAfter(file, given.moment("childSeenAt"));
    }

    /** A visit that is older than the last word of danger says nothing about it. Forms know minutes. */
    private Optional<Problem> seenBefore(CaseFile file, Given given) {
        var seen = given.moment("childSeenAt");
        return dangers.lastTold(file)
                .filter(told ->
                        seen != null && told.truncatedTo(ChronoUnit.MINUTES).isAfter(seen))
                .map(told ->
                        new Problem(TIER, "tierSeenBefore", List.of(times.at(told, LocaleContextHolder.getLocale()))));
    }

    private boolean sexual(CaseFile file, Given given) {
        return !Collections.disjoint(file.categories(), SEXUAL)
                || Triage.YES.equals(given.text(Triage.ASSAULT))
                || assumed(file);
    }

    private boolean assumed(CaseFile file) {
        return intake.ofCase(file.caseNo()).stream()
                .anyMatch(report -> report.incident().sexualAssaultAssumed());
    }

    private List<Problem> sexual(CaseFile file, Given given, String tier) {
        var said = new LinkedHashMap<>(given.values());
        if (assumed(file)) {
            said.put(Triage.ASSAULT, Triage.YES);
        }
        var tables = triage.of(
                List.of(Triage.TIER, Triage.SECRECY, Triage.RECEIVERS),
                file.categories(),
                dangers.standsHere(file),
                said);
        var problems = new ArrayList<Problem>();
        if ("RED".equals(value(tables, Triage.TIER)) && !tier.equals("RED")) {
            problems.add(new Problem(TIER, "tierOfAssault", List.of()));
        }
        if ("MAX".equals(value(tables, Triage.SECRECY)) && "NORMAL".equals(given.text("secrecy"))) {
            problems.add(new Problem("secrecy", "secrecyOfAssault", List.of()));
        }
        var outcome = tables.get(Triage.RECEIVERS);
        if (outcome != null
                && outcome.values().stream().filter(ALWAYS::contains).anyMatch(kind -> !given.codes("receivers")
                        .contains(kind))) {
            problems.add(new Problem("receivers", "receiversOfAssault", List.of()));
        }
        return problems;
    }

    private static @Nullable String value(Map<String, DecisionOutcome> tables, String decision) {
        var outcome = tables.get(decision);
        return outcome == null ? null : outcome.value();
    }
}
