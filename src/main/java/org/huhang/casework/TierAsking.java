package org.huhang.casework;

import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.huhang.agency.Person;
import org.huhang.child.ChildFiles;
import org.huhang.child.ChildFilesUnited;
import org.huhang.child.FactNoted;
import org.huhang.child.StripFact;
import org.huhang.engine.Clash;
import org.huhang.form.Characters;
import org.huhang.model.Work;
import org.huhang.notification.MessageKind;
import org.huhang.worklist.AnswerCorrected;
import org.huhang.worklist.CaseTurn;
import org.huhang.worklist.TaskDone;
import org.huhang.worklist.Worklist;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.resilience.annotation.Retryable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Soon after danger was told, or while it stands at home, no agency alone takes a case from RED: it stays RED until somebody of
 * another agency has read why and agrees. That is whoever leads the police of the case or the coordinating office or oversees
 * the case; of a secret case, which these may not open, a {@link SecondAgency} that has the task. Silence keeps it RED. In the
 * same way nobody alone refuses the report of a RED case; that is always such a task.
 */
@Component
class TierAsking {

    private static final String RED = "RED";

    private static final Set<Work> CALLED =
            EnumSet.of(Work.FIRST_RESPONSE, Work.EMERGENCY_RESPONSE, Work.REMOVAL_DECISION);

    /** Then whoever was asked is reminded. */
    private static final Duration PATIENCE = Duration.ofHours(24);

    private final TierAskedTable table;
    private final CaseTurn turn;
    private final SecondAgency second;
    private final TierVoices voices;
    private final Cases cases;
    private final Dangers dangers;
    private final PassedOn passedOn;
    private final Worklist worklist;
    private final ChildFiles children;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    TierAsking(
            TierAskedTable table,
            CaseTurn turn,
            SecondAgency second,
            TierVoices voices,
            Cases cases,
            Dangers dangers,
            PassedOn passedOn,
            Worklist worklist,
            ChildFiles children,
            ApplicationEventPublisher events,
            Clock clock) {
        this.table = table;
        this.turn = turn;
        this.second = second;
        this.voices = voices;
        this.cases = cases;
        this.dangers = dangers;
        this.passedOn = passedOn;
        this.worklist = worklist;
        this.children = children;
        this.events = events;
        this.clock = clock;
    }

    /** Whether an answer alone may not set this tier. */
    boolean takesTwo(CaseFile file, String tier) {
        return file.riskTier().equals(RED) && !tier.equals(RED) && dangers.justTold(file);
    }

    /** Whether closing it would go past what another agency objected to, or has not answered yet, within a day of danger. */
    boolean holdsOpen(CaseFile file) {
        var asked = table.ofCase(file.caseNo());
        return file.riskTier().equals(RED)
                && !asked.isEmpty()
                && !asked.get(asked.size() - 1).agreed()
                && dangers.toldToday(file);
    }

    /** Asks for the agreement of another agency; what was asked before for the case is asked no more. */
    void ask(CaseFile file, TaskDone done, String tier, @Nullable String reason) {
        drop(file.caseNo(), done.personId());
        var asked = TierAsked.now(file.caseNo(), done, tier, reason, clock.instant());
        table.insert(asked);
        invite(file, asked);
        staysRed(file, done);
    }

    /** An answer that says nothing of the tier lowers it for nobody. */
    void staysRed(CaseFile file, TaskDone done) {
        events.publishEvent(new StaysRed(file.caseNo(), Occasion.source(done)));
    }

