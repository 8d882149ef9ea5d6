package org.huhang.worklist;

import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Another step of the same case moved at the same moment. Nothing was done, and the next try may find the case at rest. */
@ResponseStatus(HttpStatus.CONFLICT)
final class CaseMoved extends RuntimeException {

    CaseMoved(UUID id, Throwable cause) {
        super("the case of task " + id + " moved at the same moment", cause);
    }
}
