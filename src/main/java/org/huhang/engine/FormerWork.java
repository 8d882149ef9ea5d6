package org.huhang.engine;

import org.huhang.model.Work;

/** What work the tasks of models are that were deployed before models said so. Implemented by the owner of the tasks. */
public interface FormerWork {

    /**
     * The work of a task of which its model says nothing.
     *
     * @param processKey the process whose model it is in
     * @param elementId its id there
     * @return {@link Work#OTHER} if nobody knows
     */
    Work of(String processKey, String elementId);
}
