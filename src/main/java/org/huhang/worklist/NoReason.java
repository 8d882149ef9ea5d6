package org.huhang.worklist;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Whoever moves the task of a colleague, or instructs one, says why. */
@ResponseStatus(HttpStatus.UNPROCESSABLE_CONTENT)
final class NoReason extends RuntimeException {

    NoReason() {
        super("nothing was said");
    }
}
