package org.huhang.agency;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** There is no such person. */
@ResponseStatus(HttpStatus.NOT_FOUND)
final class NoSuchPerson extends RuntimeException {

    NoSuchPerson(String key) {
        super("no person " + key);
    }
}
