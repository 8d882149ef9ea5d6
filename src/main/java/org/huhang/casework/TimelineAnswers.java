package org.huhang.casework;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.huhang.agency.Person;
import org.huhang.casework.CaseTimeline.Entry;
import org.huhang.model.Work;
import org.huhang.web.Parts;
import org.huhang.worklist.Answer;
import org.huhang.worklist.Correction;
import org.huhang.worklist.Corrections;
import org.huhang.worklist.ToldAnswer;
import org.huhang.worklist.WorkItem;
import org.huhang.worklist.Worklist;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells on the way of a case so far what was done, what was answered and what was corrected. */
@Component
class TimelineAnswers {

    /** How an entry is marked whose words called for somebody who may not open its task. */
    static final String CALLS = "warn";

    private static final String REASON = "decisionReason";

    private final Worklist worklist;
    private final Corrections corrections;
    private final MeasureTable measures;
    private final WordsThatCall wordsThatCall;
    private final CaseWords words;

    TimelineAnswers(
            Worklist worklist,
            Corrections corrections,
            MeasureTable measures,
            WordsThatCall wordsThatCall,
            CaseWords words) {
        this.worklist = worklist;
        this.corrections = corrections;
        this.measures = measures;
        this.wordsThatCall = wordsThatCall;
        this.words = words;
    }

    /** What was done, with what was answered where the reader may open the task or was called by it, and what was withdrawn. */
    Stream<Entry> answered(CaseFile file, Set<UUID> openable, Person reader, Locale locale) {
        var answers = worklist.answersOfCase(file.caseNo()).stream()
                .collect(Collectors.toMap(Answer::taskId, Function.identity()));
        var readable = new HashSet<>(openable);
        readable.addAll(measures.answeredOfPlans(openable));
        var calling = Stream.concat(
                        wordsThatCall.in(file.caseNo(), reader, locale),
                        wordsThatCall.asking(file.caseNo(), reader, locale))
                .collect(Collectors.toMap(
                        said -> said.answer().taskId(), WordsThatCall.Said::words, (called, asked) -> called));
        var repeats = repeatedReasons(answers.values());
        var correctedTasks = corrections.ofCase(file.caseNo()).stream()
                .map(Correction::taskId)
                .collect(Collectors.toSet());
        return worklist.ofCase(file.caseNo()).stream().flatMap(item -> {
            var answer = answers.get(item.id());
            if (answer == null) {
                return withdrawn(item, locale);
            }
            var told = readable.contains(item.id()) ? worklist.told(answer, item, reader, locale) : null;
            var calls = told == null ? calling.get(item.id()) : null;
            var gist = told == null ? calls : gist(answer, told, repeats.contains(item.id()), locale);
            return Stream.of(new Entry(
                    answer.at(),
                    done(item, answer, correctedTasks.contains(item.id()), locale),
                    gist,
                    calls == null ? null : CALLS,
                    openable.contains(item.id()) ? item.id().toString() : null,
                    told == null ? ToldAnswer.NOTHING : told));
        });
    }

    private String done(WorkItem item, Answer answer, boolean corrected, Locale locale) {
        var who = words.who(answer.person(), locale);
        var key = turnedAway(answer) ? "casework.timeline.turnedAway" : "casework.timeline.done";
        var done = words.word(key, locale, words.taskName(item, locale), who);
        return corrected ? words.word("casework.timeline.since", locale, done) : done;
    }

    /** Whoever has work of a case knows that intake left it to the others. */
    private static boolean turnedAway(Answer answer) {
        return answer.work() == Work.INTAKE
                && "notAboutMinor".equals(answer.answers().get("intakeDecision"));
    }

    private Stream<Entry> withdrawn(WorkItem item, Locale locale) {
        return item.state() == WorkItem.State.WITHDRAWN && item.endedAt() != null
                ? Stream.of(new Entry(
                        item.endedAt(),
                        words.word("casework.timeline.withdrawn", locale, words.taskName(item, locale)),
                        null,
                        "auto",
                        null))
                : Stream.empty();
    }

    /** What was answered otherwise later. */
    Stream<Entry> corrected(CaseFile file, Set<UUID> openable, Person reader, Locale locale) {
        return corrections.ofCase(file.caseNo()).stream().map(one -> {
            var opens = openable.contains(one.taskId());
            var name = words.taskName(worklist.item(one.taskId()), locale);
            return new Entry(
                    one.at(),
                    words.word("casework.timeline.corrected", locale, name, words.who(one.person(), locale)),
                    opens ? corrected(one, reader, locale) : null,
                    "warn",
                    opens ? one.taskId().toString() : null);
        });
    }

    /** Old and new side by side, and why. */
    private String corrected(Correction made, Person reader, Locale locale) {
        var changes = corrections.inWords(made, reader, locale).stream()
                .map(change -> words.word(
                        "casework.timeline.change",
                        locale,
                        change.label(),
                        change.before().isEmpty()
                                ? words.word("casework.timeline.unanswered", locale)
                                : change.before(),
                        change.after().isEmpty()
                                ? words.word("casework.timeline.unanswered", locale)
                                : change.after()));
        return Stream.concat(changes, Stream.of(words.word("casework.timeline.because", locale, made.reason())))
                .collect(Collectors.joining("\n"));
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
                .map(line -> words.word("casework.timeline.answer", locale, line.label(), line.text()))
                .collect(Collectors.toCollection(ArrayList::new));
        if (!repeated && answer.answers().get(REASON) != null) {
            parts.add(String.valueOf(answer.answers().get(REASON)));
        }
        return parts.isEmpty() ? null : parts.stream().collect(Parts.joining());
    }

    /** To how many reporters, and in which words; words that several got stand once. */
    private String told(List<?> rows, Locale locale) {
        var contents = rows.stream()
                .map(row -> row instanceof Map<?, ?> answer ? answer.get("content") : null)
                .filter(Objects::nonNull)
                .map(String::valueOf)
                .distinct()
                .toList();
        return words.word("casework.timeline.told", locale, rows.size(), String.join(" / ", contents));
    }
}
