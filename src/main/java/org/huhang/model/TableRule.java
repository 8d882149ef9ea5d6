package org.huhang.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.w3c.dom.Element;
import tools.jackson.databind.JsonNode;

/**
 * A table gives one answer, each row explains itself, and a form that asks for a proposal gets one that it offers. Tables that
 * answer one question give one kind of answer.
 */
@Component
class TableRule implements ModelRule {

    private static final Pattern DECISION = Pattern.compile("[a-z][A-Za-z]+");
    private static final Pattern ROW = Pattern.compile("rule_[a-z][A-Za-z]+");
    private static final Pattern CODE = Pattern.compile("\"([^\"]+)\"");
    private static final Set<String> POLICIES = Set.of("UNIQUE", "FIRST", "COLLECT", "RULE ORDER");

    @Override
    public List<ModelProblem> problems(Bundle bundle) {
        var problems = new ArrayList<ModelProblem>();
        for (var table : bundle.tables()) {
            table.elements("decision").forEach(decision -> decision(table, decision, problems));
        }
        agreeing(bundle, problems);
        proposals(bundle, problems);
        return problems;
    }

    private static void decision(ModelFile table, Element decision, List<ModelProblem> problems) {
        var tables = ModelFile.children(decision, "decisionTable");
        if (tables.size() != 1
                || !POLICIES.contains(tables.get(0).getAttribute("hitPolicy"))
                || ModelFile.children(tables.get(0), "output").size() != 1) {
            problems.add(
                    table.refused(decision, "is not one table with one answer and one of the policies " + POLICIES));
            return;
        }
        if (!DECISION.matcher(ModelFile.id(decision)).matches()) {
            problems.add(table.advice(decision, "an id such as riskTier would say what is decided"));
        }
        for (var row : ModelFile.children(tables.get(0), "rule")) {
            if (!ModelFile.text(row, "description").endsWith("。")) {
                problems.add(table.advice(row, "a sentence would say why the row answers so"));
            }
            if (!ROW.matcher(ModelFile.id(row)).matches()) {
                problems.add(table.advice(row, "an id such as rule_childMissing would say which row it is"));
            }
        }
    }

    /** Two tables that answer one question answer it with the same kind of value. */
    private static void agreeing(Bundle bundle, List<ModelProblem> problems) {
        var kinds = new TreeMap<String, String>();
        for (var table : bundle.tables()) {
            for (var output : table.elements("output")) {
                var kind = output.getAttribute("typeRef");
                var first = kinds.putIfAbsent(output.getAttribute("name"), kind);
                if (first != null && !first.equals(kind)) {
                    problems.add(table.refused(
                            output,
                            "answers " + output.getAttribute("name") + " as " + kind + ", another table as " + first));
                }
            }
        }
    }

    private static void proposals(Bundle bundle, List<ModelProblem> problems) {
        var answers = new TreeMap<String, Set<String>>();
        bundle.tables().forEach(table -> table.elements("decision")
                .forEach(decision -> answers.put(ModelFile.id(decision), answers(decision))));
        bundle.forms().forEach((name, form) -> Bundle.components(form).forEach(field -> {
            var proposal = Bundle.property(field, "proposal");
            var proposed = answers.get(proposal);
            if (proposed != null) {
                offered(name, field, proposal, proposed, problems);
            } else if (!proposal.isEmpty()) {
                problems.add(ModelProblem.of(
                        name, null, "asks for a proposal of a table that is not deployed with it: " + proposal));
            }
        }));
    }

    /** All tables that propose for one field, and their answers, must be ones that it offers. */
    private static void offered(
            String form, JsonNode field, String proposal, Set<String> answers, List<ModelProblem> problems) {
        var offered = field.path("values")
                .valueStream()
                .map(option -> option.path("value").asString(""))
                .collect(Collectors.toSet());
        answers.stream()
                .filter(answer -> !offered.isEmpty() && !offered.contains(answer))
                .forEach(answer -> problems.add(ModelProblem.of(
                        form,
                        null,
                        "does not offer what the table " + proposal + " proposes for "
                                + field.path("key").asString("") + ": " + answer)));
    }

    private static Set<String> answers(Element decision) {
        return ModelFile.elements(decision, "outputEntry").stream()
                .flatMap(entry -> CODE.matcher(entry.getTextContent()).results())
                .map(code -> code.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
