package org.huhang.worklist;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** A correction without a reason, or one that corrects nothing. */
@ResponseStatus(HttpStatus.UNPROCESSABLE_CONTENT)
public final class CorrectionRefused extends RuntimeException {

    private final boolean withoutReason;

    CorrectionRefused(boolean withoutReason) {
        super(withoutReason ? "a correction needs a reason" : "a correction changes something");
        this.withoutReason = withoutReason;
    }

    boolean withoutReason() {
        return withoutReason;
    }
}
