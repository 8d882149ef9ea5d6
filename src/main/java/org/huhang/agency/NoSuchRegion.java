package org.huhang.agency;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** There is no such region. */
@ResponseStatus(HttpStatus.NOT_FOUND)
public final class NoSuchRegion extends RuntimeException {

    NoSuchRegion(String key) {
        super("no region " + key);
    }
}
