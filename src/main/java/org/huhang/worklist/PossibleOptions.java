package org.huhang.worklist;

import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/** Takes out of a form what cannot apply to the task, so that nobody chooses what would be refused. */
final class PossibleOptions {

    private final Map<String, Set<String>> impossible;

    PossibleOptions(Map<String, Set<String>> impossible) {
        this.impossible = impossible;
    }

    /** Changes the schema in place and returns it. */
    JsonNode of(JsonNode schema) {
        if (schema.path("components") instanceof ArrayNode components) {
            drop(components, component -> Set.of().equals(never(component)));
            components.forEach(this::without);
        }
        return schema;
    }

    private void without(JsonNode component) {
        var never = never(component);
        if (never != null && component.path("values") instanceof ArrayNode options) {
            drop(options, option -> never.contains(option.path("value").stringValue("")));
        }
        of(component);
    }

    private @Nullable Set<String> never(JsonNode component) {
        return impossible.get(component.path("key").stringValue(""));
    }

    private static void drop(ArrayNode nodes, Predicate<JsonNode> gone) {
        IntStream.iterate(nodes.size() - 1, at -> at >= 0, at -> at - 1)
                .filter(at -> gone.test(nodes.get(at)))
                .forEach(nodes::remove);
    }
}
