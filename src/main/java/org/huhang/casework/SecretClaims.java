package org.huhang.casework;

import java.time.Clock;
import java.util.Locale;
import org.huhang.agency.Directory;
import org.huhang.engine.Definitions;
import org.huhang.notification.MessageKind;
import org.huhang.notification.Messages;
import org.huhang.notification.Notice;
import org.huhang.worklist.TaskClaimed;
import org.huhang.worklist.Worklist;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Whoever takes a task of a secret case opens it to himself; the leader of the agency hears of it at once. */
@Component
class SecretClaims {

    private final Worklist worklist;
    private final Directory directory;
    private final Definitions definitions;
    private final Messages messages;
    private final Clock clock;

    SecretClaims(Worklist worklist, Directory directory, Definitions definitions, Messages messages, Clock clock) {
        this.worklist = worklist;
        this.directory = directory;
        this.definitions = definitions;
        this.messages = messages;
        this.clock = clock;
    }

    @EventListener
    void on(TaskClaimed claimed) {
        if (claimed.secret()) {
            tell(claimed);
        }
    }

    /** Each claim is told, also the second of the same person after a release; the leader need not hear of his own. */
    private void tell(TaskClaimed claimed) {
        var item = worklist.item(claimed.taskId());
        var step = "userTask_" + item.taskKey();
        var about = new Notice.About(
                definitions.name(item.definitionId(), step, Locale.CHINESE),
                definitions.name(item.definitionId(), step, Locale.ENGLISH));
        var now = clock.instant();
        var subject = "claim:" + item.id() + "/" + claimed.personId() + "/" + item.version();
        messages.tell(
                directory.leadersOf(item.agencyCode()).stream()
                        .filter(leader -> !leader.id().equals(claimed.personId()))
                        .toList(),
                leader -> new Notice(
                        leader.id(), MessageKind.SECRET_CLAIMED, subject, claimed.caseNo(), about, null, now));
    }
}
