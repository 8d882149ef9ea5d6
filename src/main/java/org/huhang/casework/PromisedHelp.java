package org.huhang.casework;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.huhang.agency.Directory;
import org.huhang.agency.Person;
import org.huhang.model.Work;
import org.huhang.notification.MessageKind;
import org.huhang.notification.Messages;
import org.huhang.notification.Notice;
import org.huhang.web.Parts;
import org.huhang.worklist.AnswerCorrected;
import org.huhang.worklist.TaskDone;
import org.huhang.worklist.Worklist;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * The help that was promised to the child of a case: what the last assessment asks for, and each measure of its plans. What
 * became of a measure is what the answer to its task says, and says once it is corrected. What was not given is told to whoever
 * planned it, named with a reason by whoever closes the case, and seen by those who oversee it.
 */
@Component
class PromisedHelp {

    private static final String RESULT = "result";
    private static final String WHAT_WAS_DONE = "whatWasDone";
    private static final List<String> NEEDS = List.of("basicLiving", "medical", "psychological");

    private final MeasureTable measures;
    private final Worklist worklist;
    private final CasePlaces casePlaces;
    private final Directory directory;
    private final Messages messages;
    private final MessageSource words;
    private final Clock clock;

    PromisedHelp(
            MeasureTable measures,
            Worklist worklist,
            CasePlaces casePlaces,
            Directory directory,
            Messages messages,
            MessageSource words,
            Clock clock) {
        this.measures = measures;
        this.worklist = worklist;
        this.casePlaces = casePlaces;
        this.directory = directory;
        this.messages = messages;
        this.words = words;
        this.clock = clock;
    }

    /** Whether some help of a plan reached the child, if only in part. */
    boolean given(String caseNo) {
        return measures.ofCase(caseNo).stream().anyMatch(MeasureTable.Measure::reached);
    }

    /** Whether anything was planned, whatever became of it. */
    boolean planned(String caseNo) {
        return !measures.ofCase(caseNo).isEmpty();
    }

    /** Whether the last assessment asks for a plan, and nobody has made one. */
    boolean unplanned(String caseNo) {
        return says(caseNo, "helpNeeded", "yes") && !planned(caseNo);
    }

    /**
     * What was promised and not given.
     *
     * @param caseNo the case
     * @param locale whose words
     * @return a line for each; empty if nothing is owed to the child
     */
    List<String> owed(String caseNo, Locale locale) {
        var planned = measures.ofCase(caseNo);
        var lines = new ArrayList<String>();
        planned.stream()
                .filter(measure -> !measure.given())
                .map(measure -> line(measure, locale))
                .forEach(lines::add);
        if (unplanned(caseNo)) {
            lines.add(word("casework.owed.help", locale));
        }
        if (planned.isEmpty()) {
            NEEDS.stream()
                    .filter(need -> says(caseNo, need, "urgent"))
                    .map(need -> word("casework.owed." + need, locale))
                    .forEach(lines::add);
        }
        return lines;
    }

    /** The agencies that were to give what was planned and not given. */
    Set<String> owing(String caseNo) {
        return measures.ofCase(caseNo).stream()
                .filter(measure -> !measure.given())
                .flatMap(measure -> Stream.ofNullable(measure.itemId()))
                .map(item -> worklist.item(item).agencyCode())
                .collect(Collectors.toSet());
    }

    private String line(MeasureTable.Measure measure, Locale locale) {
        return Stream.of(
                        String.valueOf(measure.note()),
                        word("agency.type." + measure.owner(), locale),
                        word("casework.measure." + measure.state(), locale),
                        because(measure))
                .filter(Objects::nonNull)
                .collect(Parts.joining());
    }

    /** What whoever was to give it wrote: whoever closes the case answers for it. */
    private @Nullable String because(MeasureTable.Measure measure) {
        return measure.itemId() == null ? null : new Given(worklist.answers(measure.itemId())).text(WHAT_WAS_DONE);
    }

    private String word(String key, Locale locale) {
        return words.getMessage(key, null, locale);
    }

    private boolean says(String caseNo, String question, String code) {
        return worklist.answersOfCase(caseNo).stream()
                .filter(answer -> answer.work() == Work.ASSESSMENT)
                .reduce((first, later) -> later)
                .filter(last -> code.equals(last.answers().get(question)))
                .isPresent();
    }

    @EventListener
    void on(TaskDone done) {
        if (done.work() == Work.MEASURE) {
            Optional.ofNullable(done.facts().get().text("measureId"))
                    .flatMap(id -> measures.find(UUID.fromString(id)))
                    .ifPresent(measure -> became(measure, done));
        }
    }

    @EventListener
    void on(AnswerCorrected corrected) {
        var done = corrected.asDone();
        if (done.work() == Work.MEASURE && done.tells(Set.of(RESULT))) {
            measures.answeredIn(done.taskId()).ifPresent(measure -> became(measure, done));
        }
    }

    private void became(MeasureTable.Measure measure, TaskDone done) {
        var result = String.valueOf(done.answers().get(RESULT));
        measures.became(measure.id(), result, done.taskId());
        if (!measure.as(result).given()) {
            tell(
                    planners(measure, done.personId()),
                    MessageKind.MEASURE_NOT_GIVEN,
                    Occasion.source(done) + "/measure",
                    done.caseNo());
        }
    }

    /** Who wrote the plan and whoever leads there, but for who says so. */
    private List<Person> planners(MeasureTable.Measure measure, String besides) {
        var plan = worklist.item(measure.planId());
        return Stream.concat(
                        Stream.ofNullable(plan.holder()).map(directory::person),
                        directory.leadingFor(plan.agencyCode()).stream())
                .filter(person -> !person.id().equals(besides))
                .distinct()
                .toList();
    }

    /** The case is closed: nobody gives any more what is still open, and those who oversee the case see what was owed. */
    void closed(CaseFile file) {
        measures.drop(file.caseNo());
        if (!owed(file.caseNo(), Locale.ROOT).isEmpty()) {
            tell(casePlaces.overseers(file), MessageKind.CLOSED_HELP_OWED, "case:" + file.caseNo(), file.caseNo());
        }
    }

    private void tell(List<Person> to, MessageKind kind, String source, String caseNo) {
        messages.tell(
                to, person -> new Notice(person.id(), kind, source, caseNo, null, "/cases/" + caseNo, clock.instant()));
    }
}
