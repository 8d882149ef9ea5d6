package org.huhang.worklist;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.huhang.agency.Access;
import org.huhang.agency.CaseParties;
import org.huhang.agency.Permission;
import org.huhang.agency.Person;
import org.huhang.agency.Scope;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the lists know of the cases: the owner of a case says it here, and whoever may open a case is decided by it. */
@Service
public class CaseCards {

    private final CaseCardTable cards;
    private final Access access;

    CaseCards(CaseCardTable cards, Access access) {
        this.cards = cards;
        this.access = access;
    }

    /**
     * Tells the lists about a case; open items follow its tier.
     *
     * @param card what to show and whom to let in
     */
    @Transactional
    public void describe(CaseCard card) {
        cards.save(card);
    }

    /**
     * Keeps agencies away from a case: they may neither open it nor what belongs to it.
     *
     * @param caseNo the case
     * @param agencies all agencies that are kept away from now on
     */
    @Transactional
    public void exclude(String caseNo, Set<String> agencies) {
        cards.exclude(caseNo, agencies);
    }

    /**
     * Says where a case goes on that was merged into another.
     *
     * @param caseNo the case that ends
     * @param other the case that goes on
     */
    @Transactional
    public void goesOn(String caseNo, String other) {
        cards.goesOn(caseNo, other);
    }

    /**
     * Where a case goes on that was merged, for what must reach it whoever asks.
     *
     * @param caseNo the case that ended
     * @return empty if it was not merged
     */
    public Optional<String> goesOn(String caseNo) {
        return cards.goesOn(caseNo);
    }

    /**
     * Where a case goes on that was merged.
     *
     * @param reader who wants to go there
     * @param caseNo the case that ended
     * @return empty if it was not merged, and if the other one is not this person's to open
     */
    public Optional<String> goesOn(Person reader, String caseNo) {
        return goesOn(caseNo).filter(other -> mayOpen(reader, other));
    }

    /**
     * What the lists know of a case.
     *
     * @param caseNo the case
     * @return empty if there is no such case
     */
    public Optional<CaseCard> card(String caseNo) {
        return cards.find(caseNo);
    }

    /**
     * What the lists know of cases.
     *
     * @param caseNos the cases
     * @return by case number
     */
    public Map<String, CaseCard> cards(Set<String> caseNos) {
        return cards.find(caseNos);
    }

    /**
     * Who takes part in a case.
     *
     * @param caseNo the case
     * @return empty if there is no such case
     */
    public Optional<CaseParties> parties(String caseNo) {
        return cards.parties(caseNo);
    }

    /**
     * Who takes part in some cases.
     *
     * @param caseNos the cases
     * @return by case number; what is no case is left out
     */
    public Map<String, CaseParties> parties(Set<String> caseNos) {
        return cards.parties(caseNos);
    }

    /**
     * Whether a person may open a case that may not exist; asking leaves no line in the trail.
     *
     * @param reader who would look
     * @param caseNo the case
     * @return false also where there is none
     */
    public boolean mayOpen(Person reader, String caseNo) {
        return cards.parties(caseNo)
                .filter(parties -> access.allows(reader, Permission.READ, Scope.ofCase(parties)))
                .isPresent();
    }

    /** Whether this person may say that the child of a case is in danger; in a closed one that opens a new one. */
    boolean mayCallForHelp(Person person, String caseNo) {
        return cards.parties(caseNo)
                .filter(parties -> access.allows(
                        person,
                        parties.closedAt() == null ? Permission.EMERGENCY : Permission.READ,
                        Scope.ofCase(parties)))
                .isPresent();
    }
}
