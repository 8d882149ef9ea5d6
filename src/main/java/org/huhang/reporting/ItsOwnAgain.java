package org.huhang.reporting;

import java.util.Optional;
import org.huhang.agency.Directory;
import org.huhang.casework.AskedToTakePart;
import org.huhang.casework.CaseFile;
import org.huhang.casework.CasePlaces;
import org.huhang.casework.CaseRegister;
import org.huhang.casework.Cases;
import org.huhang.casework.Dangers;
import org.huhang.casework.Merges;
import org.huhang.casework.Occasion;
import org.huhang.casework.Occasion.Cause;
import org.huhang.casework.Secrecy;
import org.huhang.child.ChildFiles;
import org.huhang.child.StripFact;
import org.huhang.worklist.CaseCards;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What the platform does by its own hand where what was told of merged or parted cases lies in the wrong one. Doing it twice
 * does nothing more; police are called because of what stands then.
 */
@Service
public class ItsOwnAgain {

    private final CaseRegister register;
    private final Cases cases;
    private final Merges merges;
    private final Dangers dangers;
    private final Secrecy secrecy;
    private final AskedToTakePart asked;
    private final CasePlaces places;
    private final ChildFiles children;
    private final CaseCards cards;
    private final Directory directory;

    ItsOwnAgain(
            CaseRegister register,
            Cases cases,
            Merges merges,
            Dangers dangers,
            Secrecy secrecy,
            AskedToTakePart asked,
            CasePlaces places,
            ChildFiles children,
            CaseCards cards,
            Directory directory) {
        this.register = register;
        this.cases = cases;
        this.merges = merges;
        this.dangers = dangers;
        this.secrecy = secrecy;
        this.asked = asked;
        this.places = places;
        this.children = children;
        this.cards = cards;
        this.directory = directory;
    }

    /**
     * Puts right what the promise eachItsOwn found.
     *
     * @param caseNo the open case
     * @param what {@code stray:} with the case that ended in it, {@code parted:} with the one that was parted from it, {@code
     *     fact:} with a line of its strip, or {@code secret:} with the case that its child had before
     */
    @Transactional
    public void putRight(String caseNo, String what) {
        var file = register.lock(caseNo).filter(CaseFile::open).orElse(null);
        if (file == null) {
            return;
        }
        var which = what.substring(what.indexOf(':') + 1);
        switch (what.substring(0, what.indexOf(':'))) {
            case "stray" -> heard(which, file);
            case "parted" -> inBoth(file, cases.file(which));
            case "fact" -> putBack(Long.parseLong(which));
            default -> secrecy.keep(caseNo);
        }
    }

    /** Somebody told it of a case that was ending at this moment. */
    private void heard(String ended, CaseFile file) {
        var said = told(cases.file(ended));
        merges.presses(ended, file.caseNo());
        children.moveFacts(ended, file.caseNo());
        said.ifPresent(danger -> stands(file, ended, danger));
    }

    private Optional<StripFact> told(CaseFile ended) {
        return children.facts(ended.childId()).stream()
                .filter(fact -> fact.kind() == StripFact.Kind.DANGER && Boolean.TRUE.equals(fact.value()))
                .filter(fact -> ended.caseNo().equals(fact.caseNo()))
                .findFirst();
    }

    /** A line of the strip goes where the case goes on with which it came. */
    private void putBack(long fact) {
        children.broughtBy(fact)
                .flatMap(cards::goesOn)
                .map(cases::file)
                .ifPresent(own -> children.putBack(fact, own.caseNo(), own.childId()));
    }

    private void inBoth(CaseFile file, CaseFile own) {
        dangers.standing(file).filter(said -> own.open()).ifPresent(said -> stands(own, file.caseNo(), said));
        var office = directory.coordinating(file.county());
        var why = new Occasion(Cause.NAMED, "parted:" + own.caseNo(), places.placeOf(file));
        asked.asks(file, office.code(), null, why);
        cases.describe(file.caseNo());
    }

    private void stands(CaseFile file, String other, StripFact said) {
        dangers.staysWith(file, other, said);
        if (!file.riskTier().equals("RED")) {
            cases.retier(file.caseNo(), "RED", "merged:" + other);
        }
    }
}
