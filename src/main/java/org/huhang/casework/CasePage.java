package org.huhang.casework;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
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
import org.huhang.engine.BusinessClock;
import org.huhang.engine.Definitions;
import org.huhang.engine.Processes.ProcessOfCase;
import org.huhang.form.ReadableAnswer;
import org.huhang.intake.Intake;
import org.huhang.intake.Report;
import org.huhang.model.Work;
import org.huhang.web.Words;
import org.huhang.worklist.Answer;
import org.huhang.worklist.Correction;
import org.huhang.worklist.Corrections;
import org.huhang.worklist.Oversight;
import org.huhang.worklist.TaskNames;
import org.huhang.worklist.ToldAnswer;
import org.huhang.worklist.WorkItem;
import org.huhang.worklist.Worklist;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Puts the parts of a case into words, for its page, for the pieces beside a task, and for the API. */
@Component
class CasePage {

    private static final String REASON = "decisionReason";

    private final Worklist worklist;
    private final Corrections corrections;
    private final Cases cases;
    private final PassedOn passedOn;
    private final CaseTable table;
    private final CaseLinks links;
    private final ChildFiles children;
    private final ChildInCase inCase;
    private final CaseProcess process;
    private final EmergencyTable emergencies;
    private final Intake intake;
    private final Deadlines deadlines;
    private final DueWords dueWords;
    private final Definitions definitions;
    private final TaskNames taskNames;
    private final Oversight oversight;
    private final CaseNotes notes;
    private final TierChanges tiers;
    private final TierAsking tierAsking;
    private final MeasureTable measures;
    private final Directory directory;
    private final Clock clock;
    private final Words times;
    private final CaseEnds ends;
    private final LinkWords linkWords;
    private final MessageSource words;

    CasePage(
            Worklist worklist,
            Corrections corrections,
            Cases cases,
            PassedOn passedOn,
            CaseTable table,
            CaseLinks links,
            ChildFiles children,
            ChildInCase inCase,
            CaseProcess process,
            EmergencyTable emergencies,
            Intake intake,
            Deadlines deadlines,
            DueWords dueWords,
            Definitions definitions,
            TaskNames taskNames,
            Oversight oversight,
            CaseNotes notes,
            TierChanges tiers,
            TierAsking tierAsking,
            MeasureTable measures,
            Directory directory,
            Clock clock,
            Words times,
            CaseEnds ends,
            LinkWords linkWords,
            MessageSource words) {
        this.worklist = worklist;
        this.corrections = corrections;
        this.cases = cases;
        this.passedOn = passedOn;
        this.table = table;
        this.links = links;
        this.children = children;
        this.inCase = inCase;
        this.process = process;
        this.emergencies = emergencies;
        this.intake = intake;
        this.deadlines = deadlines;
        this.dueWords = dueWords;
        this.definitions = definitions;
        this.taskNames = taskNames;
        this.oversight = oversight;
        this.notes = notes;
        this.tiers = tiers;
        this.tierAsking = tierAsking;
        this.measures = measures;
        this.directory = directory;
        this.clock = clock;
        this.times = times;
        this.ends = ends;
        this.linkWords = linkWords;
        this.words = words;
    }

    /** The way so far, newest first. That something was done all may see who see the case; what was answered only who may open the task, and of a measure whoever may open the plan. */
    List<Entry> timeline(CaseFile file, Person reader, Locale locale) {
        return timeline(file, tiersAsked(file), reader, locale);
    }

    /** As above, beside a task, at whose head {@link CalledHere} has the words of each press. */
    List<Entry> besideTask(CaseFile file, Person reader, Locale locale) {
        var presses = emergencies.ofCase(file.caseNo()).stream()
                .map(EmergencyTable.Press::at)
                .collect(Collectors.toSet());
        return timeline(file, reader, locale).stream()
                .map(entry -> presses.contains(entry.at()) && "warn".equals(entry.kind()) && entry.taskId() == null
                        ? new Entry(entry.at(), entry.what(), null, entry.kind(), null)
                        : entry)
                .toList();
    }

    /** The lower tiers that somebody asked for, oldest first. */
    List<TierAsked> tiersAsked(CaseFile file) {
        return tierAsking.ofCase(file.caseNo());
    }

