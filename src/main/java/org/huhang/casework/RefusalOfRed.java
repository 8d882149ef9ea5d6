package org.huhang.casework;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.huhang.agency.AgencyType;
import org.huhang.agency.Directory;
import org.huhang.form.Problem;
import org.huhang.model.Work;
import org.huhang.notification.MessageKind;
import org.huhang.notification.Messages;
import org.huhang.notification.Notice;
import org.huhang.worklist.AnswerCorrected;
import org.huhang.worklist.TaskDone;
import org.huhang.worklist.TaskRule;
import org.huhang.worklist.WorkItem;
import org.huhang.worklist.Worklist;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Nobody alone refuses the report of a RED case. Another agency is asked as for a lower tier; until it agrees no reporter is told
 * of the refusal and nobody closes the case, and if it objects, intake decides anew. Silence keeps the case open and RED.
 */
@Component
class RefusalOfRed implements TaskRule, ClosingRule {

    private static final String RED = "RED";
    private static final String DECISION = "intakeDecision";
    private static final String NOT_AGREED = "refusalNotAgreed";

    private final Cases cases;
    private final TierAsking asking;
    private final AssessedAnew anew;
    private final CasePlaces casePlaces;
    private final Worklist worklist;
    private final Directory directory;
    private final Messages messages;
    private final Clock clock;

    RefusalOfRed(
            Cases cases,
            TierAsking asking,
            AssessedAnew anew,
            CasePlaces casePlaces,
            Worklist worklist,
            Directory directory,
            Messages messages,
            Clock clock) {
        this.cases = cases;
        this.asking = asking;
        this.anew = anew;
        this.casePlaces = casePlaces;
        this.worklist = worklist;
        this.directory = directory;
        this.messages = messages;
        this.clock = clock;
    }

    @EventListener
    @Order(1)
    void on(AnswerCorrected corrected) {
        var done = corrected.asDone();
        if (done.tells(Set.of(DECISION))) {
            on(done);
        }
    }

    /** Once the case has taken from the answer what belongs to it. */
    @EventListener
    @Order(1)
    void on(TaskDone done) {
        if (done.work() != Work.INTAKE) {
            return;
        }
        var answer = new Given(done.answers());
        var file = cases.file(done.caseNo());
        if (answer.refusesReport() && file.riskTier().equals(RED)) {
            asking.ask(file, done, TierAsked.REFUSED, answer.text("decisionReason"));
            tellPlace(file, Occasion.source(done));
        } else if (asking.open(file.caseNo()).filter(TierAsked::refusal).isPresent()) {
            asking.drop(file.caseNo(), done.personId());
        }
    }

    /** Police and procuratorate of the place whom nobody asked to the case yet. */
    private void tellPlace(CaseFile file, String source) {
        var place = casePlaces.placeOf(file);
        var excluded = cases.parties(file.caseNo()).excluded();
        messages.tell(
                Stream.of(AgencyType.POLICE, AgencyType.PROC)
                        .map(type -> directory
                                .responsible(type, type.mainRole(), place.regionCode(), null)
                                .agency()
                                .code())
                        .filter(agency -> !excluded.contains(agency))
                        .flatMap(agency -> directory.leadersOf(agency).stream())
                        .filter(person -> !cases.mayOpen(person, file.caseNo()))
                        .toList(),
                person -> new Notice(
                        person.id(), MessageKind.RED_REFUSED, source + "/refused", null, null, null, clock.instant()));
    }

    @EventListener
    void on(TierAnswered answered) {
        if (!answered.agreed()
                && asking.ofRefusal(answered.caseNo(), answered.id().toString())) {
            anew.objected(answered.caseNo());
        }
    }

    @Override
    public List<Problem> check(WorkItem task, Map<String, Object> answers, Map<String, Object> known) {
        return task.work() == Work.FEEDBACK && waits(task.caseNo())
                ? List.of(new Problem("answers", NOT_AGREED, List.of()))
                : List.of();
    }

    @Override
    public Optional<Problem> owed(String caseNo) {
        return waits(caseNo) ? Optional.of(new Problem("closeDecision", NOT_AGREED, List.of())) : Optional.empty();
    }

    /** Intake refused last, and nobody of another agency has agreed to that. */
    private boolean waits(String caseNo) {
        var asked = asking.ofCase(caseNo);
        return !asked.isEmpty()
                && asked.get(asked.size() - 1).refusal()
                && !asked.get(asked.size() - 1).agreed()
                && cases.file(caseNo).riskTier().equals(RED)
                && worklist.answersOfCase(caseNo).stream()
                        .filter(answer -> answer.work() == Work.INTAKE)
                        .reduce((first, later) -> later)
                        .filter(answer -> new Given(answer.answers()).refusesReport())
                        .isPresent();
    }
}
