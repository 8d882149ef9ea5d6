package org.huhang.worklist;

import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** The person's own task moved on in another window: submitted there, or given back and claimed again. */
@ResponseStatus(HttpStatus.CONFLICT)
public final class ChangedMeanwhile extends RuntimeException {

    private final boolean done;

    ChangedMeanwhile(UUID id, boolean done) {
        super("task " + id + " moved on in another window");
        this.done = done;
    }

    /**
     * What became of it.
     *
     * @return true if it was submitted there
     */
    public boolean done() {
        return done;
    }
}
