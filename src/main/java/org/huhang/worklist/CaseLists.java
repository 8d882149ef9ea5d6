package org.huhang.worklist;

import java.time.Clock;
import java.util.List;
import org.huhang.agency.Access;
import org.huhang.agency.Person;
import org.huhang.worklist.CaseQuery.Found;
import org.springframework.stereotype.Service;

/** The cases that somebody may open: those of the counties that the person oversees, and those that the person takes part in. */
@Service
public class CaseLists {

    /** Counts are exact up to one less; this many mean "more". */
    public static final int MANY = 10_000;

    private final CaseListTable table;
    private final Access access;
    private final Clock clock;

    CaseLists(CaseListTable table, Access access, Clock clock) {
        this.table = table;
        this.access = access;
        this.clock = clock;
    }

    /**
     * A page of the list.
     *
     * @param person who reads
     * @param query which cases, in which order
     * @return as many as asked for, fewer on the last page
     */
    public List<Found> page(Person person, CaseQuery query) {
        if (person.platformOnly()) {
            return List.of();
        }
        return table.page(reader(person), query, clock.instant()).stream()
                .map(place -> new Found(place.caseNo(), place.text()))
                .toList();
    }

    /**
     * How many cases the list has on all its pages.
     *
     * @param person who reads
     * @param query which cases
     * @return the number, {@link #MANY} for that or more
     */
    public int count(Person person, CaseQuery query) {
        return person.platformOnly() ? 0 : table.count(reader(person), query, clock.instant(), MANY);
    }

    private CaseListTable.Reader reader(Person person) {
        return new CaseListTable.Reader(person, access.oversees(person), access.readableSince());
    }
}
