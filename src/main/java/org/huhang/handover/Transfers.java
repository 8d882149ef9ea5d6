package org.huhang.handover;

import java.time.Clock;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.huhang.agency.Agency;
import org.huhang.agency.Directory;
import org.huhang.casework.Given;
import org.huhang.engine.StepCall;
import org.huhang.model.Work;
import org.huhang.worklist.Answer;
import org.huhang.worklist.Worklist;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * What one agency holds to be another one's: a case goes to the competent police unit, an intake to the agency that must
 * register it. An agency of the platform gets the work at once and takes it or sends it back; of one outside it is recorded
 * who was spoken to. Nothing goes into the void: until the receiver answers, the transfer is open.
 */
@Component
class Transfers {

    private static final Logger log = LoggerFactory.getLogger(Transfers.class);

    private final TransferTable table;
    private final Sent sent;
    private final TransferFacts facts;
    private final TransferTerm term;
    private final TransferTold told;
    private final KeepsGoing keepsGoing;
    private final Jurisdiction jurisdiction;
    private final HandOversAnew handOversAnew;
    private final Worklist worklist;
    private final Directory directory;
    private final Clock clock;

    Transfers(
            TransferTable table,
            Sent sent,
            TransferFacts facts,
            TransferTerm term,
            TransferTold told,
            KeepsGoing keepsGoing,
            Jurisdiction jurisdiction,
            HandOversAnew handOversAnew,
            Worklist worklist,
            Directory directory,
            Clock clock) {
        this.table = table;
        this.sent = sent;
        this.facts = facts;
        this.term = term;
        this.told = told;
        this.keepsGoing = keepsGoing;
        this.jurisdiction = jurisdiction;
        this.handOversAnew = handOversAnew;
        this.worklist = worklist;
        this.directory = directory;
        this.clock = clock;
    }

    /** The case goes to the police unit that the last acceptance named; this instance works for that unit from now on. */
    void sendPolice(StepCall call) {
        var goes = send(call, last(call.caseNo(), Work.ACCEPTANCE), Transfer.Kind.POLICE, "transfer");
        term.starts(call, TransferFacts.first(call, TransferFacts.RECEIVED));
        if (goes.toAgency() == null) {
            outside(call, goes);
            return;
        }
        var to = directory.agency(goes.toAgency());
        call.set(facts.policeAt(call, to, goes));
        keepsGoing.sent(goes, directory.leadingFor(to.code()));
    }

    /** What was sent back is the sender's again. */
    void returnPolice(StepCall call) {
        var back = sent.current(call);
        call.set(facts.policeAt(call, directory.agency(back.fromAgency()), back));
        handOversAnew.comeBack(call.caseNo(), Objects.requireNonNull(back.toAgency()));
    }

    /** The intake goes to the agency that the last one named, which registers the report. */
    void forward(StepCall call) {
        var goes = send(call, last(call.caseNo(), Work.INTAKE), Transfer.Kind.INTAKE, "forward");
        if (goes.toAgency() == null) {
            outside(call, goes);
            return;
        }
        moveIntake(call, directory.agency(goes.toAgency()), goes);
    }

    /** What was sent back is for the intake that had it before. */
    void returnForward(StepCall call) {
        var back = sent.current(call);
        moveIntake(call, directory.agency(back.fromAgency()), back);
    }

    private void moveIntake(StepCall call, Agency to, Transfer goes) {
        call.set(facts.intakeAt(call, to, goes));
        keepsGoing.sent(goes, directory.leadingFor(to.code()));
    }

    /** Until the other side has said that it took it, whoever sent it keeps the child in danger. */
    private void outside(StepCall call, Transfer goes) {
        call.set(Map.of("transferOutside", true, TransferFacts.SENT_AT, Date.from(goes.sentAt())));
        keepsGoing.sent(goes, List.of());
    }

    private Transfer send(StepCall call, Answer answer, Transfer.Kind kind, String verb) {
        var goes = table.insert(named(call, answer, kind, verb), call.callId());
        if (jurisdiction.again(goes)) {
            told.again(goes);
        }
        log.info("transfer {} of case {}: {}", goes.id(), goes.caseNo(), goes.state());
        return goes;
    }

    /** Where an answer sends the case. */
    private Transfer named(StepCall call, Answer answer, Transfer.Kind kind, String verb) {
        var given = new Given(answer.answers());
        var outside = TransferAnswer.OUTSIDE.equals(given.text(verb + "Where"));
        var at = outside ? given.moment(verb.equals("forward") ? "forwardedAt" : "transferredAt") : null;
        return new Transfer(
                UUID.randomUUID(),
                call.caseNo(),
                kind,
                Directory.agencyOf(answer.group()),
                outside ? null : Objects.requireNonNull(given.text(verb + "ToAgency")),
                outside ? given.text(verb + "Outside") : null,
                outside ? given.text("spokenTo") : null,
                at == null ? clock.instant() : at,
                outside ? Transfer.State.OUTSIDE : Transfer.State.SENT);
    }

    private Answer last(String caseNo, Work work) {
        return worklist.answersOfCase(caseNo).stream()
                .filter(answer -> answer.work() == work)
                .reduce((first, later) -> later)
                .orElseThrow(() -> new IllegalStateException(work.code() + " of " + caseNo + " was never answered"));
    }
}
