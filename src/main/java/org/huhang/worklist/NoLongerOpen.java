package org.huhang.worklist;

import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** The task needs no answer any more: the process withdrew it, or it lies in the pool again. */
@ResponseStatus(HttpStatus.CONFLICT)
public final class NoLongerOpen extends RuntimeException {

    private final boolean drafted;

    NoLongerOpen(UUID id, boolean drafted) {
        super("task " + id + " is no longer open to this person");
        this.drafted = drafted;
    }

    /** Whether the person has a draft of it. */
    boolean drafted() {
        return drafted;
    }
}
