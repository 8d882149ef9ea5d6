package org.huhang.worklist;

import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** The task needs no answer any more: the process withdrew it, or it lies in the pool again. */
@ResponseStatus(HttpStatus.CONFLICT)
public final class NoLongerOpen extends RuntimeException {

    private final boolean draftKept;

    NoLongerOpen(UUID id, boolean draftKept) {
        super("task " + id + " is no longer open to this person");
        this.draftKept = draftKept;
    }

    boolean draftKept() {
        return draftKept;
    }
}
