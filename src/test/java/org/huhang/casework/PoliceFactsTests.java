package org.huhang.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.huhang.casework.PoliceFacts.Meaning;
import org.huhang.casework.PoliceFacts.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Each choice of each form that speaks of violence, injury, abuse, death or a missing child says what it means for police. */
class PoliceFactsTests {

    private static final Pattern SPEAKS_OF_HARM = Pattern.compile(
            "暴力|侵害|受伤|伤害|损伤|伤情|失踪|找不到|虐待|遗弃|死亡|殴打|打骂|性侵|拐卖|无人照料|没人管|又犯|再犯|危险|猥亵|欺凌|自杀|自残|失职|违法犯罪|早婚|不满十六周岁");

    /** Whoever was harmed, or did it, is a person of the case. */
    private static final Pattern PERSONS = Pattern.compile("被侵害人?|侵害人");

    private static final Set<String> CHOICES = Set.of("radio", "checklist", "select", "checkbox", "taglist");

    private final List<Row> rows = PoliceFacts.rows();

    @Test
    void everyChoiceThatSpeaksOfHarmMeansSomethingOrSaysWhyNot() throws IOException {
        var said = choices();
        assertThat(said).as("the forms are read").hasSizeGreaterThan(30);
        assertThat(said).allMatch(choice -> rows.stream().anyMatch(row -> covers(row, choice)));
    }

    @Test
    void noRowIsOfAChoiceThatNoFormHas() throws IOException {
        var said = choices();
        assertThat(rows).filteredOn(row -> row.means() == Meaning.NONE).allSatisfy(row -> {
            assertThat(row.why()).as(row.field()).isNotBlank();
            assertThat(said).as(row.field()).anyMatch(choice -> covers(row, choice));
        });
        var all = new TreeSet<String>();
        eachField(field -> all.add(field.path("key").asString("")));
        assertThat(rows).extracting(Row::field).allMatch(all::contains);
    }

    @ParameterizedTest(name = "{0} = {1}: {2}")
    @CsvSource({
        "homeVisitResult,missing,MISSING",
        "whereabouts,missing,MISSING",
        "persuadeResult,missing,MISSING",
        "checkResult,missing,MISSING",
        "newViolence,yes,HARM",
        "injury,yes,HARM",
        "labourFound,yes,HARM",
        "worksIllegally,yes,HARM",
        "result,relapse,HARM",
        "harmByGuardian,true,HARM",
        "nobodyCaring,true,HARM",
        "severeHomeViolence,true,HARM"
    })
    void whateverFormSaysSo(String field, String value, Meaning meaning) {
        var facts = new PoliceFacts();
        var answer = Map.<String, Object>of(field, value.equals("true") ? Boolean.TRUE : value);
        assertThat(facts.tell(meaning, answer)).isTrue();
        assertThat(facts.fields(meaning)).contains(field);
        assertThat(facts.tell(meaning, Map.of(field, "other"))).isFalse();
    }

    @Test
    void ofSeveralConductsOneIsEnough() {
        var facts = new PoliceFacts();
        assertThat(facts.tell(Meaning.HARM, Map.of("guardianConduct", List.of("c4", "c2"))))
                .isTrue();
        assertThat(facts.tell(Meaning.HARM, Map.of("guardianConduct", List.of("c4", "c6"))))
                .isFalse();
    }

    /** By a coded answer alone nobody who goes there knows what awaits him. */
    @Test
    void eachFormByWhichOthersAreCalledMarksATextThatTheyRead() throws IOException {
        var forms = new TreeSet<String>();
        for (var form : asks().entrySet()) {
            var fields = form.getValue();
            var called = fields.stream().filter(this::calls).toList();
            var written = fields.stream()
                    .filter(field -> field.path("type").asString("").startsWith("text")
                            && !field.path("key").isMissingNode())
                    .toList();
            if (!called.isEmpty() && !written.isEmpty()) {
                forms.add(form.getKey());
                assertThat(written).as(form.getKey()).anyMatch(field -> field.path("properties")
                        .path("told")
                        .asString("")
                        .equals("true"));
            }
        }
        assertThat(forms).hasSizeGreaterThan(15);
    }

    private boolean calls(JsonNode field) {
        var key = field.path("key").asString("");
        return Set.of("dangerNow", "dangerFound", "riskTier", Deaths.DEAD, Given.CONDITION)
                        .contains(key)
                || rows.stream()
                        .anyMatch(row -> row.means() != Meaning.NONE
                                && row.means() != Meaning.ASKED
                                && row.field().equals(key)
                                && chosen(row, field));
    }

    private static boolean chosen(Row row, JsonNode field) {
        return row.value().equals("true")
                || field.path("values").valueStream().anyMatch(choice -> row.value()
                        .equals(choice.path("value").asString("")));
    }

    /** The fields of each form of a task, without those of the parts that it includes. */
    private static java.util.Map<String, List<JsonNode>> asks() throws IOException {
        var all = new java.util.TreeMap<String, List<JsonNode>>();
        try (var files = Files.walk(Path.of("forms"))) {
            for (var file :
                    files.filter(path -> path.toString().endsWith(".form")).toList()) {
                var open = new ArrayList<JsonNode>(List.of(JsonMapper.shared().readTree(Files.readString(file))));
                var fields = new ArrayList<JsonNode>();
                while (!open.isEmpty()) {
                    var one = open.remove(0);
                    fields.add(one);
                    one.path("components").forEach(open::add);
                }
                all.put(file.toString(), fields);
            }
        }
        return all;
    }

    private static boolean covers(Row row, String choice) {
        return choice.equals(row.field() + "=" + row.value())
                || (row.value().equals("*") && choice.startsWith(row.field() + "="));
    }

    private static TreeSet<String> choices() throws IOException {
        var found = new TreeSet<String>();
        eachField(field -> {
            var key = field.path("key").asString("");
            var asked = speaks(field.path("label").asString(""));
            if (field.path("type").asString("").equals("checkbox") && asked) {
                found.add(key + "=true");
            }
            field.path("values").forEach(choice -> {
                var value = choice.path("value").asString("");
                if (speaks(choice.path("label").asString("")) || (asked && value.equals("yes"))) {
                    found.add(key + "=" + value);
                }
            });
        });
        return found;
    }

    private static boolean speaks(String label) {
        return SPEAKS_OF_HARM.matcher(PERSONS.matcher(label).replaceAll("")).find();
    }

    private static void eachField(java.util.function.Consumer<JsonNode> reader) throws IOException {
        try (var files = Files.walk(Path.of("forms"))) {
            for (var file :
                    files.filter(path -> path.toString().endsWith(".form")).toList()) {
                var open = new ArrayList<JsonNode>(List.of(JsonMapper.shared().readTree(Files.readString(file))));
                while (!open.isEmpty()) {
                    var one = open.remove(0);
                    if (CHOICES.contains(one.path("type").asString(""))) {
                        reader.accept(one);
                    }
                    one.path("components").forEach(open::add);
                }
            }
        }
    }
}
