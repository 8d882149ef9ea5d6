package org.huhang.handover;

import java.util.Optional;
import org.huhang.agency.Directory;
import org.huhang.agency.Person;
import org.huhang.casework.Given;
import org.huhang.model.Work;
import org.huhang.worklist.ItemReceived;
import org.huhang.worklist.WorkItem;
import org.huhang.worklist.Worklist;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Whoever took a hand-over, or whom he chose among his colleagues, goes on with it and need not look for the task. */
@Component
class WhoGoesOn {

    private final HandOverTable table;
    private final HandOvers handOvers;
    private final HandOverTold told;
    private final Worklist worklist;
    private final Directory directory;

    WhoGoesOn(HandOverTable table, HandOvers handOvers, HandOverTold told, Worklist worklist, Directory directory) {
        this.table = table;
        this.handOvers = handOvers;
        this.told = told;
        this.worklist = worklist;
        this.directory = directory;
    }

    @EventListener
    void on(ItemReceived received) {
        var item = received.item();
        if (item.work() == Work.FINISH_HAND_OVER) {
            table.ofInstance(item.instanceId())
                    .ifPresent(row -> goesOnWith(row, item).ifPresent(person -> {
                        worklist.claim(person, item.id());
                        if (!person.id().equals(row.decidedBy())) {
                            told.chosen(row, person, item);
                        }
                    }));
        }
    }

    private Optional<Person> goesOnWith(HandOver row, WorkItem item) {
        return handOvers
                .answers(row)
                .reduce((first, later) -> later)
                .map(last -> new Given(worklist.answers(last.id())).text("goesOnWith"))
                .or(() -> Optional.ofNullable(row.decidedBy()))
                .flatMap(id -> directory.peopleOf(item.group()).stream()
                        .filter(person -> person.id().equals(id))
                        .findFirst())
                .filter(person -> worklist.mayOpen(person, item));
    }
}
