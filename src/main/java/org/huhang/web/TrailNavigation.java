package org.huhang.web;

import java.util.List;
import org.huhang.agency.Access;
import org.huhang.agency.Permission;
import org.huhang.agency.Person;
import org.huhang.agency.Scope;
import org.springframework.stereotype.Component;

@Component
class TrailNavigation implements Navigation {

    private static final int ORDER = 60;

    private final Access access;

    TrailNavigation(Access access) {
        this.access = access;
    }

    @Override
    public List<Destination> destinations(Person person) {
        return access.allows(person, Permission.READ, Scope.ofTrail())
                ? List.of(Destination.plain("trail", "/trail", ORDER))
                : List.of();
    }
}
