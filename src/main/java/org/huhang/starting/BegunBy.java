package org.huhang.starting;

import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.huhang.agency.Directory;
import org.huhang.agency.Person;
import org.huhang.engine.Processes;
import org.huhang.worklist.TaskFacts;
import org.huhang.worklist.WorkItem;
import org.huhang.worklist.Worklist;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Shows in a form which agency began the process, or handed it over: whoever must be told what came of it. */
@Component
class BegunBy implements TaskFacts {

    private static final String PROVIDER = "providerNow";

    private final Worklist worklist;
    private final Processes processes;
    private final Directory directory;

    BegunBy(Worklist worklist, Processes processes, Directory directory) {
        this.worklist = worklist;
        this.processes = processes;
        this.directory = directory;
    }

    @Override
    public Map<String, Object> values(WorkItem task, Person reader) {
        return task.open() && worklist.form(task).field(PROVIDER) != null ? Map.of(PROVIDER, provider(task)) : Map.of();
    }

    private String provider(WorkItem task) {
        var facts = processes.facts(task.instanceId());
        return Stream.of("senderCode", "begunBy")
                .map(facts::text)
                .filter(Objects::nonNull)
                .findFirst()
                .flatMap(directory::findAgency)
                .map(agency -> agency.name(LocaleContextHolder.getLocale()))
                .orElse("");
    }
}