    List<Entry> timeline(CaseFile file, List<TierAsked> tiersAsked, Person reader, Locale locale) {
        var openable = worklist.openable(reader, file.caseNo());
        var entries = new ArrayList<Entry>();
        intake.ofCase(file.caseNo())
                .forEach(report -> entries.add(new Entry(
                        report.filedAt(),
                        word("casework.timeline.report", locale),
                        reported(report, locale),
                        "auto",
                        null)));
        var answers = worklist.answersOfCase(file.caseNo()).stream()
                .collect(Collectors.toMap(Answer::taskId, Function.identity()));
        var promised = measures.answeredOfPlans(openable);
        var repeats = repeatedReasons(answers.values());
        var made = corrections.ofCase(file.caseNo());
        var correctedTasks = made.stream().map(Correction::taskId).collect(Collectors.toSet());
        for (var item : worklist.ofCase(file.caseNo())) {
            var answer = answers.get(item.id());
            if (answer != null) {
                var readable = openable.contains(item.id()) || promised.contains(item.id());
                var key = turnedAway(answer) ? "casework.timeline.turnedAway" : "casework.timeline.done";
                var done = word(key, locale, taskName(item, locale), who(answer.person(), locale));
                var what = correctedTasks.contains(item.id()) ? word("casework.timeline.since", locale, done) : done;
                var told = readable ? worklist.told(answer, item, reader, locale) : ToldAnswer.NOTHING;
                entries.add(new Entry(
                        answer.at(),
                        what,
                        readable ? gist(answer, told, repeats.contains(answer.taskId()), locale) : null,
                        null,
                        openable.contains(item.id()) ? item.id().toString() : null,
                        told));
            } else if (item.state() == WorkItem.State.WITHDRAWN && item.endedAt() != null) {
                entries.add(new Entry(
                        item.endedAt(),
                        word("casework.timeline.withdrawn", locale, taskName(item, locale)),
                        null,
                        "auto",
                        null));
            }
        }
        notes.ofCase(file.caseNo())
                .forEach(note -> entries.add(new Entry(
                        note.happenedAt(),
                        word(
                                "casework.timeline.note",
                                locale,
                                word("casework.note." + note.kind().key(), locale),
                                who(note.person(), locale)),
                        noted(note, reader, locale),
                        note.kind().calledForHelp() ? "warn" : null,
                        null)));
        tiersAsked.forEach(asked -> asked(asked, locale).forEach(entries::add));
        tiers.of(file).forEach(change -> entries.add(retiered(change, locale)));
        overseen(file, openable, locale).forEach(entries::add);
        var items =
                worklist.ofCase(file.caseNo()).stream().collect(Collectors.toMap(WorkItem::id, Function.identity()));
        for (var one : made) {
            var item = Objects.requireNonNull(items.get(one.taskId()));
            entries.add(new Entry(
                    one.at(),
                    word("casework.timeline.corrected", locale, taskName(item, locale), who(one.person(), locale)),
                    openable.contains(item.id()) ? corrected(one, reader, locale) : null,
                    "warn",
                    openable.contains(item.id()) ? item.id().toString() : null));
        }
        passedOn.handedOver(file.caseNo())
                .forEach(row -> entries.add(new Entry(
                        row.madeAt(),
                        word("casework.timeline.handOver", locale, linkWords.fact(row.message(), locale)),
                        word("casework.handOver." + row.state(), locale),
                        "auto",
                        null)));
        emergencies
                .ofCase(file.caseNo())
                .forEach(press -> entries.add(new Entry(
                        press.at(),
                        word("casework.timeline.emergency", locale, who(press.person(), locale)),
                        press.reason(),
                        "warn",
                        null)));
        var adultOn = ComingOfAge.adultOn(inCase.of(file, reader).identity().birthDate());
        if (adultOn != null) {
            var midnight = adultOn.atStartOfDay(BusinessClock.CHINA).toInstant();
            if (!midnight.isAfter(clock.instant())) {
                entries.add(new Entry(midnight, word("casework.timeline.adult", locale), null, "auto", null));
            }
        }
        intake.undelivered(file.caseNo())
                .forEach(answer -> entries.add(new Entry(
                        answer.writtenAt(),
                        word("casework.timeline.undelivered", locale, answer.receiptNo()),
                        word("casework.timeline.undelivered.what", locale),
                        "warn",
                        null)));
        if (file.closedAt() != null) {
            entries.add(new Entry(
                    file.closedAt(),
                    word("casework.timeline.closed", locale, ends.of(file, locale)),
                    null,
                    "auto",
                    null));
        }
        entries.sort(Comparator.comparing(Entry::at).reversed());
        return entries;
    }

