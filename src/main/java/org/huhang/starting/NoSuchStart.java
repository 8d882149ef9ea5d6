package org.huhang.starting;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** There is no such process for this person to begin. */
@ResponseStatus(HttpStatus.NOT_FOUND)
final class NoSuchStart extends RuntimeException {

    NoSuchStart(String processKey) {
        super("no start of " + processKey);
    }
}
