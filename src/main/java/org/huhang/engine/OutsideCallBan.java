package org.huhang.engine;

import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.bpmn.behavior.DmnBusinessRuleTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.behavior.ServiceTaskDelegateExpressionActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;

/**
 * Refuses a model whose machine steps are anything but the platform's own: the stock engine also runs shell commands,
 * sends mail and calls classes.
 */
final class OutsideCallBan extends AbstractBpmnParseListener {

    private static final String CAMUNDA = BpmnParse.CAMUNDA_BPMN_EXTENSIONS_NS.getNamespaceUri();

    private static final Set<Class<?>> ALLOWED =
            Set.of(ServiceTaskDelegateExpressionActivityBehavior.class, DmnBusinessRuleTaskActivityBehavior.class);

    /** What would load a class or run a script if the engine only read it; nothing of it is needed by any model. */
    private static final Set<String> FORBIDDEN_ELEMENTS =
            Set.of("script", "connector", "executionListener", "taskListener", "field", "formData");

    private static final Set<String> FORBIDDEN_ATTRIBUTES = Set.of(
            "class",
            "variableMappingClass",
            "variableMappingDelegateExpression",
            "formHandlerClass",
            "formKey",
            "resource");

    @Override
    public void parseRootElement(Element root, List<ProcessDefinitionEntity> definitions) {
        refuseForbidden(root);
    }

    private static void refuseForbidden(Element element) {
        if (element.getUri().equals(CAMUNDA) && FORBIDDEN_ELEMENTS.contains(element.getTagName())) {
            throw new ProcessEngineException("a model may not carry " + element.getTagName());
        }
        for (var name : FORBIDDEN_ATTRIBUTES) {
            if (element.attributeNS(BpmnParse.CAMUNDA_BPMN_EXTENSIONS_NS, name) != null) {
                throw new ProcessEngineException("a model may not name " + name);
            }
        }
        element.elements().forEach(OutsideCallBan::refuseForbidden);
    }

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
        var behavior = activity.getActivityBehavior();
        if (behavior == null || !ALLOWED.contains(behavior.getClass())) {
            throw refused(activity);
        }
    }

    private static ProcessEngineException refused(ActivityImpl activity) {
        return new ProcessEngineException("a model may call only the platform's steps: " + activity.getId());
    }
}
