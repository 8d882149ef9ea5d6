package org.huhang.model;

import java.util.List;
import java.util.stream.Collectors;

/** A deployment has models that carry more than models may; nothing of it was deployed. */
public final class ModelRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private static final int SAID = 20;

    private final transient List<ModelProblem> problems;

    ModelRefused(List<ModelProblem> problems) {
        super(problems.stream().limit(SAID).map(ModelProblem::toString).collect(Collectors.joining("; ")));
        this.problems = List.copyOf(problems);
    }

    /**
     * Throws it if there is a reason.
     *
     * @param problems what was found
     */
    public static void unlessEmpty(List<ModelProblem> problems) {
        if (!problems.isEmpty()) {
            throw new ModelRefused(problems);
        }
    }

    /**
     * All problems.
     *
     * @return in the order of the files and of their lines
     */
    public List<ModelProblem> problems() {
        return problems;
    }
}
