package org.huhang.schooling;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** This person has no ledgers to read. */
@ResponseStatus(HttpStatus.NOT_FOUND)
final class NoLedgers extends RuntimeException {

    NoLedgers() {
        super("no ledgers");
    }
}
