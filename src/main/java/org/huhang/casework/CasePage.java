package org.huhang.casework;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.huhang.agency.Directory;
import org.huhang.agency.Person;
import org.huhang.child.ChildFiles;
import org.huhang.deadline.Deadlines;
import org.huhang.deadline.Due;
import org.huhang.deadline.DueWords;
import org.huhang.deadline.SetDeadline;
import org.huhang.engine.Definitions;
import org.huhang.engine.Processes.ProcessOfCase;
import org.huhang.model.Work;
import org.huhang.web.Words;
import org.huhang.worklist.CaseCards;
import org.huhang.worklist.WorkItem;
import org.huhang.worklist.Worklist;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts what is open in a case, and who and what belongs to it, into words, for its page and the API. */
@Component
class CasePage {

    private final Worklist worklist;
    private final CaseCards cards;
    private final Cases cases;
    private final PassedOn passedOn;
    private final CaseRegister register;
    private final CaseLinks links;
    private final ChildFiles children;
    private final CaseProcess process;
    private final Deadlines deadlines;
    private final DueWords dueWords;
    private final Definitions definitions;
    private final TierChanges tiers;
    private final Directory directory;
    private final WhoOpens whoOpens;
    private final CaseWords words;
    private final Words times;

    CasePage(
            Worklist worklist,
            CaseCards cards,
            Cases cases,
            PassedOn passedOn,
            CaseRegister register,
            CaseLinks links,
            ChildFiles children,
            CaseProcess process,
            Deadlines deadlines,
            DueWords dueWords,
            Definitions definitions,
            TierChanges tiers,
            Directory directory,
            WhoOpens whoOpens,
            CaseWords words,
            Words times) {
        this.worklist = worklist;
        this.cards = cards;
        this.cases = cases;
        this.passedOn = passedOn;
        this.register = register;
        this.links = links;
        this.children = children;
        this.process = process;
        this.deadlines = deadlines;
        this.dueWords = dueWords;
        this.definitions = definitions;
        this.tiers = tiers;
        this.directory = directory;
        this.whoOpens = whoOpens;
        this.words = words;
        this.times = times;
    }

    /**
     * What whoever was only told of a case may know of it: where, how pressing, and who registers it until when; of a secret one
     * that it is, and which colleague works on it.
     */
    List<String> toldOf(CaseFile file, Person reader, Locale locale) {
        if (file.secret()) {
            var asks = colleagues(file, reader, locale).toList();
            return Stream.concat(
                            Stream.of(words.word("casework.told.secret", locale)),
                            asks.isEmpty() ? others(file, reader, locale) : asks.stream())
                    .toList();
        }
        var what = words.word(
                "casework.told.what",
                locale,
                directory.regionName(file.regionCode(), locale),
                tiers.tier(file.riskTier(), locale));
        var registers = worklist.ofCase(file.caseNo()).stream()
                .filter(item -> item.open() && item.work() == Work.INTAKE)
                .map(item -> words.word(
                        item.dueAt() == null ? "casework.told.registers" : "casework.told.registersUntil",
                        locale,
                        words.name(item.agencyCode(), locale),
                        item.dueAt() == null ? "" : times.at(item.dueAt(), locale)));
        var closed = file.open() ? Stream.<String>of() : Stream.of(words.word("casework.told.closed", locale));
        return Stream.of(Stream.of(what), registers, closed)
                .flatMap(Function.identity())
                .toList();
    }

    /** Whom else he can ask. */
    private Stream<String> others(CaseFile file, Person reader, Locale locale) {
        return Stream.of(whoOpens.names(file.caseNo(), reader, locale))
                .filter(names -> !names.isEmpty())
                .map(names -> words.word("casework.told.ask", locale, names));
    }

    /** Whom of his own people a leader can ask. */
    private Stream<String> colleagues(CaseFile file, Person reader, Locale locale) {
        return worklist.ofCase(file.caseNo()).stream()
                .filter(item -> item.open() && item.holder() != null && worklist.mayTake(reader, item))
                .map(item -> words.word(
                        "casework.told.asks",
                        locale,
                        directory.person(String.valueOf(item.holder())).name(),
                        words.taskName(item, locale)));
    }

    /** The tasks of a case that a person has only to claim, so that it opens to him. */
    List<ToClaim> toClaim(CaseFile file, Person reader, Locale locale) {
        return worklist.ofCase(file.caseNo()).stream()
                .filter(item ->
                        item.open() && item.holder() == null && reader.groups().contains(item.group()))
                .filter(item -> worklist.mayTake(reader, item))
                .map(item -> new ToClaim(item.id(), words.taskName(item, locale)))
                .toList();
    }

    /**
     * A task that waits to be claimed.
     *
     * @param id the work item
     * @param name its name
     */
    record ToClaim(UUID id, String name) {}

