package org.huhang.agency;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/**
 * A thing that this person may not open. To the person it is the same as one that does not exist, or numbers could be tried
 * until one is refused; only the trail knows the difference.
 */
@ResponseStatus(HttpStatus.NOT_FOUND)
public final class NotThere extends NotAllowed {

    NotThere(Person person, Permission what, Scope scope) {
        super(person, what, scope);
    }
}
