package org.huhang.starting;

import java.util.List;
import java.util.Optional;
import org.huhang.agency.Directory;
import org.huhang.agency.Person;
import org.huhang.casework.MayBegin;
import org.huhang.engine.StartOfProcess;
import org.huhang.engine.Starts;
import org.springframework.stereotype.Component;

/** What a person may begin: the processes whose models name the kind of the person's agency with one of the person's roles. */
@Component
class Startable implements MayBegin {

    private final Starts starts;
    private final Directory directory;

    Startable(Starts starts, Directory directory) {
        this.starts = starts;
        this.directory = directory;
    }

    @Override
    public boolean any(Person person) {
        return !of(person).isEmpty();
    }

    List<StartOfProcess> of(Person person) {
        return starts.all().stream()
                .filter(start -> role(start, person).isPresent())
                .toList();
    }

    StartOfProcess of(Person person, String processKey) {
        return of(person).stream()
                .filter(start -> start.processKey().equals(processKey))
                .findFirst()
                .orElseThrow(() -> new NoSuchStart(processKey));
    }

    /** In which capacity a person begins a process. */
    String group(StartOfProcess start, Person person) {
        return person.agencyCode() + ":" + role(start, person).orElseThrow();
    }

    /** Cases live in counties: whoever stands above them begins none. */
    private Optional<String> role(StartOfProcess start, Person person) {
        var agency = directory.findAgency(person.agencyCode());
        if (person.platformOnly()
                || agency.isEmpty()
                || directory.findCounty(agency.get().regionCode()).isEmpty()) {
            return Optional.empty();
        }
        var type = agency.get().type().name();
        return person.roles().stream()
                .sorted()
                .filter(role -> start.startedBy().contains(type + ":" + role))
                .findFirst();
    }
}
