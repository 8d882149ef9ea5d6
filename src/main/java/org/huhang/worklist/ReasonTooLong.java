package org.huhang.worklist;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** What was said has more than {@value org.huhang.form.Characters#LONGEST_REASON} characters and is not cut behind anybody's back. */
@ResponseStatus(HttpStatus.UNPROCESSABLE_CONTENT)
final class ReasonTooLong extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ReasonTooLong() {
        super("too much was said");
    }
}
