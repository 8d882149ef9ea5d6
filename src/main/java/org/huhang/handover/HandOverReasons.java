package org.huhang.handover;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.huhang.agency.Directory;
import org.huhang.agency.Person;
import org.huhang.casework.Given;
import org.huhang.engine.Sends;
import org.huhang.handover.HandOverSources.Source;
import org.huhang.web.Words;
import org.huhang.worklist.Answer;
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

    private static final String OPINION = "childOpinion";
    private static final String NOT_ASKED = "notAskedReason";
    private static final String REASON = "decisionReason";

    private final HandOverSources sources;
    private final Sends sends;
    private final Worklist worklist;
    private final Corrections corrections;
    private final Directory directory;
    private final Words times;
    private final MessageSource words;

    HandOverReasons(
            HandOverSources sources,
            Sends sends,
            Worklist worklist,
            Corrections corrections,
            Directory directory,
            Words times,
            MessageSource words) {
        this.sources = sources;
        this.sends = sends;
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
        var lines = Stream.concat(made, row.takenBack() ? Stream.of(withoutGround(row, locale)) : Stream.empty())
                .toList();
        return lines.isEmpty() ? say("unchanged", locale) : String.join("\n", lines);
    }

    private String withoutGround(HandOver row, Locale locale) {
        return row.open()
                ? words.getMessage("casework.handOver.takenBack", null, locale)
                : say("takenBackFinished", locale);
    }

    /**
     * What those who sent it knew of the child then, as it stands now: the answer that it comes from, and what that one did
     * not ask as their earlier answers say it, with the time.
     */
    String found(HandOver row, Person reader, Locale locale) {
        var lines = sources.of(row.id()).stream()
                .flatMap(source -> sent(row, source).stream().flatMap(item -> found(row, source, item, reader, locale)))
                .distinct()
                .toList();
        return lines.isEmpty() ? say("nothingMore", locale) : String.join("\n", lines);
    }

    private Stream<String> found(HandOver row, Source source, WorkItem sent, Person reader, Locale locale) {
        var left = new HashSet<>(travels(row.message()));
        var lines = new ArrayList<String>();
        for (var answer : known(row, source, sent)) {
            var told = answer.only(left);
            lines.addAll(lines(told, answer.taskId().equals(sent.id()), reader, locale));
            told.answers().keySet().stream().filter(key -> answered(told, key)).forEach(left::remove);
            if (answered(told, OPINION)) {
                left.remove(NOT_ASKED);
            }
        }
        return lines.stream();
    }

    /** The answer that it comes from, then what the same agency had answered before, the newest first. */
    private List<Answer> known(HandOver row, Source source, WorkItem sent) {
        var theirs = done(row, source).map(WorkItem::id).collect(Collectors.toSet());
        return worklist.answersOfCase(row.caseNo()).stream()
                .filter(answer -> theirs.contains(answer.taskId()))
                .sorted(Comparator.comparing((Answer answer) -> !answer.taskId().equals(sent.id()))
                        .thenComparing(Answer::at, Comparator.reverseOrder()))
                .toList();
    }

    /** The child's words stand with their time, and with the warning not to tell them to whoever it spoke of. */
    private List<String> lines(Answer told, boolean sent, Person reader, Locale locale) {
        var item = worklist.item(told.taskId());
        var at = times.at(told.at(), locale);
        var others = new HashSet<>(told.answers().keySet());
        others.remove(OPINION);
        return Stream.concat(
                        worklist.told(told.only(Set.of(OPINION)), item, reader, locale).all().stream()
                                .map(line -> say("said", locale, line.label(), line.text(), at)),
                        worklist.told(told.only(others), item, reader, locale).all().stream()
                                .map(line ->
                                        say(sent ? "found" : "foundBefore", locale, line.label(), line.text(), at)))
                .toList();
    }

    /** Whether some of these answers of a task went along with it, or say why. */
    boolean travelled(HandOver row, WorkItem item, Set<String> keys) {
        var travels = travels(row.message());
        return keys.stream().anyMatch(key -> travels.contains(key) || key.equals(REASON))
                && sources.of(row.id()).stream()
                        .flatMap(source -> done(row, source))
                        .anyMatch(done -> done.id().equals(item.id()));
    }

    private static boolean answered(Answer answer, String key) {
        var value = answer.answers().get(key);
        return value != null && !value.equals("") && !value.equals(List.of());
    }

    /** What the models say that a receiver reads of the answers; the reason it reads anyway. */
    private Set<String> travels(String message) {
        return sends.of(message).stream()
                .flatMap(send -> Stream.concat(send.tells().stream(), send.tellsBeside().stream()))
                .collect(Collectors.toSet());
    }

    private Set<String> concerns(String message) {
        return sends.of(message).stream().flatMap(send -> send.tells().stream()).collect(Collectors.toSet());
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
        var concerning = concerns(row.message());
        var travels = travels(row.message());
        var all = corrections.inWords(made, reader, locale);
        var shown = all.stream()
                .filter(one -> concerning.contains(one.key()) || one.key().equals(REASON))
                .map(one -> words.getMessage(
                        "casework.timeline.change",
                        new Object[] {one.label(), orNone(one.before(), locale), orNone(one.after(), locale)},
                        locale));
        var rest = all.stream()
                .filter(one -> !concerning.contains(one.key()) && !one.key().equals(REASON))
                .map(one -> say(travels.contains(one.key()) ? "reworded" : "other", locale))
                .distinct();
        return Stream.concat(shown, rest)
                .collect(Collectors.joining(words.getMessage("worklist.separator.sentences", null, locale)));
    }

    private String orNone(String text, Locale locale) {
        return text.isEmpty() ? words.getMessage("casework.timeline.unanswered", null, locale) : text;
    }

    private Optional<String> reason(HandOver row, Source source) {
        return sent(row, source).map(item -> new Given(worklist.answers(item.id())).text(REASON));
    }

    private Optional<WorkItem> sent(HandOver row, Source source) {
        return done(row, source)
                .filter(item -> item.processKey().equals(source.process()))
                .max(Comparator.comparing(item -> Objects.requireNonNull(item.endedAt())));
    }

    /** What its sender had answered in the case when it was sent. */
    private Stream<WorkItem> done(HandOver row, Source source) {
        return worklist.ofCase(row.caseNo()).stream()
                .filter(item -> item.agencyCode().equals(source.sender())
                        && item.state() == WorkItem.State.DONE
                        && !Objects.requireNonNull(item.endedAt()).isAfter(source.at()));
    }

    private String say(String key, Locale locale, Object... arguments) {
        return words.getMessage("handover." + key, arguments, locale);
    }
}
