package org.huhang.document;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** There is no such file, or not for this person. */
@ResponseStatus(HttpStatus.NOT_FOUND)
public final class NoSuchFile extends RuntimeException {

    NoSuchFile(String id) {
        super("no file " + id);
    }
}
