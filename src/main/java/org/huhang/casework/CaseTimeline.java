package org.huhang.casework;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.huhang.agency.Person;
import org.huhang.engine.BusinessClock;
import org.huhang.intake.Intake;
import org.huhang.intake.Report;
import org.huhang.worklist.Answer;
import org.huhang.worklist.Oversight;
import org.huhang.worklist.ToldAnswer;
import org.huhang.worklist.WorkItem;
import org.huhang.worklist.Worklist;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells the way of a case so far: everything that happened in it, newest first, as far as a reader may know it. */
@Component
class CaseTimeline {

    private final Worklist worklist;
    private final Oversight oversight;
    private final Intake intake;
    private final Cases cases;
    private final ChildInCase inCase;
    private final CaseNotes notes;
    private final PassedOn passedOn;
    private final EmergencyTable emergencies;
    private final TierAsking tierAsking;
    private final TierChanges tierChanges;
    private final TimelineTiers tiers;
    private final TimelineAnswers answers;
    private final CaseWords words;
    private final CaseEnds ends;
    private final Clock clock;

    CaseTimeline(
            Worklist worklist,
            Oversight oversight,
            Intake intake,
            Cases cases,
            ChildInCase inCase,
            CaseNotes notes,
            PassedOn passedOn,
            EmergencyTable emergencies,
            TierAsking tierAsking,
            TierChanges tierChanges,
            TimelineTiers tiers,
            TimelineAnswers answers,
            CaseWords words,
            CaseEnds ends,
            Clock clock) {
        this.worklist = worklist;
        this.oversight = oversight;
        this.intake = intake;
        this.cases = cases;
        this.inCase = inCase;
        this.notes = notes;
        this.passedOn = passedOn;
        this.emergencies = emergencies;
        this.tierAsking = tierAsking;
        this.tierChanges = tierChanges;
        this.tiers = tiers;
        this.answers = answers;
        this.words = words;
        this.ends = ends;
        this.clock = clock;
    }

    /** The way so far, newest first. That something was done all may see who see the case; what was answered only who may open the task, and of a measure whoever may open the plan. */
    List<Entry> of(CaseFile file, Person reader, Locale locale) {
        return of(file, tierAsking.ofCase(file.caseNo()), reader, locale);
    }

    /** As above, with the lower tiers that somebody asked for. */
    List<Entry> of(CaseFile file, List<TierAsked> tiersAsked, Person reader, Locale locale) {
        var openable = worklist.openable(reader, file.caseNo());
        return Stream.of(
                        reports(file, locale),
                        answers.answered(file, openable, reader, locale),
                        noted(file, reader, locale),
                        tiersAsked.stream().flatMap(asked -> tiers.asked(asked, locale)),
                        tierChanges.of(file).stream().map(change -> tiers.retiered(change, locale)),
                        overseen(file, openable, locale),
                        answers.corrected(file, openable, reader, locale),
                        handOvers(file, locale),
                        presses(file, locale),
                        comesOfAge(file, reader, locale),
                        undelivered(file, locale),
                        closed(file, locale))
                .flatMap(Function.identity())
                .sorted(Comparator.comparing(Entry::at).reversed())
                .toList();
    }

    /** As above, beside a task, at whose head {@link CalledHere} has the words of each press and of each answer that called. */
    List<Entry> besideTask(CaseFile file, Person reader, Locale locale) {
        var called = Stream.concat(
                        emergencies.ofCase(file.caseNo()).stream().map(EmergencyTable.Press::at),
                        worklist.answersOfCase(file.caseNo()).stream().map(Answer::at))
                .collect(Collectors.toSet());
        return of(file, reader, locale).stream()
                .map(entry -> called.contains(entry.at()) && "warn".equals(entry.kind()) && entry.taskId() == null
                        ? new Entry(entry.at(), entry.what(), null, entry.kind(), null)
                        : entry)
                .toList();
    }

    private Stream<Entry> reports(CaseFile file, Locale locale) {
        return intake.ofCase(file.caseNo()).stream()
                .map(report -> new Entry(
                        report.filedAt(),
                        words.word("casework.timeline.report", locale),
                        reported(report, locale),
                        "auto",
                        null));
    }

