package org.huhang.model;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What is deployed together: the processes, tables and forms of one folder and everything shared, so that every reference
 * resolves inside it.
 *
 * @param processes BPMN files
 * @param tables DMN files
 * @param forms form files by name, as JSON
 * @param english the English beside models, by folder
 */
public record Bundle(
        List<ModelFile> processes,
        List<ModelFile> tables,
        Map<String, JsonNode> forms,
        Map<String, Properties> english) {

    static final String SHARED = "shared";
    private static final JsonMapper JSON = new JsonMapper();
    private static final String ENGLISH = "/en.properties";

    /**
     * Reads the files of a deployment.
     *
     * @param files by name, such as {@code processes/shared/feedback.bpmn}; they passed the {@link ModelGate}
     * @return the bundle
     * @throws ModelRefused if a form is no JSON
     */
    public static Bundle of(Map<String, byte[]> files) {
        var bundle = new Bundle(new ArrayList<>(), new ArrayList<>(), new TreeMap<>(), new TreeMap<>());
        new TreeMap<>(files).forEach(bundle::add);
        return bundle;
    }

    private void add(String name, byte[] content) {
        if (name.endsWith(".bpmn")) {
            processes.add(ModelFile.read(name, content));
        } else if (name.endsWith(".dmn")) {
            tables.add(ModelFile.read(name, content));
        } else if (name.endsWith(".form")) {
            forms.put(name, json(name, content));
        } else if (name.startsWith("processes/") && name.endsWith(ENGLISH)) {
            english.put(folder(name), read(content));
        }
    }

    private static JsonNode json(String name, byte[] content) {
        try {
            return JSON.readTree(content);
        } catch (JacksonException e) {
            throw new ModelRefused(List.of(ModelProblem.of(name, null, "is no JSON")));
        }
    }

    private static Properties read(byte[] content) {
        var properties = new Properties();
        try (var reader = new InputStreamReader(new ByteArrayInputStream(content), StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }

    static String folder(String name) {
        var end = name.lastIndexOf('/');
        var path = end < 0 ? "" : name.substring(0, end);
        return path.substring(path.indexOf('/') + 1);
    }

    /** The English beside a model; empty if nobody wrote any. */
    Properties englishOf(ModelFile model) {
        return english.getOrDefault(model.folder(), new Properties());
    }

    /**
     * The components of a form, groups and lists before what stands in them.
     *
     * @param form the form, or one of its components
     * @return the form itself first
     */
    public static Stream<JsonNode> components(JsonNode form) {
        return Stream.concat(
                Stream.of(form), form.path("components").valueStream().flatMap(Bundle::components));
    }

    /**
     * A custom property of a component.
     *
     * @param component the component
     * @param name the property
     * @return empty if it has none
     */
    public static String property(JsonNode component, String name) {
        return component.path("properties").path(name).asString("");
    }

    /** The variables that the forms of a folder and the shared ones send to the engine. */
    Stream<String> formVariables(String folder) {
        return forms.entrySet().stream()
                .filter(form -> folder(form.getKey()).equals(folder)
                        || folder(form.getKey()).equals(SHARED))
                .flatMap(form -> components(form.getValue()))
                .flatMap(field -> switch (property(field, "variable")) {
                    case "" -> Stream.empty();
                    case "true" -> Stream.of(field.path("key").asString(""));
                    default -> Stream.of(property(field, "variable"));
                });
    }
}
