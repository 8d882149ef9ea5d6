package org.huhang.model;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.w3c.dom.Element;

/** The machine's steps are known, get what they read, and never make a person's click fail. */
@Component
class StepRule implements ModelRule {

    private static final Pattern INPUT = Pattern.compile("[A-Za-z0-9-]+|\\$\\{[a-z][A-Za-z]*}");

    private final Contract contract;

    StepRule(Contract contract) {
        this.contract = contract;
    }

    @Override
    public List<ModelProblem> problems(Bundle bundle) {
        var problems = new ArrayList<ModelProblem>();
        for (var model : bundle.processes()) {
            model.elements("serviceTask").forEach(step -> step(model, step, problems));
            Stream.concat(
                            Stream.of("serviceTask", "sendTask", "businessRuleTask", "callActivity")
                                    .flatMap(kind -> model.elements(kind).stream()),
                            model.throwing())
                    .filter(step -> !ModelFile.camunda(step, "asyncBefore").equals("true"))
                    .forEach(step -> problems.add(
                            model.refused(step, "is not asynchronous before: it would fail a person's click")));
        }
        return problems;
    }

    private void step(ModelFile model, Element task, List<ModelProblem> problems) {
        var step = contract.steps().get(ModelFile.step(task));
        if (step == null) {
            problems.add(model.refused(task, "calls a step that the platform does not have"));
            return;
        }
        for (var input : ModelFile.elements(task, "inputParameter")) {
            var name = input.getAttribute("name");
            if (!step.inputs().contains(name)) {
                problems.add(model.refused(task, "gives the step an input that it does not read: " + name));
            }
            if (!INPUT.matcher(input.getTextContent()).matches()) {
                problems.add(model.refused(task, "the input " + name + " is neither a code nor one variable"));
            }
            if (name.equals("message") && !contract.messages().contains(input.getTextContent())) {
                problems.add(model.advice(
                        task, "sends a message that the matrix of messages lacks: " + input.getTextContent()));
            }
        }
    }
}
