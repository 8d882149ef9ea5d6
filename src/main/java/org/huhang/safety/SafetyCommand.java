package org.huhang.safety;

import java.io.PrintStream;
import java.util.function.IntConsumer;
import org.huhang.audit.VerifyingCommand;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.ApplicationContext;
import org.springframework.context.MessageSource;
import org.springframework.context.support.DefaultMessageSourceResolvable;
import org.springframework.stereotype.Component;

/**
 * {@code java -jar huhang.jar --huhang.verify-safety}: says of each promise whether it holds, and for which cases it does not.
 */
@Component
@ConditionalOnProperty(SafetyCommand.OPTION)
class SafetyCommand extends VerifyingCommand {

    static final String OPTION = "huhang.verify-safety";

    private final SafetyInvariants invariants;

    @Autowired
    SafetyCommand(SafetyInvariants invariants, MessageSource words, ApplicationContext context) {
        super(words, context);
        this.invariants = invariants;
    }

    SafetyCommand(SafetyInvariants invariants, MessageSource words, PrintStream out, IntConsumer exit) {
        super(words, out, exit);
        this.invariants = invariants;
    }

    @Override
    protected boolean holds() {
        var all = true;
        for (var promise : Promise.values()) {
            var breaches = invariants.breaches(promise);
            all &= breaches.isEmpty();
            say(
                    breaches.isEmpty() ? "safety.command.holds" : "safety.command.broken",
                    new DefaultMessageSourceResolvable("safety." + promise.key()),
                    breaches.size());
            breaches.forEach(breach -> print("  " + breach.caseNo() + " " + breach.subject()));
        }
        return all;
    }
}