    /** Whoever has work of a case knows that intake left it to the others. */
    private static boolean turnedAway(Answer answer) {
        return answer.work() == Work.INTAKE
                && "notAboutMinor".equals(answer.answers().get("intakeDecision"));
    }

    /** Where it goes on is named only to whoever may open that case; the others learn that it does. */
    private String noted(CaseNote note, Person reader, Locale locale) {
        var other = note.goesOn();
        if (other == null) {
            return note.content();
        }
        var key = cases.mayOpen(reader, other) ? "casework.note.goesOn" : "casework.note.goesOnElsewhere";
        return note.content() + "\n" + word(key, locale, other);
    }

    /** That somebody asked for a lower tier, and what another agency said to it: while RED stays, that counts as decided. */
    private Stream<Entry> asked(TierAsked asked, Locale locale) {
        var what = word(
                "casework.timeline.tierAsked", locale, tiers.tier(asked.tier(), locale), who(asked.askedBy(), locale));
        if (asked.overtakenAt() != null) {
            var by = asked.overtakenBy();
            var why = by == null
                    ? word("casework.timeline.tierOvertaken", locale)
                    : word("casework.timeline.tierReplaced", locale, who(by, locale));
            var told = stays(asked, "casework.tier.overtaken", asked.askedBy(), locale);
            return Stream.of(
                    new Entry(asked.askedAt(), what, asked.reason(), "warn", null),
                    new Entry(asked.overtakenAt(), why, null, "warn", null, told));
        }
        if (asked.answeredAt() == null || asked.answeredBy() == null) {
            var told = stays(asked, "casework.tier.waits", asked.askedBy(), locale);
            return Stream.of(new Entry(asked.askedAt(), what, asked.reason(), "warn", null, told));
        }
        var key = asked.agreed() ? "casework.timeline.tierAgreed" : "casework.timeline.tierKept";
        var said = word(key, locale, who(asked.answeredBy(), locale));
        var stands = asked.agreed() ? "casework.tier.agreedTo" : "casework.tier.stays";
        var stays = stays(asked, stands, asked.answeredBy(), locale);
        return Stream.of(
                new Entry(asked.askedAt(), what, asked.reason(), "warn", null),
                new Entry(asked.answeredAt(), said, asked.answer(), "warn", null, stays));
    }

    private ToldAnswer stays(TierAsked asked, String key, String person, Locale locale) {
        return tierSaid(word(key, locale, tiers.tier(asked.tier(), locale)), who(person, locale), locale);
    }

    private ToldAnswer tierSaid(String text, String who, Locale locale) {
        var line = new ReadableAnswer(word("casework.strip.tier", locale), text + " · " + who);
        return new ToldAnswer(List.of(line), List.of());
    }

    /** What whoever was only told of a case may know of it: where, how pressing, and who registers it until when; of a secret one nothing. */
    List<String> toldOf(CaseFile file, Locale locale) {
        if (file.secret()) {
            return List.of();
        }
        var what = word(
                "casework.told.what",
                locale,
                directory.regionName(file.regionCode(), locale),
                tiers.tier(file.riskTier(), locale));
        var registers = worklist.ofCase(file.caseNo()).stream()
                .filter(item -> item.open() && item.work() == Work.INTAKE)
                .map(item -> word(
                        item.dueAt() == null ? "casework.told.registers" : "casework.told.registersUntil",
                        locale,
                        name(item.agencyCode(), locale),
                        item.dueAt() == null ? "" : times.at(item.dueAt(), locale)));
        var closed = file.open() ? Stream.<String>of() : Stream.of(word("casework.told.closed", locale));
        return Stream.of(Stream.of(what), registers, closed)
                .flatMap(Function.identity())
                .toList();
    }

