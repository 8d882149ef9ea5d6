package org.huhang.correction;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.huhang.agency.AgencyType;
import org.huhang.agency.Directory;
import org.huhang.agency.Person;
import org.huhang.casework.AskedToTakePart;
import org.huhang.casework.Given;
import org.huhang.casework.Occasion;
import org.huhang.correction.LookAgainTable.Row;
import org.huhang.engine.Definitions;
import org.huhang.form.Problem;
import org.huhang.handover.AgencyChoice;
import org.huhang.handover.HandOvers;
import org.huhang.model.Work;
import org.huhang.web.Parts;
import org.huhang.worklist.Correction;
import org.huhang.worklist.Corrections;
import org.huhang.worklist.TaskFacts;
import org.huhang.worklist.TaskNames;
import org.huhang.worklist.TaskRule;
import org.huhang.worklist.WorkItem;
import org.huhang.worklist.Worklist;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** What whoever looks again reads, and what his answer must say. */
@Component
class LookAgainForms implements TaskFacts, TaskRule {

    private static final String NOTED = "noted";
    /** Before why: each situation says what it is. */
    private static final String MUST_ACT = "mustAct.";

    private static final String TAKES_PART = "takesPart";
    private static final String CHILD_STAYS = "childStays";
    private static final String OTHER_LOOKED = "otherLooked";

    private final LookAgainTable table;
    private final WhoIsAtIt whoIsAtIt;
    private final AskedToTakePart askedToTakePart;
    private final HandOvers handOvers;
    private final AgencyChoice choice;
    private final OthersLooked othersLooked;
    private final Worklist worklist;
    private final Corrections corrections;
    private final TaskNames names;
    private final Definitions definitions;
    private final Directory directory;
    private final MessageSource words;

    LookAgainForms(
            LookAgainTable table,
            WhoIsAtIt whoIsAtIt,
            AskedToTakePart askedToTakePart,
            HandOvers handOvers,
            AgencyChoice choice,
            OthersLooked othersLooked,
            Worklist worklist,
            Corrections corrections,
            TaskNames names,
            Definitions definitions,
            Directory directory,
            MessageSource words) {
        this.table = table;
        this.whoIsAtIt = whoIsAtIt;
        this.askedToTakePart = askedToTakePart;
        this.handOvers = handOvers;
        this.choice = choice;
        this.othersLooked = othersLooked;
        this.worklist = worklist;
        this.corrections = corrections;
        this.names = names;
        this.definitions = definitions;
        this.directory = directory;
        this.words = words;
    }

    /** What a task asks; nothing where it asks for something else. */
    private Optional<Row> row(WorkItem task) {
        return task.work() == Work.LOOK_AGAIN ? table.find(task.instanceId()) : Optional.empty();
    }

    @Override
    public Map<String, Object> values(WorkItem task, Person reader) {
        return row(task)
                .map(row -> values(task.caseNo(), row, reader, LocaleContextHolder.getLocale()))
                .orElse(Map.of());
    }

    private Map<String, Object> values(String caseNo, Row row, Person reader, Locale locale) {
        var item = worklist.item(row.itemId());
        var values = new LinkedHashMap<String, Object>();
        values.put(
                "correctedTask",
                Parts.of(
                        names.of(item, locale),
                        directory.agency(item.agencyCode()).name(locale)));
        values.put("wouldFollow", named(item, row.follows(), locale));
        values.put(
                "tookInstead",
                named(
                        item,
                        Stream.concat(row.instead().stream(), row.finished().stream())
                                .toList(),
                        locale));
        values.put(OTHER_LOOKED, othersLooked.said(caseNo, row, locale));
        // The right receiver may sit in another county.
        values.put(
                "otherAgencies",
                choice.of(item.caseNo(), agency -> agency.type().leadingRole() != null, locale));
        values.putAll(corrected(caseNo, row, reader, locale));
        return values;
    }

    /** What was corrected, for those who may read it, or who have what lost its ground by it. */
    private Map<String, Object> corrected(String caseNo, Row row, Person reader, Locale locale) {
        var open = worklist.mayOpen(reader, worklist.item(row.itemId()));
        if (!open && row.finished().isEmpty()) {
            return Map.of();
        }
        return corrections.of(row.itemId()).stream()
                .filter(correction -> correction.number() == row.number())
                .findFirst()
                .map(correction -> Map.<String, Object>of(
                        "correctedWhat",
                        open ? inWords(correction, reader, locale) : handOvers.withoutGround(caseNo, reader, locale),
                        "correctedWhy",
                        correction.reason()))
                .orElse(Map.of());
    }

    /** What there is nothing to say of is not shown; where the child stays is asked where its placement has no ground. */
    @Override
    public Set<String> needless(WorkItem task) {
        return row(task).map(row -> needless(task, row)).orElse(Set.of());
    }

