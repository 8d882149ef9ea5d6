package org.huhang.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.ZipInputStream;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Versions of the shipped models as they were, or may have been, for cases that began on one of them. */
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

    /** Something that happens while a folder has its first models, as they were before a process was made of each of their parts. */
    public static <T> T first(Definitions definitions, String folder, java.util.function.Supplier<T> then) {
        definitions.put("shipped:" + folder, files(folder));
        try {
            return then.get();
        } finally {
            definitions.deploy("shipped:" + folder, ShippedModels.of(folder));
        }
    }

    private static TreeMap<String, byte[]> files(String folder) {
        var files = new TreeMap<String, byte[]>();
        try (var zip = new ZipInputStream(new ClassPathResource("older/" + folder + ".zip").getInputStream())) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (!entry.isDirectory()) {
                    files.put(entry.getName(), zip.readAllBytes());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
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
