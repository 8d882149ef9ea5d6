package org.huhang.reporting;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.huhang.agency.AgencyType;
import org.huhang.agency.Directory;
import org.huhang.agency.Level;
import org.huhang.agency.Person;
import org.huhang.casework.CaseFile;
import org.huhang.casework.CaseRegister;
import org.huhang.casework.Cases;
import org.huhang.casework.Dangers;
import org.huhang.casework.Deaths;
import org.huhang.casework.Given;
import org.huhang.casework.Involved;
import org.huhang.casework.Tier;
import org.huhang.child.ChildFiles;
import org.huhang.child.ChildWords;
import org.huhang.child.Likeness;
import org.huhang.engine.DecisionOutcome;
import org.huhang.form.Choice;
import org.huhang.form.Problem;
import org.huhang.intake.Intake;
import org.huhang.intake.Report;
import org.huhang.model.Work;
import org.huhang.web.Parts;
import org.huhang.worklist.CaseLists;
import org.huhang.worklist.CaseQuery;
import org.huhang.worklist.TaskFacts;
import org.huhang.worklist.TaskProposal;
import org.huhang.worklist.TaskRule;
import org.huhang.worklist.WorkItem;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** What the platform puts into the forms of an intake before anybody types, and what its tables propose there. */
@Component
class IntakeWork implements TaskFacts, TaskProposal, TaskRule {

    private static final String TIER = "riskTier";

    private static final Comparator<Map.Entry<String, Likeness>> LIKEST = Map.Entry.<String, Likeness>comparingByValue(
                    Likeness.LIKEST_FIRST)
            .thenComparing(Map.Entry::getKey, Comparator.reverseOrder());

    private final Cases cases;
    private final CaseRegister table;
    private final ChildFiles children;
    private final ChildWords called;
    private final MergeDoubts doubts;
    private final Involved involved;
    private final Dangers dangers;
    private final Directory directory;
    private final Triage triage;
    private final Intake intake;
    private final CaseLists lists;

    IntakeWork(
            Cases cases,
            CaseRegister table,
            ChildFiles children,
            ChildWords called,
            MergeDoubts doubts,
            Involved involved,
            Dangers dangers,
            Directory directory,
            Triage triage,
            Intake intake,
            CaseLists lists) {
        this.cases = cases;
        this.table = table;
        this.children = children;
        this.called = called;
        this.doubts = doubts;
        this.involved = involved;
        this.dangers = dangers;
        this.directory = directory;
        this.triage = triage;
        this.intake = intake;
        this.lists = lists;
    }

    @Override
    public Map<String, Object> values(WorkItem task, Person reader) {
        return switch (task.work()) {
            case INTAKE -> intake(task, reader, LocaleContextHolder.getLocale());
            case FURTHER_INTAKE -> further(task.caseNo());
            default -> Map.of();
        };
    }

    private Map<String, Object> intake(WorkItem task, Person reader, Locale locale) {
        var file = cases.file(task.caseNo());
        var values = new LinkedHashMap<String, Object>();
        // Where it was when it was registered, should it have gone elsewhere since; where the report says, if its case
        // began before with something else.
        var region = task.open() && !beganBefore(file) ? file.regionCode() : task.regionCode();
        var county = directory.countyOf(region);
        values.put("townships", places(county, locale));
        var township = directory.upward(region).stream()
                .filter(one -> one.level() == Level.TOWNSHIP)
                .findFirst();
        township.ifPresent(one -> values.put("incidentTownship", one.code()));
        values.put("villages", township.map(one -> places(one.code(), locale)).orElse(List.of()));
        directory
                .findRegion(region)
                .filter(one -> one.level() == Level.VILLAGE)
                .ifPresent(one -> values.put("incidentVillage", one.code()));
        values.put(
                "homePlaces",
                directory
                        .below(county)
                        .map(place -> option(place.code(), directory.regionName(place.code(), locale)))
                        .toList());
        values.put("schools", agencies(county, AgencyType.SCHOOL, locale));
        values.put("policeUnits", agencies(county, AgencyType.POLICE, locale));
        hints(file, reader, locale, values);
        var reports = intake.ofCase(file.caseNo());
        values.put(Involved.QUESTION, involved.proposed(file.caseNo(), reports));
        values.put("policeFixed", policeMatter(file, reports, Map.of()));
        values.putAll(suspected(reports));
        return values;
    }

    /** Whom its own report names is kept away already. */
    private Map<String, Object> further(String caseNo) {
        var values = new LinkedHashMap<>(suspected(intake.ofCase(caseNo)));
        values.put(Involved.QUESTION, involved.proposed(caseNo, List.of()));
        return values;
    }

    private boolean beganBefore(CaseFile file) {
        return intake.ofCase(file.caseNo()).stream()
                .allMatch(report -> report.filedAt().isAfter(file.openedAt()));
    }

