package org.huhang.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import org.huhang.audit.SecretMissing;
import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * What whoever starts the platform forgot is said in one sentence, in Chinese and in English, and not in a stack trace of
 * two hundred lines. Everything else is told as usual.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class PlainStop implements SpringBootExceptionReporter {

    private static final Map<Class<? extends Throwable>, String> SENTENCES = Map.of(
            DatabaseMissing.class, "demo.stop.database",
            FolderInUse.class, "demo.stop.folder",
            EmbeddedDatabaseBroken.class, "demo.stop.broken",
            SecretMissing.class, "demo.stop.secret");

    private final PrintStream out;

    PlainStop() {
        this(speaksChinese() ? System.err : new PrintStream(new FileOutputStream(FileDescriptor.err), true, UTF_8));
    }

    PlainStop(PrintStream out) {
        this.out = out;
    }

    /** A container without a language prints question marks for every sign; whoever reads its log reads UTF-8. */
    private static boolean speaksChinese() {
        return Charset.defaultCharset().newEncoder().canEncode('\u62a4');
    }

    @Override
    public boolean reportException(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            var key = SENTENCES.get(cause.getClass());
            if (key != null) {
                say(key, String.valueOf(cause.getMessage()));
                return true;
            }
        }
        return false;
    }

    /** Said before there is a context, so not by its message source. */
    private void say(String key, String detail) {
        for (var language : new Locale[] {Locale.ROOT, Locale.ENGLISH}) {
            var words = ResourceBundle.getBundle(
                    "i18n/demo",
                    language,
                    ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
            out.println(words.getString(key).replace("{0}", detail));
        }
    }
}
