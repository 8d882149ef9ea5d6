package org.huhang.casework;

import java.util.Locale;
import java.util.Set;
import org.huhang.agency.Directory;
import org.huhang.agency.Person;
import org.huhang.casework.PoliceFacts.Meaning;
import org.huhang.model.Work;
import org.huhang.worklist.AnswerCorrected;
import org.huhang.worklist.TaskDone;
import org.springframework.context.MessageSource;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * What somebody finds who sees the child of a closed case goes the way of all that is said of one: danger, and that nobody knows
 * where the child is, calls police as the button does, new harm is a report, and so is that the child has died, which is for
 * police and procuratorate at once, also where its closing is corrected to say so. The closed case stays closed.
 */
@Component
class FollowUpAnswers {

    private static final String DANGER = "dangerNow";
    private static final String HARM = "harmAgain";

    private final Emergencies emergencies;
    private final OpensAnew anew;
    private final DeathFound deathFound;
    private final PoliceFacts policeFacts;
    private final CaseTable cases;
    private final Directory directory;
    private final MessageSource words;

    FollowUpAnswers(
            Emergencies emergencies,
            OpensAnew anew,
            DeathFound deathFound,
            PoliceFacts policeFacts,
            CaseTable cases,
            Directory directory,
            MessageSource words) {
        this.emergencies = emergencies;
        this.anew = anew;
        this.deathFound = deathFound;
        this.policeFacts = policeFacts;
        this.cases = cases;
        this.directory = directory;
        this.words = words;
    }

    @EventListener
    void on(AnswerCorrected corrected) {
        on(corrected.asDone());
    }

    @EventListener
    void on(TaskDone done) {
        if (done.work() == Work.FOLLOW_UP && (done.tells(Set.of(DANGER, HARM, Deaths.DEAD)) || tellsMissing(done))) {
            found(new Given(done.answers()), done, directory.person(done.personId()));
        } else if (done.work() == Work.CLOSING
                && done.tells(Set.of(Deaths.DEAD))
                && !closed(done).open()) {
            corrected(new Given(done.answers()), done, directory.person(done.personId()));
        }
    }

    /** While the case is open police and procuratorate are told as of any other. */
    private void corrected(Given given, TaskDone done, Person person) {
        if (given.yes(Deaths.DEAD)) {
            died(String.valueOf(given.first("childNow", "decisionReason")), done, person);
        }
    }

    private void died(String told, TaskDone done, Person person) {
        var own = reported("casework.anew.followUpDead", told, done, person);
        deathFound.in(cases.lock(own).orElseThrow(), done);
    }

    private boolean tellsMissing(TaskDone done) {
        return done.tells(policeFacts.fields(Meaning.MISSING));
    }

    private void found(Given given, TaskDone done, Person person) {
        var told = String.valueOf(given.first("harmWhat", "childState"));
        if (given.yes(Deaths.DEAD)) {
            died(told, done, person);
        } else if (given.yes(DANGER)) {
            emergencies.press(person, done.caseNo(), told);
        } else if (policeFacts.tell(Meaning.MISSING, done.answers())) {
            var missing = String.valueOf(given.first("notSeenWhy", "childState"));
            emergencies.press(person, done.caseNo(), word("casework.anew.followUpMissing", closed(done), missing));
        } else if (given.yes(HARM)) {
            reported("casework.anew.followUp", told, done, person);
        }
    }

    private String reported(String key, String told, TaskDone done, Person person) {
        var closed = closed(done);
        return anew.reported(person, closed, word(key, closed, told), Set.of());
    }

    private CaseFile closed(TaskDone done) {
        return cases.lock(done.caseNo()).orElseThrow(() -> new NoSuchCase(done.caseNo()));
    }

    private String word(String key, CaseFile closed, String told) {
        return words.getMessage(key, new Object[] {closed.caseNo(), told}, Locale.CHINESE);
    }
}
