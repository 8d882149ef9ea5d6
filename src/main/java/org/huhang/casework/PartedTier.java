package org.huhang.casework;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
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
    private final CaseTable table;
    private final Merges merges;
    private final ChildFiles children;
    private final Dangers dangers;
    private final TierAsking asking;

    PartedTier(Cases cases, CaseTable table, Merges merges, ChildFiles children, Dangers dangers, TierAsking asking) {
        this.cases = cases;
        this.table = table;
        this.merges = merges;
        this.children = children;
        this.dangers = dangers;
        this.asking = asking;
    }

    /**
     * Whether danger stands that was told since, or a tier that keeps the case RED: nobody knows of which child.
     *
     * @param file the case that went on
     * @param pair the two
     * @return true if so
     */
    public boolean undecided(CaseFile file, Pair pair) {
        return dangers.standing(file).filter(pair::eitherMay).isPresent()
                || file.riskTier().equals("RED") && said(file, fact -> true).anyMatch(pair::eitherMay);
    }

    /**
     * That the case is RED was said while the two were one: it is said in both, and stays whatever leaves one of them later.
     *
     * @param file the case that went on
     * @param own the case that the child of the merged one has now
     * @param pair the two
     */
    public void ofEither(CaseFile file, CaseFile own, Pair pair) {
        if (!file.riskTier().equals("RED")) {
            return;
        }
        said(file, fact -> true)
                .filter(fact -> pair.eitherMay(fact) && "RED".equals(fact.value()))
                .findFirst()
                .ifPresent(fact -> children.note(
                        own.childId(),
                        new StripFact(
                                StripFact.Kind.TIER,
                                "RED",
                                fact.setBy(),
                                fact.source(),
                                own.caseNo(),
                                fact.reason(),
                                null)));
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
     * @param pair the two
     */
    public void settle(Person person, String reason, CaseFile file, Pair pair) {
        if (dangers.stands(file)) {
            return;
        }
        lower(file, pair, fact -> true).ifPresent(tier -> {
            // What was asked of a tier that the case no longer has is asked no more.
            asking.open(file.caseNo()).ifPresent(asked -> asking.drop(file.caseNo(), asked.askedBy()));
            children.note(
                    file.childId(),
                    new StripFact(StripFact.Kind.TIER, tier, person.id(), PARTED, file.caseNo(), reason, null));
            cases.retier(file.caseNo(), tier, "parted:" + file.caseNo());
        });
    }

    /**
     * The cases by way of which it came here were perhaps as grave only because of it; parted one day, each has its own tier
     * back.
     *
     * @param pair the two that are parted
     */
    public void settleOnTheWay(Pair pair) {
        pair.stays().keySet().stream()
                .filter(caseNo -> !caseNo.equals(pair.into().caseNo()))
                .map(cases::file)
                .forEach(between -> {
                    var within = merges.within(between.caseNo());
                    lower(between, pair, fact -> within.contains(String.valueOf(fact.cameFrom())))
                            .ifPresent(tier -> table.retier(between.caseNo(), tier));
                });
    }

    /** The tier without what came with the other case, if that is lower than the one that it has. */
    private Optional<String> lower(CaseFile file, Pair pair, Predicate<StripFact> of) {
        var own = said(cases.file(pair.into().caseNo()), of).toList();
        return own.stream().anyMatch(pair::eitherMay)
                ? Optional.empty()
                : own.stream()
                        .map(said -> String.valueOf(said.value()))
                        .reduce((one, other) -> Tier.moreSevere(one, other) ? one : other)
                        .filter(tier -> Tier.moreSevere(file.riskTier(), tier));
    }

    /** The tier that was said last in the case itself, and in each that was merged into it. */
    private Stream<StripFact> said(CaseFile file, Predicate<StripFact> of) {
        var last = new LinkedHashMap<String, StripFact>();
        children.facts(file.childId()).stream()
                .filter(fact ->
                        fact.kind() == StripFact.Kind.TIER && file.caseNo().equals(fact.caseNo()))
                .filter(fact -> !fact.source().equals(MERGED))
                .filter(of)
                .forEach(fact -> last.putIfAbsent(String.valueOf(fact.cameFrom()), fact));
        return List.copyOf(last.values()).stream();
    }
}
