package org.huhang.engine;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;

/** The extension properties of an element, such as {@code term}. */
final class ModelProperties {

    private ModelProperties() {}

    /** While the engine reads a model. */
    static Map<String, String> of(Element element) {
        var found = new HashMap<String, String>();
        var extensions = element.element("extensionElements");
        var properties =
                extensions == null ? null : extensions.elementNS(BpmnParse.CAMUNDA_BPMN_EXTENSIONS_NS, "properties");
        if (properties != null) {
            for (var property : properties.elementsNS(BpmnParse.CAMUNDA_BPMN_EXTENSIONS_NS, "property")) {
                found.put(property.attribute("name"), property.attribute("value"));
            }
        }
        return found;
    }

    /** What a deployed model says under one name; none where it says nothing. */
    static Stream<String> of(BaseElement element, String name) {
        return Stream.ofNullable(element.getExtensionElements())
                .flatMap(extensions ->
                        extensions.getElementsQuery().filterByType(CamundaProperties.class).list().stream())
                .flatMap(properties -> properties.getCamundaProperties().stream())
                .filter(property -> name.equals(property.getCamundaName()))
                .map(property -> property.getCamundaValue().strip());
    }

    /** The same, where a property lists several with commas. */
    static Stream<String> listed(BaseElement element, String name) {
        return of(element, name).flatMap(value -> Stream.of(value.split("\\s*,\\s*")));
    }
}
