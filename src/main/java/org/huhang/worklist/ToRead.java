package org.huhang.worklist;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A form for somebody who cannot fill it in: what is ticked stays to be seen, and a sentence names what its holder may tick, in
 * place of boxes that do nothing.
 */
final class ToRead {

    private final Map<String, ?> values;
    private final BiFunction<@Nullable String, List<String>, String> sentence;

    /**
     * @param values what stands in the form
     * @param sentence names what may be ticked: of a question, null for boxes that stand alone, these options
     */
    ToRead(Map<String, ?> values, BiFunction<@Nullable String, List<String>, String> sentence) {
        this.values = values;
        this.sentence = sentence;
    }

    /** Changes the schema in place and returns it. */
    JsonNode of(JsonNode schema) {
        if (schema.path("components") instanceof ArrayNode components) {
            boxes(components);
            components.forEach(this::list);
            components.forEach(this::of);
        }
        return schema;
    }

    /** Boxes one after another that show under the same condition are one sentence. */
    private void boxes(ArrayNode components) {
        for (var at = 0; at < components.size(); at++) {
            var first = components.get(at);
            if (!isEmptyBox(first)) {
                continue;
            }
            var next = at + 1;
            while (next < components.size() && isEmptyBox(components.get(next)) && alike(first, components.get(next))) {
                next++;
            }
            var labels = IntStream.range(at, next)
                    .mapToObj(components::get)
                    .map(ToRead::label)
                    .toList();
            for (var gone = next - 1; gone > at; gone--) {
                components.remove(gone);
            }
            text((ObjectNode) first, sentence.apply(null, labels));
        }
    }

    private boolean isEmptyBox(JsonNode component) {
        return type(component).equals("checkbox") && !Boolean.TRUE.equals(values.get(key(component)));
    }

    private static boolean alike(JsonNode one, JsonNode other) {
        return one.path("conditional").equals(other.path("conditional"));
    }

    private void list(JsonNode component) {
        if (!type(component).equals("checklist") || !(component.path("values") instanceof ArrayNode options)) {
            return;
        }
        var ticked = values.get(key(component)) instanceof List<?> several ? several : List.of();
        var left = new ArrayList<String>();
        for (var at = options.size() - 1; at >= 0; at--) {
            var option = options.get(at);
            if (!ticked.contains(option.path("value").stringValue(""))) {
                left.add(0, label(option));
                options.remove(at);
            }
        }
        if (options.isEmpty()) {
            text((ObjectNode) component, sentence.apply(label(component), left));
        }
    }

    private static void text(ObjectNode component, String text) {
        component.retain("id", "conditional");
        component.put("type", "text").put("text", text);
    }

    private static String type(JsonNode component) {
        return component.path("type").stringValue("");
    }

    private static String key(JsonNode component) {
        return component.path("key").stringValue("");
    }

    private static String label(JsonNode component) {
        return component.path("label").stringValue("");
    }
}
