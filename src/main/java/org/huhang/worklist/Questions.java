package org.huhang.worklist;

import java.util.List;
import java.util.Locale;
import org.huhang.agency.Person;

/** What a person is asked beside their tasks; it stands at the head of the list until somebody answers. */
public interface Questions {

    /**
     * What waits for an answer.
     *
     * @param person who looks at the list
     * @param locale the language of the sentences
     * @return what this person may answer now, oldest first
     */
    List<Question> of(Person person, Locale locale);
}
