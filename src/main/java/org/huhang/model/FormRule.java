package org.huhang.model;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** A form is named as its file and belongs to something. */
@Component
class FormRule implements ModelRule {

    @Override
    public List<ModelProblem> problems(Bundle bundle) {
        var problems = new ArrayList<ModelProblem>();
        var used = new HashSet<String>();
        bundle.processes().forEach(model -> Stream.of("userTask", "startEvent")
                .flatMap(kind -> model.elements(kind).stream())
                .forEach(element -> used.add(ModelFile.camunda(element, "formRef"))));
        bundle.forms().values().stream()
                .flatMap(Bundle::components)
                .forEach(part -> used.add(Bundle.property(part, "include")));
        bundle.forms().forEach((name, form) -> {
            var id = form.path("id").asString("");
            var parts = id.split("_", 2);
            if (parts.length < 2
                    || !name.equals(
                            "forms/" + ModelFile.kebabCase(parts[0]) + "/" + ModelFile.kebabCase(parts[1]) + ".form")) {
                problems.add(ModelProblem.advice(name, null, "a file named after the form’s id would be found: " + id));
            }
            // What several processes share need not be used by each.
            if (!Bundle.folder(name).equals(Bundle.SHARED) && !used.contains(id)) {
                problems.add(ModelProblem.advice(name, null, "belongs to no task"));
            }
        });
        return problems;
    }
}
