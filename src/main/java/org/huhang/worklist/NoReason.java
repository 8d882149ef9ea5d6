package org.huhang.worklist;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Who moves the task of another, or instructs him, says why. */
@ResponseStatus(HttpStatus.UNPROCESSABLE_CONTENT)
public final class NoReason extends RuntimeException {

    NoReason() {
        super("nothing was said");
    }
}
