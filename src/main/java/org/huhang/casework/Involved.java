package org.huhang.casework;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.huhang.agency.AgencyType;
import org.huhang.agency.Directory;
import org.huhang.form.Characters;
import org.huhang.form.Choice;
import org.huhang.form.Problem;
import org.huhang.intake.Report;
import org.huhang.model.Work;
import org.huhang.worklist.TaskDone;
import org.huhang.worklist.WorkItem;
import org.huhang.worklist.Worklist;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Who says that somebody of an agency is suspected, or kin of those concerned: a report from the moment that it comes in, and
 * whoever registers it, who may also say that it is not so. A kind of agency is named in lower case.
 */
@Component
public class Involved {

    /** The question of both forms in which reports are registered. */
    public static final String QUESTION = "conflictOfInterest";

    public static final String SCHOOL = "school";

    private static final String POLICE = "police";

    private static final String WHY = "notInvolvedReason";

    private static final Set<Work> ASKS = EnumSet.of(Work.INTAKE, Work.FURTHER_INTAKE);

    private static final Set<String> NAMES =
            Set.of(QUESTION, "incidentTownship", "incidentVillage", "schoolCode", "policeCode");

    private final Exclusions exclusions;
    private final ExclusionTable table;
    private final CaseTable cases;
    private final MeantAgencies meant;
    private final SuspectRelations relations;
    private final AskedToTakePart askedToTakePart;
    private final CasePlaces casePlaces;
    private final Worklist worklist;
    private final Directory directory;

    Involved(
            Exclusions exclusions,
            ExclusionTable table,
            CaseTable cases,
            MeantAgencies meant,
            SuspectRelations relations,
            AskedToTakePart askedToTakePart,
            CasePlaces casePlaces,
            Worklist worklist,
            Directory directory) {
        this.exclusions = exclusions;
        this.table = table;
        this.cases = cases;
        this.meant = meant;
        this.relations = relations;
        this.askedToTakePart = askedToTakePart;
        this.casePlaces = casePlaces;
        this.worklist = worklist;
        this.directory = directory;
    }

    /**
     * What stands in the form before anybody types.
     *
     * @param caseNo the case
     * @param reports those that the answer registers
     * @return kinds that a report names, or that are kept away already
     */
    public List<String> proposed(String caseNo, List<Report> reports) {
        return Stream.concat(reports.stream().flatMap(report -> kinds(report).stream()), standing(caseNo).stream())
                .distinct()
                .toList();
    }

