package org.huhang.intake;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** More new reports came from one network address, or from all of them, than an hour allows. */
@ResponseStatus(HttpStatus.TOO_MANY_REQUESTS)
final class TooManyReports extends RuntimeException {

    TooManyReports() {
        super("too many new reports within the hour");
    }
}
