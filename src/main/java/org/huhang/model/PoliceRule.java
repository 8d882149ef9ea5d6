package org.huhang.model;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.w3c.dom.Element;

/** Nothing ends the police on their way to a child but they themselves, in whatever process they are called. */
@Component
class PoliceRule implements ModelRule {

    private static final Set<Work> THEIRS = Set.of(Work.FIRST_RESPONSE, Work.EMERGENCY_RESPONSE);

    @Override
    public List<ModelProblem> problems(Bundle bundle) {
        var problems = new ArrayList<ModelProblem>();
        for (var model : bundle.processes()) {
            if (police(bundle, model, new HashSet<>())) {
                Stream.concat(model.elements("terminateEventDefinition").stream(), interrupting(model))
                        .forEach(
                                end -> problems.add(model.refused(end, "ends police who are on their way to a child")));
            }
            cancelled(model)
                    .forEach(event -> problems.add(
                            model.refused(event, "ends the task of police who are on their way to a child")));
        }
        return problems;
    }

    /** Whether police have a task in it, or in what it calls. */
    private static boolean police(Bundle bundle, ModelFile model, Set<String> seen) {
        return seen.add(model.name())
                && (model.elements("userTask").stream().anyMatch(PoliceRule::theirs)
                        || model.elements("callActivity").stream()
                                .map(call -> call.getAttribute("calledElement"))
                                .flatMap(called -> bundle.processes().stream()
                                        .filter(other -> other.elements("process").stream()
                                                .anyMatch(process ->
                                                        ModelFile.id(process).equals(called))))
                                .anyMatch(other -> police(bundle, other, seen)));
    }

    private static boolean theirs(Element task) {
        var group = ModelFile.camunda(task, "candidateGroups");
        return group.contains("'POLICE'")
                || group.contains("policeCode")
                || ModelFile.properties(task, "work").stream().map(Work::of).anyMatch(THEIRS::contains);
    }

    /** What begins inside the process from outside and ends the rest of it. */
    private static Stream<Element> interrupting(ModelFile model) {
        return model.elements("subProcess").stream()
                .filter(inner -> inner.getAttribute("triggeredByEvent").equals("true"))
                .flatMap(inner -> ModelFile.children(inner, "startEvent").stream())
                .filter(start -> !start.getAttribute("isInterrupting").equals("false"));
    }

    private static Stream<Element> cancelled(ModelFile model) {
        var theirs = model.elements("userTask").stream()
                .filter(PoliceRule::theirs)
                .map(ModelFile::id)
                .collect(Collectors.toSet());
        return model.elements("boundaryEvent").stream()
                .filter(event -> theirs.contains(event.getAttribute("attachedToRef")))
                .filter(event -> !event.getAttribute("cancelActivity").equals("false"));
    }
}