    private Set<String> needless(WorkItem task, Row row) {
        var needless = new HashSet<String>();
        if (row.follows().isEmpty()) {
            needless.add("wouldFollow");
        }
        if (row.instead().isEmpty() && row.finished().isEmpty()) {
            needless.add("tookInstead");
        }
        if (!staysWithoutGround(task, row)) {
            needless.add(CHILD_STAYS);
        }
        if (othersLooked.said(task.caseNo(), row, Locale.ROOT).isEmpty()) {
            needless.add(OTHER_LOOKED);
        }
        return needless;
    }

    @Override
    public Set<String> demanded(WorkItem task) {
        return row(task).filter(row -> staysWithoutGround(task, row)).isPresent() ? Set.of(CHILD_STAYS) : Set.of();
    }

    private boolean staysWithoutGround(WorkItem task, Row row) {
        return !row.finished().isEmpty() && handOvers.placedWithoutGround(task.caseNo());
    }

    @Override
    public List<Problem> check(WorkItem task, Map<String, Object> answers, Map<String, Object> known) {
        if (NOTED.equals(answers.get(TAKES_PART))) {
            var why = askedToTakePart.whyAnew(task);
            if (why.isPresent()) {
                return List.of(new Problem(TAKES_PART, MUST_ACT + why.get(), List.of()));
            }
        }
        return row(task).map(row -> check(task, row, new Given(answers))).orElse(List.of());
    }

    private List<Problem> check(WorkItem task, Row row, Given answer) {
        if (answer.text(CHILD_STAYS) == null
                && staysWithoutGround(task, row)
                && worklist.form(task).field(CHILD_STAYS) != null) {
            return List.of(new Problem(CHILD_STAYS, "childStaysUnknown", List.of()));
        }
        var chosen = chosen(answer);
        var missing = missing(task, row);
        missing.kinds().removeAll(chosen);
        if (!missing.kinds().isEmpty()) {
            return List.of(new Problem("receivers", "nobodyAtIt", List.of(inWords(missing.kinds()))));
        }
        return missing.anybody() && chosen.isEmpty()
                ? List.of(new Problem("receivers", "nobodyChosen", List.of()))
                : List.of();
    }

    private Set<AgencyType> chosen(Given answer) {
        var chosen = new TreeSet<>(
                answer.codes("receivers").stream().map(AgencyType::valueOf).toList());
        var other = answer.text("otherAgency");
        if (other != null) {
            chosen.add(directory.agency(other).type());
        }
        return chosen;
    }

    private Missing missing(WorkItem task, Row row) {
        var missed = new HashSet<>(row.follows());
        var source = Occasion.correction(row.itemId(), row.number());
        var atIt = whoIsAtIt.of(task.caseNo(), missed, source, task.receivedAt());
        var kinds = new TreeSet<>(AgencyType.listed(row.needs()));
        kinds.removeAll(atIt);
        return new Missing(kinds, !row.follows().isEmpty() && atIt.isEmpty());
    }

    /**
     * What nobody is at.
     *
     * @param kinds whose work it is
     * @param anybody whether nobody at all is at it
     */
    private record Missing(Set<AgencyType> kinds, boolean anybody) {}

    private String inWords(Set<AgencyType> kinds) {
        var locale = LocaleContextHolder.getLocale();
        return kinds.stream()
                .map(kind -> words.getMessage("agency.type." + kind, null, locale))
                .collect(Collectors.joining(words.getMessage("correction.lookAgain.and", null, locale)));
    }

    /** Who is asked for what was missed does it or says that it is not his. */
    @Override
    public Map<String, Set<String>> impossible(WorkItem task) {
        return askedToTakePart.askedAnew(task) ? Map.of(TAKES_PART, Set.of(NOTED)) : Map.of();
    }

    private String inWords(Correction correction, Person reader, Locale locale) {
        return corrections.inWords(correction, reader, locale).stream()
                .map(one -> words.getMessage(
                        "casework.timeline.change",
                        new Object[] {one.label(), said(one.before(), locale), said(one.after(), locale)},
                        locale))
                .collect(Collectors.joining("\n"));
    }

    private String said(String answer, Locale locale) {
        return answer.isEmpty() ? words.getMessage("worklist.correct.empty", null, locale) : answer;
    }

    private String named(WorkItem item, List<String> elements, Locale locale) {
        return elements.isEmpty()
                ? words.getMessage("correction.lookAgain.nothing", null, locale)
                : elements.stream().map(element -> name(item, element, locale)).collect(Parts.joining());
    }

    /** An element of the model of the task, or of the one that called it. */
    private String name(WorkItem item, String element, Locale locale) {
        return Stream.concat(Stream.of(item.definitionId()), Stream.ofNullable(item.titledIn()))
                .map(model -> definitions.name(model, element, locale))
                .filter(name -> !name.equals(element))
                .findFirst()
                .orElse(element);
    }
}
