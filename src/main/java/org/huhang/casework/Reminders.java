package org.huhang.casework;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.huhang.agency.Agency;
import org.huhang.agency.Directory;
import org.huhang.agency.Person;
import org.huhang.deadline.DeadlineChanged;
import org.huhang.deadline.DeadlineEscalated;
import org.huhang.deadline.DeadlineMissed;
import org.huhang.deadline.DeadlineNear;
import org.huhang.notification.Messages;
import org.huhang.worklist.WorkItem;
import org.huhang.worklist.Worklist;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * The overdue pattern: reminders go to whoever must act, a missed term to the leader of the agency, a term missed for a
 * working day to the leader one level up. Each message exists once per task and kind.
 */
@Component
class Reminders {

    private final Worklist worklist;
    private final Directory directory;
    private final Messages messages;
    private final Clock clock;

    Reminders(Worklist worklist, Directory directory, Messages messages, Clock clock) {
        this.worklist = worklist;
        this.directory = directory;
        this.messages = messages;
        this.clock = clock;
    }

    @EventListener
    void on(DeadlineChanged changed) {
        if (changed.deadline().taskKey() != null) {
            worklist.moveDue(changed.deadline().subject(), changed.deadline().dueAt());
        }
    }

    @EventListener
    void on(DeadlineNear near) {
        worklist.itemOf(near.deadline().subject()).filter(Reminders::open).ifPresent(item -> {
            var to = new ArrayList<>(handlers(item));
            if (near.leaderToo()) {
                to.addAll(directory.leadersOf(item.agencyCode()));
            }
            tell(to, "near" + near.percent(), item);
        });
    }

    @EventListener
    void on(DeadlineMissed missed) {
        worklist.itemOf(missed.deadline().subject())
                .filter(Reminders::open)
                .ifPresent(item -> tell(
                        Stream.concat(directory.leadersOf(item.agencyCode()).stream(), handlers(item).stream())
                                .toList(),
                        "missed",
                        item));
    }

    @EventListener
    void on(DeadlineEscalated escalated) {
        worklist.itemOf(escalated.deadline().subject()).filter(Reminders::open).ifPresent(item -> {
            var agency = directory.agency(item.agencyCode());
            var above = directory.oneUp(agency);
            var to = above == null ? directory.supervisorsOf(item.regionCode()) : leaders(above);
            tell(to, "escalated", item);
        });
    }

    private List<Person> leaders(Agency agency) {
        return directory.leadersOf(agency.code());
    }

    private static boolean open(WorkItem item) {
        return item.state() == WorkItem.State.OPEN;
    }

    /** The holder, or everybody who could take it. */
    private List<Person> handlers(WorkItem item) {
        var holder = item.holder();
        return holder == null ? directory.peopleOf(item.group()) : List.of(directory.person(holder));
    }

    private void tell(List<Person> to, String kind, WorkItem item) {
        to.stream().distinct().forEach(person -> messages.tell(
                person, kind, "task:" + item.id(), item.caseNo(), "/tasks/" + item.id(), clock.instant()));
    }
}
