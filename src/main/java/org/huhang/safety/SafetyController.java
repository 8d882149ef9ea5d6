package org.huhang.safety;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.huhang.agency.Access;
import org.huhang.agency.Directory;
import org.huhang.agency.Permission;
import org.huhang.agency.Person;
import org.huhang.agency.Role;
import org.huhang.agency.Scope;
import org.huhang.casework.Cases;
import org.huhang.casework.WhoOpens;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/**
 * The promises and what is broken: for those who oversee a region the breaches of their place, for who keeps the machine all of
 * them. Each says where, since when and who has to act; of a case that the reader may not open it says no more than its number.
 */
@Controller
@RequestMapping("/safety")
class SafetyController {

    private final BreachTable breaches;
    private final Directory directory;
    private final Access access;
    private final Cases cases;
    private final WhoOpens whoOpens;

    SafetyController(BreachTable breaches, Directory directory, Access access, Cases cases, WhoOpens whoOpens) {
        this.breaches = breaches;
        this.directory = directory;
        this.access = access;
        this.cases = cases;
        this.whoOpens = whoOpens;
    }

    @GetMapping
    String show(Person person, Locale locale, Model model) {
        if (!person.has(Role.SUPERVISOR)) {
            access.require(person, Permission.READ, Scope.ofMachine());
        }
        var open = breaches.open().stream().filter(seen -> sees(person, seen)).toList();
        model.addAttribute(
                "promises",
                Arrays.stream(Promise.values())
                        .map(promise -> row(promise, open, person, locale))
                        .toList());
        return "safety/safety";
    }

    private boolean sees(Person person, BreachTable.Seen seen) {
        return !person.has(Role.SUPERVISOR)
                || directory.within(
                        seen.place(), directory.agency(person.agencyCode()).regionCode());
    }

    private Row row(Promise promise, List<BreachTable.Seen> open, Person person, Locale locale) {
        var broken = open.stream()
                .filter(seen -> seen.promise().equals(promise.key()))
                .toList();
        return new Row(
                promise.key(),
                broken.stream().map(seen -> entry(seen, person, locale)).toList());
    }

    private Entry entry(BreachTable.Seen seen, Person person, Locale locale) {
        var caseNo = seen.caseNo();
        var opens = caseNo != null && access.allows(person, Permission.READ, cases.scope(caseNo));
        return new Entry(
                caseNo == null ? "" : caseNo,
                opens,
                caseNo == null || opens ? "" : whoOpens.names(caseNo, person, locale),
                directory.regionName(seen.place(), locale),
                seen.firstSeen(),
                directory.supervising(seen.place()).name(locale),
                directory.supervisorsOf(seen.place()).stream().map(Person::name).toList());
    }

    /**
     * One promise.
     *
     * @param key its key in the texts
     * @param entries the breaches that are open
     */
    record Row(String key, List<Entry> entries) {

        /** How many breaches are open. */
        public int broken() {
            return entries.size();
        }
    }

    /**
     * One breach.
     *
     * @param caseNo the case, empty for a report without one
     * @param opens whether the reader may open the case
     * @param openers who may open it, where the reader may not; empty if nobody is to be named
     * @param place where
     * @param since when a sweep first found it
     * @param office the agency that oversees the place
     * @param overseers who has to act there; empty where that agency has no account for it
     */
    record Entry(
            String caseNo,
            boolean opens,
            String openers,
            String place,
            java.time.Instant since,
            String office,
            List<String> overseers) {}
}
