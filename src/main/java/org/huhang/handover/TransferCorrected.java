package org.huhang.handover;

import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.huhang.agency.AgencyFunction;
import org.huhang.agency.Directory;
import org.huhang.casework.AskedToTakePart;
import org.huhang.casework.CaseProcess;
import org.huhang.casework.Cases;
import org.huhang.casework.Given;
import org.huhang.casework.Occasion;
import org.huhang.engine.StepCall;
import org.huhang.model.Work;
import org.huhang.worklist.AnswerCorrected;
import org.huhang.worklist.TaskDone;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** A corrected answer that sent a case, or took one or sent it back: all who have to do with it say the same again. */
@Component
public class TransferCorrected {

    private static final Set<String> WHERE_TO = Set.of(
            "transferWhere",
            "transferToAgency",
            "transferOutside",
            "forwardWhere",
            "forwardToAgency",
            "forwardOutside");

    private final TransferTable table;
    private final Sent sent;
    private final TransferFacts facts;
    private final TransferTerm term;
    private final TransferTold told;
    private final Jurisdiction jurisdiction;
    private final HandOversAnew handOversAnew;
    private final CaseProcess process;
    private final AskedToTakePart askedToTakePart;
    private final Cases cases;
    private final Directory directory;
    private final Clock clock;

    TransferCorrected(
            TransferTable table,
            Sent sent,
            TransferFacts facts,
            TransferTerm term,
            TransferTold told,
            Jurisdiction jurisdiction,
            HandOversAnew handOversAnew,
            CaseProcess process,
            AskedToTakePart askedToTakePart,
            Cases cases,
            Directory directory,
            Clock clock) {
        this.table = table;
        this.sent = sent;
        this.facts = facts;
        this.term = term;
        this.told = told;
        this.jurisdiction = jurisdiction;
        this.handOversAnew = handOversAnew;
        this.process = process;
        this.askedToTakePart = askedToTakePart;
        this.cases = cases;
        this.directory = directory;
        this.clock = clock;
    }

    /**
     * Whether a correction of an answer that sends a case changes where to.
     *
     * @param changed the questions that it answers otherwise
     * @return whether anybody got it or not
     */
    public static boolean sentElsewhere(Set<String> changed) {
        return WHERE_TO.stream().anyMatch(changed::contains);
    }

    /** What police had sent and keep after all comes back to them with what was handed over there. */
    @EventListener
    void on(AnswerCorrected corrected) {
        var done = corrected.asDone();
        if (done.work() == Work.ACCEPTANCE && done.tells(Set.of("ownJurisdiction", "transferToAgency"))) {
            Optional.ofNullable(new Given(corrected.correction().before()).text("transferToAgency"))
                    .ifPresent(before -> handOversAnew.comeBack(done.caseNo(), before));
        }
    }

    /**
     * An answer that sent a case is corrected before anybody took it: it is the sender's again, as if it had never left.
     *
     * @param call knows the process and tells it
     * @param kind what was sent
     * @param from the code of the agency that answered
     * @param answer what it answers now
     */
    public void takeBack(StepCall call, Transfer.Kind kind, String from, Given answer) {
        sent.standing(call.caseNo(), kind, from).ifPresent(back -> {
            table.takeBack(back.id(), clock.instant());
            if (kind == Transfer.Kind.POLICE) {
                term.owedNoMore(back.caseNo());
            }
            if (back.toAgency() != null) {
                call.set(facts.hereAgain(call, back));
                if (kind == Transfer.Kind.INTAKE) {
                    facts.placeAgain(back, directory.agency(back.fromAgency()), answer);
                }
            }
        });
    }

    /**
     * What a receiver answered is corrected to the contrary: the transfer, its sender and whoever has the case say the same
     * again. What was sent back after all comes to the sender as any return does.
     *
     * @param corrected the correction
     * @param goesBack knows the process, which goes on from the answer anew, and tells it; null where others have answered
     *     since, so that a sender is asked anew and a receiver only looks again
     */
    public void answeredAnew(AnswerCorrected corrected, @Nullable StepCall goesBack) {
        var done = corrected.asDone();
        var question = TransferAnswer.question(done.work());
        if (question == null || !done.tells(Set.of(question))) {
            return;
        }
        var returned = new TransferAnswer(new Given(done.answers())).returns(question);
        sent.received(corrected.item())
                .filter(came -> came.state() == (returned ? Transfer.State.ACCEPTED : Transfer.State.RETURNED))
                .ifPresent(came -> {
                    if (returned) {
                        cameBackAfterAll(came, corrected, goesBack == null);
                    } else {
                        tookAfterAll(came, done, goesBack);
                    }
                });
    }

    private void cameBackAfterAll(Transfer came, AnswerCorrected corrected, boolean begun) {
        var done = corrected.asDone();
        var why = new TransferAnswer(new Given(done.answers())).why();
        table.decideAnew(came.id(), Transfer.State.RETURNED, done.personId(), why, done.at());
        told.cameBack(came, done);
        if (begun) {
            isTheirsAgain(came, corrected);
        }
    }

    /** The process goes on where the receiver has begun; so whoever sent it has the step of a return beside it. */
    private void isTheirsAgain(Transfer came, AnswerCorrected corrected) {
        var file = cases.file(came.caseNo());
        var police = came.kind() == Transfer.Kind.POLICE;
        var place = new Occasion.Place(
                directory.agency(came.fromAgency()).regionCode(), police ? came.fromAgency() : null, null);
        var why = new Occasion(Occasion.Cause.CORRECTED, Occasion.source(corrected), place);
        if (police) {
            handOversAnew.comeBack(came.caseNo(), Objects.requireNonNull(came.toAgency()));
            askedToTakePart.acceptAgain(file, came.fromAgency(), why);
        } else {
            askedToTakePart.named(
                    file,
                    came.fromAgency(),
                    Directory.agencyOf(corrected.asDone().group()),
                    why);
        }
    }

    private void tookAfterAll(Transfer came, TaskDone done, @Nullable StepCall goesBack) {
        if (goesBack != null || keptBy(came, done)) {
            table.decideAnew(came.id(), Transfer.State.ACCEPTED, done.personId(), null, done.at());
        }
        if (goesBack != null) {
            goesOnThere(came, done, goesBack);
        }
    }

    /** Whether a receiver that had begun still has the process. */
    private boolean keptBy(Transfer came, TaskDone done) {
        var here = process.facts(done.instanceId())
                .text(came.kind() == Transfer.Kind.POLICE ? "policeCode" : AgencyFunction.INTAKE);
        return Objects.equals(here, came.toAgency());
    }

    private void goesOnThere(Transfer came, TaskDone done, StepCall call) {
        var to = directory.agency(Objects.requireNonNull(came.toAgency()));
        var after = facts.after(call, to, came, !jurisdiction.again(came));
        if (came.kind() == Transfer.Kind.POLICE) {
            term.kept(came.caseNo(), done.at());
        } else {
            facts.placeAgain(came, to, new Given(done.answers()));
        }
        call.set(after);
    }
}
