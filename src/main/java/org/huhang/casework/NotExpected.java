package org.huhang.casework;

import java.time.Clock;
import java.util.Set;
import org.huhang.agency.Directory;
import org.huhang.notification.MessageKind;
import org.huhang.notification.Messages;
import org.huhang.notification.Notice;
import org.huhang.worklist.TaskDone;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Whoever was told with a report that a task will come learns where none does. */
@Component
class NotExpected {

    private static final Set<String> NOT_HERE = Set.of("forward", "notAboutMinor");

    private final Cases cases;
    private final Messages messages;
    private final Directory directory;
    private final Clock clock;

    NotExpected(Cases cases, Messages messages, Directory directory, Clock clock) {
        this.cases = cases;
        this.messages = messages;
        this.directory = directory;
        this.clock = clock;
    }

    @EventListener
    void on(TaskDone done) {
        if (done.elementId().equals("userTask_registerIntake")
                && NOT_HERE.contains(String.valueOf(done.answers().get("intakeDecision")))) {
            var told = messages.toldOf(done.caseNo(), MessageKind.AGENCY_EXPECTED).stream()
                    .flatMap(id -> directory.find(id).stream())
                    .filter(person -> !cases.mayOpen(person, done.caseNo()))
                    .toList();
            messages.tell(
                    told,
                    person -> new Notice(
                            person.id(),
                            MessageKind.AGENCY_NOT_EXPECTED,
                            Occasion.source(done),
                            done.caseNo(),
                            null,
                            "/cases/" + done.caseNo(),
                            clock.instant()));
        }
    }
}
