package org.huhang.worklist;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A form for somebody who cannot fill it in: what stands in it is text, and a sentence names what its holder may tick or will
 * write, in place of boxes that do nothing. What the platform fills in stands where it holds, and nobody may tick it.
 */
final class ToRead {

    private static final Set<String> WRITTEN =
            Set.of("select", "radio", "textfield", "textarea", "number", "datetime", "taglist", "filepicker");

    private final Map<String, ?> values;
    private final BiFunction<@Nullable String, List<String>, String> ticks;
    private final Function<List<String>, String> writes;

    /**
     * @param values what stands in the form
     * @param ticks names what may be ticked: of a question, null for boxes that stand alone, these options
     * @param writes names what is asked beside
     */
    ToRead(
            Map<String, ?> values,
            BiFunction<@Nullable String, List<String>, String> ticks,
            Function<List<String>, String> writes) {
        this.values = values;
        this.ticks = ticks;
        this.writes = writes;
    }

    /** Changes the schema in place and returns it. */
    JsonNode of(JsonNode schema) {
        if (schema.path("components") instanceof ArrayNode components) {
            components.forEach(this::emptyList);
            components.removeIf(component -> isSystems(component) && isEmptyBox(component));
            sentences(components, this::isEmptyBox, labels -> ticks.apply(null, labels));
            sentences(components, this::isUnwritten, writes);
            components.forEach(this::list);
            components.forEach(this::written);
            components.forEach(this::of);
        }
        return schema;
    }

    /** Questions one after another that show under the same condition are one sentence. */
    private static void sentences(
            ArrayNode components, Predicate<JsonNode> which, Function<List<String>, String> says) {
        for (var at = 0; at < components.size(); at++) {
            var first = components.get(at);
            if (!which.test(first)) {
                continue;
            }
            var next = at + 1;
            while (next < components.size() && which.test(components.get(next)) && alike(first, components.get(next))) {
                next++;
            }
            var labels = IntStream.range(at, next)
                    .mapToObj(components::get)
                    .map(ToRead::label)
                    .toList();
            for (var gone = next - 1; gone > at; gone--) {
                components.remove(gone);
            }
            text((ObjectNode) first, says.apply(labels));
        }
    }

    private boolean isUnwritten(JsonNode component) {
        return WRITTEN.contains(type(component))
                && !component.path("readonly").booleanValue(false)
                && isNothing(values.get(key(component)));
    }

    private static boolean isNothing(@Nullable Object value) {
        return value == null || value.equals("") || value instanceof Collection<?> several && several.isEmpty();
    }

    /** A list without a row tells what will be asked in each. */
    private void emptyList(JsonNode component) {
        if (type(component).equals("dynamiclist")
                && isNothing(values.get(component.path("path").stringValue("")))) {
            ((ObjectNode) component).retain("id", "label", "conditional", "components");
            ((ObjectNode) component).put("type", "group").put("showOutline", true);
        }
    }

    /** Each row of a list has its own values; what is empty there is not shown. */
    private void written(JsonNode component) {
        if (type(component).equals("dynamiclist")) {
            component.path("components").forEach(this::written);
        }
        if (WRITTEN.contains(type(component))) {
            ((ObjectNode) component).put("readonly", true);
        }
    }

    private static boolean isSystems(JsonNode component) {
        return component.path("disabled").booleanValue(false);
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
        var ticked = values.get(key(component)) instanceof Collection<?> several ? several : List.of();
        var left = new ArrayList<String>();
        for (var at = options.size() - 1; at >= 0; at--) {
            var option = options.get(at);
            if (!ticked.contains(option.path("value").stringValue(""))) {
                left.add(0, label(option));
                options.remove(at);
            }
        }
        if (options.isEmpty()) {
            text((ObjectNode) component, ticks.apply(label(component), left));
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
        return component.path("dateLabel").stringValue(component.path("label").stringValue(""));
    }
}
