package org.huhang.worklist;

import org.huhang.agency.Person;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Somebody else holds the task, or did it. */
@ResponseStatus(HttpStatus.CONFLICT)
public final class AlreadyClaimed extends RuntimeException {

    private final transient Person holder;

    private final boolean drafted;

    AlreadyClaimed(WorkItem item, Person holder, boolean drafted) {
        super("task " + item.id() + " is with " + holder.id());
        this.holder = holder;
        this.drafted = drafted;
    }

    /** Whether the loser has a draft of it. */
    boolean drafted() {
        return drafted;
    }

    /**
     * Who has it.
     *
     * @return the holder, for the sentence that the loser reads
     */
    public Person holder() {
        return holder;
    }
}
