package org.huhang.audit;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.function.IntConsumer;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.ApplicationContext;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * {@code java -jar huhang.jar --huhang.verify-trail}: says whether the trail is sound and ends, with 0 if it is and 1 if
 * it is not. It does so before this process opens a port, sends a mail or works a job, so it can run beside a node. With
 * {@code =seq:mac}, a head as the log, the file of heads or an earlier run of this command printed it, the trail must still
 * hold that head.
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
    private final String kept;

    @Autowired
    TrailCommand(
            AuditTrail trail,
            MessageSource messages,
            ApplicationContext context,
            @Value("${" + OPTION + ":}") String kept) {
        this(trail, messages, kept, System.out, code -> System.exit(SpringApplication.exit(context, () -> code)));
    }

    TrailCommand(AuditTrail trail, MessageSource messages, String kept, PrintStream out, IntConsumer exit) {
        this.trail = trail;
        this.messages = messages;
        this.kept = kept;
        this.out = out;
        this.exit = exit;
    }

    @Override
    public void afterSingletonsInstantiated() {
        var head = Head.parse(kept);
        if (head == null && !kept.isBlank() && !kept.equals("true")) {
            say("audit.head.unreadable");
            exit.accept(1);
            return;
        }
        var found = head == null ? trail.verify() : trail.verify(head);
        for (var language : LANGUAGES) {
            out.println(messages.getMessage(found.inWords(), language));
        }
        trail.head().ifPresent(now -> say("audit.head", now.toString()));
        exit.accept(found.sound() ? 0 : 1);
    }

    private void say(String key, Object... values) {
        for (var language : LANGUAGES) {
            out.println(messages.getMessage(key, values, language));
        }
    }
}
