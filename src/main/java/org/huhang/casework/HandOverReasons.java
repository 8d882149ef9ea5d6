package org.huhang.casework;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.huhang.agency.Directory;
import org.huhang.agency.Person;
import org.huhang.casework.HandOverSources.Source;
import org.huhang.web.Words;
import org.huhang.worklist.Correction;
import org.huhang.worklist.Corrections;
import org.huhang.worklist.WorkItem;
import org.huhang.worklist.Worklist;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * Why something was handed over, and what of that was corrected since. The receiver may not open the answers of others; it
 * reads their reason, and of their corrections what concerns the need that it was handed.
 */
@Component
class HandOverReasons {

    /** The coded questions that a receiver may know, by what it is handed; the reason it reads anyway. */
    private static final Map<String, Set<String>> CONCERNS = Map.of(
            "childMustLeaveGuardian",
            Set.of(
                    "childCondition",
                    "sentToHospital",
                    "removed",
                    "removalNeeded",
                    "childMustLeave",
                    "removedAt",
                    "temporaryCareNeeded",
                    "childSeen",
                    "childSeenAt",
                    "dangerNow",
                    "nobodyCaring"),
            "guardianMisconductConfirmed",
            Set.of("guardianMisconduct", "misconductConfirmed", "guardianConduct"),
            "childOutOfSchool",
            Set.of("schooling"),
            "reportDutyBreached",
            Set.of("reportDuty"),
            "nonFilingDisputed",
            Set.of("filingDecision", "decidedAt"),
            "revocationConsidered",
            Set.of("revocationConsidered", "misconductConfirmed", "offenderIsGuardian"));

    /** Where the child is, for whoever must place it. */
    private static final Map<String, Set<String>> WHERE =
            Map.of("childMustLeaveGuardian", Set.of("onSceneAt", "hospital", "placedWith"));

    private static final String REASON = "decisionReason";

    private final HandOverSources sources;
    private final Worklist worklist;
    private final Corrections corrections;
    private final Directory directory;
    private final Words times;
    private final MessageSource words;

    HandOverReasons(
            HandOverSources sources,
            Worklist worklist,
            Corrections corrections,
            Directory directory,
            Words times,
            MessageSource words) {
        this.sources = sources;
        this.worklist = worklist;
        this.corrections = corrections;
        this.directory = directory;
        this.times = times;
        this.words = words;
    }

    /** Why it was sent, and why others would have sent the same since. */
    String why(HandOver row, Locale locale) {
        var all = sources.of(row.id());
        var first = all.stream().findFirst().flatMap(one -> reason(row, one)).orElse(say("nothingMore", locale));
        var others = all.stream()
                .skip(1)
                .map(other -> say(
                        "also",
                        locale,
                        Optional.ofNullable(other.sender())
                                .map(code -> directory.agency(code).name(locale))
                                .orElse(""),
                        times.at(other.at(), locale),
                        reason(row, other).orElse(say("nothingMore", locale))));
        return Stream.concat(Stream.of(first), others).collect(Collectors.joining("\n"));
    }

    /** What of the answers that it comes from was corrected since, each with its time. */
    String changed(HandOver row, Person reader, Locale locale) {
        var all = sources.of(row.id());
        var made = all.stream()
                .map(source -> sent(row, source))
                .flatMap(Optional::stream)
                .map(WorkItem::id)
                .distinct()
                .flatMap(id -> corrections.of(id).stream())
                .sorted(Comparator.comparing(Correction::at))
                .map(one ->
                        say("corrected", locale, times.at(one.at(), locale), differences(row, one, reader, locale)));
        var lines = Stream.concat(
                        made,
                        row.takenBack()
                                ? Stream.of(say(row.open() ? "takenBack" : "takenBackFinished", locale))
                                : Stream.empty())
                .toList();
        return lines.isEmpty() ? say("unchanged", locale) : String.join("\n", lines);
    }

    /** What the answers that it comes from say of the child, as they stand now. */
    String found(HandOver row, Person reader, Locale locale) {
        var lines = sources.of(row.id()).stream()
                .map(source -> sent(row, source))
                .flatMap(Optional::stream)
                .distinct()
                .flatMap(item -> found(row, item, reader, locale))
                .distinct()
                .toList();
        return lines.isEmpty() ? say("nothingMore", locale) : String.join("\n", lines);
    }

    private Stream<String> found(HandOver row, WorkItem item, Person reader, Locale locale) {
        var concerning = new HashSet<>(CONCERNS.getOrDefault(row.message(), Set.of()));
        concerning.addAll(WHERE.getOrDefault(row.message(), Set.of()));
        return worklist.answersOfCase(item.caseNo()).stream()
                .filter(answer -> answer.taskId().equals(item.id()))
                .map(answer -> answer.only(concerning))
                .flatMap(answer -> worklist.told(answer, item, reader, locale).all().stream())
                .map(line -> say("found", locale, line.label(), line.text()));
    }

    /** Whoever gave the answers that it comes from. */
    List<Person> senders(HandOver row) {
        return sources.of(row.id()).stream()
                .map(source -> sent(row, source))
                .flatMap(Optional::stream)
                .map(WorkItem::holder)
                .filter(Objects::nonNull)
                .distinct()
                .map(directory::person)
                .toList();
    }

    private String differences(HandOver row, Correction made, Person reader, Locale locale) {
        var concerning = CONCERNS.getOrDefault(row.message(), Set.of());
        var all = corrections.inWords(made, reader, locale);
        var shown = all.stream()
                .filter(one -> concerning.contains(one.key()) || one.key().equals(REASON))
                .map(one -> words.getMessage(
                        "casework.timeline.change",
                        new Object[] {one.label(), orNone(one.before(), locale), orNone(one.after(), locale)},
                        locale))
                .toList();
        var rest = shown.size() == all.size() ? List.<String>of() : List.of(say("other", locale));
        return Stream.of(shown, rest)
                .flatMap(Collection::stream)
                .collect(Collectors.joining(words.getMessage("worklist.separator.sentences", null, locale)));
    }

    private String orNone(String text, Locale locale) {
        return text.isEmpty() ? words.getMessage("casework.timeline.unanswered", null, locale) : text;
    }

    private Optional<String> reason(HandOver row, Source source) {
        return sent(row, source).map(item -> new Given(worklist.answers(item.id())).text(REASON));
    }

    private Optional<WorkItem> sent(HandOver row, Source source) {
        return worklist.ofCase(row.caseNo()).stream()
                .filter(item -> item.processKey().equals(source.process())
                        && item.agencyCode().equals(source.sender())
                        && item.state() == WorkItem.State.DONE
                        && !Objects.requireNonNull(item.endedAt()).isAfter(source.at()))
                .max(Comparator.comparing(item -> Objects.requireNonNull(item.endedAt())));
    }

    private String say(String key, Locale locale, Object... arguments) {
        return words.getMessage("casework.handOver." + key, arguments, locale);
    }
}
