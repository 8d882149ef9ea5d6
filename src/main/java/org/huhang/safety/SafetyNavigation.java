package org.huhang.safety;

import java.util.List;
import org.huhang.agency.Person;
import org.huhang.agency.Role;
import org.huhang.web.Destination;
import org.huhang.web.Navigation;
import org.springframework.stereotype.Component;

/** The promises in the navigation of those who answer for them. */
@Component
class SafetyNavigation implements Navigation {

    @Override
    public List<Destination> destinations(Person person) {
        return person.has(Role.SUPERVISOR) || person.has(Role.SYSTEM_ADMIN)
                ? List.of(Destination.plain("safety", "/safety", 40))
                : List.of();
    }
}
