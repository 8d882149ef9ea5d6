package org.huhang.casework;

import java.util.Locale;
import java.util.Set;
import org.huhang.agency.Directory;
import org.huhang.agency.Person;
import org.huhang.model.Work;
import org.huhang.worklist.AnswerCorrected;
import org.huhang.worklist.TaskDone;
import org.springframework.context.MessageSource;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * What somebody finds who sees the child of a closed case goes the way of all that is said of one: danger calls police as the button
 * does, new harm is a report, and so is that the child has died, which is for police and procuratorate at once. The closed case stays closed.
 */
@Component
class FollowUpAnswers {

    private static final String DANGER = "dangerNow";
    private static final String HARM = "harmAgain";

    private final Emergencies emergencies;
    private final OpensAnew anew;
    private final DeathFound deathFound;
    private final CaseTable cases;
    private final Directory directory;
    private final MessageSource words;

    FollowUpAnswers(
            Emergencies emergencies,
            OpensAnew anew,
            DeathFound deathFound,
            CaseTable cases,
            Directory directory,
            MessageSource words) {
        this.emergencies = emergencies;
        this.anew = anew;
        this.deathFound = deathFound;
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
        if (done.work() == Work.FOLLOW_UP && done.tells(Set.of(DANGER, HARM, Deaths.DEAD))) {
            found(new Given(done.answers()), done, directory.person(done.personId()));
        }
    }

    private void found(Given given, TaskDone done, Person person) {
        var told = String.valueOf(given.first("harmWhat", "childState"));
        if (given.yes(Deaths.DEAD)) {
            var own = reported("casework.anew.followUpDead", told, done, person);
            deathFound.in(cases.lock(own).orElseThrow(), done);
        } else if (given.yes(DANGER)) {
            emergencies.press(person, done.caseNo(), told);
        } else if (given.yes(HARM)) {
            reported("casework.anew.followUp", told, done, person);
        }
    }

    private String reported(String key, String told, TaskDone done, Person person) {
        var closed = cases.lock(done.caseNo()).orElseThrow(() -> new NoSuchCase(done.caseNo()));
        var said = words.getMessage(key, new Object[] {closed.caseNo(), told}, Locale.CHINESE);
        return anew.reported(person, closed, said, Set.of());
    }
}
