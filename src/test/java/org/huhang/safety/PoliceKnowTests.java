package org.huhang.safety;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.huhang.agency.ReferenceFile;
import org.huhang.model.Bundle;
import org.huhang.model.ModelFile;
import org.huhang.testing.HuhangTest;
import org.huhang.testing.Office;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.w3c.dom.Element;
import tools.jackson.databind.json.JsonMapper;

/** What a table says to be a matter of the police, the promise knows as well: it is asked behind the platform’s back. */
@HuhangTest
class PoliceKnowTests {

    private static final Pattern LISTED = Pattern.compile("list contains\\(\\?, (\"[a-zA-Z0-9]+\")\\)");
    private static final Pattern FIRST_NUMBER = Pattern.compile("[0-9]+");
    private static final JsonMapper JSON = new JsonMapper();

    @Autowired
    private Office office;

    @Autowired
    private SafetyInvariants invariants;

    @Autowired
    private JdbcClient jdbc;

    private String caseNo = "";

    private void welfareCase() {
        caseNo = office.staffed()
                .welfareCase("公安知" + UUID.randomUUID().toString().substring(0, 8), "2015-05-01");
        office.openKeys(caseNo);
    }

    @Test
    void whateverIsAPoliceMatterAtIntakeIsFoundWherePoliceDoNotKnow() {
        welfareCase();
        assertThat(broken()).isEmpty();
        assertThat(rows("processes/shared/report-triage.dmn", "policeMatter"))
                .hasSizeGreaterThan(7)
                .allSatisfy(said -> found("userTask_registerIntake", said));
    }

    @Test
    void whateverSomebodyFindsOutForThePoliceIsFoundWherePoliceDoNotKnow() {
        welfareCase();
        office.does(caseNo, "userTask_needsAssessment");
        assertThat(broken()).isEmpty();
        assertThat(ReferenceFile.lines("police-facts.csv"))
                .filteredOn(line -> line.text("means").equals("harm"))
                .hasSizeGreaterThan(5)
                .allSatisfy(line -> answered("userTask_needsAssessment", line.text("field"), told(line)));
    }

    private static String told(ReferenceFile.Line line) {
        var value = line.text("value");
        if (line.text("field").equals("guardianConduct")) {
            return "[\"" + value + "\"]";
        }
        return value.equals("true") ? value : "\"" + value + "\"";
    }

    /** As if it had been told, and the platform had called nobody. */
    private void found(String task, Map<String, String> said) {
        said.forEach((key, value) -> {
            switch (key) {
                case "category" -> report("categories", "'" + value + "'", "'10'");
                case "immediateDanger" -> report("immediate_danger", value, "false");
                default -> answered(task, key, value);
            }
        });
    }

    private void report(String column, String told, String before) {
        var sql = "update intake.report set " + column + " = %s where id in"
                + " (select report_id from casework.case_report where case_no = ?)";
        jdbc.sql(sql.formatted(told)).param(caseNo).update();
        assertThat(broken()).as(column + " " + told).isNotEmpty();
        jdbc.sql(sql.formatted(before)).param(caseNo).update();
    }

    private void answered(String task, String key, String value) {
        var before = jdbc.sql("select answers::text from worklist.answer where case_no = ? and element_id = ?")
                .params(caseNo, task)
                .query(String.class)
                .single();
        var answers = new HashMap<>(JSON.readValue(before, Map.class));
        answers.put(key, JSON.readValue(value, Object.class));
        write(task, JSON.writeValueAsString(answers));
        assertThat(broken()).as(key + " " + value).isNotEmpty();
        write(task, before);
    }

    private void write(String task, String answers) {
        jdbc.sql("update worklist.answer set answers = cast(? as jsonb) where case_no = ? and element_id = ?")
                .params(answers, caseNo, task)
                .update();
    }

    private List<Breach> broken() {
        return invariants.breaches(Promise.POLICE_KNOW).stream()
                .filter(breach -> caseNo.equals(breach.caseNo()))
                .toList();
    }

    /** What makes the table say yes, each alone: the name of the input and the value as JSON. */
    private static List<Map<String, String>> rows(String file, String table) {
        var decision = model(file).elements("decision").stream()
                .filter(one -> one.getAttribute("id").equals(table))
                .findFirst()
                .orElseThrow();
        var inputs = texts(decision, "inputExpression");
        return ModelFile.elements(decision, "rule").stream()
                .filter(rule -> texts(rule, "outputEntry").equals(List.of("true")))
                .flatMap(rule -> cells(inputs, texts(rule, "inputEntry")))
                .toList();
    }

    private static Stream<Map<String, String>> cells(List<String> inputs, List<String> cells) {
        assertThat(cells.stream().filter(cell -> !cell.isEmpty())).hasSize(1);
        return IntStream.range(0, inputs.size())
                .filter(column -> !cells.get(column).isEmpty())
                .boxed()
                .flatMap(column -> values(cells.get(column)).map(value -> Map.of(inputs.get(column), value)));
    }

    private static Stream<String> values(String cell) {
        var listed = LISTED.matcher(cell)
                .results()
                .map(one -> "[" + one.group(1) + "]")
                .toList();
        var number = FIRST_NUMBER.matcher(cell);
        return !listed.isEmpty()
                ? listed.stream()
                : cell.startsWith("[") && number.find() ? Stream.of(number.group()) : Stream.of(cell);
    }

    private static List<String> texts(Element inside, String kind) {
        return ModelFile.elements(inside, kind).stream()
                .map(one -> one.getTextContent().strip())
                .toList();
    }

    private static ModelFile model(String file) {
        try (var content = new ClassPathResource(file).getInputStream()) {
            return Objects.requireNonNull(
                    Bundle.of(Map.of(file, content.readAllBytes())).tables().get(0));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
