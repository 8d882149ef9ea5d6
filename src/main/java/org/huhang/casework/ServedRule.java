package org.huhang.casework;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.huhang.agency.AgencyType;
import org.huhang.model.Bundle;
import org.huhang.model.ModelFile;
import org.huhang.model.ModelProblem;
import org.huhang.model.ModelRule;
import org.springframework.stereotype.Component;
import org.w3c.dom.Element;

/** A kind of agency that the step {@code joinAgencies} tells nothing, because the model serves it, has a task of the model. */
@Component
class ServedRule implements ModelRule {

    @Override
    public List<ModelProblem> problems(Bundle bundle) {
        return bundle.processes().stream()
                .flatMap(model ->
                        model.stepInputs("joinAgencies", "served").stream().flatMap(input -> problem(model, input)))
                .toList();
    }

    private static Stream<ModelProblem> problem(ModelFile model, Element input) {
        var kind = input.getTextContent();
        if (Stream.of(AgencyType.values()).noneMatch(type -> type.name().equals(kind))) {
            return Stream.of(model.refused(input, "served is no kind of agency: " + kind));
        }
        return model.elements("userTask").stream()
                        .map(task -> Objects.requireNonNull(ModelFile.camunda(task, "candidateGroups")))
                        .anyMatch(group -> group.contains("'" + kind + "'"))
                ? Stream.empty()
                : Stream.of(model.refused(input, "nobody of " + kind + " has a task here, and nobody else tells them"));
    }
}
