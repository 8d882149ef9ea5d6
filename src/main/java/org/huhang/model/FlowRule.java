package org.huhang.model;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.w3c.dom.Element;

/** Every question has an answer in every case, and is answered by variables that somebody sets; none is kept unread. */
@Component
class FlowRule implements ModelRule {

    private static final String NAME = "[a-z][A-Za-z]*";
    private static final String TEST = NAME + " (==|!=) ('[A-Za-z][A-Za-z0-9]*'|true|false|null)";
    private static final Pattern CONDITION = Pattern.compile("\\$\\{" + TEST + "( (&&|\\|\\|) " + TEST + ")*}");
    private static final Set<String> CONSTANTS = Set.of("true", "false", "null");

    private final Contract contract;

    FlowRule(Contract contract) {
        this.contract = contract;
    }

    @Override
    public List<ModelProblem> problems(Bundle bundle) {
        var problems = new ArrayList<ModelProblem>();
        for (var model : bundle.processes()) {
            Stream.of("exclusiveGateway", "inclusiveGateway")
                    .flatMap(kind -> model.elements(kind).stream())
                    .forEach(gateway -> question(model, gateway, problems));
            if (calls(bundle, model).findAny().isPresent() || !model.folder().equals(Bundle.SHARED)) {
                conditions(bundle, model, problems);
            }
            messages(model, problems);
        }
        unread(bundle, problems);
        return problems;
    }

    private static void question(ModelFile model, Element gateway, List<ModelProblem> problems) {
        var outgoing = model.elements("sequenceFlow").stream()
                .filter(flow -> flow.getAttribute("sourceRef").equals(ModelFile.id(gateway)))
                .toList();
        if (outgoing.size() < 2) {
            return;
        }
        if (!gateway.getAttribute("name").endsWith("？")) {
            problems.add(model.advice(gateway, "a name that is a question would say what is decided"));
        }
        var free = outgoing.stream()
                .filter(flow -> ModelFile.children(flow, "conditionExpression").isEmpty())
                .map(ModelFile::id)
                .toList();
        var answered = gateway.getLocalName().equals("exclusiveGateway")
                ? free.equals(List.of(gateway.getAttribute("default")))
                : !free.isEmpty();
        if (!answered) {
            problems.add(model.refused(gateway, "has no way for the case that no condition holds, or more than one"));
        }
    }

    private void conditions(Bundle bundle, ModelFile model, List<ModelProblem> problems) {
        var declared = declared(bundle, model);
        Stream.of("conditionExpression", "condition")
                .flatMap(kind -> model.elements(kind).stream())
                .forEach(condition -> {
                    if (!CONDITION.matcher(condition.getTextContent()).matches()) {
                        problems.add(
                                model.refused(condition, "a condition compares variables with codes, nothing else"));
                    }
                    known(model, condition, declared, problems);
                });
    }

    private static void known(ModelFile model, Element at, Set<String> declared, List<ModelProblem> problems) {
        ModelFile.words(at.getTextContent()).stream()
                .filter(word -> !declared.contains(word))
                .forEach(word -> problems.add(model.refused(at, "reads a variable that nobody sets: " + word)));
    }

    private Set<String> declared(Bundle bundle, ModelFile model) {
        var declared = new HashSet<>(CONSTANTS);
        contract.set().forEach(declared::add);
        bundle.formVariables(model.folder()).forEach(declared::add);
        model.elements("inputParameter").forEach(input -> declared.add(input.getAttribute("name")));
        model.elements("startEvent").stream()
                .flatMap(start -> ModelFile.properties(start, "takes").stream())
                .flatMap(listed -> Stream.of(listed.split("\\s*,\\s*")))
                .forEach(declared::add);
        model.elements("businessRuleTask").forEach(table -> declared.add(ModelFile.camunda(table, "resultVariable")));
        calls(bundle, model)
                .flatMap(call -> ModelFile.elements(call, "in").stream())
                .forEach(input -> declared.add(input.getAttribute("target")));
        return declared;
    }

    /** The steps that call this process; what is shared need not be called by each. */
    private static Stream<Element> calls(Bundle bundle, ModelFile model) {
        var ids = model.elements("process").stream().map(ModelFile::id).collect(Collectors.toSet());
        return bundle.processes().stream()
                .flatMap(other -> other.elements("callActivity").stream())
                .filter(call -> ids.contains(call.getAttribute("calledElement")));
    }

    private void messages(ModelFile model, List<ModelProblem> problems) {
        model.elements("message").stream()
                .filter(message -> !contract.messages().contains(message.getAttribute("name")))
                .forEach(message ->
                        problems.add(model.advice(message, "names a message that the matrix of messages lacks")));
    }

    /** A variable is kept because a way, a group, a step, a term or a table reads it: none is kept for its own sake. */
    private void unread(Bundle bundle, List<ModelProblem> problems) {
        var read = new TreeSet<String>();
        contract.read().forEach(read::add);
        Stream.concat(bundle.processes().stream(), bundle.tables().stream())
                .forEach(model -> read.addAll(model.variables()));
        bundle.forms().forEach((name, form) -> {
            if (!Bundle.folder(name).equals(Bundle.SHARED)) {
                kept(form)
                        .filter(variable -> !read.contains(variable))
                        .forEach(variable -> problems.add(
                                ModelProblem.advice(name, null, "keeps a variable that nobody reads: " + variable)));
            }
        });
    }

    private static Stream<String> kept(tools.jackson.databind.JsonNode form) {
        return Bundle.components(form)
                .filter(field -> Bundle.property(field, "variable").equals("true"))
                .map(field -> field.path("key").asString(""))
                .collect(Collectors.toSet())
                .stream();
    }
}
