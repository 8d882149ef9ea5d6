package org.huhang.casework;

import java.time.Instant;
import java.util.List;
import org.huhang.agency.Person;
import org.huhang.child.ChildFiles;
import org.huhang.child.StripFact;
import org.springframework.stereotype.Component;

/**
 * A case that was as grave as another one only because that was merged into it is as grave as before once the two are parted:
 * what was said of its own child, and what was said meanwhile of nobody knows whom, counts.
 */
@Component
public class PartedTier {

    /** Where a tier stands in the strip that a case has again since another one was parted from it. */
    static final String PARTED = "partCase";

    private static final String MERGED = "mergeCase";

    private final Cases cases;
    private final ChildFiles children;
    private final Dangers dangers;
    private final TierAsking asking;

    PartedTier(Cases cases, ChildFiles children, Dangers dangers, TierAsking asking) {
        this.cases = cases;
        this.children = children;
        this.dangers = dangers;
        this.asking = asking;
    }

    /**
     * Whether danger stands that was told since, or a tier that keeps the case RED: nobody knows of which child.
     *
     * @param file the case that went on
     * @param since when the other one was merged into it
     * @return true if so
     */
    public boolean undecided(CaseFile file, Instant since) {
        return dangers.standing(file).filter(said -> after(said, since)).isPresent()
                || file.riskTier().equals("RED")
                        && said(file).stream()
                                .findFirst()
                                .filter(said -> after(said, since))
                                .isPresent();
    }

    private static boolean after(StripFact said, Instant since) {
        return KeptFacts.at(said).isAfter(since);
    }

    /**
     * A case ends by a merge: whether it may leave RED is asked where it goes on, by whoever knows both.
     *
     * @param merged the case that ends
     */
    public void asksNoMore(CaseFile merged) {
        asking.drop(merged.caseNo(), CaseProcess.SYSTEM);
    }

    /**
     * Nothing happens where the tier does not rest on the merge alone.
     *
     * @param person who parted the two
     * @param reason how he knows that they are two children
     * @param file the case that went on, without what came with the other one
     * @param since when the other one was merged into it
     */
    public void settle(Person person, String reason, CaseFile file, Instant since) {
        var own = said(file);
        if (own.isEmpty() || dangers.stands(file) || after(own.get(0), since)) {
            return;
        }
        var tier = String.valueOf(own.get(0).value());
        if (!Tier.moreSevere(file.riskTier(), tier)) {
            return;
        }
        // What was asked of a tier that the case no longer has is asked no more.
        asking.open(file.caseNo()).ifPresent(asked -> asking.drop(file.caseNo(), asked.askedBy()));
        children.note(
                file.childId(),
                new StripFact(StripFact.Kind.TIER, tier, person.id(), PARTED, file.caseNo(), reason, null));
        cases.retier(file.caseNo(), tier, "parted:" + file.caseNo());
    }

    /** The tiers that were said in the case itself, newest first. */
    private List<StripFact> said(CaseFile file) {
        return children.facts(file.childId()).stream()
                .filter(fact ->
                        fact.kind() == StripFact.Kind.TIER && file.caseNo().equals(fact.caseNo()))
                .filter(fact -> !fact.source().equals(MERGED))
                .toList();
    }
}
