package org.huhang.worklist;

import org.huhang.agency.Person;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Only the holder gives a task back by himself. */
@ResponseStatus(HttpStatus.CONFLICT)
public final class NotTheHolder extends RuntimeException {

    private final transient Person holder;

    NotTheHolder(WorkItem item, Person holder) {
        super("task " + item.id() + " is held by " + holder.id());
        this.holder = holder;
    }

    Person holder() {
        return holder;
    }
}
