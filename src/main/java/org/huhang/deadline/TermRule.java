package org.huhang.deadline;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.huhang.model.Bundle;
import org.huhang.model.ModelFile;
import org.huhang.model.ModelProblem;
import org.huhang.model.ModelRule;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.w3c.dom.Element;

/**
 * Each task has one term of the table, which runs from a date that the table names; a term of a case has somebody who is told of
 * it. A duty that stands before a step is a step before it: no timer stands for one, and no day that somebody guesses.
 */
@Component
class TermRule implements ModelRule {

    private final ReferenceTables reference;

    TermRule(ReferenceTables reference) {
        this.reference = reference;
    }

    @Override
    public List<ModelProblem> problems(Bundle bundle) {
        var problems = new ArrayList<ModelProblem>();
        for (var model : bundle.processes()) {
            model.elements("userTask").forEach(task -> task(model, task, problems));
            Stream.of("startCaseTerm", "endCaseTerm")
                    .flatMap(step -> model.stepInputs(step, "term").stream())
                    .forEach(input -> caseTerm(model, input, problems));
            model.elements("timeDate")
                    .forEach(date -> problems.add(model.refused(date, "a day that somebody guesses is no gate")));
        }
        return problems;
    }

    private void task(ModelFile model, Element task, List<ModelProblem> problems) {
        var codes = ModelFile.properties(task, "term");
        var term = codes.size() == 1 ? named(codes.get(0)) : null;
        if (term == null || !term.isBase()) {
            problems.add(model.refused(task, "names not one term of the table: " + codes));
            return;
        }
        if (term.rule().unit() == TermUnit.GATE) {
            problems.add(model.refused(task, "the term " + term.code() + " is a gate, not a time"));
        }
        var froms = reference.terms().startsOf(term.code());
        ModelFile.properties(task, "termFrom").stream()
                .filter(from -> !froms.contains(from))
                .forEach(from ->
                        problems.add(model.refused(task, "the term " + term.code() + " does not run from " + from)));
    }

    private void caseTerm(ModelFile model, Element input, List<ModelProblem> problems) {
        var term = named(input.getTextContent());
        if (term == null) {
            problems.add(model.refused(input, "names no term of the table: " + input.getTextContent()));
        } else if (term.rule().unit() == TermUnit.GATE) {
            problems.add(model.refused(input, "the term " + term.code() + " is a gate, not a time"));
        } else if (term.rule().desks().isEmpty()) {
            problems.add(model.refused(input, "the term " + term.code() + " has nobody who is told of it"));
        }
    }

    private @Nullable Term named(String code) {
        return reference.terms().codes().contains(code) ? reference.terms().named(code, LocalDate.MAX) : null;
    }
}
