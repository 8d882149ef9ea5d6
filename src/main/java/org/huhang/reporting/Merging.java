package org.huhang.reporting;

import org.huhang.casework.CaseFile;
import org.huhang.casework.CasePlaces;
import org.huhang.casework.Cases;
import org.huhang.casework.Closing;
import org.huhang.casework.Given;
import org.huhang.casework.NoSuchCase;
import org.huhang.casework.Occasion;
import org.huhang.casework.Occasion.Cause;
import org.huhang.worklist.Worklist;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Two cases turn out to be one: all that somebody knows, owes or is on the way to do in the one goes on in the other, with
 * the time that it has run already, or they stay apart.
 */
@Component
class Merging {

    private static final Logger log = LoggerFactory.getLogger(Merging.class);

    private final Cases cases;
    private final CasePlaces casePlaces;
    private final MayMerge may;
    private final MovedByMerge moved;
    private final GoesOnThere goesOn;
    private final KnownThere known;
    private final MergeTold told;
    private final Closing closing;
    private final Worklist worklist;

    Merging(
            Cases cases,
            CasePlaces casePlaces,
            MayMerge may,
            MovedByMerge moved,
            GoesOnThere goesOn,
            KnownThere known,
            MergeTold told,
            Closing closing,
            Worklist worklist) {
        this.cases = cases;
        this.casePlaces = casePlaces;
        this.may = may;
        this.moved = moved;
        this.goesOn = goesOn;
        this.known = known;
        this.told = told;
        this.closing = closing;
        this.worklist = worklist;
    }

    /**
     * Carries a case over into the one that its intake named.
     *
     * @param caseNo the case that ends with this
     * @param instanceId the process that does it
     * @return false if the other was closed meanwhile, or police began to work here: then nothing has changed
     */
    boolean merge(String caseNo, String instanceId) {
        return merge(caseNo, named(caseNo), instanceId);
    }

    /**
     * Carries a case over into another. It ends in the same transaction: whoever tells something of it in the next moment is
     * heard where it goes on.
     *
     * @param caseNo the case that ends with this
     * @param other the case that goes on
     * @param instanceId the process that does it; every other process of the first case is called off
     * @return false if it cannot be: then nothing has changed
     * @throws NoSuchCase if there is no such case
     */
    boolean merge(String caseNo, @Nullable String other, String instanceId) {
        var refused = may.refused(caseNo, other);
        if (refused.isPresent() || other == null) {
            log.info("case {} is not merged: {}", caseNo, refused);
            return false;
        }
        var from = cases.file(caseNo);
        var into = cases.file(other);
        var before = known.of(from);
        moved.move(from, into);
        var atWork = told.atWork(caseNo);
        // Before the tier rises, which would call the police for that alone: whoever was on the way to the child still
        // is.
        var why = new Occasion(Cause.MERGED, merged(from), casePlaces.placeOf(from));
        goesOn.carryOn(from, cases.file(other), instanceId, before.acute(), why);
        known.asGrave(from, into);
        told.tell(from, into, atWork, cases.file(other).secret());
        known.there(from, into, before);
        closing.close(caseNo, instanceId, Closing.MERGED);
        log.info("case {} merged into {}", caseNo, other);
        return true;
    }

    private @Nullable String named(String caseNo) {
        return worklist.answersOfCase(caseNo).stream()
                .map(answer -> new Given(answer.answers()).text("mergeInto"))
                .filter(java.util.Objects::nonNull)
                .reduce((first, last) -> last)
                .orElse(null);
    }

    /** How a merge is named as a source. */
    static String merged(CaseFile from) {
        return "case:" + from.caseNo();
    }
}
