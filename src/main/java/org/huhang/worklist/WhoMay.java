package org.huhang.worklist;

import java.util.Collection;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.huhang.agency.Directory;
import org.huhang.agency.Permission;
import org.huhang.agency.Person;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Names the people who may do with a task what the reader may not, so that he knows whom to ask. */
@Component
class WhoMay {

    private final Worklist worklist;
    private final Corrections corrections;
    private final Directory directory;
    private final MessageSource words;

    WhoMay(Worklist worklist, Corrections corrections, Directory directory, MessageSource words) {
        this.worklist = worklist;
        this.corrections = corrections;
        this.directory = directory;
        this.words = words;
    }

    /** Who may give a task that somebody holds to somebody else; empty if nobody. */
    String assign(WorkItem item, Locale locale) {
        return names(
                directory.leadersOf(item.agencyCode()).stream()
                        .filter(person -> worklist.allows(person, Permission.ASSIGN, item))
                        .toList(),
                locale);
    }

    /** Who may correct an answer; empty if nobody, as in a case that is closed. */
    String correct(WorkItem item, Locale locale) {
        var author = worklist.answer(item.id()).map(Answer::person).flatMap(directory::find).stream();
        return names(
                Stream.concat(author, directory.leadersOf(item.agencyCode()).stream())
                        .distinct()
                        .filter(person -> corrections.mayCorrect(person, item))
                        .toList(),
                locale);
    }

    private String names(Collection<Person> people, Locale locale) {
        return people.stream()
                .map(person -> TaskProblems.name(directory, person, locale))
                .collect(Collectors.joining(words.getMessage("worklist.comma", null, locale)));
    }
}
