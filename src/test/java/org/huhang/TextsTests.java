package org.huhang;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What people read on pages, in messages and mails: Chinese and complete in English. */
class TextsTests {

    private static final Path TEXTS = Path.of("src/main/resources/i18n");
    private static final Path CODE = Path.of("src/main/java");
    private static final Pattern CHINESE = Pattern.compile("\\p{IsHan}");
    /** The switch is named in the language that it leads to. */
    private static final String SWITCH = "web.layout.otherLanguage";

    private static final Pattern NARROW = Pattern.compile("\\p{IsHan}[,;:()?!]|[,;:(]\\p{IsHan}");
    private static final Pattern PLACE = Pattern.compile("\\{(\\d)");
    private static final Pattern USED = Pattern.compile("#\\{([a-z][A-Za-z0-9.]*[A-Za-z0-9])[}(]");
    private static final Pattern KEY = Pattern.compile("\"([a-z][A-Za-z]*(?:\\.[A-Za-z][A-Za-z0-9]*)+\\.?)\"");
    private static final Pattern BLOCK = Pattern.compile("\"\"\"[\\s\\S]*?\"\"\"");

    /** What keys of signatures are for; nobody reads them. */
    private static final Set<String> SECRETS = Set.of(
            "audit.head",
            "audit.keyPrint",
            "audit.line",
            "audit.link",
            "intake.addingPass",
            "intake.queryCode",
            "intake.repeat",
            "intake.source",
            "web.bucket");

    private static final Pattern REFUSED = Pattern.compile("(?:Verdict\\.refused\\(|new"
            + " Problem\\([^;]{1,200}?,|refuse\\([^;\"]{1,60},)\\s*\"([a-z][A-Za-z]+(?:\\.[A-Za-z]+)*)\"");

    private static final Pattern ACT = Pattern.compile(
            "\"((?:access|case|child|clock|deadline|file|handOver|person|report|reporter|step|task|trail)\\.[a-zA-Z]+)\"");

    static Stream<String> modules() throws IOException {
        try (var files = Files.list(TEXTS)) {
            return files
                    .map(file -> file.getFileName().toString())
                    .filter(name -> !name.endsWith("_en.properties"))
                    .map(name -> name.replace(".properties", ""))
                    .toList()
                    .stream();
        }
    }

    /** The machine is not what people talk about: what nobody needs to do any more, and what was filled in, is said plainly. */
    @Test
    void noTextSpeaksOfTheMachine() throws IOException {
        var said = new ArrayList<Path>();
        for (var folder : List.of(TEXTS, Path.of("forms"), Path.of("src/main/resources/templates"))) {
            try (var files = Files.walk(folder)) {
                said.addAll(files.filter(Files::isRegularFile)
                        .filter(file -> file.toString().matches(".*\\.(properties|form|html)"))
                        .toList());
            }
        }
        assertThat(said).hasSizeGreaterThan(100).allSatisfy(file -> assertThat(Files.readString(file))
                .as(file.toString())
                .doesNotContain("流程不再需要", "流程已不再需要", "系统填写", "process no longer needs", "found by the platform"));
    }

    /** A form that refuses an answer says why, in both languages, and never with a label alone. */
    @Test
    void everyReasonForWhichAnAnswerIsRefusedHasWords() throws IOException {
        var codes = new TreeSet<String>();
        try (var files = Files.walk(CODE)) {
            for (var file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                REFUSED.matcher(Files.readString(file)).results().forEach(code -> codes.add(code.group(1)));
            }
        }
        assertThat(codes).hasSizeGreaterThan(40).contains("required", "mergeOtherChild", "tooManyRows");
        for (var language : List.of("", "_en")) {
            var words = new TreeMap<String, String>();
            for (var module : modules().toList()) {
                words.putAll(texts(module + language));
            }
            assertThat(codes).allSatisfy(code -> assertThat(
                            words.getOrDefault("form.problem." + code, "").replaceAll("\\P{L}", ""))
                    .as(code + language)
                    .isNotEmpty());
        }
    }

    /** Whatever is refused may have been a call for help. */
    @Test
    void everyRefusalSaysWhomToCallWhereAChildIsInDanger() {
        for (var file : List.of("web", "web_en")) {
            var next = texts(file).entrySet().stream()
                    .filter(text -> text.getKey().startsWith("web.error.")
                            && text.getKey().endsWith(".next"))
                    .toList();
            assertThat(next).hasSizeGreaterThan(8).allSatisfy(text -> assertThat(text.getValue())
                    .as(text.getKey())
                    .contains("110"));
        }
    }

