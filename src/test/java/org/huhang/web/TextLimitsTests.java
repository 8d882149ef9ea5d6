package org.huhang.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.huhang.form.Characters;
import org.junit.jupiter.api.Test;

/** How much somebody may write is one number: the page's, the server's, that of the message, and no column has another. */
class TextLimitsTests {

    private static final Path RESOURCES = Path.of("src/main/resources");
    private static final Path TEMPLATES = RESOURCES.resolve("templates");
    private static final Pattern FIELD = Pattern.compile("<(?:textarea|input)\\b[^>]*>");
    private static final Pattern NAME = Pattern.compile("\\b(?:th:)?name=\"([^\"]*)\"");
    private static final Pattern LIMIT = Pattern.compile("(?<!:)maxlength=\"(\\d+)\"");
    private static final Pattern CHINESE = Pattern.compile("(\\d+) ?\u4e2a?\u5b57(?!\u7b26)");
    private static final Pattern ENGLISH = Pattern.compile("([\\d,]+) characters");

    /** What is only looked for, and has no limit that anybody is told of. */
    private static final Set<String> SOUGHT =
            Set.of("web/trail.html caseNo", "web/trail.html actor", "casework/list.html sought");

    /** Which limit of the server each field of a page has. */
    private static Map<String, Integer> limits() {
        var limits = new TreeMap<String, Integer>();
        for (var reason : Set.of(
                "casework/emergency.html reason",
                "casework/_ask.html reason",
                "casework/_away.html reason",
                "casework/case.html reason",
                "casework/_ending.html reason",
                "casework/_tier.html reason",
                "paper/paper.html remark",
                "paper/paper.html reason",
                "worklist/list.html reason",
                "worklist/_oversight.html reason",
                "worklist/_oversight.html text")) {
            limits.put(reason, Characters.LONGEST_REASON);
        }
        limits.put("casework/_note.html content", ofServer("org.huhang.casework.CaseNotes", "LONGEST"));
        limits.put("paper/paper.html ${'word.' + slot.word}", ofServer("org.huhang.paper.Papers", "LONGEST_TEXT"));
        limits.put("paper/paper.html named", ofServer("org.huhang.paper.Deliveries", "LONGEST_NAME"));
        return limits;
    }

    /** Which field a message that says a limit is about. */
    private static final Map<String, String> SAID = Map.of(
            "casework.note.refused", "casework/_note.html content",
            "casework.ending.refused", "casework/_ending.html reason",
            "casework.away.not.REFUSED", "casework/_away.html reason",
            "casework.ask.refused", "casework/_ask.html reason",
            "reporting.part.refused", "casework/case.html reason");

    @Test
    void aFieldTakesAsMuchAsTheServer() {
        var found = new TreeMap<String, Integer>();
        files(TEMPLATES, ".html").forEach(file -> FIELD.matcher(read(file))
                .results()
                .map(MatchResult::group)
                .filter(tag -> LIMIT.matcher(tag).find())
                .forEach(tag -> found.put(
                        TEMPLATES.relativize(file) + " " + first(NAME, tag), Integer.valueOf(first(LIMIT, tag)))));
        found.keySet().removeAll(SOUGHT);

        assertThat(found).isEqualTo(limits());
    }

    @Test
    void aMessageSaysTheLimitOfItsFieldInBothLanguages() {
        var limits = limits();
        SAID.forEach((key, field) -> {
            assertThat(numbers(CHINESE, text(key, ""))).as(key).containsExactly(limits.get(field));
            assertThat(numbers(ENGLISH, text(key, "_en"))).as(key).containsExactly(limits.get(field));
        });
    }

    /** Whoever writes another such message says here which field it is about. */
    @Test
    void noOtherMessageSaysALimitInFigures() {
        var spoken = new TreeSet<String>();
        texts("").forEach((key, text) -> {
            if (text.matches("(?s).*(\u6700\u591a|\u4e0d\u8d85\u8fc7) ?\\d+ ?\u4e2a?\u5b57.*")) {
                spoken.add(key);
            }
        });

        assertThat(spoken).isEqualTo(new TreeSet<>(SAID.keySet()));
    }

    @Test
    void noFormSaysALimitInWordsBesideItsOwn() {
        assertThat(files(Path.of("forms"), ".form")
                        .filter(file -> Pattern.compile("(\u6700\u591a|\u4e0d\u8d85\u8fc7) ?\\d+ ?\u4e2a?\u5b57")
                                .matcher(read(file))
                                .find()))
                .isEmpty();
    }

    @Test
    void noColumnCutsWhatSomebodyWrote() {
        var cut = Pattern.compile("\\b(var)?char(acter)?( varying)?\\s*\\(\\d+\\)");
        assertThat(files(RESOURCES.resolve("db/migration"), ".sql")
                        // The session table is the framework's.
                        .filter(file -> !file.getFileName().toString().equals("V060__web_session.sql"))
                        .filter(file -> cut.matcher(read(file)).find()))
                .isEmpty();
    }

    private static Set<Integer> numbers(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map(found -> Integer.valueOf(found.group(1).replace(",", "")))
                .collect(Collectors.toCollection(HashSet::new));
    }

    private static String text(String key, String language) {
        return texts(language).getOrDefault(key, "");
    }

    private static Map<String, String> texts(String language) {
        var all = new TreeMap<String, String>();
        files(RESOURCES.resolve("i18n"), ".properties")
                .filter(file -> file.toString().endsWith("_en.properties") == language.equals("_en"))
                .forEach(file -> {
                    var texts = new Properties();
                    try (var reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
                        texts.load(reader);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                    texts.forEach((key, text) -> all.put(key.toString(), text.toString()));
                });
        return all;
    }

    private static int ofServer(String type, String constant) {
        try {
            var field = Class.forName(type).getDeclaredField(constant);
            field.setAccessible(true);
            return field.getInt(null);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    private static String first(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map(found -> found.group(1))
                .findFirst()
                .orElse("");
    }

    private static Stream<Path> files(Path folder, String ending) {
        try (var files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(ending)).sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
