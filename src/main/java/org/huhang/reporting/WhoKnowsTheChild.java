package org.huhang.reporting;

import java.time.Clock;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.huhang.agency.Directory;
import org.huhang.agency.Person;
import org.huhang.casework.Cases;
import org.huhang.casework.Given;
import org.huhang.casework.Occasion;
import org.huhang.model.Work;
import org.huhang.notification.MessageKind;
import org.huhang.notification.Messages;
import org.huhang.notification.Notice;
import org.huhang.worklist.AnswerCorrected;
import org.huhang.worklist.ItemReceived;
import org.huhang.worklist.TaskClaimed;
import org.huhang.worklist.TaskDone;
import org.huhang.worklist.TaskMoved;
import org.huhang.worklist.WorkItem;
import org.huhang.worklist.Worklist;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * No report is refused past an office that has perhaps a case of the same child, and that the officer may not know: it is asked
 * when somebody takes the intake, and at once where the child is in danger, and learns at once that the report was refused. {@link ChildNotJudged} waits for its answer.
 */
@Component
class WhoKnowsTheChild {

    private static final String RED = "RED";
    private static final String DECISION = "intakeDecision";

    private final SameChild sameChild;
    private final SameChildTable table;
    private final Cases cases;
    private final Worklist worklist;
    private final Directory directory;
    private final Messages messages;
    private final Clock clock;

    WhoKnowsTheChild(
            SameChild sameChild,
            SameChildTable table,
            Cases cases,
            Worklist worklist,
            Directory directory,
            Messages messages,
            Clock clock) {
        this.sameChild = sameChild;
        this.table = table;
        this.cases = cases;
        this.worklist = worklist;
        this.directory = directory;
        this.messages = messages;
        this.clock = clock;
    }

    /** Whether intake did not take the report in, and sent it to nobody on the platform. */
    static boolean refused(Work work, Given answer) {
        return work == Work.INTAKE && answer.refusesReport();
    }

    /** A child in danger waits for nobody to take its intake: whoever could, stands for the one who will. */
    @EventListener
    void on(ItemReceived received) {
        var item = received.item();
        if (item.work() == Work.INTAKE && item.riskTier().equals(RED)) {
            directory.peopleOf(item.group()).stream().findFirst().ifPresent(person -> taken(item, person.id()));
        }
    }

    @EventListener
    void on(TaskClaimed claimed) {
        taken(claimed.item(), claimed.personId());
    }

    @EventListener
    void on(TaskMoved moved) {
        var holder = moved.item().holder();
        if (holder != null) {
            taken(moved.item(), holder);
        }
    }

    private void taken(WorkItem item, String holder) {
        if (item.work() == Work.INTAKE) {
            sameChild.ask(cases.file(item.caseNo()), directory.person(holder));
        }
    }

    @EventListener
    @Order(2)
    void on(AnswerCorrected corrected) {
        var done = corrected.asDone();
        if (done.tells(Set.of(DECISION))) {
            on(done);
        }
    }

    /** Once it was asked. */
    @EventListener
    @Order(2)
    void on(TaskDone done) {
        if (refused(done.work(), new Given(done.answers()))) {
            table.askedBy(done.caseNo()).forEach(asked -> tell(asked, Occasion.source(done)));
        }
    }

    private void tell(SameChildTable.Asked asked, String source) {
        worklist.ofCase(asked.other()).stream()
                .filter(item -> item.open()
                        && item.work() == Work.SAME_CHILD
                        && item.instanceId().equals(asked.instanceId()))
                .forEach(item -> messages.tell(
                        people(item).distinct().toList(),
                        person -> notice(person, source + "/" + asked.id(), asked.other(), item.id())));
    }

    private Stream<Person> people(WorkItem item) {
        return Stream.concat(
                directory.peopleOf(item.group()).stream(), directory.leadersOf(item.agencyCode()).stream());
    }

    private Notice notice(Person person, String subject, String caseNo, UUID item) {
        return new Notice(
                person.id(), MessageKind.SAME_CHILD_REFUSED, subject, caseNo, null, "/tasks/" + item, clock.instant());
    }
}
