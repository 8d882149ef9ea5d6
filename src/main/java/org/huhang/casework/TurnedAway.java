package org.huhang.casework;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.huhang.agency.Directory;
import org.huhang.form.Problem;
import org.huhang.model.Work;
import org.huhang.notification.MessageKind;
import org.huhang.notification.Messages;
import org.huhang.notification.Notice;
import org.huhang.web.Parts;
import org.huhang.worklist.AnswerCorrected;
import org.huhang.worklist.TaskDone;
import org.huhang.worklist.TaskRule;
import org.huhang.worklist.WorkItem;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * A report that says that a case should not have been closed is turned away by nobody in passing: intake is asked back with what
 * was objected, and whoever objected or oversees hears of it at once.
 */
@Component
class TurnedAway implements TaskRule {

    private static final String DECISION = "intakeDecision";
    private static final Set<String> NOT_TAKEN_IN = Set.of("forward", "notAboutMinor");

    private final Cases cases;
    private final CaseNotes notes;
    private final CasePlaces casePlaces;
    private final Directory directory;
    private final Messages messages;
    private final Clock clock;

    TurnedAway(
            Cases cases, CaseNotes notes, CasePlaces casePlaces, Directory directory, Messages messages, Clock clock) {
        this.cases = cases;
        this.notes = notes;
        this.casePlaces = casePlaces;
        this.directory = directory;
        this.messages = messages;
        this.clock = clock;
    }

    /**
     * What was objected to the closing of another case, and goes on in this one.
     *
     * @return the notes of it in the closed cases; empty for most cases
     */
    List<CaseNote> goingOnIn(String caseNo) {
        return notes.goingOnIn(caseNo).stream()
                .filter(note -> Objections.OBJECTED.contains(note.kind()))
                .toList();
    }

    @Override
    public List<Problem> check(WorkItem task, Map<String, Object> answers, Map<String, Object> known) {
        var decision = turnedAway(new Given(answers).text(DECISION));
        var objected = task.work() == Work.INTAKE && decision != null ? goingOnIn(task.caseNo()) : List.<CaseNote>of();
        if (objected.isEmpty()) {
            return List.of();
        }
        var said = objected.stream().map(CaseNote::content).collect(Parts.joining());
        return List.of(new Problem(
                DECISION, "objectionTurnedAway", List.of(objected.get(0).caseNo(), said), DECISION + "=" + decision));
    }

    private static @Nullable String turnedAway(@Nullable String decision) {
        return decision != null && NOT_TAKEN_IN.contains(decision) ? decision : null;
    }

    @EventListener
    void on(AnswerCorrected corrected) {
        var done = corrected.asDone();
        if (done.tells(Set.of(DECISION))) {
            on(done);
        }
    }

    @EventListener
    void on(TaskDone done) {
        if (done.work() == Work.INTAKE && turnedAway(new Given(done.answers()).text(DECISION)) != null) {
            var objected = goingOnIn(done.caseNo());
            objected.stream().findFirst().ifPresent(first -> tell(objected, cases.file(first.caseNo()), done));
        }
    }

    /** Why it was turned away is read in the new case; who may not open it is led to the closed one. */
    private void tell(List<CaseNote> objected, CaseFile closed, TaskDone done) {
        var people = Stream.of(
                        objected.stream().map(note -> directory.person(note.person())),
                        casePlaces.overseers(closed).stream(),
                        casePlaces.overseers(cases.file(done.caseNo())).stream())
                .flatMap(each -> each)
                .filter(person -> !person.id().equals(done.personId()))
                .distinct()
                .toList();
        messages.tell(people, person -> {
            var shown = cases.mayOpen(person, done.caseNo()) ? done.caseNo() : closed.caseNo();
            return new Notice(
                    person.id(),
                    MessageKind.OBJECTION_TURNED_AWAY,
                    Occasion.source(done) + "/objection",
                    shown,
                    null,
                    "/cases/" + shown,
                    clock.instant());
        });
    }
}
