package org.huhang.casework;

import java.util.UUID;
import org.huhang.casework.Occasion.Cause;
import org.huhang.casework.Occasion.Place;
import org.huhang.intake.Intake;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What the platform does by its own hand where it finds that nobody is at it: in cases of older versions, after a fault, or
 * after people withdrew what was still needed. Doing it twice does nothing more.
 */
@Service
public class SafetyNet {

    private final CaseTable cases;
    private final WhoMustKnow whoMustKnow;
    private final AssessedAnew assessedAnew;
    private final AfterDeath afterDeath;
    private final Deaths deaths;
    private final HarmFound harmFound;
    private final AskedByAnswer askedByAnswer;
    private final TierAsking tierAsking;
    private final FollowUps followUps;
    private final UnseenAgain unseenAgain;
    private final Emergencies emergencies;

    private final Involved involved;
    private final Intake intake;

    SafetyNet(
            CaseTable cases,
            WhoMustKnow whoMustKnow,
            AssessedAnew assessedAnew,
            AfterDeath afterDeath,
            Deaths deaths,
            HarmFound harmFound,
            AskedByAnswer askedByAnswer,
            TierAsking tierAsking,
            FollowUps followUps,
            UnseenAgain unseenAgain,
            Emergencies emergencies,
            Involved involved,
            Intake intake) {
        this.cases = cases;
        this.involved = involved;
        this.intake = intake;
        this.whoMustKnow = whoMustKnow;
        this.assessedAnew = assessedAnew;
        this.afterDeath = afterDeath;
        this.deaths = deaths;
        this.harmFound = harmFound;
        this.askedByAnswer = askedByAnswer;
        this.tierAsking = tierAsking;
        this.followUps = followUps;
        this.unseenAgain = unseenAgain;
        this.emergencies = emergencies;
    }

    /**
     * Police of a place get a task of the case.
     *
     * @param caseNo an open case
     * @param regionCode where it happened
     * @param source what calls for them, such as {@code report:<id>}
     * @param atOnce whether they must go there now
     */
    @Transactional
    public void callPolice(String caseNo, String regionCode, String source, boolean atOnce) {
        var why = new Occasion(Cause.MISSING, "missing:" + source, Place.of(regionCode));
        cases.lock(caseNo).filter(CaseFile::open).ifPresent(file -> {
            if (atOnce) {
                whoMustKnow.policeAtOnce(file, why);
            } else {
                whoMustKnow.police(file, why);
            }
        });
    }

    /**
     * A call for help in a closed case that nobody heard is heard.
     *
     * @param note the note that says so
     */
    @Transactional
    public void hear(UUID note) {
        emergencies.heard(note);
    }

    /**
     * Who judged a case before its child was in danger judges it anew, and what was withdrawn because of a death of which nobody
     * is certain comes again.
     *
     * @param caseNo an open case
     */
    @Transactional
    public void judgeAnew(String caseNo) {
        afterDeath.look(caseNo);
        assessedAnew.ifOwed(caseNo);
    }

    /**
     * A death that was told before somebody saw the child alive stands no more.
     *
     * @param caseNo a case, also a closed one
     */
    @Transactional
    public void seenSince(String caseNo) {
        cases.lock(caseNo).ifPresent(deaths::seenSince);
    }

    /**
     * Somebody has the task to find out where a child is that visit after visit did not see.
     *
     * @param caseNo an open case
     */
    @Transactional
    public void findUnseen(String caseNo) {
        unseenAgain.ifOwed(caseNo);
    }

    /**
     * A report that an intake took in after all is assessed.
     *
     * @param caseNo an open case
     */
    @Transactional
    public void assess(String caseNo) {
        assessedAnew.takenIn(caseNo);
    }

    /**
     * What one agency decided of a RED case is a task of another one.
     *
     * @param caseNo an open case
     */
    @Transactional
    public void askSecondAgency(String caseNo) {
        cases.lock(caseNo).filter(CaseFile::open).ifPresent(file -> tierAsking.askMissing(caseNo));
    }

    /**
     * Whoever must keep away from a case does.
     *
     * @param caseNo an open case
     */
    @Transactional
    public void keepAway(String caseNo) {
        cases.lock(caseNo).filter(CaseFile::open).ifPresent(file -> involved.renew(file, intake.ofCase(caseNo)));
    }

    /**
     * Whom an answer names, beside police or without them, takes part.
     *
     * @param caseNo an open case
     * @param item the task that was answered
     */
    @Transactional
    public void askNamed(String caseNo, UUID item) {
        cases.lock(caseNo).filter(CaseFile::open).ifPresent(file -> {
            harmFound.owed(file, item);
            askedByAnswer.owed(file, item);
        });
    }

    /**
     * Somebody sees the child of a closed case on each day that the closing names.
     *
     * @param caseNo a closed case
     */
    @Transactional
    public void followUp(String caseNo) {
        followUps.begin(caseNo);
    }
}
