package org.huhang.child;

import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** There is no such child file. */
@ResponseStatus(HttpStatus.NOT_FOUND)
final class NoSuchChild extends RuntimeException {

    NoSuchChild(UUID id) {
        super("no child file " + id);
    }
}
