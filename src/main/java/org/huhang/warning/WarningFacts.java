package org.huhang.warning;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.huhang.agency.Directory;
import org.huhang.agency.Person;
import org.huhang.casework.Cases;
import org.huhang.child.ChildFiles;
import org.huhang.web.Parts;
import org.huhang.web.Words;
import org.huhang.worklist.TaskFacts;
import org.huhang.worklist.WorkItem;
import org.huhang.worklist.Worklist;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** What forms about a guardian show of what the platform knows, each with where it comes from. */
@Component
class WarningFacts implements TaskFacts {

    private static final String YEAR = "earlierWarningsYear";
    private static final String VICTIM = "victimNow";

    private final Measures measures;
    private final WarnedGuardian guardian;
    private final Worklist worklist;
    private final Cases cases;
    private final ChildFiles children;
    private final Directory directory;
    private final MessageSource words;
    private final Words times;

    WarningFacts(
            Measures measures,
            WarnedGuardian guardian,
            Worklist worklist,
            Cases cases,
            ChildFiles children,
            Directory directory,
            MessageSource words,
            Words times) {
        this.measures = measures;
        this.guardian = guardian;
        this.worklist = worklist;
        this.cases = cases;
        this.children = children;
        this.directory = directory;
        this.words = words;
        this.times = times;
    }

    @Override
    public Map<String, Object> values(WorkItem task, Person reader) {
        var values = new LinkedHashMap<String, Object>();
        if (!task.open()) {
            return values;
        }
        var form = worklist.form(task);
        var locale = LocaleContextHolder.getLocale();
        if (form.field(WarnedGuardian.NAME) != null) {
            values.putAll(guardian.filed(task.caseNo()));
        }
        if (form.field(YEAR) != null) {
            values.putAll(earlier(task, reader, locale));
        }
        if (form.field(VICTIM) != null) {
            var name = children.file(guardian.child(task.caseNo())).identity().name();
            values.put(VICTIM, Objects.requireNonNullElseGet(name, () -> say("warning.unnamed", locale)));
        }
        return values;
    }

    private Map<String, Object> earlier(WorkItem task, Person reader, Locale locale) {
        var all = measures.of(task.caseNo());
        var lately = all.stream().filter(measures::lately).count();
        return Map.of(
                YEAR,
                say("warning.times", locale, lately),
                "earlierWarningsAll",
                say("warning.times", locale, all.size()),
                "earlierWarningsFrom",
                all.isEmpty() ? say("warning.none", locale) : listed(all, task, reader, locale));
    }

    /** Because of which other child is not said. */
    private String listed(List<Measure> all, WorkItem task, Person reader, Locale locale) {
        return all.stream()
                .map(measure -> Parts.of(
                        times.at(measure.at(), locale),
                        say("warning.measure." + measure.kind(), locale),
                        directory
                                .findAgency(measure.agency())
                                .map(agency -> agency.name(locale))
                                .orElse(""),
                        measure.caseNo().equals(task.caseNo())
                                ? say("warning.thisCase", locale)
                                : cases.mayOpen(reader, measure.caseNo())
                                        ? measure.caseNo()
                                        : say("warning.otherCase", locale)))
                .collect(Collectors.joining("\n"));
    }

    private String say(String key, Locale locale, Object... values) {
        return words.getMessage(key, values, locale);
    }
}
