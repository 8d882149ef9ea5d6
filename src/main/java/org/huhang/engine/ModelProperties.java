package org.huhang.engine;

import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.engine.impl.util.xml.Element;

/** The extension properties of an element, such as {@code term}. */
final class ModelProperties {

    private ModelProperties() {}

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
}
