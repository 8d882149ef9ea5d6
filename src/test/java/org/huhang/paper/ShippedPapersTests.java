package org.huhang.paper;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The papers that come with the platform: as their texts say, whole, and in the form of official papers. */
class ShippedPapersTests {

    private static final Pattern WORD = Pattern.compile("【(?!如有|如无|每项|完】)([^】]+)】");

    private final PaperKinds kinds = new PaperKinds();
    private final PaperWords words = new PaperWords();
    private final Templating templating = new Templating(words);
    private final LayoutCheck layout = new LayoutCheck();

    static Stream<PaperKind> kinds() {
        return new PaperKinds().all().stream();
    }

    @Test
    void everyKindHasItsTextAndEveryTextItsKind() throws IOException {
        try (var files = Files.walk(Path.of("forms"))) {
            var templates = files.map(Path::toString)
                    .filter(file -> file.endsWith(".docx"))
                    .map(file -> file.substring("forms/".length(), file.length() - ".docx".length()))
                    .collect(Collectors.toCollection(TreeSet::new));
            assertThat(templates)
                    .isEqualTo(new TreeSet<>(PaperTemplates.texts().keySet()))
                    .isEqualTo(kinds.all().stream().map(PaperKind::key).collect(Collectors.toCollection(TreeSet::new)));
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void theFileIsWhatItsTextSays(PaperKind kind) {
        assertThat(kinds.shipped(kind))
                .as("run PaperTemplates to write " + kind.key() + " anew")
                .isEqualTo(PaperTemplates.word(PaperTemplates.texts().get(kind.key())));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void nothingIsWrongWithTheTemplate(PaperKind kind) {
        assertThat(templating.faults(kinds.shipped(kind), kind)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void filledItKeepsToTheFormOfOfficialPapers(PaperKind kind) {
        var paper = templating.filled(kinds.shipped(kind), samples()).written();

        assertThat(layout.deviations(paper)).isEmpty();
        assertThat(layout.deviations(kinds.shipped(kind))).isEmpty();
    }

    /** Read back with other eyes: line by line what the text says, with each word in its place. */
    @ParameterizedTest
    @MethodSource("kinds")
    void filledItSaysWhatItsTextSaysWithEachWordInItsPlace(PaperKind kind) {
        var paper = templating.filled(kinds.shipped(kind), samples()).written();

        assertThat(PaperShape.lines(paper))
                .isEqualTo(expected(PaperTemplates.texts().get(kind.key())));
    }

    /** Where nothing is known it stays whole, and no placeholder is left. */
    @ParameterizedTest
    @MethodSource("kinds")
    void emptyItIsAPaperToBeFilledInByHand(PaperKind kind) {
        var paper = templating
                .filled(kinds.shipped(kind), new Values(Map.of(), Map.of()))
                .written();

        assertThat(layout.deviations(paper)).isEmpty();
        assertThat(PaperShape.lines(paper)).contains(kind.title()).noneMatch(line -> line.contains("【"));
    }

    @Test
    void everyWordOfTheListIsUsedAndNoneTwice() {
        var used = kinds.all().stream()
                .flatMap(kind -> templating.used(kinds.shipped(kind)).stream())
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(used)
                .isEqualTo(words.all().stream().map(PaperWord::word).collect(Collectors.toCollection(TreeSet::new)));
        assertThat(words.all()).allSatisfy(word -> assertThat(word.english()).isNotBlank());
        assertThat(kinds.all()).extracting(PaperKind::code).doesNotHaveDuplicates();
        assertThat(kinds.all())
                .allSatisfy(kind ->
                        assertThat(words.all()).extracting(PaperWord::word).containsAll(kind.required()));
    }

    /** A warning letter says who, what and what is forbidden (Law against Domestic Violence 16). */
    @Test
    void theWarningLetterWantsWhatTheLawDemands() {
        assertThat(kinds.get("guardian-warning/dv-warning").required())
                .contains("当事人姓名", "当事人证件号码", "当事人与儿童的关系", "事实", "证据", "禁止事项");
    }

    private Values samples() {
        var texts = new HashMap<String, String>();
        var row = new HashMap<String, String>();
        var lists = new HashMap<String, List<Map<String, String>>>();
        for (var word : words.all()) {
            switch (word.source()) {
                case ROW -> row.put(word.word(), word.sample());
                case ROWS -> lists.put(word.word(), List.of(row, row));
                default -> texts.put(word.word(), word.sample());
            }
        }
        return new Values(texts, lists);
    }

    /** The same worked out from the text alone, as a clerk would. */
    private List<String> expected(List<String> text) {
        var lines = new ArrayList<String>();
        var dropping = false;
        for (var line : text) {
            if (line.startsWith("【如无") && !line.contains("【完】")) {
                dropping = true;
            } else if (line.equals("【完】")) {
                dropping = false;
            } else if (!dropping && !line.startsWith("【如有") && !line.startsWith("|w")) {
                var cells = line.startsWith("| ") ? line.substring(2).split("\\|") : new String[] {plain(line)};
                for (var times = 0; times < (line.contains("【每项") ? 2 : 1); times++) {
                    Stream.of(cells)
                            .map(cell -> said(cell.strip()))
                            .filter(cell -> !cell.isEmpty() && !cell.equals("<"))
                            .forEach(lines::add);
                }
            }
        }
        return lines;
    }

    private static String plain(String line) {
        return line.matches("[#@>=~*-] .*") ? line.substring(2) : line;
    }

    private String said(String text) {
        var bare = text.replaceAll("【(如有|如无|每项)[^】]*】|【完】", "");
        return WORD.matcher(bare)
                .replaceAll(word -> java.util.regex.Matcher.quoteReplacement(
                        java.util.Objects.requireNonNull(words.find(word.group(1)))
                                .sample()))
                .strip();
    }
}
