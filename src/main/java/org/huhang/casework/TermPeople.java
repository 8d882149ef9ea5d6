package org.huhang.casework;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.huhang.agency.AgencyFunction;
import org.huhang.agency.AgencyType;
import org.huhang.agency.Directory;
import org.huhang.agency.NoSuchAgency;
import org.huhang.agency.Person;
import org.huhang.agency.Role;
import org.huhang.deadline.Escalation;
import org.huhang.deadline.SetDeadline;
import org.huhang.engine.Facts;
import org.huhang.worklist.CaseCards;
import org.huhang.worklist.WorkItem;
import org.huhang.worklist.Worklist;
import org.springframework.stereotype.Component;

/**
 * Who is told of a term: the people of its task, or, where it runs on the case, those of the desks that its rule names. A desk
 * without people is told through its leader, and where there is none through the coordinating office: nobody's term is silent.
 */
@Component
class TermPeople {

    private final Worklist worklist;
    private final CaseCards cards;
    private final Cases cases;
    private final Directory directory;
    private final AgencyFunction agencies;
    private final Exclusions exclusions;

    TermPeople(
            Worklist worklist,
            CaseCards cards,
            Cases cases,
            Directory directory,
            AgencyFunction agencies,
            Exclusions exclusions) {
        this.worklist = worklist;
        this.cards = cards;
        this.cases = cases;
        this.directory = directory;
        this.agencies = agencies;
        this.exclusions = exclusions;
    }

    /**
     * Everybody who hears of a term as long as it runs.
     *
     * @param deadline a deadline of a task or a case
     * @return people with an open account; empty only if its task is not open any more
     */
    Set<Person> whoIsTold(SetDeadline deadline) {
        return new LinkedHashSet<>(desks(deadline).stream()
                .flatMap(desk -> handlers(desk, deadline).stream())
                .toList());
    }

    /** Those who act, or who must know what others may do. */
    List<Person> handlers(SetDeadline deadline) {
        return desks(deadline).stream()
                .flatMap(desk -> handlers(desk, deadline).stream())
                .toList();
    }

    /** The leaders of those who act, or whoever is next above where nobody leads. */
    List<Person> leaders(SetDeadline deadline) {
        return desks(deadline).stream()
                .flatMap(desk -> directory.leadingFor(desk.agencyCode()).stream())
                .toList();
    }

    /** One level up in the same line, or the coordinating office where there is none. */
    List<Person> above(SetDeadline deadline) {
        return desks(deadline).stream()
                .flatMap(desk -> above(desk.agencyCode(), deadline).stream())
                .toList();
    }

    /** Whoever acts, leads, is above, or oversees: all who could see to it. */
    List<Person> everybody(SetDeadline deadline) {
        return Stream.of(handlers(deadline), leaders(deadline), above(deadline), overseers(deadline))
                .flatMap(List::stream)
                .distinct()
                .toList();
    }

    /** The people of a row of the table of escalations, in the county of the case. */
    List<Person> of(Escalation row, SetDeadline deadline) {
        var county = cases.file(deadline.caseNo()).county();
        var kind = kind(row.desk());
        var role = role(row.desk(), kind);
        if (role.equals(Role.SUPERVISOR)) {
            return directory.supervisorsOf(county);
        }
        var desk = directory.responsible(kind, role, county, null, exclusions.agencies(deadline.caseNo()));
        var people = directory.peopleOf(desk.group());
        return people.isEmpty() ? directory.leadersOf(desk.agency().code()) : people;
    }

    /** The agencies that answer for a term of the case. */
    Set<String> agencies(SetDeadline deadline) {
        var codes = new LinkedHashSet<String>();
        desks(deadline).forEach(desk -> codes.add(desk.agencyCode()));
        return codes;
    }

    private List<Person> above(String agencyCode, SetDeadline deadline) {
        var up = directory.oneUp(directory.agency(agencyCode));
        var people = up == null ? List.<Person>of() : directory.leadersOf(up.code());
        return people.isEmpty() ? overseers(deadline) : people;
    }

    private List<Person> handlers(TermDesk desk, SetDeadline deadline) {
        return Stream.<List<Person>>of(desk.people(), directory.leadersOf(desk.agencyCode()), overseers(deadline))
                .filter(people -> !people.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    /** Those who oversee the county of the case. */
    List<Person> overseers(SetDeadline deadline) {
        return directory.supervisorsOf(cases.file(deadline.caseNo()).county());
    }

    private List<TermDesk> desks(SetDeadline deadline) {
        if (deadline.elementId() == null) {
            // Of a term without its case nobody could open what he would be told of.
            return cards.card(deadline.caseNo()).isEmpty() ? List.of() : desksOfCase(deadline);
        }
        return worklist.itemOf(deadline.subject())
                .filter(WorkItem::open)
                .map(item -> List.of(new TermDesk(item.agencyCode(), handlers(item))))
                .orElse(List.of());
    }

    /** The holder, or everybody who could take it; somebody is told in any case: the leader, or whoever is next above. */
    List<Person> handlers(WorkItem item) {
        var acting = item.holder() == null
                ? directory.peopleOf(item.group())
                : directory.find(item.holder()).filter(Person::enabled).stream().toList();
        if (!acting.isEmpty()) {
            return acting;
        }
        var leaders = directory.leadersOf(item.agencyCode());
        return leaders.isEmpty() ? directory.supervisorsOf(item.regionCode()) : leaders;
    }

    private List<TermDesk> desksOfCase(SetDeadline deadline) {
        var facts = new Facts(placed(deadline));
        var found = new ArrayList<TermDesk>();
        for (var desk : deadline.sum().rule().desks()) {
            var kind = kind(desk);
            try {
                var group = agencies.group(facts, kind.name(), role(desk, kind));
                found.add(new TermDesk(Directory.agencyOf(group), directory.peopleOf(group)));
            } catch (NoSuchAgency e) {
                // The coordinating office hears it instead.
            }
        }
        if (found.isEmpty()) {
            var office = directory.coordinating(cases.file(deadline.caseNo()).county());
            found.add(new TermDesk(office.code(), List.of()));
        }
        return found;
    }

    private Map<String, Object> placed(SetDeadline deadline) {
        var facts = new LinkedHashMap<>(deadline.facts());
        facts.putIfAbsent("regionCode", cases.file(deadline.caseNo()).regionCode());
        // Whoever was kept away since the term began.
        facts.put(AgencyFunction.EXCLUDED, String.join(",", exclusions.agencies(deadline.caseNo())));
        return facts;
    }

    private static AgencyType kind(String desk) {
        return AgencyType.valueOf(desk.split(":")[0]);
    }

    private static String role(String desk, AgencyType kind) {
        var parts = desk.split(":");
        return parts.length > 1 ? parts[1] : kind.mainRole();
    }

    private record TermDesk(String agencyCode, List<Person> people) {}
}