    private static TreeMap<String, String> texts(String file) {
        var texts = new Properties();
        try (var reader = Files.newBufferedReader(TEXTS.resolve(file + ".properties"))) {
            texts.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var sorted = new TreeMap<String, String>();
        texts.forEach((key, text) -> sorted.put((String) key, (String) text));
        return sorted;
    }

    private static Set<String> places(String text) {
        return PLACE.matcher(text)
                .results()
                .map(place -> place.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @ParameterizedTest
    @MethodSource("modules")
    void englishSaysEverythingThatChineseSays(String module) {
        var chinese = texts(module);
        var english = texts(module + "_en");

        assertThat(english.keySet()).isEqualTo(chinese.keySet());
        chinese.forEach((key, text) -> {
            assertThat(text).as(key).isNotBlank();
            assertThat(english.get(key)).as(key).isNotBlank();
            assertThat(places(text)).as(key).isEqualTo(places(english.get(key)));
        });
    }

    @ParameterizedTest
    @MethodSource("modules")
    void noLanguageStandsInTheOther(String module) {
        var english = texts(module + "_en");
        english.remove(SWITCH);
        assertThat(english).allSatisfy((key, text) -> assertThat(text).as(key).doesNotContainPattern(CHINESE));
        assertThat(texts(module).values())
                .filteredOn(text -> text.matches("[A-Za-z ,.']{12,}"))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("modules")
    void chineseIsPunctuatedAsChineseAndNoQuoteOfAFormatReachesAReader(String module) {
        assertThat(texts(module))
                .allSatisfy((key, text) -> assertThat(text).as(key).doesNotContainPattern(NARROW));
        // A doubled quote stays doubled in a text that takes no values; the typographic one means nothing to a format.
        for (var file : Set.of(module, module + "_en")) {
            assertThat(texts(file))
                    .allSatisfy((key, text) -> assertThat(text).as(key).doesNotContain("'"));
        }
    }

    @Test
    void noPageOffersTwiceToPrintIt() throws IOException {
        try (var files = Files.walk(Path.of("src/main/resources/templates"))) {
            for (var page : files.filter(Files::isRegularFile).toList()) {
                assertThat(Pattern.compile("data-print|print=1")
                                .matcher(Files.readString(page))
                                .results())
                        .as(page.toString())
                        .hasSizeLessThan(2);
            }
        }
    }

    @Test
    void everyKeyThatAPageNamesHasItsText() throws IOException {
        var known = modules().flatMap(module -> texts(module).keySet().stream()).collect(Collectors.toSet());

        assertThat(found(Path.of("src/main/resources/templates"), USED))
                .hasSizeGreaterThan(150)
                .isSubsetOf(known);
    }

    @Test
    void everyActOfTheTrailHasAWord() throws IOException {
        var acts = new TreeSet<String>();
        for (var file : filesOf(CODE)) {
            var source = Files.readString(file);
            if (source.contains("AuditLine(")
                    || file.endsWith("Access.java")
                    || file.getParent().endsWith("agency")) {
                ACT.matcher(source).results().map(act -> act.group(1)).forEach(acts::add);
            }
        }

        assertThat(acts).hasSizeGreaterThan(15).allSatisfy(act -> assertThat(texts("audit"))
                .containsKey("audit.act." + act));
    }

    /** A key that has no text is read by people as it stands: in a term, in a message, in the trail. */
    @Test
    void everyKeyThatTheCodeNamesHasItsText() throws IOException {
        var known = modules().flatMap(module -> texts(module).keySet().stream()).collect(Collectors.toSet());
        var named = new TreeSet<String>();
        for (var file : filesOf(CODE)) {
            if (file.toString().endsWith(".java")) {
                KEY.matcher(BLOCK.matcher(Files.readString(file)).replaceAll(""))
                        .results()
                        .map(match -> match.group(1))
                        .forEach(named::add);
            }
        }
        var mods = modules().collect(Collectors.toSet());
        named.removeIf(key -> !mods.contains(key.substring(0, key.indexOf('.'))) || SECRETS.contains(key));

        assertThat(named).hasSizeGreaterThan(100).allSatisfy(key -> assertThat(known)
                .as(key)
                .anyMatch(text -> key.endsWith(".")
                        ? text.startsWith(key)
                        : text.equals(key)
                                || text.startsWith(key + ".")
                                || text.equals("form.problem." + key)
                                || text.equals("audit.act." + key)));
    }

    private static Set<String> found(Path folder, Pattern pattern) throws IOException {
        var found = new TreeSet<String>();
        for (var file : filesOf(folder)) {
            pattern.matcher(Files.readString(file))
                    .results()
                    .map(match -> match.group(1))
                    .forEach(found::add);
        }
        return found;
    }

    private static java.util.List<Path> filesOf(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    /** The first value of a refusal is the label of its field, in quotes; what else it says follows. */
    @Test
    void aRefusalNamesItsFieldInQuotes() throws IOException {
        try (var files = Files.list(TEXTS)) {
            for (var file : files.toList()) {
                assertThat(Files.readAllLines(file))
                        .as(file.toString())
                        .filteredOn(line -> line.startsWith("form.problem.") && line.contains("{0}"))
                        .allMatch(line -> line.matches(".*[“\"‘']\\{0}[”\"’'].*"));
            }
        }
    }
}
