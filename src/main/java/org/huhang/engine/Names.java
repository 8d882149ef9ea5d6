package org.huhang.engine;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;

/** How the engine's ids read in the platform. */
final class Names {

    static final String CASE_NO = "caseNo";

    private Names() {}

    /** Definition ids look like {@code mandatoryReport:3:4711}. */
    static String processKey(String definitionId) {
        var colon = definitionId.indexOf(':');
        return colon < 0 ? definitionId : definitionId.substring(0, colon);
    }

    /** Steps are called by {@code ${forwardCase}}. */
    static String step(String delegateExpression) {
        return delegateExpression.substring(2, delegateExpression.length() - 1);
    }

    static String rootInstanceId(DelegateExecution execution) {
        var root = ((ExecutionEntity) execution).getRootProcessInstanceId();
        return root == null ? execution.getProcessInstanceId() : root;
    }
}
