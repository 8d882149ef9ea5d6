package org.huhang.schooling;

import java.util.List;
import org.huhang.agency.Person;
import org.huhang.web.Destination;
import org.huhang.web.Navigation;
import org.springframework.stereotype.Component;

/** The ledgers in the navigation of those who keep them. */
@Component
class LedgerNavigation implements Navigation {

    private final LedgerBook book;

    LedgerNavigation(LedgerBook book) {
        this.book = book;
    }

    @Override
    public List<Destination> destinations(Person person) {
        return book.scope(person).isPresent() ? List.of(Destination.plain("ledgers", "/ledgers", 60)) : List.of();
    }
}
