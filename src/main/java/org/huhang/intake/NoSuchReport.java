package org.huhang.intake;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** There is no such report, or the query code does not fit; the two look the same on purpose. */
@ResponseStatus(HttpStatus.NOT_FOUND)
final class NoSuchReport extends RuntimeException {

    NoSuchReport() {
        super("no such report");
    }
}
