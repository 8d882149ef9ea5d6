package org.huhang.agency;

/** A password was not looked at, because too many are being tried right now; nothing is said about it or its user. */
public final class SignInBusy extends RuntimeException {

    SignInBusy() {
        super("too many sign-ins at once");
    }
}