    /** The asked lowering of the tier, null if nothing waits. */
    @Nullable
    TierQuestion tierQuestion(CaseFile file, List<TierAsked> asked, Person reader, Locale locale) {
        return tierAsking
                .open(file.caseNo(), asked)
                .filter(one -> file.open())
                .map(one -> new TierQuestion(
                        one.id(),
                        tiers.tier(file.riskTier(), locale),
                        tiers.tier(one.tier(), locale),
                        one.reason(),
                        who(one.askedBy(), locale),
                        one.askedAt(),
                        found(one, reader, locale),
                        tierAsking.mayAnswer(reader, file, one)))
                .orElse(null);
    }

    /** What the answer says that would take the case from RED: who must say what he thinks of it reads it whole. */
    private ToldAnswer found(TierAsked asked, Person reader, Locale locale) {
        return worklist.answersOfCase(asked.caseNo()).stream()
                .filter(answer -> answer.taskId().equals(asked.itemId()))
                .findFirst()
                .map(answer -> worklist.told(answer, worklist.item(answer.taskId()), reader, locale))
                .orElse(ToldAnswer.NOTHING);
    }

    /** It counts among what was decided: of two tiers the later one is seen to be later. */
    private Entry retiered(TierChanges.Change change, Locale locale) {
        return new Entry(
                Objects.requireNonNull(change.fact().setAt()),
                word("casework.timeline.retiered", locale, tiers.inWords(change, locale), tiers.who(change, locale)),
                change.reason(),
                change.lowered() ? "warn" : "auto",
                null,
                tierSaid(tiers.inWords(change, locale), tiers.who(change, locale), locale));
    }

    /** What leaders and supervisors did; why is read by those who may open the task. */
    private Stream<Entry> overseen(CaseFile file, Set<UUID> openable, Locale locale) {
        var items =
                worklist.ofCase(file.caseNo()).stream().collect(Collectors.toMap(WorkItem::id, Function.identity()));
        return oversight.ofCase(file.caseNo()).stream()
                .map(act -> new Entry(
                        act.at(),
                        word(
                                "casework.timeline.overseen",
                                locale,
                                taskName(java.util.Objects.requireNonNull(items.get(act.taskId())), locale),
                                word(
                                        "worklist.oversight." + act.kind(),
                                        locale,
                                        who(act.person(), locale),
                                        act.other() == null ? "" : who(act.other(), locale))),
                        openable.contains(act.taskId()) && !act.reason().isEmpty() ? act.reason() : null,
                        "auto",
                        openable.contains(act.taskId()) ? act.taskId().toString() : null));
    }

    /** Old and new side by side, and why. */
    private String corrected(Correction made, Person reader, Locale locale) {
        var changes = corrections.inWords(made, reader, locale).stream()
                .map(change -> word(
                        "casework.timeline.change",
                        locale,
                        change.label(),
                        change.before().isEmpty() ? word("casework.timeline.unanswered", locale) : change.before(),
                        change.after().isEmpty() ? word("casework.timeline.unanswered", locale) : change.after()));
        return Stream.concat(changes, Stream.of(word("casework.timeline.because", locale, made.reason())))
                .collect(Collectors.joining("\n"));
    }

    private String reported(Report report, Locale locale) {
        return report.incident().categories().stream()
                .map(category -> word("worklist.category." + category, locale))
                .collect(Collectors.joining(word("worklist.comma", locale)));
    }

    /** The answers whose reason an earlier one gave in the same words. */
    private static Set<UUID> repeatedReasons(Collection<Answer> answers) {
        var said = new HashSet<Object>();
        return answers.stream()
                .sorted(Comparator.comparing(Answer::at))
                .filter(answer -> answer.answers().get(REASON) != null
                        && !said.add(answer.answers().get(REASON)))
                .map(Answer::taskId)
                .collect(Collectors.toSet());
    }

