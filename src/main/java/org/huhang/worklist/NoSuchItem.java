package org.huhang.worklist;

import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** There is no such work item. */
@ResponseStatus(HttpStatus.NOT_FOUND)
final class NoSuchItem extends RuntimeException {

    NoSuchItem(UUID id) {
        super("no task " + id);
    }
}
