package org.huhang.model;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.w3c.dom.Element;

/** A call names a process of its bundle and hands on what that one reads, and nothing that it knows by itself. */
@Component
class CallRule implements ModelRule {

    private final Contract contract;

    CallRule(Contract contract) {
        this.contract = contract;
    }

    @Override
    public List<ModelProblem> problems(Bundle bundle) {
        Map<String, ModelFile> called = bundle.processes().stream()
                .flatMap(model -> model.elements("process").stream().map(process -> Map.entry(process, model)))
                .collect(Collectors.toMap(
                        process -> ModelFile.id(process.getKey()), Map.Entry::getValue, (one, again) -> one));
        var problems = new ArrayList<ModelProblem>();
        for (var model : bundle.processes()) {
            model.elements("callActivity").forEach(call -> {
                var process = called.get(call.getAttribute("calledElement"));
                if (process == null
                        || !ModelFile.camunda(call, "calledElementBinding").equals("deployment")) {
                    problems.add(model.refused(call, "calls a process that is not deployed with it"));
                } else {
                    needless(bundle, model, call, process, problems);
                }
                caseOf(model, call, problems);
            });
        }
        return problems;
    }

    private static void caseOf(ModelFile model, Element call, List<ModelProblem> problems) {
        var inputs = ModelFile.elements(call, "in");
        if (inputs.stream().anyMatch(input -> input.hasAttribute("variables"))) {
            problems.add(model.refused(call, "hands all variables on instead of those that are needed"));
        }
        if (inputs.stream().noneMatch(input -> input.getAttribute("businessKey").equals("${caseNo}"))
                || inputs.stream()
                        .noneMatch(input -> input.getAttribute("target").equals("caseNo"))) {
            problems.add(model.refused(call, "does not hand on the number of the case"));
        }
    }

    private void needless(
            Bundle bundle, ModelFile model, Element call, ModelFile process, List<ModelProblem> problems) {
        var read = read(bundle, process);
        for (var input : ModelFile.elements(call, "in")) {
            var name = input.getAttribute("target");
            if (name.isEmpty() || name.equals("caseNo")) {
                continue;
            }
            if (!read.contains(name)) {
                problems.add(model.refused(call, "hands on what the called process reads nowhere: " + name));
            } else if (name.equals(input.getAttribute("source"))
                    && contract.passedOn().contains(name)) {
                problems.add(model.advice(call, "hands on what the called process knows by itself: " + name));
            }
        }
    }

    private Set<String> read(Bundle bundle, ModelFile process) {
        var read = new HashSet<>(process.variables());
        contract.read().forEach(read::add);
        bundle.tables().stream().map(ModelFile::variables).forEach(read::addAll);
        return read;
    }
}