    /** What was decided or found and, where nobody said it before, why; of a feedback what was told. */
    private @Nullable String gist(Answer answer, ToldAnswer told, boolean repeated, Locale locale) {
        if (answer.answers().get("answers") instanceof List<?> rows) {
            return told(rows, locale);
        }
        var parts = told.gist().stream()
                .map(line -> word("casework.timeline.answer", locale, line.label(), line.text()))
                .collect(Collectors.toCollection(ArrayList::new));
        if (!repeated && answer.answers().get(REASON) != null) {
            parts.add(String.valueOf(answer.answers().get(REASON)));
        }
        return parts.isEmpty() ? null : String.join(" · ", parts);
    }

    /** To how many reporters, and in which words; words that several got stand once. */
    private String told(List<?> rows, Locale locale) {
        var contents = rows.stream()
                .map(row -> row instanceof Map<?, ?> answer ? answer.get("content") : null)
                .filter(Objects::nonNull)
                .map(String::valueOf)
                .distinct()
                .toList();
        return word("casework.timeline.told", locale, rows.size(), String.join(" / ", contents));
    }

    /** This moment, as a paper says when it was printed. */
    String now(Locale locale) {
        return times.at(clock.instant(), locale);
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
                        taskName(item, locale),
                        directory.agency(item.agencyCode()).name(locale),
                        item.holder() == null
                                ? null
                                : directory.person(item.holder()).name(),
                        worklist.mayOpen(reader, item),
                        dues.get(item.engineTaskId())))
                .toList();
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
        return file.open() ? null : worklist.goesOn(reader, file.caseNo()).orElse(null);
    }

    /** The cases that belong with this one, as far as the reader may open them: of one report, one guardian, one child. */
    List<CaseLinks.Linked> linked(CaseFile file, Person reader) {
        var siblings = children.siblings(file.childId()).stream()
                .flatMap(child -> table.ofChild(child).stream())
                .map(other -> new CaseLinks.Linked(other.caseNo(), CaseLinks.SAME_GUARDIAN));
        var before = table.ofChild(file.childId()).stream()
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
                        linkWords.fact(row.message(), locale),
                        linkWords.process(row.toProcess(), locale),
                        row.taker() == null ? null : name(row.taker(), locale)))
                .toList();
    }

    private String name(String agencyCode, Locale locale) {
        return directory.agency(agencyCode).name(locale);
    }

    String taskName(WorkItem item, Locale locale) {
        return taskNames.of(item, locale);
    }

    String who(String person, Locale locale) {
        return directory
                .find(person)
                .map(found -> directory.agency(found.agencyCode()).name(locale) + " " + found.name())
                .orElse(word("casework.system", locale));
    }

    String word(String key, Locale locale, Object... values) {
        return java.util.Objects.requireNonNull(words.getMessage(key, values, key, locale));
    }

    /**
     * A line of the way so far.
     *
     * @param at when
     * @param what what happened
     * @param note more about it, null if there is no more
     * @param kind auto for steps of the system, warn for an emergency, null for a person's act
     * @param taskId the work item it belongs to, null if none, or none that the reader may open
     * @param told what was asked and answered, as it stands now; nothing where the reader may not open the task
     */
    public record Entry(
            Instant at,
            String what,
            @Nullable String note,
            @Nullable String kind,
            @Nullable String taskId,
            ToldAnswer told) {

        Entry(Instant at, String what, @Nullable String note, @Nullable String kind, @Nullable String taskId) {
            this(at, what, note, kind, taskId, ToldAnswer.NOTHING);
        }

        /** What stands under what was decided: who said so in which task, or of a tier, that names its people, why. */
        public @Nullable String under() {
            return told.all().isEmpty() ? note : what;
        }
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
     * Somebody would take the case from RED.
     *
     * @param id what is asked
     * @param before the tier as it is, in words
     * @param after what it should be, in words
     * @param reason why, null if nothing was written
     * @param who who asked, with the agency
     * @param at when
     * @param found what else the answer says; nothing where it was asked before that was kept
     * @param yours whether the reader may agree or object
     */
    public record TierQuestion(
            UUID id,
            String before,
            String after,
            @Nullable String reason,
            String who,
            Instant at,
            ToldAnswer found,
            boolean yours) {}

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
