package org.huhang.notification;

import org.huhang.agency.Directory;
import org.huhang.agency.Role;
import org.huhang.web.RefusedOften;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells the security administration what its own eyes would not find in the trail in time. */
@Component
class SecurityAlarm {

    private final Messages messages;
    private final Directory directory;

    SecurityAlarm(Messages messages, Directory directory) {
        this.messages = messages;
        this.directory = directory;
    }

    /** The account is named: it is what has to be looked at. */
    @EventListener
    void on(RefusedOften often) {
        messages.tell(
                directory.holdersOf(Role.SECURITY_ADMIN),
                admin -> new Notice(
                        admin.id(),
                        MessageKind.REFUSALS_MANY,
                        often.person() + " " + often.at(),
                        null,
                        new Notice.About(often.person(), often.person()),
                        null,
                        often.at()));
    }
}
