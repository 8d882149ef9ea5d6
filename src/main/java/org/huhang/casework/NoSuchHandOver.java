package org.huhang.casework;

import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** There is no such hand-over. */
@ResponseStatus(HttpStatus.NOT_FOUND)
public final class NoSuchHandOver extends RuntimeException {

    NoSuchHandOver(UUID id) {
        super("no hand-over " + id);
    }
}
