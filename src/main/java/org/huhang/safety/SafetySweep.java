package org.huhang.safety;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.huhang.agency.Directory;
import org.huhang.agency.Person;
import org.huhang.agency.Role;
import org.huhang.audit.AuditLine;
import org.huhang.audit.AuditTrail;
import org.huhang.casework.SafetyNet;
import org.huhang.handover.HandOversAnew;
import org.huhang.notification.MessageKind;
import org.huhang.notification.Messages;
import org.huhang.notification.Notice;
import org.huhang.reporting.ItsOwnAgain;
import org.huhang.reporting.JudgedOne;
import org.huhang.reporting.ReportDesks;
import org.huhang.warning.OtherChildren;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Asks every few minutes whether the promises hold. What does not is an entry and a message for those who oversee the place,
 * and what the platform can mend by its own hand it mends at once. A breach that is over is ended, not forgotten.
 */
@Service
class SafetySweep {

    private static final Logger log = LoggerFactory.getLogger(SafetySweep.class);

    /** Before the number of a call for help that nobody heard, as the promise names it. */
    private static final String CALL = "call:";

    /** Before the task whose answer says so. */
    private static final String ANSWER = "answer:";

    /** Before the answer, and the file of a child that it names with danger, of which nobody has a case. */
    private static final String NAMED = "named:";

    /** Before the other case of which somebody judged that it is about the same child. */
    private static final String ONE = "one:";

    private final SafetyInvariants invariants;
    private final BreachTable breaches;
    private final SafetyNet net;
    private final HandOversAnew handOvers;
    private final ReportDesks desks;
    private final ItsOwnAgain itsOwn;
    private final JudgedOne judgedOne;
    private final OtherChildren otherChildren;
    private final Messages messages;
    private final Directory directory;
    private final AuditTrail trail;
    private final TransactionTemplate transaction;
    private final Clock clock;