    /** What of the machine stands still in the case, and since when: until it is mended, nothing goes on behind it. */
    List<String> stopped(CaseFile file, Locale locale) {
        return process.stopped(file.caseNo()).stream()
                .map(step -> words.word(
                        "casework.stopped",
                        locale,
                        definitions.name(step.definitionId(), step.stepId(), locale),
                        times.at(step.since(), locale)))
                .toList();
    }

    /** The open items, the nearest term first. */
    List<OpenTask> openTasks(CaseFile file, Person reader, Locale locale) {
        var dues = terms(file).stream()
                .filter(term -> term.elementId() != null)
                .collect(Collectors.toMap(SetDeadline::subject, term -> dueWords.due(term, locale)));
        return worklist.ofCase(file.caseNo()).stream()
                .filter(item -> item.state() == WorkItem.State.OPEN)
                .sorted(Comparator.comparing(WorkItem::dueAt, Comparator.nullsLast(Comparator.naturalOrder())))
                .map(item -> new OpenTask(
                        item,
                        words.taskName(item, locale),
                        directory.agency(item.agencyCode()).name(locale),
                        item.holder() == null
                                ? null
                                : directory.person(item.holder()).name(),
                        worklist.mayOpen(reader, item),
                        dues.get(item.engineTaskId())))
                .toList();
    }

    /** Whether a task is one of the case, open or not. */
    boolean hasTask(CaseFile file, UUID task) {
        return worklist.ofCase(file.caseNo()).stream()
                .anyMatch(item -> item.id().equals(task));
    }

    List<Party> agencies(CaseFile file, Locale locale) {
        return cases.parties(file.caseNo()).agencies().entrySet().stream()
                .map(party -> new Party(
                        party.getKey(), directory.agency(party.getKey()).name(locale), party.getValue()))
                .toList();
    }

    /** The case into which this one was merged, null if there is none that the reader may open. */
    @Nullable
    String goesOn(CaseFile file, Person reader) {
        return file.open() ? null : cards.goesOn(reader, file.caseNo()).orElse(null);
    }

    /** The cases that belong with this one, as far as the reader may open them: of one report, one guardian, one child. */
    List<CaseLinks.Linked> linked(CaseFile file, Person reader) {
        var siblings = register.ofEach(children.siblings(file.childId())).values().stream()
                .flatMap(List::stream)
                .map(other -> new CaseLinks.Linked(other.caseNo(), CaseLinks.SAME_GUARDIAN));
        var before = register.ofChild(file.childId()).stream()
                .map(other -> new CaseLinks.Linked(other.caseNo(), CaseLinks.SAME_CHILD));
        var all = new LinkedHashMap<String, CaseLinks.Linked>();
        Stream.of(links.of(file.caseNo()).stream(), before, siblings)
                .flatMap(Function.identity())
                .filter(other -> !other.caseNo().equals(file.caseNo()) && cases.mayOpen(reader, other.caseNo()))
                .forEach(other -> all.putIfAbsent(other.caseNo(), other));
        return List.copyOf(all.values());
    }

    List<ProcessOfCase> processes(CaseFile file) {
        return process.of(file.caseNo());
    }

    String processName(ProcessOfCase running, Locale locale) {
        return definitions.name(running.definitionId(), running.processKey(), locale);
    }

    List<SetDeadline> terms(CaseFile file) {
        return deadlines.running(file.caseNo());
    }

    /** The terms that run beside those of the open tasks, in words, the nearest first. */
    List<Due> termsInWords(CaseFile file, Locale locale) {
        return terms(file).stream()
                .filter(term -> term.elementId() == null)
                .map(term -> dueWords.due(term, locale))
                .toList();
    }

    /** The hand-overs, oldest first. */
    List<Handed> handOvers(CaseFile file, Locale locale) {
        return passedOn.handedOver(file.caseNo()).stream()
                .map(row -> new Handed(
                        row,
                        passedOn.fact(row, locale),
                        passedOn.process(row, locale),
                        row.taker() == null ? null : words.name(row.taker(), locale)))
                .toList();
    }

    /**
     * Something that somebody must do.
     *
     * @param item the item
     * @param name the task's name
     * @param agency with whom it lies
     * @param holder who took it, null while nobody did
     * @param mine whether the reader may open it
     * @param due when it is due, null if it has no term
     */
    public record OpenTask(
            WorkItem item, String name, String agency, @Nullable String holder, boolean mine, @Nullable Due due) {}

    /**
     * A hand-over.
     *
     * @param row the hand-over
     * @param fact what was handed over
     * @param process the process that it is for
     * @param taker the agency that must take it, null where nobody was asked yet
     */
    public record Handed(PassedOn.Handed row, String fact, String process, @Nullable String taker) {}

    /**
     * An agency taking part.
     *
     * @param code the agency
     * @param name its name
     * @param roles the roles that received a task
     */
    public record Party(String code, String name, Set<String> roles) {}
}
