package org.huhang.agency;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.huhang.engine.StartOfProcess;
import org.huhang.model.Bundle;
import org.huhang.model.ModelFile;
import org.huhang.model.ModelProblem;
import org.huhang.model.ModelRule;
import org.springframework.stereotype.Component;
import org.w3c.dom.Element;

/** Whoever may begin a process by hand, or takes what is handed over to it, is a role of the platform. */
@Component
class StartRule implements ModelRule {

    /** The part of a start form that says of which child a process is begun. */
    private static final String CHILD = "shared_startChild";

    @Override
    public List<ModelProblem> problems(Bundle bundle) {
        var problems = new ArrayList<ModelProblem>();
        for (var model : bundle.processes()) {
            for (var start : model.elements("startEvent")) {
                Stream.of(StartOfProcess.STARTED_BY, StartOfProcess.TAKEN_BY)
                        .flatMap(property -> ModelFile.properties(start, property).stream())
                        .flatMap(named -> Arrays.stream(named.split("\\s*,\\s*")))
                        .filter(desk -> !known(desk))
                        .forEach(desk -> problems.add(model.refused(start, "nobody has the role " + desk)));
                if (!ModelFile.properties(start, StartOfProcess.STARTED_BY).isEmpty() && !asks(bundle, start)) {
                    problems.add(model.refused(
                            start,
                            "whoever begins by hand needs a form with the part " + CHILD + ", deployed with it"));
                }
            }
        }
        return problems;
    }

    private static boolean known(String desk) {
        var parts = desk.strip().split(":", 2);
        return Stream.of(AgencyType.values())
                .filter(type -> type.name().equals(parts[0]))
                .anyMatch(type -> parts.length == 2 && type.roles().contains(parts[1]));
    }

    private static boolean asks(Bundle bundle, Element start) {
        return bundle.forms().values().stream()
                .filter(form -> form.path("id").asString("").equals(ModelFile.camunda(start, "formRef")))
                .flatMap(Bundle::components)
                .anyMatch(part -> Bundle.property(part, "include").equals(CHILD));
    }
}
