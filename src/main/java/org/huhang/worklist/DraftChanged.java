package org.huhang.worklist;

import java.time.Instant;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** The same person saved the same form in another window since this one read it. Nothing was saved or submitted. */
@ResponseStatus(HttpStatus.CONFLICT)
final class DraftChanged extends RuntimeException {

    private final int version;
    private final Instant savedAt;

    DraftChanged(UUID item, int version, Instant savedAt) {
        super("the draft of task " + item + " is of another window");
        this.version = version;
        this.savedAt = savedAt;
    }

    /** The version of the draft that is there, for whoever wants to replace it. */
    int version() {
        return version;
    }

    Instant savedAt() {
        return savedAt;
    }
}
