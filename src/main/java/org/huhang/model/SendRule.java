package org.huhang.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Component;
import org.w3c.dom.Element;

/** What hands something over is called as its receiver shall read it, and says which answers that one reads. */
@Component
class SendRule implements ModelRule {

    @Override
    public List<ModelProblem> problems(Bundle bundle) {
        var problems = new ArrayList<ModelProblem>();
        var asked = new TreeMap<String, String>();
        bundle.forms().values().stream()
                .flatMap(FormFields::inFile)
                .forEach(field -> asked.put(FormFields.key(field), FormFields.kind(field)));
        bundle.processes().forEach(model -> model.handingOver().forEach(element -> {
            said(model, element, problems);
            told(model, element, asked, problems);
        }));
        return problems;
    }

    private static void said(ModelFile model, Element element, List<ModelProblem> problems) {
        if (element.getAttribute("name").isBlank()) {
            problems.add(model.refused(element, "has no name, by which its receiver reads what is handed over"));
        }
        if (ModelFile.properties(element, ModelFile.TELLS).isEmpty()) {
            problems.add(model.advice(
                    element,
                    "says not by the property " + ModelFile.TELLS
                            + " which answers its receiver reads; it reads the reason alone"));
        }
    }

    private static void told(ModelFile model, Element element, Map<String, String> asked, List<ModelProblem> problems) {
        for (var property : List.of(ModelFile.TELLS, ModelFile.TELLS_BESIDE)) {
            ModelFile.listed(element, property).forEach(key -> {
                if (!asked.containsKey(key)) {
                    problems.add(model.refused(element, "tells an answer that no form asks: " + key));
                } else if (property.equals(ModelFile.TELLS) && "text".equals(asked.get(key))) {
                    problems.add(model.refused(
                            element,
                            "what somebody writes and corrects is for " + ModelFile.TELLS_BESIDE + ": " + key));
                }
            });
        }
    }
}
