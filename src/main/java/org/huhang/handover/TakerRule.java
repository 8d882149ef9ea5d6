package org.huhang.handover;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.huhang.engine.StartOfProcess;
import org.huhang.engine.Starts;
import org.huhang.model.Bundle;
import org.huhang.model.ModelFile;
import org.huhang.model.ModelProblem;
import org.huhang.model.ModelRule;
import org.springframework.stereotype.Component;

/** Whatever is handed over has somebody who takes it: by the matrix, by a deployed model, or by one that comes with it. */
@Component
class TakerRule implements ModelRule {

    private final LinkMatrix matrix;
    private final Starts starts;

    TakerRule(LinkMatrix matrix, Starts starts) {
        this.matrix = matrix;
        this.starts = starts;
    }

    @Override
    public List<ModelProblem> problems(Bundle bundle) {
        var problems = new ArrayList<ModelProblem>();
        var taken = taken(bundle);
        for (var model : bundle.processes()) {
            model.handingOver()
                    .flatMap(element -> model.handed(element).stream()
                            .filter(message -> !taken.contains(message)
                                    && starts.taking(message).isEmpty())
                            .map(message -> model.refused(element, "hands over what nobody takes: " + message)))
                    .forEach(problems::add);
        }
        return problems;
    }

    private Set<String> taken(Bundle bundle) {
        var here = bundle.processes().stream().flatMap(model -> model.elements("startEvent").stream()
                .filter(start ->
                        !ModelFile.properties(start, StartOfProcess.TAKEN_BY).isEmpty())
                .flatMap(start -> model.handed(start).stream()));
        return Stream.concat(matrix.messages(), here).collect(Collectors.toSet());
    }
}
