package org.huhang.audit;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.function.IntConsumer;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.ApplicationContext;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * {@code java -jar huhang.jar --huhang.verify-trail}: says whether the trail is sound and ends, with 0 if it is and 1 if
 * it is not. It does so before this process opens a port, sends a mail or works a job, so it can run beside a node.
 */
@Component
@ConditionalOnProperty(TrailCommand.OPTION)
class TrailCommand implements SmartInitializingSingleton {

    static final String OPTION = "huhang.verify-trail";

    private static final List<Locale> LANGUAGES = List.of(Locale.SIMPLIFIED_CHINESE, Locale.ENGLISH);

    private final AuditTrail trail;
    private final MessageSource messages;
    private final PrintStream out;
    private final IntConsumer exit;

    @Autowired
    TrailCommand(AuditTrail trail, MessageSource messages, ApplicationContext context) {
        this(trail, messages, System.out, code -> System.exit(SpringApplication.exit(context, () -> code)));
    }

    TrailCommand(AuditTrail trail, MessageSource messages, PrintStream out, IntConsumer exit) {
        this.trail = trail;
        this.messages = messages;
        this.out = out;
        this.exit = exit;
    }

    @Override
    public void afterSingletonsInstantiated() {
        var found = trail.verify();
        for (var language : LANGUAGES) {
            out.println(messages.getMessage(found.inWords(), language));
        }
        exit.accept(found.sound() ? 0 : 1);
    }
}
