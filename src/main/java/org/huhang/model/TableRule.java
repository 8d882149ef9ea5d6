package org.huhang.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.w3c.dom.Element;

/** A table gives one answer, each row explains itself, and a form that asks for a proposal gets one. */
@Component
class TableRule implements ModelRule {

    private static final Pattern DECISION = Pattern.compile("[a-z][A-Za-z]+");
    private static final Pattern ROW = Pattern.compile("rule_[a-z][A-Za-z]+");
    private static final Set<String> POLICIES = Set.of("UNIQUE", "FIRST", "COLLECT", "RULE ORDER");

    @Override
    public List<ModelProblem> problems(Bundle bundle) {
        var problems = new ArrayList<ModelProblem>();
        for (var table : bundle.tables()) {
            table.elements("decision").forEach(decision -> decision(table, decision, problems));
        }
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

    private static void proposals(Bundle bundle, List<ModelProblem> problems) {
        var decisions = bundle.tables().stream()
                .flatMap(table -> table.elements("decision").stream())
                .map(ModelFile::id)
                .collect(Collectors.toSet());
        bundle.forms().forEach((name, form) -> Bundle.components(form)
                .map(field -> Bundle.property(field, "proposal"))
                .filter(proposal -> !proposal.isEmpty() && !decisions.contains(proposal))
                .forEach(proposal -> problems.add(ModelProblem.of(
                        name, null, "asks for a proposal of a table that is not deployed with it: " + proposal))));
    }
}
