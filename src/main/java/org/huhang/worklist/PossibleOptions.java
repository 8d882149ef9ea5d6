package org.huhang.worklist;

import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Takes out of a form what cannot apply to the task, so that nobody chooses what would be refused. What the form demands stays:
 * where nothing fits, all is offered, and the refusal says why. What the rules demand of the task is marked like what the form
 * demands.
 */
final class PossibleOptions {

    private final Map<String, Set<String>> impossible;
    private final Set<String> needless;
    private final Set<String> demanded;

    PossibleOptions(Map<String, Set<String>> impossible, Set<String> needless, Set<String> demanded) {
        this.impossible = impossible;
        this.needless = needless;
        this.demanded = demanded;
    }

    /** Changes the schema in place and returns it. */
    JsonNode of(JsonNode schema) {
        if (schema.path("components") instanceof ArrayNode components) {
            drop(
                    components,
                    component -> needless.contains(key(component))
                            && !component.path("validate").path("required").asBoolean(false));
            components.forEach(this::without);
        }
        return schema;
    }

    private void without(JsonNode component) {
        var never = impossible.getOrDefault(key(component), Set.of());
        if (component.path("values") instanceof ArrayNode options
                && !options.valueStream().allMatch(option -> never.contains(code(option)))) {
            drop(options, option -> never.contains(code(option)));
        }
        if (component instanceof ObjectNode asked && demanded.contains(key(asked))) {
            (asked.get("validate") instanceof ObjectNode rules ? rules : asked.putObject("validate"))
                    .put("required", true);
        }
        of(component);
    }

    private static String key(JsonNode component) {
        return component.path("key").stringValue("");
    }

    private static String code(JsonNode option) {
        return option.path("value").stringValue("");
    }

    private static void drop(ArrayNode nodes, Predicate<JsonNode> gone) {
        IntStream.iterate(nodes.size() - 1, at -> at >= 0, at -> at - 1)
                .filter(at -> gone.test(nodes.get(at)))
                .forEach(nodes::remove);
    }
}
