package org.huhang.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.huhang.agency.AgencyType;
import org.huhang.casework.PoliceFacts.Meaning;
import org.huhang.casework.PoliceFacts.Row;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Each choice of each form that names a kind of agency, or an act of one, reaches it: by a flow of a model, by the table of facts, by
 * what the list of named choices says is done with it; or that list says why it only records what somebody did himself.
 */
class NamedChoicesTests {

    private static final Pattern NAMES = Pattern.compile("公安|报警|派出所|检察|民政|教育部门|教育体育|学校|妇联|乡镇|街道|村（|人社|卫生健康|医院|医生|送医|法院"
            + "|司法|救助保护|共青团|残联|综治|移送|通知|查找|带离|离开监护人|临时监护|临时照料|打工");

    private static final Pattern KINDS = Pattern.compile(
            Arrays.stream(AgencyType.values()).map(AgencyType::name).collect(Collectors.joining("|", "(", ")")));

    /** A step of whom a service is asked, a court, or who takes it next, which the platform fills in. */
    private final Map<String, String> listed = listed();

    private final List<Row> rows = PoliceFacts.rows();
    private final String models = models();

    @Test
    void eachChoiceThatNamesAnAgencyOrItsActReachesItOrSaysWhyNot() {
        var named = named();
        assertThat(named).hasSizeGreaterThan(80);
        assertThat(named.entrySet().stream()
                        .filter(one -> !reaches(one.getKey(), one.getValue()))
                        .map(Map.Entry::getKey)
                        .toList())
                .as("choices that reach nobody")
                .isEmpty();
    }

    @Test
    void nothingIsListedThatNoFormNames() {
        var named = named().keySet();
        assertThat(listed.keySet()).allMatch(key -> named.stream().anyMatch(choice -> covers(key, choice)));
        assertThat(listed.values()).allMatch(why -> why.startsWith("code: ") || why.startsWith("record: "));
    }

    private boolean reaches(String choice, String variable) {
        var value = choice.substring(choice.indexOf('=') + 1);
        return rows.stream()
                        .filter(row -> row.means() != Meaning.NONE)
                        .anyMatch(row -> choice.equals(row.field() + "=" + row.value()))
                || (!variable.isEmpty()
                        && (models.contains(variable + " == '" + value + "'") || models.contains("(" + variable + ")")))
                || listed.keySet().stream().anyMatch(key -> covers(key, choice));
    }

    private static boolean covers(String key, String choice) {
        return key.endsWith("=*") ? choice.startsWith(key.substring(0, key.length() - 1)) : key.equals(choice);
    }

    /** Each choice as {@code field=value}, with the variable in which models see it. */
    private static TreeMap<String, String> named() {
        var found = new TreeMap<String, String>();
        each("forms", ".form").forEach(form -> {
            var open = new ArrayList<JsonNode>(List.of(JsonMapper.shared().readTree(form)));
            while (!open.isEmpty()) {
                var one = open.remove(0);
                one.path("components").forEach(open::add);
                choices(one).forEach((value, words) -> {
                    if (NAMES.matcher(words).find() || KINDS.matcher(value).matches()) {
                        found.merge(
                                one.path("key").asString("") + "=" + value,
                                variable(one),
                                (first, more) -> first.isEmpty() ? more : first);
                    }
                });
            }
        });
        return found;
    }

    private static String variable(JsonNode field) {
        var said = field.path("properties").path("variable").asString("");
        return said.equals("true") ? field.path("key").asString("") : said;
    }

    /** Of yes and no the question, when it is answered with yes. */
    private static Map<String, String> choices(JsonNode field) {
        var label = field.path("label").asString("");
        if (field.path("type").asString("").equals("checkbox")) {
            return Map.of("true", label);
        }
        var all = new LinkedHashMap<String, String>();
        field.path("values")
                .forEach(one -> all.put(
                        one.path("value").asString(""), one.path("label").asString("")));
        return all.keySet().equals(java.util.Set.of("yes", "no")) ? Map.of("yes", label) : all;
    }

    private static String models() {
        return Stream.concat(each("processes", ".bpmn"), each("processes", ".dmn"))
                .collect(Collectors.joining("\n"));
    }

    private static Map<String, String> listed() {
        try (var in = new ClassPathResource("casework/named-choices.txt").getInputStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .collect(Collectors.toMap(
                            line -> line.substring(0, line.indexOf(' ')),
                            line -> line.substring(line.indexOf(' ') + 1)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<String> each(String folder, String ending) {
        try (var files = Files.walk(Path.of(folder))) {
            return files.filter(path -> path.toString().endsWith(ending)).sorted().toList().stream()
                    .map(path -> {
                        try {
                            return Files.readString(path);
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
