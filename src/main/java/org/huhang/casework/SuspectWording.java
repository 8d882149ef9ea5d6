package org.huhang.casework;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.huhang.agency.ReferenceFile;

/**
 * The wording rule of {@code suspect-wording.txt}: in a sentence somebody of an agency does something to a child if he stands before
 * the deed, and neither somebody else nor a word for what helpers and witnesses do stands between; or if the sentence says that whoever
 * did it is one of them. Who tells, sees, helps, or is only there did nothing.
 */
final class SuspectWording {

    private static final Pattern PART = Pattern.compile("\\{([a-zA-Z]+)}");

    private final List<Pattern> left = new ArrayList<>();
    private final List<Pattern> accuses = new ArrayList<>();
    private final Pattern ends;
    private final Pattern quiet;
    private final String comma;

    /**
     * Reads the rule.
     *
     * @param staff the words for people of agencies, longer ones first
     */
    SuspectWording(Collection<String> staff) {
        var parts = new HashMap<String, String>(Map.of("staff", String.join("|", staff)));
        lines("suspect-wording.txt").forEach(line -> {
            var value = PART.matcher(line.value())
                    .replaceAll(part -> Matcher.quoteReplacement(named(parts, part.group(1))));
            switch (line.name()) {
                case "left" -> left.add(Pattern.compile(value));
                case "accuses" -> accuses.add(Pattern.compile(value));
                default -> parts.put(line.name(), value);
            }
        });
        ends = Pattern.compile(named(parts, "ends"));
        quiet = Pattern.compile(named(parts, "quiet"));
        comma = named(parts, "comma");
    }

    private static String named(Map<String, String> parts, String name) {
        return Objects.requireNonNull(parts.get(name), name);
    }

    /** The words for those of whom a text says that they did something. */
    Stream<String> accused(String text) {
        return ends.splitAsStream(text).map(this::plain).flatMap(sentence -> accuses.stream()
                .flatMap(pattern -> named(pattern, sentence).stream()));
    }

    private String plain(String sentence) {
        var plain = quiet.matcher(sentence).replaceAll("").replace(",", comma);
        for (var pattern : left) {
            plain = pattern.matcher(plain).replaceAll("");
        }
        return plain;
    }

    /** Also those who are named on the way to where the deed stands. */
    private static List<String> named(Pattern pattern, String sentence) {
        var words = new ArrayList<String>();
        var matcher = pattern.matcher(sentence);
        for (var from = 0; from <= sentence.length() && matcher.find(from); from = matcher.start() + 1) {
            words.add(matcher.group("who"));
        }
        return words;
    }

    static Stream<Line> lines(String file) {
        return new String(ReferenceFile.bytes(file), StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.contains("=") && !line.startsWith("#"))
                .map(line -> line.split("=", 2))
                .map(parts -> new Line(parts[0].strip(), parts[1].strip()));
    }

    /** A name and what stands behind it. */
    record Line(String name, String value) {}
}
