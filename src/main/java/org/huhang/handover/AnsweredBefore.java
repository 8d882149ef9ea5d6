package org.huhang.handover;

import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.huhang.agency.Directory;
import org.huhang.casework.Given;
import org.huhang.handover.HandOver.State;
import org.huhang.model.Work;
import org.huhang.web.Words;
import org.huhang.worklist.Answer;
import org.huhang.worklist.WorkItem;
import org.huhang.worklist.Worklist;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What was answered of a hand-over before a task of it, also in the processes that it had before. */
@Component
class AnsweredBefore {

    private final HandOverTable table;
    private final Worklist worklist;
    private final Directory directory;
    private final MessageSource words;
    private final Words times;

    AnsweredBefore(HandOverTable table, Worklist worklist, Directory directory, MessageSource words, Words times) {
        this.table = table;
        this.worklist = worklist;
        this.directory = directory;
        this.words = words;
        this.times = times;
    }

    /** Who sent it back and why: whoever is asked next need not find out again that it is nobody’s. */
    String refusals(WorkItem task, HandOver row, Locale locale) {
        return answers(task, row)
                .filter(answer -> "refuse".equals(answer.answers().get("handOverAnswer"))
                        || "notNeeded".equals(answer.answers().get("handOverOutcome")))
                .map(answer -> words.getMessage(
                        "handover.refusedBefore",
                        new Object[] {
                            directory
                                    .agency(worklist.item(answer.taskId()).agencyCode())
                                    .name(locale),
                            times.at(answer.at(), locale),
                            new HandOverAnswer(new Given(answer.answers())).reason()
                        },
                        locale))
                .collect(Collectors.joining("\n"));
    }

    /** What was written since it was taken: also where it was answered long ago and is corrected now. */
    String taken(WorkItem task, HandOver row) {
        return ofTakers(task, row)
                .filter(answer -> answer.state() == State.ACCEPTED)
                .map(HandOverAnswer::said)
                .filter(said -> !said.isEmpty())
                .collect(Collectors.joining("\n"));
    }

    /** Why it was refused last, or need not go on. */
    String refusedWhy(WorkItem task, HandOver row) {
        return ofTakers(task, row)
                .map(HandOverAnswer::whyNot)
                .filter(Objects::nonNull)
                .reduce("", (first, later) -> later);
    }

    private Stream<HandOverAnswer> ofTakers(WorkItem task, HandOver row) {
        return answers(task, row)
                .filter(answer -> answer.work() != Work.REFUSED_HAND_OVER)
                .map(answer -> new HandOverAnswer(new Given(answer.answers())));
    }

    /** What whoever sent it again added last. */
    String more(WorkItem task, HandOver row, Locale locale) {
        return answers(task, row)
                .map(answer -> new Given(answer.answers()).text("sentMore"))
                .filter(Objects::nonNull)
                .reduce((first, last) -> last)
                .orElseGet(() -> words.getMessage("handover.nothingMore", null, locale));
    }

    private Stream<Answer> answers(WorkItem task, HandOver row) {
        var instances = table.instances(row.id());
        return worklist.answersOfCase(task.caseNo()).stream()
                .takeWhile(answer -> !answer.taskId().equals(task.id()))
                .filter(answer -> HandOvers.TASKS.contains(answer.work()))
                .filter(answer ->
                        instances.contains(worklist.item(answer.taskId()).instanceId()));
    }
}
