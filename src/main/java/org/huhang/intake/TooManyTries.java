package org.huhang.intake;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Too many wrong query codes came from one network address within the hour. */
@ResponseStatus(HttpStatus.TOO_MANY_REQUESTS)
final class TooManyTries extends RuntimeException {

    TooManyTries() {
        super("too many wrong query codes within the hour");
    }
}
