package org.huhang.casework;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.huhang.agency.Directory;
import org.huhang.agency.Person;
import org.huhang.worklist.WorkItem;
import org.huhang.worklist.Worklist;
import org.springframework.stereotype.Component;

/** Whom somebody asks who may not open a case: never a role that may not either, but people who may. */
@Component
public class WhoOpens {

    private static final int NAMED = 3;

    private final Cases cases;
    private final CasePlaces places;
    private final Worklist worklist;
    private final Directory directory;
    private final CaseWords words;

    WhoOpens(Cases cases, CasePlaces places, Worklist worklist, Directory directory, CaseWords words) {
        this.cases = cases;
        this.places = places;
        this.worklist = worklist;
        this.directory = directory;
        this.words = words;
    }

    /**
     * People who may open a case, with their agencies, colleagues of the reader first: who oversees it, who has a task of it, who leads an agency taking part, who
     * had a task or was named.
     *
     * @param caseNo the case
     * @param reader who asks
     * @param locale the reader's language
     * @return three names at most; empty if nobody else may, and for whom the case is kept from
     */
    public String names(String caseNo, Person reader, Locale locale) {
        return names(List.of(caseNo), reader, locale);
    }

    String names(Collection<String> caseNos, Person reader, Locale locale) {
        return caseNos.stream()
                .distinct()
                .flatMap(caseNo -> of(caseNo, reader))
                .distinct()
                // Nobody asks another agency what a colleague may say.
                .sorted(Comparator.comparing(person -> !person.agencyCode().equals(reader.agencyCode())))
                .limit(NAMED)
                .map(person -> words.who(person.id(), locale))
                .collect(Collectors.joining(words.word("casework.strip.separator", locale)));
    }

    /** The office that coordinates in the county of a case, which finds out where nobody is named. */
    String office(CaseFile file, Locale locale) {
        return directory.coordinating(file.county()).name(locale);
    }

    private Stream<Person> of(String caseNo, Person reader) {
        var parties = cases.parties(caseNo);
        if (parties.excluded().contains(reader.agencyCode())) {
            return Stream.of();
        }
        var working = worklist.ofCase(caseNo).stream()
                .filter(WorkItem::open)
                .map(WorkItem::holder)
                .filter(Objects::nonNull);
        var leading = parties.agencies().keySet().stream().flatMap(agency -> directory.leadersOf(agency).stream());
        return Stream.of(
                        places.overseers(cases.file(caseNo)).stream(),
                        people(working),
                        leading,
                        people(Stream.concat(parties.holders().stream(), parties.named().stream())))
                .flatMap(people -> people)
                .filter(person -> !person.id().equals(reader.id()) && cases.mayOpen(person, caseNo));
    }

    private Stream<Person> people(Stream<String> ids) {
        return ids.map(directory::find).flatMap(Optional::stream);
    }
}
