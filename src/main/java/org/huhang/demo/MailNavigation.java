package org.huhang.demo;

import java.util.List;
import org.huhang.agency.Person;
import org.huhang.web.Destination;
import org.huhang.web.Navigation;
import org.springframework.stereotype.Component;

/** The mail sink, last in the navigation. */
@Component
@WhereMailIsEmbedded
class MailNavigation implements Navigation {

    private static final int LAST = 900;

    @Override
    public List<Destination> destinations(Person person) {
        return List.of(Destination.plain("mail", "/mail", LAST));
    }
}
