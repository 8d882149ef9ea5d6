package org.huhang.casework;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.huhang.audit.AuditLine;
import org.huhang.audit.AuditTrail;
import org.huhang.child.ChildFiles;
import org.huhang.notification.KeptAway;
import org.huhang.worklist.CaseCards;
import org.huhang.worklist.Oversight;
import org.springframework.stereotype.Component;

/**
 * Whose staff are kin of those concerned, or suspected, neither checks, nor is asked, nor is told, nor may open the case, nor any
 * other open case of its child.
 */
@Component
public class Exclusions implements KeptAway {

    private final ExclusionTable table;
    private final CaseTable cases;
    private final ChildFiles children;
    private final CaseProcess process;
    private final CaseCards cards;
    private final Oversight oversight;
    private final AuditTrail trail;
    private final Clock clock;

    Exclusions(
            ExclusionTable table,
            CaseTable cases,
            ChildFiles children,
            CaseProcess process,
            CaseCards cards,
            Oversight oversight,
            AuditTrail trail,
            Clock clock) {
        this.table = table;
        this.cases = cases;
        this.children = children;
        this.process = process;
        this.cards = cards;
        this.oversight = oversight;
        this.trail = trail;
        this.clock = clock;
    }

    @Override
    public Set<String> agencies(String caseNo) {
        return table.of(caseNo);
    }

    /** As {@link #exclude(String, Collection, String, boolean)}, an agency that is known. */
    void exclude(String caseNo, String agency, String source) {
        exclude(caseNo, List.of(agency), source, false);
    }

    /**
     * Keeps agencies away from a case, and from the others of its child, from now on; what lies with them goes to who answers
     * instead.
     *
     * @param caseNo the case
     * @param agencies their codes
     * @param source what said so
     * @param anyOf whether one of them is meant and nobody knows which
     */
    void exclude(String caseNo, Collection<String> agencies, String source, boolean anyOf) {
        var now = clock.instant();
        var added = agencies.stream()
                .filter(agency -> table.insert(caseNo, agency, source, anyOf, now))
                .count();
        if (added > 0) {
            holds(caseNo);
        }
        spread(cases.find(caseNo).orElseThrow().childId());
    }

    /**
     * Keeps from all open cases of a child whoever is kept away from one of them. Nothing happens where they are.
     *
     * @param childId any of its files
     */
    public void spread(UUID childId) {
        table.spread(children.sameAs(childId)).forEach(this::holds);
    }

    /**
     * Whoever is kept away from one case is kept away from another one.
     *
     * @param from a case that had been merged with it
     * @param caseNo the other one, whose child that is
     */
    public void cameFrom(String from, String caseNo) {
        if (table.copy(from, caseNo)) {
            holds(caseNo);
        }
    }

    /** Lets agencies take part again; in other cases of the child, too, where it was this one that kept them away. */
    void lift(String caseNo, Collection<String> agencies, String by) {
        lift(List.of(caseNo), agencies, by);
    }

    /**
     * Lets an agency take part again in every case of a child, whatever kept it away.
     *
     * @param childId any of its files
     */
    void liftEverywhere(UUID childId, String agency, String by) {
        lift(table.alike(children.sameAs(childId)), List.of(agency), by);
    }

    private void lift(Collection<String> all, Collection<String> agencies, String by) {
        table.lift(all, agencies, by, clock.instant()).forEach(one -> {
            holds(one);
            trail.record(
                    new AuditLine("system", "case.exclusionLifted", "case", one, one, String.join(", ", agencies)));
        });
    }

    /** Who is kept away, and what said so. */
    List<ExclusionTable.Excluded> standing(String caseNo) {
        return table.standing(caseNo);
    }

    /** Everything that goes on in the case does so without them, whoever has forgotten. */
    void holds(String caseNo) {
        var all = table.of(caseNo);
        cards.exclude(caseNo, all);
        process.excluded(caseNo, all);
        oversight.passOn(caseNo, all);
        trail.record(new AuditLine("system", "case.excluded", "case", caseNo, caseNo, String.join(", ", all)));
    }
}
