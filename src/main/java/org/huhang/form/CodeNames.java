package org.huhang.form;

import java.util.Locale;
import java.util.Optional;

/** What an answer chose from a list of the server, also when the list does not offer it any more. */
public interface CodeNames {

    /**
     * What a code is called.
     *
     * @param code such as that of an agency or a place
     * @param locale the reader's language
     * @return its name; empty if nothing that has a name is called so
     */
    Optional<String> nameOf(String code, Locale locale);
}
