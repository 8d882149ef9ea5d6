package org.huhang.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

/** Each task that decides, with reasons, on what somebody else answered says whose answer it judges, in every shipped model. */
class JudgedBeforeTests {

    private static final Pattern ID = Pattern.compile("(?m)^  \"id\": \"(\\w+)\"");

    /** Who decides something of his own after somebody else answered, and why that is so. */
    private static final Map<String, String> OWN = Map.ofEntries(
            Map.entry(
                    "guardianWarning_chooseMeasure",
                    "the conduct, which stands in its form, and what the tables propose"),
            Map.entry("guardianWarning_admonish", "does what was chosen; the facts stand in its form"),
            Map.entry("guardianWarning_issueWarning", "does what was chosen; the facts stand in its form"),
            Map.entry("guardianWarning_issueSupervisionOrder", "does what was chosen; the facts stand in its form"),
            Map.entry("guardianWarning_orderGuidance", "does what was chosen"),
            Map.entry("mandatoryReport_registerIntake", "the report, which stands before its form"),
            Map.entry("mandatoryReport_servicePlan", "what helps the child, whom the same desk assessed"),
            Map.entry("mandatoryReport_needsAssessment", "how the child is, which it sees itself"),
            Map.entry("policeHandling_acceptCase", "the case of its own station"),
            Map.entry("policeHandling_prosecutionDecision", "what its own investigation found"),
            Map.entry("returnToSchool_compareData", "what the registers say"),
            Map.entry("returnToSchool_aidPlan", "what helps the child"),
            Map.entry("returnToSchool_checkReturn", "whether the child came, which it sees itself"));

    @Test
    void whoDecidesOnTheAnswerOfAnotherSaysWhose() throws IOException {
        var silent = new TreeSet<String>();
        for (var model : models()) {
            var before = before(model);
            for (var task : model.elements("userTask")) {
                var group = ModelFile.camunda(task, "candidateGroups");
                var others = before.getOrDefault(ModelFile.id(task), Set.of()).stream()
                        .filter(other ->
                                !ModelFile.camunda(other, "candidateGroups").equals(group))
                        .toList();
                var form = ModelFile.camunda(task, "formRef");
                var says = ModelFile.listed(task, ModelFile.JUDGES).findAny().isPresent();
                if (!others.isEmpty() && decides(form, group) && !says && !OWN.containsKey(form)) {
                    silent.add(form);
                }
            }
        }
        assertThat(silent).isEmpty();
    }

    /** A decision says why; whoever leads decides in any case. */
    private static boolean decides(String form, String group) throws IOException {
        return group.contains("leader") || forms().get(form).contains("shared_reason");
    }

    /** The tasks of persons from which a model leads to a task without another one between, by the id of that one. */
    private static Map<String, Set<Element>> before(ModelFile model) {
        var elements = new LinkedHashMap<String, Element>();
        model.elements("userTask").forEach(task -> elements.put(ModelFile.id(task), task));
        var into = new LinkedHashMap<String, Set<String>>();
        model.elements("sequenceFlow")
                .forEach(flow -> into.computeIfAbsent(flow.getAttribute("targetRef"), id -> new HashSet<>())
                        .add(flow.getAttribute("sourceRef")));
        var before = new LinkedHashMap<String, Set<Element>>();
        for (var id : elements.keySet()) {
            var seen = new HashSet<String>();
            var next = new ArrayDeque<>(into.getOrDefault(id, Set.of()));
            while (!next.isEmpty()) {
                var from = next.remove();
                if (!seen.add(from)) {
                    continue;
                }
                if (elements.containsKey(from)) {
                    before.computeIfAbsent(id, task -> new HashSet<>()).add(elements.get(from));
                } else {
                    next.addAll(into.getOrDefault(from, Set.of()));
                }
            }
        }
        return before;
    }

    private static List<ModelFile> models() throws IOException {
        try (var files = Files.walk(Path.of("processes"))) {
            return files.filter(file -> file.toString().endsWith(".bpmn"))
                    .sorted()
                    .map(file -> ModelFile.read(file.toString(), bytes(file)))
                    .toList();
        }
    }

    private static Map<String, String> forms() throws IOException {
        var found = new TreeMap<String, String>();
        try (Stream<Path> files = Files.walk(Path.of("forms"))) {
            files.filter(file -> file.toString().endsWith(".form"))
                    .map(JudgedBeforeTests::text)
                    .forEach(text -> {
                        var id = ID.matcher(text);
                        if (id.find()) {
                            found.put(id.group(1), text);
                        }
                    });
        }
        return found;
    }

    private static String text(Path file) {
        return new String(bytes(file), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
