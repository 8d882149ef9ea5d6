package org.huhang.intake;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** A sender used the key of an earlier report for one with other content; nothing was filed. */
@ResponseStatus(HttpStatus.CONFLICT)
final class KeyReused extends RuntimeException {

    KeyReused() {
        super("the key stands for another report");
    }
}
