package org.huhang.model;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** A process is named as its file, its ids are its own and say what they stand for. */
@Component
class NameRule implements ModelRule {

    /** How the ids of shipped models begin; Modeler's own do not, and work as well. */
    static final Map<String, String> PREFIXES = Map.ofEntries(
            Map.entry("userTask", "userTask_"),
            Map.entry("serviceTask", "serviceTask_"),
            Map.entry("businessRuleTask", "businessRuleTask_"),
            Map.entry("callActivity", "callActivity_"),
            Map.entry("subProcess", "subProcess_"),
            Map.entry("exclusiveGateway", "gateway_"),
            Map.entry("inclusiveGateway", "gateway_"),
            Map.entry("parallelGateway", "gateway_"),
            Map.entry("startEvent", "startEvent_"),
            Map.entry("endEvent", "endEvent_"),
            Map.entry("intermediateCatchEvent", "event_"),
            Map.entry("intermediateThrowEvent", "event_"),
            Map.entry("boundaryEvent", "event_"),
            Map.entry("sequenceFlow", "flow_"),
            Map.entry("lane", "lane_"),
            Map.entry("participant", "participant_"),
            Map.entry("message", "message_"));

    private static final Pattern MEANING = Pattern.compile("[a-z][A-Za-z]+");
    private static final Pattern KEBAB = Pattern.compile("[a-z]+(-[a-z]+)*");

    @Override
    public List<ModelProblem> problems(Bundle bundle) {
        var problems = new ArrayList<ModelProblem>();
        for (var model : bundle.processes()) {
            process(model, problems);
            ids(model, problems);
        }
        return problems;
    }

    private static void process(ModelFile model, List<ModelProblem> problems) {
        var processes = model.elements("process");
        if (processes.size() != 1 || !KEBAB.matcher(model.stem()).matches()) {
            problems.add(
                    ModelProblem.of(model.name(), null, "is not one process in a file with a name like warn-again"));
            return;
        }
        var process = processes.get(0);
        if (!ModelFile.id(process).equals(ModelFile.camelCase(model.stem()))) {
            problems.add(model.refused(
                    process, "the process is not named as its file, " + ModelFile.camelCase(model.stem())));
        }
        if (!process.getAttribute("isExecutable").equals("true")) {
            problems.add(model.refused(process, "the process is not executable"));
        }
        if (ModelFile.text(process, "documentation").isBlank()) {
            problems.add(model.advice(process, "nothing says what the process is for"));
        }
    }

    private static void ids(ModelFile model, List<ModelProblem> problems) {
        var ids = new HashSet<String>();
        for (var element : model.everything()) {
            var id = ModelFile.id(element);
            if (!id.isEmpty() && !ids.add(id)) {
                problems.add(model.refused(element, "two elements have this id"));
            }
            var prefix = ModelFile.BPMN.equals(element.getNamespaceURI())
                    ? PREFIXES.get(Objects.requireNonNull(element.getLocalName()))
                    : null;
            if (prefix != null
                    && !(id.startsWith(prefix)
                            && MEANING.matcher(id.substring(prefix.length())).matches())) {
                problems.add(model.advice(element, "an id such as " + prefix + "decideFiling would say what it is"));
            }
        }
    }
}
