package org.huhang.worklist;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** A draft of more than half a megabyte of text. */
@ResponseStatus(HttpStatus.CONTENT_TOO_LARGE)
final class DraftTooLarge extends RuntimeException {

    DraftTooLarge() {
        super("a draft is too large");
    }
}
