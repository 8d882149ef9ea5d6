package org.huhang.web;

import java.util.Objects;
import org.huhang.agency.Person;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** Somebody whose identity was checked, as of this request. Lives for one request only: a session keeps no more than an id. */
final class PersonAuthentication extends AbstractAuthenticationToken {

    private final transient Person person;

    PersonAuthentication(Person person) {
        super(person.roles().stream()
                .map(role -> new SimpleGrantedAuthority("ROLE_" + role))
                .toList());
        this.person = person;
        setAuthenticated(true);
    }

    @Override
    public Person getPrincipal() {
        return person;
    }

    @Override
    public @Nullable Object getCredentials() {
        return null;
    }

    @Override
    public String getName() {
        return person.id();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof PersonAuthentication that && that.person.equals(person);
    }

    @Override
    public int hashCode() {
        return Objects.hash(person);
    }
}
