package org.huhang.audit;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.function.IntConsumer;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ApplicationContext;
import org.springframework.context.MessageSource;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.context.support.DefaultMessageSourceResolvable;

/**
 * An option of the command line that asks one question, says the answer in both languages and ends the process: with 0 if all
 * is well and 1 if not; before a port is opened, a mail sent or a job worked, so that it can run beside a node.
 */
public abstract class VerifyingCommand implements SmartInitializingSingleton {

    private static final List<Locale> LANGUAGES = List.of(Locale.SIMPLIFIED_CHINESE, Locale.ENGLISH);

    private final MessageSource words;
    private final PrintStream out;
    private final IntConsumer exit;

    /** Says it on the console and ends the process. */
    protected VerifyingCommand(MessageSource words, ApplicationContext context) {
        this(words, System.out, code -> System.exit(SpringApplication.exit(context, () -> code)));
    }

    /** Says it, and ends, wherever is wanted. */
    protected VerifyingCommand(MessageSource words, PrintStream out, IntConsumer exit) {
        this.words = words;
        this.out = out;
        this.exit = exit;
    }

    @Override
    public final void afterSingletonsInstantiated() {
        exit.accept(holds() ? 0 : 1);
    }

    /**
     * Asks the question and says what came out.
     *
     * @return whether all is well
     */
    protected abstract boolean holds();

    /** A line in each language; values may have words of their own. */
    protected final void say(String key, Object... values) {
        say(new DefaultMessageSourceResolvable(new String[] {key}, values));
    }

    /** A line in each language. */
    protected final void say(MessageSourceResolvable sentence) {
        LANGUAGES.forEach(language -> out.println(words.getMessage(sentence, language)));
    }

    /** A line that is the same in each language. */
    protected final void print(String line) {
        out.println(line);
    }
}
