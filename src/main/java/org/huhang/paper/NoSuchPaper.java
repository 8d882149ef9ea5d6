package org.huhang.paper;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** There is no such paper, kind of paper or template. */
@ResponseStatus(HttpStatus.NOT_FOUND)
final class NoSuchPaper extends RuntimeException {

    NoSuchPaper(String what) {
        super("no paper " + what);
    }
}