    /** Only what the reader may open; about the rest the coordinating office is asked when the report is registered. */
    private void hints(CaseFile file, Person reader, Locale locale, Map<String, Object> values) {
        var alike = children.alike(children.file(file.childId()), reader);
        values.put(
                "childHints",
                alike.stream()
                        .map(hint -> option(hint.file().id().toString(), called.label(hint, locale)))
                        .toList());
        var theirs = table.ofEach(alike.stream().map(hint -> hint.file().id()).toList());
        var taking = mayTakeIn(theirs.values().stream().flatMap(List::stream).toList(), file, reader);
        var likely = alike.stream()
                .flatMap(hint -> Objects.requireNonNull(theirs.get(hint.file().id())).stream()
                        .filter(taking::contains)
                        .map(other -> option(other.caseNo(), Parts.of(other.caseNo(), called.label(hint, locale)))));
        values.put(
                "openCases",
                Stream.concat(likely, searched(file, reader, locale))
                        .collect(Collectors.toMap(
                                one -> one.get("value"), one -> one, (first, same) -> first, LinkedHashMap::new))
                        .values()
                        .stream()
                        .toList());
    }

    /** Behind the likely cases all others of the reader, the likest first, to be found by a part of number or name. */
    private Stream<Map<String, String>> searched(CaseFile file, Person reader, Locale locale) {
        var child = children.file(file.childId());
        var found = lists.page(reader, CaseQuery.choice(CaseQuery.State.OPEN)).stream()
                .map(CaseQuery.Found::caseNo)
                .collect(Collectors.toSet());
        var taking = mayTakeIn(table.files(found), file, reader);
        var files = children.files(taking.stream().map(CaseFile::childId).collect(Collectors.toSet()));
        return taking.stream()
                .map(other -> Map.entry(
                        other.caseNo(), children.compare(child, Objects.requireNonNull(files.get(other.childId())))))
                .sorted(LIKEST)
                .map(other -> option(other.getKey(), Parts.of(other.getKey(), called.label(other.getValue(), locale))));
    }

    private List<CaseFile> mayTakeIn(List<CaseFile> others, CaseFile file, Person reader) {
        var openable =
                cases.openable(reader, others.stream().map(CaseFile::caseNo).collect(Collectors.toSet()));
        return others.stream()
                .filter(other -> other.open() && !other.caseNo().equals(file.caseNo()))
                .filter(other -> openable.contains(other.caseNo()))
                .toList();
    }

    private List<Map<String, String>> places(String within, Locale locale) {
        return directory.children(within).stream()
                .map(region -> option(region.code(), region.name(locale)))
                .toList();
    }

    private List<Map<String, String>> agencies(String county, AgencyType type, Locale locale) {
        return directory.agenciesIn(county).stream()
                .filter(agency -> agency.type() == type)
                .map(agency -> option(agency.code(), agency.name(locale)))
                .toList();
    }

    private static Map<String, String> option(String value, String label) {
        return Map.of("value", value, "label", label);
    }

    @Override
    public boolean knows(String decision) {
        return Triage.DECISIONS.contains(decision);
    }

    @Override
    public Map<String, DecisionOutcome> propose(Set<String> wanted, WorkItem task, Map<String, Object> answers) {
        var file = cases.file(task.caseNo());
        var reports = intake.ofCase(file.caseNo());
        var said = new LinkedHashMap<>(suspected(reports));
        said.putAll(answers);
        var asked = Triage.DECISIONS.stream().filter(wanted::contains).toList();
        return triage.of(asked, file.categories(), inDanger(file, reports), said);
    }

    /** What the law leaves to the police, whatever intake thinks of it; with what intake found out. */
    private boolean policeMatter(CaseFile file, List<Report> reports, Map<String, Object> answers) {
        var said = new LinkedHashMap<>(answers);
        said.putAll(suspected(reports));
        var asked = List.of(Triage.POLICE_MATTER);
        var outcome = triage.of(asked, file.categories(), inDanger(file, reports), said)
                .get(Triage.POLICE_MATTER);
        return outcome != null && Boolean.parseBoolean(outcome.value());
    }

    /** What reporters suspect of sexual assault, which no table would otherwise hear before somebody has asked again. */
    private static Map<String, Object> suspected(List<Report> reports) {
        return reports.stream().anyMatch(report -> report.incident().sexualAssaultAssumed())
                ? Map.of(Triage.ASSAULT, Triage.YES)
                : Map.of();
    }

    /** As a report, an answer or the button ever said. */
    private boolean inDanger(CaseFile file, List<Report> reports) {
        return reports.stream().anyMatch(report -> report.incident().immediateDanger()) || dangers.toldHere(file);
    }

    @Override
    public List<Problem> check(WorkItem task, Map<String, Object> answers, Map<String, Object> known) {
        var given = new Given(answers);
        if (task.work() == Work.FURTHER_INTAKE) {
            return Stream.of(
                            notHeard(given, intake.ofCase(task.caseNo())),
                            death(given),
                            involved.takenBack(task, given, List.of()))
                    .flatMap(Optional::stream)
                    .toList();
        }
        if (task.work() != Work.INTAKE) {
            return List.of();
        }
        var holder = directory.person(Objects.requireNonNull(task.holder()));
        return switch (String.valueOf(given.text("intakeDecision"))) {
            case "accept" -> accepted(given, task, holder);
            case "merge" -> merged(given, task, holder);
            default -> List.of();
        };
    }