    /** After the process went on with the answer. */
    @TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT)
    void on(StaysRed stays) {
        cases.keepsTier(stays.caseNo(), stays.source());
    }

    /** Somebody asks, or sends it on; the case keeps its tier meanwhile. */
    record StaysRed(String caseNo, String source) {}

    /** Those who may answer know, and are reminded. What they may not open, and every refusal, is a task of one agency. */
    private void invite(CaseFile file, TierAsked asked) {
        var others = asked.refusal() ? List.<Person>of() : voices.others(file, asked);
        if (others.isEmpty()) {
            second.ask(file, asked);
            return;
        }
        var now = clock.instant();
        table.asks(asked.id(), others.stream().map(Person::id).toList());
        voices.tell(others, MessageKind.TIER_ASKED, asked, now);
        voices.tell(others, MessageKind.TIER_UNANSWERED, asked, now.plus(PATIENCE));
    }

    /** Those who were asked may not open it any more, and nobody reminds them: it is a task now. */
    @EventListener
    void on(CaseBecameSecret secret) {
        table.ofCase(secret.caseNo()).stream().filter(TierAsked::waits).forEach(asked -> voices.settle(asked));
        askMissing(secret.caseNo());
    }

    /**
     * What only a second agency can answer is a task of one.
     *
     * @param caseNo a case; nothing happens where it has the task, or nothing waits
     */
    void askMissing(String caseNo) {
        var file = cases.file(caseNo);
        open(caseNo)
                .filter(asked -> file.open() && (asked.refusal() || file.secret()))
                .ifPresent(asked -> second.ask(file, asked));
    }

    /** In the task a second agency says what it thinks of it. */
    @EventListener
    void on(TaskDone done) {
        if (done.work() == Work.SECOND_AGENCY) {
            var answer = new Given(done.answers());
            table.ofInstance(done.instanceId())
                    .filter(TierAsked::waits)
                    .ifPresent(asked -> said(
                            cases.file(asked.caseNo()),
                            asked,
                            done.personId(),
                            "agree".equals(answer.text(SecondAgencyForm.OPINION)),
                            String.valueOf(answer.text(SecondAgencyForm.REASON))));
        }
    }

    /** Nobody agrees while danger stands, the child must leave, or whoever was called to it has not answered. */
    boolean tooEarly(CaseFile file) {
        return dangers.stands(file) || passedOn.mustLeave(file.caseNo()) || somebodyGoesThere(file.caseNo());
    }

    /** Who was called to the child, or asked whether it must leave, has not answered yet: nobody knows better meanwhile. */
    private boolean somebodyGoesThere(String caseNo) {
        return worklist.ofCase(caseNo).stream().anyMatch(item -> item.open() && CALLED.contains(item.work()));
    }

    /**
     * An answer says of the case's tier something else than what was asked.
     *
     * @param caseNo the case
     * @param sayer who; what was asked by the same person was a word that he takes back
     */
    void drop(String caseNo, String sayer) {
        table.ofCase(caseNo).stream().filter(TierAsked::waits).forEach(asked -> {
            if (asked.askedBy().equals(sayer)) {
                second.withdraw(asked);
                table.delete(asked.id());
                voices.settle(asked);
            } else {
                overtaken(asked, sayer);
            }
        });
    }

    /** Who takes his word of the tier out of an answer asks for it no more. */
    @EventListener
    void on(AnswerCorrected corrected) {
        var item = corrected.item();
        if (new Given(corrected.correction().after()).text("riskTier") == null
                && open(item.caseNo())
                        .filter(asked -> !asked.refusal() && item.id().equals(asked.itemId()))
                        .isPresent()) {
            drop(item.caseNo(), corrected.asDone().personId());
        }
    }

    /** Two files are of one child: danger that was told in the other one since overtakes what was asked before. */
    @EventListener
    void on(ChildFilesUnited united) {
        table.waitingOfChild(children.sameAs(united.stays())).stream()
                .filter(asked -> dangers.toldAfter(cases.file(asked.caseNo()), asked.askedAt()))
                .forEach(asked -> overtaken(asked, null));
    }

    /** Danger that is told overtakes what was asked before. */
    @EventListener
    void on(FactNoted noted) {
        if (Dangers.isDanger(noted.fact())) {
            table.waitingOfChild(children.sameAs(noted.childId())).forEach(asked -> overtaken(asked, null));
        }
    }

    /** Who asked waits for no answer any more, and learns whether danger, or whose answer, overtook what he asked. */
    private void overtaken(TierAsked asked, @Nullable String by) {
        second.withdraw(asked);
        table.overtake(asked.id(), by, clock.instant());
        voices.settle(asked);
        var kind = by == null ? MessageKind.TIER_OVERTAKEN : MessageKind.TIER_REPLACED;
        voices.tell(voices.asking(asked), kind, asked, clock.instant());
    }

    /**
     * Another agency says what it thinks of it.
     *
     * @param person who
     * @param caseNo the case
     * @param read the id of what he read
     * @param agreed whether the case may leave RED
     * @param why what speaks for or against it
     * @return what became of it
     * @throws NoSuchCase if there is none
     * @throws org.huhang.agency.NotAllowed if the case is not this person's to see
     */
    @Retryable(predicate = Clash.class, maxRetries = Clash.TRIES, delay = Clash.PAUSE, jitter = Clash.PAUSE)
    @Transactional
    Said answer(Person person, String caseNo, String read, boolean agreed, String why) {
        cases.requireReader(person, caseNo);
        turn.await(caseNo);
        var file = cases.file(caseNo);
        var asked =
                open(caseNo).filter(one -> voices.mayAnswer(person, file, one)).orElse(null);
        if (asked == null) {
            return Said.GONE;
        }
        if (!asked.id().toString().equals(read)) {
            return Said.CHANGED;
        }
        if (agreed && tooEarly(file)) {
            return Said.DANGER;
        }
        var said = Characters.reason(why);
        if (Characters.tooLong(said) || Characters.saysNothing(said)) {
            return Said.REASON;
        }
        return said(file, asked, person.id(), agreed, said) ? Said.TAKEN : Said.GONE;
    }

    private boolean said(CaseFile file, TierAsked asked, String person, boolean agreed, String why) {
        if (!table.answer(asked.id(), person, clock.instant(), agreed, why)) {
            return false;
        }
        voices.settle(asked);
        events.publishEvent(new TierAnswered(file.caseNo(), asked.itemId(), asked.refusal(), agreed, person, why));
        if (agreed && !asked.refusal()) {
            lower(file, asked, person);
        }
        voices.tell(
                voices.asking(asked), agreed ? MessageKind.TIER_AGREED : MessageKind.TIER_KEPT, asked, clock.instant());
        return true;
    }

    /** What became of an answer; of all but the first nothing happened. */
    enum Said {
        TAKEN,
        /** Nothing is asked any more, or not of this person. */
        GONE,
        /** Something else is asked by now. */
        CHANGED,
        /** It gives no reason, or one that is too long. */
        REASON,
        /** While danger stands, the child must leave its guardian, or somebody was called to it, nobody agrees. */
        DANGER
    }

    private void lower(CaseFile file, TierAsked asked, String agreed) {
        children.note(
                file.childId(),
                new StripFact(
                        StripFact.Kind.TIER,
                        asked.tier(),
                        asked.askedBy(),
                        asked.elementId(),
                        file.caseNo(),
                        asked.reason(),
                        null));
        cases.retier(file.caseNo(), asked.tier(), TierVoices.subject(asked), Set.of(asked.askedBy(), agreed));
    }

    /** What waits for an answer in a case. */
    Optional<TierAsked> open(String caseNo) {
        return open(caseNo, table.ofCase(caseNo));
    }

    /** What waits for an answer among all that was asked in a case; danger of a united file may have overtaken it too. */
    Optional<TierAsked> open(String caseNo, List<TierAsked> all) {
        return all.stream()
                .filter(TierAsked::waits)
                .findFirst()
                .filter(asked -> !dangers.toldAfter(cases.file(caseNo), asked.askedAt()));
    }

    /** All that was asked in a case, oldest first. */
    List<TierAsked> ofCase(String caseNo) {
        return table.ofCase(caseNo);
    }
}
