package org.huhang.model;

import java.util.List;

/** A house rule of models, asked before a bundle is deployed. Every bean of this type is asked. */
public interface ModelRule {

    /**
     * What in a bundle breaks the rule.
     *
     * @param bundle its files, which passed the {@link ModelGate}
     * @return empty if nothing does
     */
    List<ModelProblem> problems(Bundle bundle);
}
