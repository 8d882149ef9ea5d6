package org.huhang.worklist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** Who cannot fill a form in sees no boxes that do nothing, and yet all that will be asked. */
class ToReadTests {

    private final ObjectMapper json = new ObjectMapper();

    static List<Path> forms() throws IOException {
        try (var files = Files.walk(Path.of("forms"))) {
            return files.filter(file -> file.toString().endsWith(".form"))
                    .sorted()
                    .toList();
        }
    }

    private JsonNode read(Path form, Map<String, ?> values) throws IOException {
        return new ToRead(values, (asked, left) -> asked + " " + left, asked -> "writes " + asked)
                .of(json.readTree(Files.readString(form)));
    }

    private static Stream<JsonNode> all(JsonNode schema) {
        return schema.path("components").valueStream().flatMap(one -> Stream.concat(Stream.of(one), all(one)));
    }

    @ParameterizedTest
    @MethodSource("forms")
    void noBoxIsLeftThatNobodyMayTickAndEachIsNamed(Path form) throws IOException {
        var before = json.readTree(Files.readString(form));
        var after = read(form, Map.of());
        assertThat(all(after)
                        .filter(one -> !one.path("readonly").asBoolean(false))
                        .map(one -> one.path("type").asString()))
                .isSubsetOf("group", "text");
        var shown = after.toString();
        all(before)
                .filter(one -> one.path("type").asString().equals("checkbox"))
                .filter(one -> !one.path("disabled").asBoolean(false))
                .forEach(box -> assertThat(shown).contains(box.path("label").asString()));
        all(before)
                .filter(one -> one.path("type").asString().equals("checklist"))
                .flatMap(list -> list.path("values").valueStream())
                .forEach(option ->
                        assertThat(shown).contains(option.path("label").asString()));
    }

    @Test
    void whatThePlatformFillsInNobodyMayTickAndItStandsWhereItHolds() throws IOException {
        var form = Path.of("forms/mandatory-report/needs-assessment.form");
        var systems = all(json.readTree(Files.readString(form)))
                .filter(one -> one.path("disabled").asBoolean(false))
                .map(one -> one.path("label").asString())
                .toList();
        assertThat(systems).hasSizeGreaterThan(2);
        assertThat(read(form, Map.of()).toString()).doesNotContain(systems);
        assertThat(all(read(form, Map.of("earlierDanger", true)))
                        .filter(one -> one.path("disabled").asBoolean(false)))
                .extracting(one -> one.path("key").asString())
                .containsExactly("earlierDanger");
    }

    @Test
    void whatIsWrittenIsTextAndWhatIsNotIsNamed() throws IOException {
        var form = Path.of("forms/mandatory-report/register-intake.form");
        var after = read(form, Map.of("intakeDecision", "accept"));
        assertThat(all(after).filter(one -> one.path("key").asString().equals("intakeDecision")))
                .singleElement()
                .satisfies(one -> assertThat(one.path("readonly").asBoolean()).isTrue());
        assertThat(all(after)).noneMatch(one -> one.path("key").asString().equals("riskTier"));
        assertThat(after.toString()).contains("writes [");
    }

    @Test
    void whatIsTickedStays() throws IOException {
        var form = Path.of("forms/mandatory-report/register-intake.form");
        var after = read(form, Map.of("receivers", List.of("CIVIL"), "policeFixed", true));
        assertThat(all(after).filter(one -> one.path("type").asString().equals("checkbox")))
                .extracting(one -> one.path("key").asString())
                .containsExactly("policeFixed");
        assertThat(all(after).filter(one -> one.path("key").asString().equals("receivers")))
                .singleElement()
                .satisfies(list -> assertThat(list.path("values").valueStream().map(one -> one.path("value")
                                .asString()))
                        .containsExactly("CIVIL"));
    }

    @Test
    void boxesUnderOneConditionAreOneSentence() throws IOException {
        var after = read(Path.of("forms/mandatory-report/needs-assessment.form"), Map.of());
        assertThat(all(after).filter(one -> one.path("text").asString("").contains("受到监护人伤害")))
                .singleElement()
                .satisfies(one -> assertThat(one.path("text").asString()).contains("家中有严重家庭暴力", "父母重度残疾"));
    }
}
