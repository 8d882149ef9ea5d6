package org.huhang.casework;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** An act that needs a reason came without one. */
@ResponseStatus(HttpStatus.UNPROCESSABLE_CONTENT)
public final class ReasonMissing extends RuntimeException {

    ReasonMissing() {
        super("a reason is missing");
    }
}
