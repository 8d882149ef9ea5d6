package org.huhang.worklist;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** The person's own task moved on in another window: submitted there, or given back and claimed again. */
@ResponseStatus(HttpStatus.CONFLICT)
public final class ChangedMeanwhile extends RuntimeException {

    private final @Nullable Instant doneAt;

    ChangedMeanwhile(UUID id, @Nullable Instant doneAt) {
        super("task " + id + " moved on in another window");
        this.doneAt = doneAt;
    }

    /**
     * What became of it.
     *
     * @return when it was submitted there, null if it was not
     */
    public @Nullable Instant doneAt() {
        return doneAt;
    }
}
