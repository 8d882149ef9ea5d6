package org.huhang.casework;

import java.time.Clock;
import java.util.Collection;
import java.util.Locale;
import org.huhang.agency.Directory;
import org.huhang.agency.Person;
import org.huhang.audit.AuditLine;
import org.huhang.audit.AuditTrail;
import org.huhang.engine.Definitions;
import org.huhang.notification.MessageKind;
import org.huhang.notification.Messages;
import org.huhang.notification.Notice;
import org.huhang.worklist.CaseCards;
import org.huhang.worklist.TaskClaimed;
import org.huhang.worklist.TaskMoved;
import org.huhang.worklist.TaskReleased;
import org.huhang.worklist.WorkItem;
import org.huhang.worklist.Worklist;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Whoever takes a task of a secret case opens it to himself, and somebody above him hears of it at once: his leader, of a leader
 * those who oversee the case. To take one and put it back without an answer leaves a line of its own in the trail, and of a leader
 * the overseers hear that too: he may, but not unseen.
 */
@Component
class SecretClaims {

    private final Worklist worklist;
    private final CaseCards cards;
    private final Directory directory;
    private final Definitions definitions;
    private final Messages messages;
    private final AuditTrail trail;
    private final Clock clock;

    SecretClaims(
            Worklist worklist,
            CaseCards cards,
            Directory directory,
            Definitions definitions,
            Messages messages,
            AuditTrail trail,
            Clock clock) {
        this.worklist = worklist;
        this.cards = cards;
        this.directory = directory;
        this.definitions = definitions;
        this.messages = messages;
        this.trail = trail;
        this.clock = clock;
    }

    @EventListener
    void on(TaskClaimed claimed) {
        if (claimed.secret()) {
            taken(claimed.item(), directory.person(claimed.personId()));
        }
    }

    @EventListener
    void on(TaskReleased released) {
        if (secret(released.caseNo())) {
            putBack(worklist.item(released.taskId()), directory.person(released.personId()));
        }
    }

    /** A leader may take a task over, and put it back, in place of its holder. */
    @EventListener
    void on(TaskMoved moved) {
        if (!secret(moved.item().caseNo())) {
            return;
        }
        if (moved.by().equals(moved.item().holder())) {
            taken(moved.item(), directory.person(moved.by()));
        } else if (moved.by().equals(moved.from())) {
            putBack(moved.item(), directory.person(moved.by()));
        }
    }

    private boolean secret(String caseNo) {
        return cards.card(caseNo).filter(card -> card.secret()).isPresent();
    }

    /** Each time is told, also the second of the same person. */
    private void taken(WorkItem item, Person who) {
        var to = who.leader() ? directory.supervisorsOf(item.regionCode()) : directory.leadingFor(item.agencyCode());
        tell(to, MessageKind.SECRET_CLAIMED, "claim:", item, who);
    }

    private void putBack(WorkItem item, Person who) {
        trail.record(new AuditLine(
                who.id(), "task.lookedAt", "task", item.id().toString(), item.caseNo(), item.elementId()));
        if (who.leader()) {
            tell(directory.supervisorsOf(item.regionCode()), MessageKind.SECRET_LOOKED_AT, "lookedAt:", item, who);
        }
    }

    private void tell(Collection<Person> to, MessageKind kind, String what, WorkItem item, Person who) {
        var about = new Notice.About(
                definitions.name(item.definitionId(), item.elementId(), Locale.CHINESE),
                definitions.name(item.definitionId(), item.elementId(), Locale.ENGLISH));
        var now = clock.instant();
        var subject = what + item.id() + "/" + who.id() + "/" + item.version();
        messages.tell(
                to.stream().filter(person -> !person.id().equals(who.id())).toList(),
                person -> new Notice(person.id(), kind, subject, item.caseNo(), about, null, now));
    }
}
