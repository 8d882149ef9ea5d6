package org.huhang.casework;

import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.huhang.child.ChildFiles;
import org.huhang.child.FactNoted;
import org.huhang.child.StripFact;
import org.huhang.engine.GoesBack;
import org.huhang.model.Work;
import org.huhang.worklist.ItemReceived;
import org.huhang.worklist.WorkItem;
import org.huhang.worklist.Worklist;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Nobody assesses a child that has died, plans its help, gives it or visits it: these tasks are withdrawn and say why. The agency
 * that was to judge takes part instead, for what is left to do; feedback, police and the cases of the other children go on. Taken
 * back, or no more certain, they come again, and what was not asked because of it is asked.
 */
@Component
class AfterDeath {

    private static final Set<Work> JUDGED = Set.of(Work.ASSESSMENT, Work.PLAN);

    /** Help for a living child: its agencies need not do anything instead. */
    static final Set<Work> HELP = Set.of(Work.MEASURE, Work.VISIT);

    private static final Set<Work> NEEDS = EnumSet.of(Work.ASSESSMENT, Work.PLAN, Work.MEASURE, Work.VISIT);

    private final CaseRegister register;
    private final ChildFiles children;
    private final Deaths deaths;
    private final GoesBack goesBack;
    private final GoneBackTable gone;
    private final AskedToTakePart asked;
    private final CasePlaces casePlaces;
    private final FollowUpsOfDead ofDead;
    private final FollowUps followUps;
    private final AssessedAnew anew;
    private final Worklist worklist;
    private final TransactionTemplate transaction;
    private final Clock clock;

    AfterDeath(
            CaseRegister register,
            ChildFiles children,
            Deaths deaths,
            GoesBack goesBack,
            GoneBackTable gone,
            AskedToTakePart asked,
            CasePlaces casePlaces,
            FollowUpsOfDead ofDead,
            FollowUps followUps,
            AssessedAnew anew,
            Worklist worklist,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.register = register;
        this.children = children;
        this.deaths = deaths;
        this.goesBack = goesBack;
        this.gone = gone;
        this.asked = asked;
        this.casePlaces = casePlaces;
        this.ofDead = ofDead;
        this.followUps = followUps;
        this.anew = anew;
        this.worklist = worklist;
        this.transaction = new TransactionTemplate(transactions);
        this.transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.clock = clock;
    }

    /** After the word is kept: the process cannot be moved while it makes a task, and nobody’s word fails by this. */
    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
    void on(FactNoted noted) {
        if (noted.fact().kind() == StripFact.Kind.DEAD) {
            register.ofFiles(children.ofOneChild(noted.childId())).forEach(this::look);
        }
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
    void on(ItemReceived received) {
        if (NEEDS.contains(received.item().work())) {
            look(received.item().caseNo());
        }
    }

    /**
     * Withdraws what a death leaves to nobody, or lets it come again.
     *
     * @param caseNo any case; doing it twice does nothing more
     */
    void look(String caseNo) {
        transaction.executeWithoutResult(status -> register.lock(caseNo).ifPresent(file -> {
            if (deaths.certain(file)) {
                withdraw(file);
            } else {
                comesAgain(file);
            }
        }));
    }

    private void withdraw(CaseFile file) {
        if (!file.open()) {
            ofDead.withdraw(file);
            return;
        }
        var open = needs(file);
        var instances = open.stream().map(WorkItem::instanceId).collect(Collectors.toSet());
        instances.forEach(instance -> goesBack.past(instance, NEEDS));
        open.stream().filter(item -> !worklist.item(item.id()).open()).forEach(item -> {
            gone.insert(item.id(), file.caseNo(), GoneBackTable.Why.DEATH, clock.instant());
            if (JUDGED.contains(item.work())) {
                asked.asks(
                        file,
                        item.agencyCode(),
                        null,
                        new Occasion(Occasion.Cause.FOUND, "death:" + file.caseNo(), casePlaces.placeOf(file)));
            }
        });
    }

    private List<WorkItem> needs(CaseFile file) {
        return worklist.ofCase(file.caseNo()).stream()
                .filter(item -> item.open() && NEEDS.contains(item.work()))
                .toList();
    }

    private void comesAgain(CaseFile file) {
        if (!file.open()) {
            followUps.begin(file.caseNo());
        } else if (needs(file).isEmpty()) {
            gone.ofDeath(file.caseNo()).stream()
                    .map(worklist::item)
                    .filter(item -> item.work() != Work.VISIT)
                    .limit(1)
                    .filter(item -> hadNoneSince(file, item))
                    .findFirst()
                    .ifPresent(item -> goesBack.to(item.instanceId(), again(item.work()), Work.CLOSING));
            anew.ifOwed(file.caseNo());
        }
    }

    /** It came again once, whatever became of that. */
    private boolean hadNoneSince(CaseFile file, WorkItem gone) {
        return worklist.ofCase(file.caseNo()).stream()
                .noneMatch(item -> NEEDS.contains(item.work())
                        && item.receivedAt().isAfter(Objects.requireNonNull(gone.endedAt())));
    }

    /** What was promised is planned anew: time has passed. */
    private static Work again(Work gone) {
        return gone == Work.MEASURE ? Work.PLAN : gone;
    }
}
