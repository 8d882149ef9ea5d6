package org.huhang.paper;

import java.util.List;
import org.huhang.agency.Person;
import org.huhang.web.Destination;
import org.huhang.web.Navigation;
import org.springframework.stereotype.Component;

/** The templates in the navigation of those who answer for them. */
@Component
class PaperNavigation implements Navigation {

    private static final int ORDER = 90;

    @Override
    public List<Destination> destinations(Person person) {
        return person.leader() && !person.platformOnly()
                ? List.of(Destination.plain("templates", "/templates", ORDER))
                : List.of();
    }
}
