package org.huhang.casework;

import java.util.List;
import org.huhang.agency.Person;
import org.huhang.web.Destination;
import org.huhang.web.Navigation;
import org.springframework.stereotype.Component;

/** The cases in the navigation. */
@Component
class CaseNavigation implements Navigation {

    @Override
    public List<Destination> destinations(Person person) {
        return person.platformOnly() ? List.of() : List.of(Destination.plain("cases", "/cases", 20));
    }
}
