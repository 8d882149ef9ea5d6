package org.huhang.agency;

import java.time.Duration;

/**
 * User name and password were not taken. Says the same of a wrong password, an unknown user name and a closed account, and
 * a lock is counted for unknown user names too.
 */
public final class SignInRefused extends RuntimeException {

    private final transient Duration locked;

    SignInRefused(Duration locked) {
        super("sign-in refused");
        this.locked = locked;
    }

    /**
     * How long further attempts are refused from this network.
     *
     * @return zero if the next attempt is checked
     */
    public Duration locked() {
        return locked;
    }
}
