package org.huhang.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.w3c.dom.Element;

/** A task of people says who does it, with which form, and in two sentences what it is about. */
@Component
class PeopleRule implements ModelRule {

    private static final Pattern GROUP = Pattern.compile("\\$\\{([a-z][A-Za-z]*\\.[a-z][A-Za-z]*)\\([^()]*\\)}");

    private final Contract contract;

    PeopleRule(Contract contract) {
        this.contract = contract;
    }

    @Override
    public List<ModelProblem> problems(Bundle bundle) {
        var forms = bundle.forms().values().stream()
                .map(form -> form.path("id").asString(""))
                .collect(Collectors.toSet());
        var problems = new ArrayList<ModelProblem>();
        for (var model : bundle.processes()) {
            for (var task : model.elements("userTask")) {
                task(model, task, forms, problems);
            }
        }
        return problems;
    }

    private void task(ModelFile model, Element task, Set<String> forms, List<ModelProblem> problems) {
        var group = GROUP.matcher(ModelFile.camunda(task, "candidateGroups"));
        if (!group.matches() || !contract.functions().containsKey(group.group(1))) {
            problems.add(model.refused(
                    task,
                    "the group is not one call of a function, such as ${agency.group('CIVIL','welfareOfficer')}"));
        }
        var form = ModelFile.camunda(task, "formRef");
        if (!forms.contains(form) || !ModelFile.camunda(task, "formRefBinding").equals("deployment")) {
            problems.add(model.refused(task, "the form " + form + " is not deployed with the task"));
        }
        ModelFile.properties(task, "work").stream()
                .filter(work -> Work.of(work) == Work.OTHER)
                .forEach(work -> problems.add(model.refused(task, "the platform knows no such work: " + work)));
        if (task.getAttribute("name").isBlank()) {
            problems.add(model.refused(task, "the task has no name"));
        }
        if (ModelFile.text(task, "documentation")
                        .chars()
                        .filter(sign -> sign == '。')
                        .count()
                != 2) {
            problems.add(model.advice(task, "two sentences would say what to do and what follows"));
        }
    }
}
