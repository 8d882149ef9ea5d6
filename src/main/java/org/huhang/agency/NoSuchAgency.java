package org.huhang.agency;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** There is no such agency. */
@ResponseStatus(HttpStatus.NOT_FOUND)
public final class NoSuchAgency extends RuntimeException {

    NoSuchAgency(String key) {
        super("no agency " + key);
    }
}
