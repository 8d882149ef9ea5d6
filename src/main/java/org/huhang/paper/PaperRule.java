package org.huhang.paper;

import java.util.List;
import org.huhang.model.Bundle;
import org.huhang.model.ModelProblem;
import org.huhang.model.ModelRule;
import org.springframework.stereotype.Component;

/** A form names only papers that there are. */
@Component
class PaperRule implements ModelRule {

    private final PaperKinds kinds;

    PaperRule(PaperKinds kinds) {
        this.kinds = kinds;
    }

    @Override
    public List<ModelProblem> problems(Bundle bundle) {
        return bundle.forms().entrySet().stream()
                .flatMap(form -> List.of(
                                Bundle.property(form.getValue(), "papers").split(","))
                        .stream()
                        .map(String::strip)
                        .filter(kind -> !kind.isEmpty() && kinds.find(kind).isEmpty())
                        .map(kind -> ModelProblem.of(form.getKey(), null, "there is no paper " + kind)))
                .toList();
    }
}
