package org.huhang.web;

import org.huhang.agency.Person;
import org.huhang.agency.SignInBusy;
import org.huhang.agency.SignInRefused;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

/** Turns a user name and password into a person; pages check each time, the API remembers for minutes. */
final class PasswordCheck implements AuthenticationManager {

    private final Check check;

    PasswordCheck(Check check) {
        this.check = check;
    }

    @Override
    public Authentication authenticate(Authentication asked) {
        var password =
                asked.getCredentials() == null ? "" : asked.getCredentials().toString();
        try {
            return new PersonAuthentication(check.person(asked.getName(), password, address(asked.getDetails())));
        } catch (SignInBusy e) {
            throw new LockedException("sign-in not checked", e);
        } catch (SignInRefused e) {
            if (e.locked().isZero()) {
                throw new BadCredentialsException("sign-in refused", e);
            }
            throw new LockedException("sign-in refused", e);
        }
    }

    private static String address(@Nullable Object details) {
        return details instanceof WebAuthenticationDetails web && web.getRemoteAddress() != null
                ? web.getRemoteAddress()
                : "unknown";
    }

    /** How the credential is checked. */
    @FunctionalInterface
    interface Check {
        Person person(String username, String password, String address);
    }
}
