package org.huhang.document;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** A file was not taken; the detail says why and what to do instead, in the reader's language. */
public final class FileRefused extends ErrorResponseException {

    /** Why. */
    enum Reason {
        EMPTY,
        TOO_LARGE,
        TYPE,
        MACROS,
        EMBEDDED,
        UNPACKS_TOO_LARGE,
        DAMAGED,
        TOO_MANY_PIXELS
    }

    private final Reason reason;

    FileRefused(Reason reason) {
        this(reason, null);
    }

    FileRefused(Reason reason, @org.jspecify.annotations.Nullable Throwable cause) {
        super(
                HttpStatus.UNPROCESSABLE_CONTENT,
                ProblemDetail.forStatus(HttpStatus.UNPROCESSABLE_CONTENT),
                cause,
                "document.refused." + reason,
                null);
        this.reason = reason;
    }

    Reason reason() {
        return reason;
    }
}
