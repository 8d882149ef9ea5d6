package org.huhang.engine;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Documentation;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.jspecify.annotations.Nullable;

/** How an element of a model, or its process, is called and explained; where there is no English, in Chinese. */
record ElementWords(String name, String nameEn, String documentation, String documentationEn) {

    static ElementWords of(
            String id, @Nullable String name, Collection<Documentation> documentations, Properties english) {
        var chinese = Objects.requireNonNullElse(name, id);
        var documentation = documentations.stream()
                .map(Documentation::getTextContent)
                .findFirst()
                .orElse("");
        return new ElementWords(
                chinese,
                english.getProperty(id + ".name", chinese),
                documentation,
                english.getProperty(id + ".documentation", documentation));
    }

    /** All that a model names, by id. */
    static Map<String, ElementWords> of(BpmnModelInstance model, Properties english) {
        var all = new HashMap<String, ElementWords>();
        for (var element : model.getModelElementsByType(FlowElement.class)) {
            var documentation = element instanceof FlowNode node ? node.getDocumentations() : List.<Documentation>of();
            all.put(element.getId(), of(element.getId(), element.getName(), documentation, english));
        }
        for (var process : model.getModelElementsByType(Process.class)) {
            all.put(process.getId(), of(process.getId(), process.getName(), process.getDocumentations(), english));
        }
        return Map.copyOf(all);
    }
}
