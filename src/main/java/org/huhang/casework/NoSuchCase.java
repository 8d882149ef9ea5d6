package org.huhang.casework;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** There is no such case. */
@ResponseStatus(HttpStatus.NOT_FOUND)
public final class NoSuchCase extends RuntimeException {

    /** Says which. */
    public NoSuchCase(String caseNo) {
        super("no case " + caseNo);
    }
}
