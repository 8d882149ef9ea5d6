package org.huhang.worklist;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** The same person has reminded of this task, or instructed its holder, a moment ago; many would hide the one that matters. */
@ResponseStatus(HttpStatus.TOO_MANY_REQUESTS)
final class UrgedJustNow extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UrgedJustNow() {
        super("urged a moment ago");
    }
}
