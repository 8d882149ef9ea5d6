package org.huhang.model;

import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** A task that says whose answer it judges names tasks that are deployed with it. */
@Component
class JudgesRule implements ModelRule {

    private static final String TASK = "userTask";

    @Override
    public List<ModelProblem> problems(Bundle bundle) {
        var tasks = bundle.processes().stream()
                .flatMap(model -> model.elements(TASK).stream())
                .map(ModelFile::id)
                .collect(Collectors.toSet());
        return bundle.processes().stream()
                .flatMap(model -> model.elements(TASK).stream().flatMap(task -> ModelFile.listed(task, ModelFile.JUDGES)
                        .filter(judged -> !tasks.contains(judged))
                        .map(judged -> model.refused(
                                task, "judges the answer of a task that is not deployed with it: " + judged))))
                .toList();
    }
}
