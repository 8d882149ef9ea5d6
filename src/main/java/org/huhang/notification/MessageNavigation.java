package org.huhang.notification;

import java.util.List;
import org.huhang.agency.Person;
import org.huhang.web.Destination;
import org.huhang.web.Navigation;
import org.springframework.stereotype.Component;

@Component
class MessageNavigation implements Navigation {

    private static final int ORDER = 50;

    private final Messages messages;

    MessageNavigation(Messages messages) {
        this.messages = messages;
    }

    @Override
    public List<Destination> destinations(Person person) {
        return List.of(new Destination("messages", "/messages", ORDER, messages.pressing(person.id()), false));
    }
}
