package org.huhang.audit;

import java.io.PrintStream;
import java.util.function.IntConsumer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.ApplicationContext;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * {@code java -jar huhang.jar --huhang.verify-trail}: says whether the trail is sound. With {@code =seq:mac}, a head as the
 * log, the file of heads or an earlier run of this command printed it, the trail must still hold that head.
 */
@Component
@ConditionalOnProperty(TrailCommand.OPTION)
class TrailCommand extends VerifyingCommand {

    static final String OPTION = "huhang.verify-trail";

    private final AuditTrail trail;
    private final String kept;

    @Autowired
    TrailCommand(
            AuditTrail trail,
            MessageSource words,
            ApplicationContext context,
            @Value("${" + OPTION + ":}") String kept) {
        super(words, context);
        this.trail = trail;
        this.kept = kept;
    }

    TrailCommand(AuditTrail trail, MessageSource words, String kept, PrintStream out, IntConsumer exit) {
        super(words, out, exit);
        this.trail = trail;
        this.kept = kept;
    }

    @Override
    protected boolean holds() {
        var head = Head.parse(kept);
        if (head == null && !kept.isBlank() && !kept.equals("true")) {
            say("audit.head.unreadable");
            return false;
        }
        var found = head == null ? trail.verify() : trail.verify(head);
        say(found.inWords());
        trail.head().ifPresent(now -> say("audit.head", now.toString()));
        return found.sound();
    }
}
