package org.huhang.worklist;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** A task was to be given to somebody who may not do it: another agency, another role, or a closed account. */
@ResponseStatus(HttpStatus.UNPROCESSABLE_CONTENT)
final class CannotHold extends RuntimeException {

    CannotHold(WorkItem item, String person) {
        super(person + " cannot hold task " + item.id());
    }
}