    private String reported(Report report, Locale locale) {
        return report.incident().categories().stream()
                .map(category -> words.word("worklist.category." + category, locale))
                .collect(Collectors.joining(words.word("worklist.comma", locale)));
    }

    private Stream<Entry> noted(CaseFile file, Person reader, Locale locale) {
        return notes.ofCase(file.caseNo()).stream()
                .map(note -> new Entry(
                        note.happenedAt(),
                        words.word(
                                "casework.timeline.note",
                                locale,
                                words.word("casework.note." + note.kind().key(), locale),
                                words.who(note.person(), locale)),
                        noted(note, reader, locale),
                        note.kind().calledForHelp() ? "warn" : null,
                        null));
    }

    /** Where it goes on is named only to whoever may open that case; the others learn that it does. */
    private String noted(CaseNote note, Person reader, Locale locale) {
        var other = note.goesOn();
        if (other == null) {
            return note.content();
        }
        var key = note.kind() == CaseNote.Kind.PARTED ? "casework.note.partedFrom" : "casework.note.goesOn";
        key = cases.mayOpen(reader, other) ? key : key + "Elsewhere";
        return note.content() + "\n" + words.word(key, locale, other);
    }

    /** What leaders and supervisors did; why is read by those who may open the task. */
    private Stream<Entry> overseen(CaseFile file, Set<UUID> openable, Locale locale) {
        var items =
                worklist.ofCase(file.caseNo()).stream().collect(Collectors.toMap(WorkItem::id, Function.identity()));
        return oversight.ofCase(file.caseNo()).stream()
                .map(act -> new Entry(
                        act.at(),
                        words.word(
                                "casework.timeline.overseen",
                                locale,
                                words.taskName(Objects.requireNonNull(items.get(act.taskId())), locale),
                                words.word(
                                        "worklist.oversight." + act.kind(),
                                        locale,
                                        words.who(act.person(), locale),
                                        act.other() == null ? "" : words.who(act.other(), locale))),
                        openable.contains(act.taskId()) && !act.reason().isEmpty() ? act.reason() : null,
                        "auto",
                        openable.contains(act.taskId()) ? act.taskId().toString() : null));
    }

    private Stream<Entry> handOvers(CaseFile file, Locale locale) {
        return passedOn.handedOver(file.caseNo()).stream()
                .map(row -> new Entry(
                        row.madeAt(),
                        words.word("casework.timeline.handOver", locale, passedOn.fact(row, locale)),
                        words.word("casework.handOver." + row.state(), locale),
                        "auto",
                        null));
    }

    private Stream<Entry> presses(CaseFile file, Locale locale) {
        return emergencies.ofCase(file.caseNo()).stream()
                .map(press -> new Entry(
                        press.at(),
                        words.word("casework.timeline.emergency", locale, words.who(press.person(), locale)),
                        press.reason(),
                        "warn",
                        null));
    }

    private Stream<Entry> comesOfAge(CaseFile file, Person reader, Locale locale) {
        return Stream.ofNullable(
                        ComingOfAge.adultOn(inCase.of(file, reader).identity().birthDate()))
                .map(day -> day.atStartOfDay(BusinessClock.CHINA).toInstant())
                .filter(midnight -> !midnight.isAfter(clock.instant()))
                .map(midnight ->
                        new Entry(midnight, words.word("casework.timeline.adult", locale), null, "auto", null));
    }

    private Stream<Entry> undelivered(CaseFile file, Locale locale) {
        return intake.undelivered(file.caseNo()).stream()
                .map(answer -> new Entry(
                        answer.writtenAt(),
                        words.word("casework.timeline.undelivered", locale, answer.receiptNo()),
                        words.word("casework.timeline.undelivered.what", locale),
                        "warn",
                        null));
    }

    private Stream<Entry> closed(CaseFile file, Locale locale) {
        return Stream.ofNullable(file.closedAt())
                .map(at -> new Entry(
                        at, words.word("casework.timeline.closed", locale, ends.of(file, locale)), null, "auto", null));
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
}