    /** What its choice says, and its words. Reports of before are not read anew: whoever took them in has read them. */
    private Set<String> kinds(Report report) {
        return Stream.of(chosen(report), table.accused(report.id()))
                .flatMap(Set::stream)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Set<String> chosen(Report report) {
        return Stream.<@Nullable String>of(
                        report.incident().suspectRelation(), report.incident().suspectKind())
                .filter(Objects::nonNull)
                .flatMap(relation -> relations.house(relation).stream())
                .collect(Collectors.toSet());
    }

    private Set<String> standing(String caseNo) {
        return table.of(caseNo).stream().map(this::kind).collect(Collectors.toCollection(TreeSet::new));
    }

    private String kind(String agency) {
        return directory.agency(agency).type().name().toLowerCase(Locale.ROOT);
    }

    /**
     * A report has come to a case: whom it names is kept away before anybody hears of it.
     *
     * @param caseNo the case, to which it is attached already
     * @param report the report
     */
    public void told(String caseNo, Report report) {
        var file = cases.find(caseNo).orElseThrow();
        table.accuses(report.id(), relations.accused(report.incident().description()));
        kinds(report).forEach(kind -> exclude(file, kind, new Given(Map.of()), "report:" + report.id()));
        exclusions.spread(file.childId());
    }

    /** Whether it is known who is meant. */
    private boolean exclude(CaseFile file, String kind, Given answer, String source) {
        var who = meant.of(AgencyType.valueOf(kind.toUpperCase(Locale.ROOT)), file, answer);
        // Who was kept away already because it may be one of them is one of those that are meant.
        var stands =
                table.of(file.caseNo()).stream().anyMatch(code -> kind(code).equals(kind));
        if (!who.anyOf() || !stands) {
            exclusions.exclude(file.caseNo(), who.codes(), source, who.anyOf());
        }
        return !who.anyOf();
    }

    /** Takes from an answer whom to keep away and whom not; before the process moves on, so that its next task goes past them. */
    public void registered(Given answer, CaseFile file, TaskDone done) {
        if (!done.tells(NAMES)) {
            return;
        }
        var asked = asked(worklist.item(done.taskId()));
        var kinds = answer.codes(QUESTION);
        kinds.forEach(kind -> {
            if (exclude(file, kind, answer, "task:" + done.taskId())) {
                lift(done, one -> one.anyOf() && kind(one.agencyCode()).equals(kind));
            }
        });
        if (done.tells(Set.of(QUESTION))) {
            watchPolice(file, answer, done);
            lift(done, one -> unticked(kind(one.agencyCode()), asked, kinds) && wasKnown(done, one));
        }
    }

    private static boolean unticked(String kind, Set<String> asked, List<String> ticked) {
        return asked.contains(kind) && !ticked.contains(kind);
    }

    private void lift(TaskDone done, Predicate<ExclusionTable.Excluded> which) {
        var away = table.standing(done.caseNo()).stream()
                .filter(which)
                .map(ExclusionTable.Excluded::agencyCode)
                .toList();
        if (!away.isEmpty()) {
            exclusions.lift(done.caseNo(), away, "task:" + done.taskId());
        }
    }

    /** A correction says nothing about whom somebody else named since. */
    private boolean wasKnown(TaskDone done, ExclusionTable.Excluded one) {
        var answered = worklist.item(done.taskId()).endedAt();
        return done.changed() == null
                || one.source().equals("task:" + done.taskId())
                || answered == null
                || !one.since().isAfter(answered);
    }

    /** The kinds of which a form asks; those of before ask of fewer, and of a further report of none. */
    private Set<String> asked(WorkItem item) {
        return worklist.form(item).fields().stream()
                .filter(field -> field.key().equals(QUESTION))
                .flatMap(field -> field.options().stream())
                .map(Choice::code)
                .collect(Collectors.toSet());
    }

    /**
     * What is asked back: whether an answer lets agencies take part again that were kept away, which where another case of the child
     * keeps them away is for the office that coordinates the place; and whether it names police whom nobody could stand in for.
     *
     * @param task the registration
     * @param answer what it says
     * @param reports what it registers
     */
    public List<Problem> problems(WorkItem task, Given answer, List<Report> reports) {
        return ASKS.contains(task.work())
                ? Stream.of(takenBack(task, answer, reports), lastPolice(task, answer))
                        .flatMap(Optional::stream)
                        .toList()
                : List.of();
    }

    private Optional<Problem> takenBack(WorkItem task, Given answer, List<Report> reports) {
        var asked = asked(task);
        var before =
                task.open() ? proposed(task.caseNo(), reports) : new Given(worklist.answers(task.id())).codes(QUESTION);
        var left = before.stream()
                .filter(kind -> unticked(kind, asked, answer.codes(QUESTION)))
                .toList();
        if (left.isEmpty()) {
            return Optional.empty();
        }
        var coordinates = Directory.agencyOf(task.group())
                .equals(directory.coordinating(task.regionCode()).code());
        var elsewhere = !coordinates
                && table.standing(task.caseNo()).stream()
                        .anyMatch(one -> one.elsewhere() && left.contains(kind(one.agencyCode())));
        if (elsewhere) {
            return Optional.of(new Problem(QUESTION, "keptAwayElsewhere", List.of()));
        }
        // Whoever corrects an answer says why in any case; forms of before have no field for it.
        if (task.open() && asksWhy(task)) {
            return saysWhy(answer) ? Optional.empty() : Optional.of(new Problem(WHY, "whyNotInvolved", List.of()));
        }
        return Optional.of(new Problem(QUESTION, "saidInvolved", List.of(), QUESTION + "=" + String.join(",", left)));
    }

    private boolean asksWhy(WorkItem task) {
        return worklist.form(task).fields().stream()
                .anyMatch(field -> field.key().equals(WHY));
    }

    /** The reason of the whole decision is always there, and says nothing of this. */
    private static boolean saysWhy(Given answer) {
        var why = answer.text(WHY);
        return why != null
                && !Characters.reason(why).equals(Characters.reason(String.valueOf(answer.text("decisionReason"))));
    }

    /** Who ticks the police where nobody else would come is told before he sends it that they are not kept away. */
    private Optional<Problem> lastPolice(WorkItem task, Given answer) {
        var before = task.open() ? List.of() : new Given(worklist.answers(task.id())).codes(QUESTION);
        return answer.codes(QUESTION).contains(POLICE)
                        && !before.contains(POLICE)
                        && policeStay(cases.find(task.caseNo()).orElseThrow(), answer)
                ? Optional.of(new Problem(QUESTION, "lastPolice", List.of(), QUESTION + "=lastPolice"))
                : Optional.empty();
    }

    private boolean policeStay(CaseFile file, Given answer) {
        return table.of(file.caseNo()).stream().noneMatch(code -> kind(code).equals(POLICE))
                && meant.of(AgencyType.POLICE, file, answer).codes().isEmpty();
    }

    /** Whoever supervises the police takes part where they cannot be kept away. */
    private void watchPolice(CaseFile file, Given answer, TaskDone done) {
        if (answer.codes(QUESTION).contains(POLICE) && policeStay(file, answer)) {
            var desk = directory.responsible(
                    AgencyType.PROC,
                    AgencyType.PROC.mainRole(),
                    file.county(),
                    null,
                    exclusions.agencies(file.caseNo()));
            askedToTakePart.named(
                    file,
                    desk.agency().code(),
                    Directory.agencyOf(done.group()),
                    Occasion.ofAnswer(done, Occasion.Cause.NAMED, casePlaces.placeOf(file)));
        }
    }

    /**
     * Whoever must keep away does, whatever was forgotten: what reports say about whom nobody has said anything since, and what
     * other cases of the child say.
     *
     * @param file an open case
     * @param reports its reports
     */
    void renew(CaseFile file, List<Report> reports) {
        var said = table.ever(file.caseNo()).stream().map(this::kind).collect(Collectors.toSet());
        reports.forEach(report -> kinds(report).stream()
                .filter(kind -> !said.contains(kind))
                .forEach(kind -> exclude(file, kind, new Given(Map.of()), "report:" + report.id())));
        exclusions.spread(file.childId());
        exclusions.holds(file.caseNo());
    }
}
