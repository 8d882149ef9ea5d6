package org.huhang.engine;

import java.util.Set;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.bpmn.behavior.DmnBusinessRuleTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.behavior.ServiceTaskDelegateExpressionActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;

/**
 * Refuses a model whose machine steps are anything but the platform's own: the stock engine also runs shell commands,
 * sends mail and calls classes.
 */
final class OutsideCallBan extends AbstractBpmnParseListener {

    private static final Set<Class<?>> ALLOWED =
            Set.of(ServiceTaskDelegateExpressionActivityBehavior.class, DmnBusinessRuleTaskActivityBehavior.class);

    @Override
    public void parseServiceTask(Element element, ScopeImpl scope, ActivityImpl activity) {
        check(activity);
    }

    @Override
    public void parseSendTask(Element element, ScopeImpl scope, ActivityImpl activity) {
        check(activity);
    }

    @Override
    public void parseBusinessRuleTask(Element element, ScopeImpl scope, ActivityImpl activity) {
        check(activity);
    }

    @Override
    public void parseScriptTask(Element element, ScopeImpl scope, ActivityImpl activity) {
        throw refused(activity);
    }

    private static void check(ActivityImpl activity) {
        if (!ALLOWED.contains(activity.getActivityBehavior().getClass())) {
            throw refused(activity);
        }
    }

    private static ProcessEngineException refused(ActivityImpl activity) {
        return new ProcessEngineException("a model may call only the platform's steps: " + activity.getId());
    }
}