    private List<Problem> accepted(Given given, WorkItem task, Person holder) {
        var problems = new ArrayList<Problem>();
        var reports = intake.ofCase(task.caseNo());
        notHeard(given, reports).ifPresent(problems::add);
        involved.takenBack(task, given, reports).ifPresent(problems::add);
        outgrown(given, cases.file(task.caseNo()), reports).ifPresent(problems::add);
        if (!given.codes("receivers").contains(AgencyType.POLICE.name())
                && policeMatter(cases.file(task.caseNo()), reports, given.values())) {
            problems.add(new Problem("receivers", "policeFixed", List.of()));
        } else {
            death(given).ifPresent(problems::add);
        }
        var village = given.text("incidentVillage");
        if (village != null && !directory.within(village, String.valueOf(given.text("incidentTownship")))) {
            problems.add(new Problem("incidentVillage", "villageElsewhere", List.of()));
        }
        checker(given).ifPresent(problems::add);
        Optional.ofNullable(given.text("linkedChild"))
                .flatMap(child -> linkProblem(UUID.fromString(child), holder))
                .ifPresent(problems::add);
        return problems;
    }

    /** A school that reported may check first (opinion 6), unless somebody of it may be involved. */
    private static Optional<Problem> checker(Given given) {
        var school = AgencyType.SCHOOL.name();
        if (!school.equals(given.text("checkBy"))) {
            return Optional.empty();
        }
        if (given.text("schoolCode") == null) {
            return Optional.of(new Problem("schoolCode", "checkingSchool", List.of()));
        }
        return given.codes(Involved.QUESTION).contains(Involved.SCHOOL)
                ? Optional.of(new Problem("checkBy", "checkerInvolved", List.of()))
                : Optional.empty();
    }

    /** The death of a child is for the police, and the procuratorate reviews what they do (situation 5). */
    private static Optional<Problem> death(Given given) {
        return given.yes(Deaths.DEAD) && !given.codes("receivers").containsAll(Triage.OF_DEATH)
                ? Optional.of(new Problem("receivers", "receiversOfDeath", List.of()))
                : Optional.empty();
    }

    /** A no where a report says otherwise lowers tier and secrecy, so it is asked back; it may be what was found out. */
    private static Optional<Problem> notHeard(Given given, List<Report> reports) {
        var no = "no".equals(given.text(Triage.ASSAULT));
        return no && !suspected(reports).isEmpty()
                ? Optional.of(new Problem(Triage.ASSAULT, "reportSaysAssault", List.of(), Triage.ASSAULT + "=no"))
                : Optional.empty();
    }

    /** Somebody took the proposed tier, and then said what raises the proposal. */
    private Optional<Problem> outgrown(Given given, CaseFile file, List<Report> reports) {
        var tier = given.text(TIER);
        // Of sexual assault the tier is fixed, and Floors says so.
        if (tier == null || given.yes(Triage.ASSAULT)) {
            return Optional.empty();
        }
        var said = new LinkedHashMap<>(given.values());
        said.putAll(suspected(reports));
        var now = tier(file, reports, said);
        return Tier.moreSevere(now, tier) && !Tier.moreSevere(tier(file, reports, suspected(reports)), tier)
                ? Optional.of(new Problem(TIER, "tierOutgrown", List.of(new Choice(now, now)), TIER + "=" + tier))
                : Optional.empty();
    }

    private String tier(CaseFile file, List<Report> reports, Map<String, Object> said) {
        var asked = List.of(Triage.TIER);
        return new Triage.Proposals(triage.of(asked, file.categories(), inDanger(file, reports), said), List.of())
                .tier();
    }

    /** What was offered is asked again: rights may have gone since. No text names a case that the holder may not open. */
    private Optional<Problem> linkProblem(UUID child, Person holder) {
        if (!children.mayOpen(holder, child)) {
            return Optional.of(new Problem("linkedChild", "childNotKnown", List.of()));
        }
        return table.lockOpenOfChild(children.file(child).id())
                .map(open -> cases.mayOpen(holder, open.caseNo())
                        ? new Problem("linkedChild", "childHasOpenCase", List.of(open.caseNo()))
                        : new Problem("linkedChild", "childNotKnown", List.of()));
    }

    private List<Problem> merged(Given given, WorkItem task, Person holder) {
        var into = String.valueOf(given.text("mergeInto"));
        if (into.equals(task.caseNo()) || !cases.mayOpen(holder, into)) {
            return List.of(new Problem("mergeInto", "caseNotKnown", List.of()));
        }
        var here = children.file(cases.file(task.caseNo()).childId());
        var there = children.file(cases.file(into).childId());
        if (children.certainlyTwo(here, there)) {
            return List.of();
        }
        return doubts.of(cases.file(task.caseNo()), cases.file(into), "mergeInto", into);
    }
}
