package org.huhang.engine;

import java.util.List;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.Condition;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParser;
import org.camunda.bpm.engine.impl.bpmn.parser.FieldDeclaration;
import org.camunda.bpm.engine.impl.el.UelExpressionCondition;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.task.TaskDefinition;
import org.camunda.bpm.engine.impl.util.xml.Element;

/**
 * The engine's parser without what makes objects from names in a model while it is still parsing: form handlers, forms of
 * the engine's own kind, injected fields, mappings by class. The engine takes these from the name space of its forerunner
 * too; so does this.
 */
final class FencedParse extends BpmnParse {

    private static final List<String> MADE_WHILE_PARSING = List.of("formHandlerClass", "formKey");
    private static final List<String> OLD_FORMS = List.of("formData", "formProperty");
    private static final List<String> MAPPINGS = List.of("variableMappingClass", "variableMappingDelegateExpression");

    FencedParse(BpmnParser parser) {
        super(parser);
    }

    @Override
    protected void parseStartFormHandlers(List<Element> starts, ProcessDefinitionEntity definition) {
        starts.forEach(FencedParse::refuseForms);
        super.parseStartFormHandlers(starts, definition);
    }

    @Override
    public TaskDefinition parseTaskDefinition(
            Element task, String key, ActivityImpl activity, ProcessDefinitionEntity definition) {
        refuseForms(task);
        return super.parseTaskDefinition(task, key, activity, definition);
    }

    private static void refuseForms(Element element) {
        refuse(element, MADE_WHILE_PARSING);
        var extensions = element.element("extensionElements");
        for (var name : OLD_FORMS) {
            if (extensions != null && extensions.elementNS(CAMUNDA_BPMN_EXTENSIONS_NS, name) != null) {
                throw new ProcessEngineException("a model may not carry " + name);
            }
        }
    }

    @Override
    public ActivityImpl parseCallActivity(Element call, ScopeImpl scope, boolean many) {
        refuse(call, MAPPINGS);
        return super.parseCallActivity(call, scope, many);
    }

    private static void refuse(Element element, List<String> names) {
        for (var name : names) {
            if (element.attributeNS(CAMUNDA_BPMN_EXTENSIONS_NS, name) != null) {
                throw new ProcessEngineException("a model may not name " + name);
            }
        }
    }

    @Override
    public List<FieldDeclaration> parseFieldDeclarations(Element element) {
        var fields = super.parseFieldDeclarations(element);
        if (!fields.isEmpty()) {
            throw new ProcessEngineException("a model may not fill fields");
        }
        return fields;
    }

    @Override
    protected Condition parseConditionExpression(Element element, String ancestorId) {
        var condition = super.parseConditionExpression(element, ancestorId);
        if (!(condition instanceof UelExpressionCondition)) {
            throw new ProcessEngineException("a model may not decide by a script: " + ancestorId);
        }
        return condition;
    }
}
