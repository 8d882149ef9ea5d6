package org.huhang.correction;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.huhang.agency.AgencyType;
import org.huhang.casework.Given;
import org.huhang.casework.Plans;
import org.springframework.stereotype.Component;

/** Follows a corrected plan of help to whoever owns a measure of it. */
@Component
class MeasureOwners {

    /** The rows of a plan, one for each measure. */
    static final String MEASURES = "measures";

    private final Plans plans;
    private final OthersWork work;
    private final MadeUpFor madeUpFor;

    MeasureOwners(Plans plans, OthersWork work, MadeUpFor madeUpFor) {
        this.plans = plans;
        this.work = work;
        this.madeUpFor = madeUpFor;
    }

    /** A plan whose measures are handed out anew goes to whoever owns one now. */
    void anew(CorrectedAnswer one, AskedInVain inVain) {
        owners(one, one.right()).forEach(inVain.without::remove);
    }

    /** Once somebody has begun, the others keep their measures, and who owns one only since the correction is asked. */
    void beside(CorrectedAnswer one, AskedInVain inVain) {
        var before = owners(one, one.wrong());
        var after = owners(one, one.right());
        plans.more(one.caseNo(), one.item().id(), one.right().rows(MEASURES));
        after.stream().filter(owner -> !before.contains(owner)).forEach(owner -> madeUpFor.named(one, owner));
        before.stream().filter(owner -> !after.contains(owner)).forEach(inVain.perhaps::add);
        plans.atWork(one.caseNo(), one.item().id()).stream()
                .map(kind -> work.responsible(one, kind))
                .forEach(inVain.still::add);
    }

    private Set<String> owners(CorrectedAnswer one, Given plan) {
        return plan.rows(MEASURES).stream()
                .map(row -> AgencyType.valueOf(String.valueOf(row.get("measureOwner"))))
                .map(kind -> work.responsible(one, kind))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
