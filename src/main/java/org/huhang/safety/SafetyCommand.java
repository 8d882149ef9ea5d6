package org.huhang.safety;

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
 * {@code java -jar huhang.jar --huhang.verify-safety}: says of each promise whether it holds and for which cases it does not,
 * and ends with 0 if all hold and 1 if not; before this process opens a port or works a job.
 */
@Component
@ConditionalOnProperty(SafetyCommand.OPTION)
class SafetyCommand implements SmartInitializingSingleton {

    static final String OPTION = "huhang.verify-safety";

    private static final List<Locale> LANGUAGES = List.of(Locale.SIMPLIFIED_CHINESE, Locale.ENGLISH);

    private final SafetyInvariants invariants;
    private final MessageSource words;
    private final PrintStream out;
    private final IntConsumer exit;

    @Autowired
    SafetyCommand(SafetyInvariants invariants, MessageSource words, ApplicationContext context) {
        this(invariants, words, System.out, code -> System.exit(SpringApplication.exit(context, () -> code)));
    }

    SafetyCommand(SafetyInvariants invariants, MessageSource words, PrintStream out, IntConsumer exit) {
        this.invariants = invariants;
        this.words = words;
        this.out = out;
        this.exit = exit;
    }

    @Override
    public void afterSingletonsInstantiated() {
        var broken = 0;
        for (var promise : Promise.values()) {
            var breaches = invariants.breaches(promise);
            broken += breaches.size();
            for (var language : LANGUAGES) {
                out.println(words.getMessage(
                        breaches.isEmpty() ? "safety.command.holds" : "safety.command.broken",
                        new Object[] {words.getMessage("safety." + promise.key(), null, language), breaches.size()},
                        language));
            }
            breaches.forEach(breach -> out.println("  " + breach.caseNo() + " " + breach.subject()));
        }
        exit.accept(broken == 0 ? 0 : 1);
    }
}
