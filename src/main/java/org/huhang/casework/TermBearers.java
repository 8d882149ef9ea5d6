package org.huhang.casework;

import java.util.List;
import java.util.Set;
import org.huhang.agency.Directory;
import org.huhang.deadline.Bearer;
import org.huhang.deadline.Deadlines;
import org.huhang.engine.StepCall;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Whoever answers for a term that runs on the case takes part in it. An agency that gets its task of the same model in the same
 * transaction, or is about to get a measure of the plan, learns from that task what is wanted of it and is not asked beside.
 */
@Component
class TermBearers {

    private final Deadlines deadlines;
    private final TermPeople people;
    private final Cases cases;
    private final MeasureTable planned;
    private final Directory directory;
    private final AskedToTakePart asked;
    private final ApplicationEventPublisher events;

    TermBearers(
            Deadlines deadlines,
            TermPeople people,
            Cases cases,
            MeasureTable planned,
            Directory directory,
            AskedToTakePart asked,
            ApplicationEventPublisher events) {
        this.deadlines = deadlines;
        this.people = people;
        this.cases = cases;
        this.planned = planned;
        this.directory = directory;
        this.asked = asked;
        this.events = events;
    }

    /**
     * A term began.
     *
     * @param call the step that began it
     * @param term the id under which it is found
     */
    void begins(StepCall call, String term) {
        var why = new Occasion(Occasion.Cause.NAMED, "step:" + call.callId(), Occasion.Place.of(call.facts()));
        events.publishEvent(new Begun(call.caseNo(), term, call.facts().text("measureIds"), why));
    }

    /** Once the process has gone on to its next tasks. */
    @TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT)
    void on(Begun begun) {
        var missing = missing(begun);
        if (!missing.isEmpty()) {
            missing.forEach(agency -> asked.named(cases.file(begun.caseNo()), agency, null, begun.why()));
            cases.describe(begun.caseNo());
        }
    }

    private List<String> missing(Begun begun) {
        var parties = cases.parties(begun.caseNo()).agencies().keySet();
        var owners = planned.owners(begun.measures());
        return deadlines
                .of(begun.term())
                .filter(started -> started.open() && started.bearer() == Bearer.AGENCY)
                .map(people::agencies)
                .stream()
                .flatMap(Set::stream)
                .filter(agency -> !parties.contains(agency))
                .filter(agency ->
                        !owners.contains(directory.agency(agency).type().name()))
                .toList();
    }

    /** A term that somebody answers for. */
    record Begun(String caseNo, String term, @Nullable String measures, Occasion why) {}
}
