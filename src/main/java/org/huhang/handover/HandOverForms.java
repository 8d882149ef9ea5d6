package org.huhang.handover;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.huhang.agency.AgencyType;
import org.huhang.agency.Directory;
import org.huhang.agency.Person;
import org.huhang.casework.Cases;
import org.huhang.casework.Given;
import org.huhang.casework.HandedOver;
import org.huhang.form.Problem;
import org.huhang.handover.HandOver.Address;
import org.huhang.model.Work;
import org.huhang.worklist.TaskFacts;
import org.huhang.worklist.TaskRule;
import org.huhang.worklist.WorkItem;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** What the forms of a hand-over say of it, and whom they offer; a child goes to another county on purpose only. */
@Component
class HandOverForms implements TaskFacts, TaskRule {

    /** Who can take a child in. */
    private static final Set<AgencyType> PLACE_CHILDREN =
            Set.of(AgencyType.RESCUE, AgencyType.WELFARE, AgencyType.CIVIL);

    private final HandOverTable table;
    private final HandOverReasons reasons;
    private final AnsweredBefore before;
    private final AgencyChoice choice;
    private final LinkMatrix matrix;
    private final Cases cases;
    private final Directory directory;
    private final LinkWords links;

    HandOverForms(
            HandOverTable table,
            HandOverReasons reasons,
            AnsweredBefore before,
            AgencyChoice choice,
            LinkMatrix matrix,
            Cases cases,
            Directory directory,
            LinkWords links) {
        this.table = table;
        this.reasons = reasons;
        this.before = before;
        this.choice = choice;
        this.matrix = matrix;
        this.cases = cases;
        this.directory = directory;
        this.links = links;
    }

    @Override
    public Map<String, Object> values(WorkItem task, Person reader) {
        return HandOvers.TASKS.contains(task.work())
                ? table.ofInstance(task.instanceId())
                        .filter(row -> row.address() != null)
                        .map(row -> values(task, row, row.addressed(), reader))
                        .orElse(Map.of())
                : Map.of();
    }

    private Map<String, Object> values(WorkItem task, HandOver row, Address address, Person reader) {
        var locale = LocaleContextHolder.getLocale();
        var values = new LinkedHashMap<String, Object>();
        values.put("handedFact", links.fact(row, locale));
        values.put("handedTo", links.process(row.toProcess(), locale));
        values.put("handedBy", directory.agency(address.sender()).name(locale));
        values.put("handedWhy", reasons.why(row, locale));
        values.put("handedRemoval", row.message().equals(HandedOver.REMOVAL));
        values.put("handedFound", reasons.found(row, reader, locale));
        values.put("refusedBy", directory.agency(address.taker()).name(locale));
        values.put("takers", takers(task, row, address, locale));
        values.put("colleagues", colleagues(task));
        values.put("handedChanged", reasons.changed(row, reader, locale));
        values.put("handedMore", before.more(task, row, locale));
        values.put("refusedBefore", before.refusals(task, row, locale));
        values.put("takenBefore", before.taken(task, row));
        values.put("refusedWhy", before.refusedWhy(task, row));
        return values;
    }

    private List<Map<String, String>> colleagues(WorkItem task) {
        return directory.peopleOf(task.group()).stream()
                .map(person -> Map.of("value", person.id(), "label", person.name()))
                .toList();
    }

    /** Once it is answered, whoever was chosen is among them. */
    private List<Map<String, String>> takers(WorkItem task, HandOver row, Address address, Locale locale) {
        var has = task.open() ? address.taker() : task.work() == Work.REFUSED_HAND_OVER ? "" : task.agencyCode();
        return choice.of(
                task.caseNo(),
                agency -> agency.type().leadingRole() != null && !agency.code().equals(has),
                row.message().equals(HandedOver.REMOVAL)
                        ? PLACE_CHILDREN
                        : Set.of(matrix.of(row.message(), row.fromProcess()).taker()),
                locale);
    }

    @Override
    public List<Problem> check(WorkItem task, Map<String, Object> answers, Map<String, Object> known) {
        var code = HandOvers.TASKS.contains(task.work()) ? new HandOverAnswer(new Given(answers)).other() : null;
        if (code == null) {
            return List.of();
        }
        var file = cases.file(task.caseNo());
        var agency = directory.agency(code);
        var locale = LocaleContextHolder.getLocale();
        return choice.ofAnotherCounty(file, agency)
                ? List.of(new Problem(
                        HandOverAnswer.OTHER_TAKER,
                        "otherCounty",
                        List.of(agency.name(locale), directory.regionName(file.county(), locale)),
                        HandOverAnswer.OTHER_TAKER + "=" + code))
                : List.of();
    }
}
