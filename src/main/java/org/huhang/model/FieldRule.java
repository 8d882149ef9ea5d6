package org.huhang.model;

import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import org.w3c.dom.Element;

/** What the code reads by its name is asked, and in the kind in which the code reads it. */
@Component
class FieldRule implements ModelRule {

    @Override
    public List<ModelProblem> problems(Bundle bundle) {
        var problems = new ArrayList<ModelProblem>();
        bundle.forms().forEach((name, form) -> FormFields.inFile(form).forEach(field -> {
            var read = ReadFields.named(FormFields.key(field));
            if (read != null && !read.fits(FormFields.kind(field))) {
                problems.add(ModelProblem.of(
                        name,
                        null,
                        "asks " + read.name() + " as " + FormFields.kind(field)
                                + "; the platform reads it as " + read.kind()
                                + ", what is meant otherwise needs another key"));
            }
        }));
        bundle.processes()
                .forEach(model -> model.elements("userTask").forEach(task -> asked(bundle, model, task, problems)));
        return problems;
    }

    private static void asked(Bundle bundle, ModelFile model, Element task, List<ModelProblem> problems) {
        var asks = FormFields.of(bundle, ModelFile.camunda(task, "formRef"));
        for (var code : ModelFile.properties(task, "work")) {
            ReadFields.of(Work.of(code))
                    .filter(field -> !asks.containsKey(field.name()))
                    .forEach(field -> problems.add(model.refused(
                            task,
                            "the work " + code + " asks " + field.name() + " (" + field.kind()
                                    + "), which the platform reads; the form does not")));
        }
    }
}
