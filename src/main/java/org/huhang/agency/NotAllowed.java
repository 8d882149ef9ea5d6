package org.huhang.agency;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** The table of A.3 does not open this thing to this person; the refusal is in the trail. */
@ResponseStatus(HttpStatus.FORBIDDEN)
public final class NotAllowed extends RuntimeException {

    NotAllowed(Person person, Permission what, Scope scope) {
        super(person.id() + " may not " + what + " " + scope.kind() + " " + scope.subject());
    }
}
