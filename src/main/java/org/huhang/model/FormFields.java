package org.huhang.model;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** What the forms of a bundle ask, with what they include; columns of lists are no fields of the form. */
public final class FormFields {

    private static final Map<String, String> KINDS = Map.ofEntries(
            Map.entry("textfield", "text"),
            Map.entry("textarea", "text"),
            Map.entry("radio", "choice"),
            Map.entry("select", "choice"),
            Map.entry("checklist", "several"),
            Map.entry("taglist", "several"),
            Map.entry("checkbox", "yes"),
            Map.entry("datetime", "moment"),
            Map.entry("number", "number"),
            Map.entry("dynamiclist", "rows"),
            Map.entry("filepicker", "files"));

    private static final String LIST = "dynamiclist";

    private FormFields() {}

    /** The fields of a form by their keys, each with its kind; none where the form is not in the bundle. */
    static Map<String, String> of(Bundle bundle, String formId) {
        return fields(bundle, formId)
                .collect(TreeMap::new, (all, field) -> all.put(key(field), kind(field)), TreeMap::putAll);
    }

    /**
     * The fields that stand in a file itself.
     *
     * @param form the file
     * @return in its order, without what it includes
     */
    public static Stream<JsonNode> inFile(JsonNode form) {
        return form.path("components").valueStream().flatMap(FormFields::andInside);
    }

    /**
     * The name of a field.
     *
     * @param field the field
     * @return its key; a list stands under its path
     */
    public static String key(JsonNode field) {
        return field.path(list(field) ? "path" : "key").asString("");
    }

    /** Text, choice, several, yes, moment, number, rows or files; empty for what asks nothing. */
    static String kind(JsonNode field) {
        return KINDS.getOrDefault(field.path("type").asString(""), "");
    }

    private static Stream<JsonNode> fields(Bundle bundle, String formId) {
        return bundle.forms().values().stream()
                .filter(form -> form.path("id").asString("").equals(formId))
                .flatMap(form -> Stream.concat(
                        inFile(form),
                        Bundle.components(form)
                                .map(part -> Bundle.property(part, "include"))
                                .filter(included -> !included.isEmpty() && !included.equals(formId))
                                .flatMap(included -> fields(bundle, included))));
    }

    private static Stream<JsonNode> andInside(JsonNode part) {
        var itself = kind(part).isEmpty() || key(part).isEmpty() ? Stream.<JsonNode>empty() : Stream.of(part);
        return list(part) ? itself : Stream.concat(itself, inFile(part));
    }

    private static boolean list(JsonNode part) {
        return part.path("type").asString("").equals(LIST);
    }
}
