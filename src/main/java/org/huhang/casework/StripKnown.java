package org.huhang.casework;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.huhang.agency.Person;
import org.huhang.child.ChildFiles;
import org.huhang.child.StripFact;
import org.springframework.stereotype.Component;

/** Finds what one reader may know of the child of a case, and what is only warned of. */
@Component
class StripKnown {

    private static final Set<StripFact.Kind> WARNINGS =
            EnumSet.of(StripFact.Kind.DO_NOT_CONTACT, StripFact.Kind.WORKER_SAFETY);

    private final ChildFiles children;
    private final Cases cases;
    private final OneHome oneHome;

    StripKnown(ChildFiles children, Cases cases, OneHome oneHome) {
        this.children = children;
        this.cases = cases;
        this.oneHome = oneHome;
    }

    /** What one reader may know of the child. */
    KeptFacts of(CaseFile file, Person reader) {
        return KeptFacts.of(children.facts(file.childId()), fact -> mayKnow(fact, file, reader));
    }

    /** The same, with what the other cases of its home or its report warn of. */
    KeptFacts withHome(KeptFacts kept, CaseFile file, Person reader) {
        return kept.and(KeptFacts.of(ofTheHome(file), fact -> mayKnow(fact, file, reader) || openly(fact, reader)));
    }

    boolean mayKnow(StripFact fact, CaseFile file, Person reader) {
        var from = fact.caseNo();
        return from == null || from.equals(file.caseNo()) || cases.mayOpen(reader, from);
    }

    /**
     * Whoever goes for one child meets the people of its home, and those whom its report names: what another case of the home
     * or of the report warns of counts here in the same moment.
     */
    private List<StripFact> ofTheHome(CaseFile file) {
        return oneHome.others(file).stream()
                .flatMap(child -> children.facts(child).stream())
                .filter(fact -> WARNINGS.contains(fact.kind()))
                .toList();
    }

    /** Such a warning is told as it was written, unless its case is secret or keeps the reader's agency away. */
    private boolean openly(StripFact fact, Person reader) {
        var parties = cases.parties(String.valueOf(fact.caseNo()));
        return !parties.secret() && !parties.excluded().contains(reader.agencyCode());
    }
}
