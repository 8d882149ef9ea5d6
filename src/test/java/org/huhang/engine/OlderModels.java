package org.huhang.engine;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Versions of the shipped models as they may have been before, for cases that began on one of them. */
public final class OlderModels {

    private static final JsonMapper JSON = new JsonMapper();

    private OlderModels() {}

    /**
     * Something that happens while the latest version of a folder has a form that asks less; afterwards the shipped one is the
     * latest again.
     */
    public static <T> T asking(
            Definitions definitions,
            String folder,
            String form,
            Set<String> without,
            java.util.function.Supplier<T> then) {
        var files = new TreeMap<>(ShippedModels.of(folder));
        var old = (ObjectNode) JSON.readTree(Objects.requireNonNull(files.get(form), form));
        remove(old, without);
        files.put(form, old.toString().getBytes(StandardCharsets.UTF_8));
        definitions.put("shipped:" + folder, files);
        try {
            return then.get();
        } finally {
            definitions.deploy("shipped:" + folder, ShippedModels.of(folder));
        }
    }

    private static void remove(ObjectNode holder, Set<String> keys) {
        if (holder.get("components") instanceof tools.jackson.databind.node.ArrayNode parts) {
            parts.valueStream().toList().forEach(part -> remove((ObjectNode) part, keys));
            for (var i = parts.size() - 1; i >= 0; i--) {
                if (keys.contains(parts.get(i).path("key").asString(""))) {
                    parts.remove(i);
                }
            }
        }
    }
}
