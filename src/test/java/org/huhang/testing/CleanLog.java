package org.huhang.testing;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Reads every line that the run prints, the log above all, and fails the test during which a line told who a child or a
 * reporter is: numbers of identity cards and of telephones by their look, everything else by the words of the persons that
 * the tests invented. Found by JUnit itself, so that no test can forget it.
 */
public final class CleanLog implements BeforeAllCallback, AfterEachCallback, AfterAllCallback {

    private static final Pattern NUMBERS = Pattern.compile(
            "(?<![0-9A-Za-z])\\d{17}[\\dXx](?![0-9A-Za-z])|(?<![0-9A-Za-z-])1[3-9]\\d{9}(?![0-9A-Za-z-])");

    private static final Set<String> PERSONS = ConcurrentHashMap.newKeySet();
    private static final List<String> TOLD = new ArrayList<>();

    static {
        // The console's charset may know no Chinese, and then a name would pass as question marks.
        System.setProperty("logging.charset.console", StandardCharsets.UTF_8.name());
    }

    /**
     * Words of a person that no line may hold from now on. Too short ones are left out: they are parts of other words.
     *
     * @param words name, address, telephone…; nulls and short ones are ignored
     */
    public static void keepSecret(Stream<? extends @org.jspecify.annotations.Nullable Object> words) {
        words.filter(String.class::isInstance)
                .map(String.class::cast)
                .filter(CleanLog::distinctive)
                .forEach(PERSONS::add);
    }

    private static boolean distinctive(String word) {
        return word.length() >= 8 || word.length() >= 2 && word.chars().allMatch(Character::isIdeographic);
    }

    /**
     * What of a text would tell who somebody is.
     *
     * @param text lines of a log
     * @return the telling words; empty if there are none
     */
    public static List<String> telling(String text) {
        return Stream.concat(
                        NUMBERS.matcher(text).results().map(found -> found.group()),
                        PERSONS.stream().filter(text::contains))
                .toList();
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        System.setOut(read(System.out));
        System.setErr(read(System.err));
    }

    @Override
    public void afterEach(ExtensionContext context) {
        requireNothingTold();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        requireNothingTold();
    }

    private static PrintStream read(PrintStream real) {
        return real instanceof Read ? real : new Read(real);
    }

    private static void requireNothingTold() {
        synchronized (TOLD) {
            if (!TOLD.isEmpty()) {
                var lines = String.join("\n", TOLD);
                TOLD.clear();
                throw new AssertionError("the log tells who somebody is:\n" + lines);
            }
        }
    }

    private static void line(String line) {
        var telling = telling(line);
        if (!telling.isEmpty()) {
            var hidden = line;
            for (var word : telling) {
                hidden = hidden.replace(word, word.charAt(0) + "…");
            }
            synchronized (TOLD) {
                TOLD.add(hidden.length() > 500 ? hidden.substring(0, 500) : hidden);
            }
        }
    }

    /** Passes everything on and keeps the line that is being written. */
    private static final class Read extends PrintStream {

        Read(PrintStream real) {
            super(new Lines(real), true, StandardCharsets.UTF_8);
        }
    }

    private static final class Lines extends OutputStream {

        private final PrintStream real;
        private final ByteArrayOutputStream line = new ByteArrayOutputStream();

        Lines(PrintStream real) {
            this.real = real;
        }

        @Override
        public synchronized void write(int one) {
            real.write(one);
            keep((byte) one);
        }

        @Override
        public synchronized void write(byte[] bytes, int from, int length) {
            real.write(bytes, from, length);
            for (var at = from; at < from + length; at++) {
                keep(bytes[at]);
            }
        }

        @Override
        public void flush() {
            real.flush();
        }

        private void keep(byte one) {
            if (one == '\n') {
                CleanLog.line(line.toString(StandardCharsets.UTF_8));
                line.reset();
            } else {
                line.write(one);
            }
        }
    }
}
