package org.huhang.casework;

import java.util.stream.Stream;
import org.huhang.agency.Person;
import org.huhang.child.ChildFile;
import org.huhang.child.ChildFiles;
import org.huhang.child.Identity;
import org.huhang.child.Needs;
import org.huhang.intake.ToldChildren;
import org.huhang.model.Work;
import org.huhang.worklist.CaseCards;
import org.huhang.worklist.Worklist;
import org.springframework.stereotype.Component;

/**
 * What one case knows of its child. The child's file unites what all its cases know, and not everybody who reads the one may
 * open the others.
 */
@Component
public class ChildInCase {

    private final CaseTable cases;
    private final ChildFiles children;
    private final ToldChildren told;
    private final Worklist worklist;
    private final CaseCards cards;

    ChildInCase(CaseTable cases, ChildFiles children, ToldChildren told, Worklist worklist, CaseCards cards) {
        this.cases = cases;
        this.children = children;
        this.told = told;
        this.worklist = worklist;
        this.cards = cards;
    }

    /** Who the child is for one who may open the case: the file, or where he may not open a secret case of it, what this one knows. */
    ChildFile of(CaseFile file, Person reader) {
        var kept = all(file).anyMatch(other -> isSecretBeside(file, other) && !cards.mayOpen(reader, other.caseNo()));
        return kept ? known(file) : children.file(file.childId());
    }

    /**
     * Who the child is for everybody who may open the case.
     *
     * @param file the case
     * @return the child’s file, or where another case of it is secret, what this one knows
     */
    public ChildFile forAll(CaseFile file) {
        var kept = all(file).anyMatch(other -> isSecretBeside(file, other));
        return kept ? known(file) : children.file(file.childId());
    }

    /** The cases of all files that are this child's. A merged case keeps the file of its own report. */
    private Stream<CaseFile> all(CaseFile file) {
        return cases.about(children.sameAs(file.childId())).stream();
    }

    private static boolean isSecretBeside(CaseFile file, CaseFile other) {
        return other.secret() && !other.caseNo().equals(file.caseNo());
    }

    /** What officers answered counts more than what was told, and what was told first more than what came later. */
    private ChildFile known(CaseFile file) {
        var identity = Identity.UNKNOWN;
        var needs = Needs.UNKNOWN;
        for (var one : told.ofCase(file.caseNo())) {
            identity = identity.filledBy(ToldOfChild.identity(one.child()));
            needs = needs.filledBy(ToldOfChild.needs(one.child()));
        }
        return new ChildFile(file.childId(), identity, file.county(), file.regionCode(), answered(file, needs));
    }

    private Needs answered(CaseFile file, Needs told) {
        return worklist.answersOfCase(file.caseNo()).stream()
                .filter(answer -> answer.work() == Work.INTAKE)
                .reduce(
                        told,
                        (known, answer) -> ToldOfChild.needs(new Given(answer.answers()), known)
                                .filledBy(known),
                        (one, other) -> other);
    }
}
