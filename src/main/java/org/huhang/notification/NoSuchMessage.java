package org.huhang.notification;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** There is no such message for this person. */
@ResponseStatus(HttpStatus.NOT_FOUND)
final class NoSuchMessage extends RuntimeException {

    NoSuchMessage(long id) {
        super("no message " + id);
    }
}
