package org.huhang.casework;

import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.huhang.agency.AgencyType;
import org.huhang.agency.Directory;
import org.huhang.agency.Person;
import org.huhang.casework.PoliceFacts.Meaning;
import org.huhang.worklist.Answer;
import org.huhang.worklist.TaskDone;
import org.huhang.worklist.WorkItem;
import org.huhang.worklist.Worklist;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What the answers say by which others are called to the child: that it is in danger, missing, hurt or dead, or that the case is RED.
 * Whoever goes there reads it as it was written, also where he may not open the task in which it stands.
 */
@Component
public class WordsThatCall {

    /** Those who go to a child or judge what threatens it; so do those whom the table of facts for police names beside them. */
    private static final Set<AgencyType> GO_THERE = EnumSet.of(
            AgencyType.POLICE,
            AgencyType.CIVIL,
            AgencyType.RESCUE,
            AgencyType.TOWNSHIP,
            AgencyType.VILLAGE,
            AgencyType.PROC);

    private static final Set<String> DANGER = Set.of("dangerNow", "dangerFound", Given.CONDITION);

    private final Worklist worklist;
    private final PoliceFacts policeFacts;
    private final WhatCalls whatCalls;
    private final Directory directory;

    WordsThatCall(Worklist worklist, PoliceFacts policeFacts, WhatCalls whatCalls, Directory directory) {
        this.worklist = worklist;
        this.policeFacts = policeFacts;
        this.whatCalls = whatCalls;
        this.directory = directory;
    }

    /** Whether an answer calls for anybody. */
    boolean call(Map<String, Object> answers) {
        return !whatCalls.of(answers).isEmpty();
    }

    /**
     * Whether an answer says that its child is in danger, missing or hurt.
     *
     * @param answers declared field keys to JSON values
     * @return false also of what is said of its death
     */
    public boolean threaten(Map<String, Object> answers) {
        return endanger(answers) || policeFacts.tell(Meaning.HARM, answers);
    }

    /**
     * Whether an answer says so that did not before.
     *
     * @param done the answer, or its correction
     * @return false of a correction of something else
     */
    public boolean threaten(TaskDone done) {
        return threaten(done.answers()) && (done.tells(DANGER) || done.tells(fields()));
    }

    private Set<String> fields() {
        return Stream.of(Meaning.HARM, Meaning.MISSING)
                .flatMap(meaning -> policeFacts.fields(meaning).stream())
                .collect(Collectors.toSet());
    }

    /**
     * Whether an answer says that its child is in danger or missing.
     *
     * @param answers declared field keys to JSON values
     * @return whether it does
     */
    public boolean endanger(Map<String, Object> answers) {
        return new SightOfChild(new Given(answers)).inDanger() || policeFacts.tell(Meaning.MISSING, answers);
    }

    /**
     * What an answer says of the child, the place, the danger and the harm: what is written, and what is chosen that calls for others.
     * Kept as whoever answers could have written it, in Chinese.
     *
     * @param taskId its task
     * @param answers declared field keys to JSON values
     * @return null if nothing is
     */
    public @Nullable String written(UUID taskId, Map<String, Object> answers) {
        return written(worklist.item(taskId), answers, Locale.CHINESE);
    }

    private @Nullable String written(WorkItem item, Map<String, Object> answers, Locale locale) {
        var texts = new LinkedHashSet<>(worklist.toldOfChild(item, answers, whatCalls.of(answers), locale));
        // Why an answer was corrected is asked beside its form.
        Optional.ofNullable(new Given(answers).text("decisionReason")).ifPresent(texts::add);
        return texts.isEmpty() ? null : String.join("\n", texts);
    }

    /** The answers of a case that call for anybody, with their words, as far as this person reads them. */
    Stream<Said> in(String caseNo, Person reader, Locale locale) {
        var type = directory.agency(reader.agencyCode()).type();
        var goes = GO_THERE.contains(type) || policeFacts.others().contains(type);
        return worklist.answersOfCase(caseNo).stream()
                .filter(answer -> call(answer.answers()))
                .flatMap(answer -> said(answer, goes, reader, locale).stream());
    }

    /** The answers of a case that ask the agency of this person to take part, with their words. */
    Stream<Said> asking(String caseNo, Person reader, Locale locale) {
        var type = directory.agency(reader.agencyCode()).type();
        return worklist.answersOfCase(caseNo).stream().flatMap(answer -> {
            var asks = whatCalls.asks(type, answer.answers());
            return asks.isEmpty()
                    ? Stream.empty()
                    : Stream.of(new Said(
                            answer,
                            String.join(
                                    "\n",
                                    new LinkedHashSet<>(worklist.toldOfChild(
                                            worklist.item(answer.taskId()), answer.answers(), asks, locale)))));
        });
    }

    private Optional<Said> said(Answer answer, boolean goes, Person reader, Locale locale) {
        var item = worklist.item(answer.taskId());
        return goes || worklist.mayOpen(reader, item)
                ? Optional.ofNullable(written(item, answer.answers(), locale)).map(words -> new Said(answer, words))
                : Optional.empty();
    }

    /** An answer, and what is written in it. */
    record Said(Answer answer, String words) {}
}