    SafetySweep(
            SafetyInvariants invariants,
            BreachTable breaches,
            SafetyNet net,
            HandOversAnew handOvers,
            ReportDesks desks,
            ItsOwnAgain itsOwn,
            JudgedOne judgedOne,
            OtherChildren otherChildren,
            Messages messages,
            Directory directory,
            AuditTrail trail,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.invariants = invariants;
        this.breaches = breaches;
        this.net = net;
        this.handOvers = handOvers;
        this.desks = desks;
        this.itsOwn = itsOwn;
        this.judgedOne = judgedOne;
        this.otherChildren = otherChildren;
        this.messages = messages;
        this.directory = directory;
        this.trail = trail;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /** Every node asks; each breach is entered and told once. */
    @Scheduled(fixedDelayString = "${huhang.safety.every:PT3M}", initialDelayString = "${huhang.safety.first:PT1M}")
    public void sweep() {
        var found = invariants.breaches();
        found.forEach(this::handle);
        var now = clock.instant();
        transaction.executeWithoutResult(status -> breaches.open().stream()
                .filter(seen -> found.stream().noneMatch(seen::is))
                .forEach(seen -> breaches.end(seen.id(), now)));
    }

    private void handle(Breach breach) {
        try {
            transaction.executeWithoutResult(status -> enter(breach));
            mend(breach);
        } catch (RuntimeException e) {
            log.error("{} of {} could not be handled: {}", breach.promise(), breach.subject(), e.getClass(), e);
        }
    }

    private void enter(Breach breach) {
        var id = UUID.randomUUID();
        if (!breaches.insert(id, breach, clock.instant())) {
            return;
        }
        log.error("promise {} is broken in case {}: {}", breach.promise(), breach.caseNo(), breach.subject());
        trail.record(new AuditLine(
                "system",
                "safety.breach",
                "case",
                breach.subject(),
                breach.caseNo(),
                breach.promise().key()));
        messages.tell(
                told(breach),
                person -> new Notice(
                        person.id(),
                        MessageKind.SAFETY_BREACH,
                        "safety:" + id,
                        breach.caseNo(),
                        null,
                        "/safety#" + breach.promise().key(),
                        clock.instant()));
    }

    /** Whoever oversees the place, and where nobody does, whoever keeps the machine. */
    private List<Person> told(Breach breach) {
        var overseers = directory.supervisorsOf(breach.place());
        return overseers.isEmpty()
                ? directory.holdersOf(Role.SYSTEM_ADMIN)
                : Stream.concat(overseers.stream(), directory.holdersOf(Role.SYSTEM_ADMIN).stream())
                        .toList();
    }

    private void mend(Breach breach) {
        var caseNo = breach.caseNo();
        if (caseNo == null) {
            return;
        }
        switch (breach.promise()) {
            case EACH_ITS_OWN -> itsOwn.putRight(caseNo, breach.subject());
            case POLICE_KNOW, PRESS_SENT -> callPolice(caseNo, breach);
            case COUNTY_KNOWS ->
                desks.tellCounty(caseNo, UUID.fromString(breach.subject().substring("report:".length())));
            case HAND_OVER_LANDS -> handOvers.beginMissing(caseNo);
            case FOLLOWED_UP -> net.followUp(caseNo);
            case DANGER_JUDGED -> net.judgeAnew(caseNo);
            case NAMED_KNOW -> askNamed(caseNo, breach.subject());
            case DANGER_CROSSES -> lookHere(caseNo, breach);
            case DEATH_TOLD -> seenSince(caseNo, breach.subject());
            case DUTY_KEPT -> findUnseen(caseNo, breach.subject());
            case WAY_CORRECTED -> takenIn(caseNo, breach.subject());
            case SUSPECT_AWAY -> net.keepAway(caseNo);
            case RED_TAKES_TWO -> net.askSecondAgency(caseNo);
            default -> log.info("{} needs a person: {}", breach.promise(), breach.subject());
        }
    }

    /** In a closed case nobody is called: the call opens the next one. */
    private void callPolice(String caseNo, Breach breach) {
        if (breach.subject().startsWith(NAMED)) {
            var named = breach.subject().substring(NAMED.length()).split("/", -1);
            otherChildren.report(caseNo, UUID.fromString(named[0]), UUID.fromString(named[1]));
        } else if (breach.subject().startsWith(CALL)) {
            net.hear(UUID.fromString(breach.subject().substring(CALL.length())));
        } else {
            net.callPolice(caseNo, breach.place(), breach.subject(), atOnce(breach));
        }
    }

    /** What is known in one case of a child is known in the other, and police look where it perhaps is; the rest needs a person. */
    private void lookHere(String caseNo, Breach breach) {
        if (breach.subject().startsWith(ONE)) {
            judgedOne.settle(caseNo, breach.subject().substring(ONE.length()));
        } else if (breach.subject().startsWith("police:")) {
            net.callPolice(caseNo, breach.place(), breach.subject(), true);
        } else {
            log.info("{} needs a person: {}", breach.promise(), breach.subject());
        }
    }

    /** Who else was not told of a death needs a person. */
    private void seenSince(String caseNo, String subject) {
        if (subject.startsWith("seen:")) {
            net.seenSince(caseNo);
        } else {
            log.info("{} needs a person: {}", Promise.DEATH_TOLD, subject);
        }
    }

    /** Whom people named, and who knows nothing of it, needs a person. */
    private void askNamed(String caseNo, String subject) {
        if (subject.startsWith(ANSWER)) {
            net.askNamed(
                    caseNo, UUID.fromString(subject.substring(ANSWER.length()).split("/")[0]));
        } else {
            log.info("{} needs a person: {}", Promise.NAMED_KNOW, subject);
        }
    }

    /** What else was not kept needs a person. */
    private void findUnseen(String caseNo, String subject) {
        if (subject.startsWith("unseen:")) {
            net.findUnseen(caseNo);
        } else {
            log.info("{} needs a person: {}", Promise.DUTY_KEPT, subject);
        }
    }

    /** What else a correction changed needs a person. */
    private void takenIn(String caseNo, String subject) {
        if (subject.startsWith("takenIn:")) {
            net.assess(caseNo);
        } else {
            log.info("{} needs a person: {}", Promise.WAY_CORRECTED, subject);
        }
    }

    /** A report without danger, and what was found out about one, calls nobody out of the house. */
    private static boolean atOnce(Breach breach) {
        return !breach.subject().startsWith("report:") && !breach.subject().startsWith("answer:");
    }
}
