package org.huhang.web;

import java.util.List;
import org.huhang.agency.Person;

/** The people whom the sign-in page offers; only the embedded mode has them. */
public interface SignInHelp {

    /**
     * The password of all of them.
     *
     * @return in plain text, it is shown
     */
    String password();

    /**
     * Who they are.
     *
     * @return in the order in which they are shown
     */
    List<Person> people();
}
