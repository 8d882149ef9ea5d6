package org.huhang.demo;

import java.util.List;
import org.huhang.agency.Person;
import org.huhang.web.SignInHelp;

/** Lets the sign-in page of the embedded mode offer the demo people. */
final class DemoSignIn implements SignInHelp {

    private final DemoPeople people;

    DemoSignIn(DemoPeople people) {
        this.people = people;
    }

    @Override
    public String password() {
        return DemoPeople.PASSWORD;
    }

    @Override
    public List<Person> people() {
        return people.offered();
    }
}
