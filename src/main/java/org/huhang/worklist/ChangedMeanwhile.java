package org.huhang.worklist;

import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** The holder's own task changed since this page was opened, such as in another window. */
@ResponseStatus(HttpStatus.CONFLICT)
public final class ChangedMeanwhile extends RuntimeException {

    ChangedMeanwhile(UUID id) {
        super("task " + id + " changed since it was opened");
    }
}
