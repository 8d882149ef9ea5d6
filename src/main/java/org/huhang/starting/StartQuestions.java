package org.huhang.starting;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.huhang.agency.Directory;
import org.huhang.agency.Level;
import org.huhang.agency.Person;
import org.huhang.casework.CaseFile;
import org.huhang.casework.CaseRegister;
import org.huhang.casework.Cases;
import org.huhang.child.ChildFiles;
import org.huhang.child.ChildWords;
import org.huhang.engine.Starts;
import org.huhang.web.Parts;
import org.huhang.worklist.CaseLists;
import org.huhang.worklist.CaseQuery;
import org.huhang.worklist.TaskFacts;
import org.huhang.worklist.WorkItem;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** What can be chosen where a process is begun: children of cases that the person may open, and places of the person's reach. */
@Component
class StartQuestions implements TaskFacts {

    static final String CASE = "startCase";

    private final Starts starts;
    private final Cases cases;
    private final CaseRegister register;
    private final CaseLists lists;
    private final ChildFiles children;
    private final ChildWords called;
    private final Directory directory;

    StartQuestions(
            Starts starts,
            Cases cases,
            CaseRegister register,
            CaseLists lists,
            ChildFiles children,
            ChildWords called,
            Directory directory) {
        this.starts = starts;
        this.cases = cases;
        this.register = register;
        this.lists = lists;
        this.children = children;
        this.called = called;
        this.directory = directory;
    }

    /** What was chosen stands in the answer, and is read by whoever may open that. */
    @Override
    public Map<String, Object> values(WorkItem task, Person reader) {
        return starts.of(task.definitionId(), task.elementId()).isEmpty()
                ? Map.of()
                : of(reader, directory.agency(task.agencyCode()).regionCode(), null);
    }

    /** With the case from which the person comes, or that the person chose. */
    Map<String, Object> values(Person person, @Nullable String caseNo) {
        return of(person, directory.agency(person.agencyCode()).regionCode(), caseNo);
    }

    private Map<String, Object> of(Person person, String region, @Nullable String caseNo) {
        var locale = LocaleContextHolder.getLocale();
        var places = places(region, locale);
        var values = new LinkedHashMap<String, Object>();
        values.put("startCases", offered(person, caseNo, locale));
        values.put("startPlaces", places);
        if (places.size() == 1) {
            values.put("startPlace", Objects.requireNonNull(places.get(0).get("value")));
        }
        if (caseNo != null && cases.mayOpen(person, caseNo)) {
            values.put("startWhose", "known");
            values.put(CASE, caseNo);
        }
        return values;
    }

    private List<Map<String, String>> offered(Person person, @Nullable String caseNo, Locale locale) {
        var numbers = Stream.concat(
                        lists.page(person, CaseQuery.choice(CaseQuery.State.ALL)).stream()
                                .map(CaseQuery.Found::caseNo),
                        Stream.ofNullable(caseNo).filter(no -> cases.mayOpen(person, no)))
                .collect(Collectors.toSet());
        var files = register.files(numbers);
        var known = children.files(files.stream().map(CaseFile::childId).collect(Collectors.toSet()));
        return files.stream()
                .map(file -> option(
                        file.caseNo(),
                        Parts.of(
                                file.caseNo(),
                                called.label(Objects.requireNonNull(known.get(file.childId())), locale))))
                .toList();
    }

    /** The towns and villages that an agency works for. */
    private List<Map<String, String>> places(String region, Locale locale) {
        var here = directory.region(region);
        return Stream.concat(
                        Stream.of(here).filter(one -> Set.of(Level.TOWNSHIP, Level.VILLAGE)
                                .contains(one.level())),
                        directory.below(here.code()))
                .map(place -> option(place.code(), directory.regionName(place.code(), locale)))
                .toList();
    }

    private static Map<String, String> option(String value, String label) {
        return Map.of("value", value, "label", label);
    }
}
