package org.huhang.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Whatever people read of a model stands there in Chinese, and beside it in English; where English lacks, they read Chinese. */
@Component
class EnglishRule implements ModelRule {

    private static final Pattern HAN = Pattern.compile("\\p{IsHan}");
    private static final Set<String> UNSEEN = Set.of("participant", "message");

    @Override
    public List<ModelProblem> problems(Bundle bundle) {
        var problems = new ArrayList<ModelProblem>();
        bundle.processes().forEach(model -> words(model, bundle.englishOf(model), problems));
        bundle.tables().forEach(table -> heads(table, bundle.englishOf(table), problems));
        bundle.english().forEach((folder, english) -> leftOver(bundle, folder, english, problems));
        return problems;
    }

    private static void words(ModelFile model, Properties english, List<ModelProblem> problems) {
        for (var element : model.everything()) {
            if (!ModelFile.BPMN.equals(element.getNamespaceURI()) || UNSEEN.contains(element.getLocalName())) {
                continue;
            }
            var name = element.getAttribute("name");
            if (!name.isEmpty()) {
                if (!HAN.matcher(name).find()) {
                    problems.add(model.advice(element, "a Chinese name would be read"));
                }
                owed(model, ModelFile.id(element) + ".name", english, problems);
            }
            if (!ModelFile.text(element, "documentation").isEmpty()) {
                owed(model, ModelFile.id(element) + ".documentation", english, problems);
            }
        }
    }

    private static void heads(ModelFile table, Properties english, List<ModelProblem> problems) {
        for (var decision : table.elements("decision")) {
            var id = ModelFile.id(decision);
            owed(table, id + ".name", english, problems);
            Stream.of("input", "output")
                    .flatMap(head -> ModelFile.elements(decision, head).stream())
                    .forEach(head -> owed(table, id + "." + ModelFile.id(head) + ".label", english, problems));
            ModelFile.elements(decision, "rule")
                    .forEach(row -> owed(table, id + "." + ModelFile.id(row), english, problems));
        }
    }

    private static void owed(ModelFile model, String key, Properties english, List<ModelProblem> problems) {
        var said = english.getProperty(key, "");
        if (said.isBlank() || HAN.matcher(said).find()) {
            problems.add(ModelProblem.advice(model.name(), null, "en.properties has no English for " + key));
        }
    }

    private static void leftOver(Bundle bundle, String folder, Properties english, List<ModelProblem> problems) {
        var ids = new HashSet<String>();
        Stream.concat(bundle.processes().stream(), bundle.tables().stream())
                .filter(model -> model.folder().equals(folder))
                .flatMap(model -> Stream.concat(Stream.of(model.root()), model.everything().stream()))
                .forEach(element -> ids.add(ModelFile.id(element)));
        english.stringPropertyNames().stream()
                .filter(key -> Arrays.stream(key.split("\\.")).noneMatch(ids::contains))
                .sorted()
                .forEach(key -> problems.add(ModelProblem.advice(
                        "processes/" + folder + "/en.properties", null, "nothing is called " + key + " any more")));
    }
}
