package org.huhang.agency;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/**
 * The table of A.3 does not let this person do that; the refusal is in the trail. The answer says so only where the person may
 * know that the thing is there: else it is {@link NotThere}.
 */
@ResponseStatus(HttpStatus.FORBIDDEN)
public sealed class NotAllowed extends RuntimeException permits NotThere {

    /**
     * A refusal.
     *
     * @param person who
     * @param what wanted to do what
     * @param scope with which thing
     */
    public NotAllowed(Person person, Permission what, Scope scope) {
        super(person.id() + " may not " + what + " " + scope.kind() + " " + scope.subject());
    }
}
