package org.huhang.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** The models and forms that come with the application, folder by folder. */
final class ShippedModels {

    private static final String SHARED = "shared";

    private ShippedModels() {}

    /** The folders of processes, but for the one that all share. */
    static Set<String> folders() {
        var folders = new TreeSet<String>();
        for (var resource : find("processes/*/*.bpmn")) {
            folders.add(name(resource).split("/")[1]);
        }
        folders.remove(SHARED);
        return folders;
    }

    /**
     * The files that are shipped of a folder.
     *
     * @param folder a folder of processes
     * @return its files and the shared ones, by name
     */
    static Map<String, byte[]> of(String folder) {
        var files = new TreeMap<String, byte[]>();
        for (var resource : resources(folder)) {
            try {
                files.put(name(resource), resource.getContentAsByteArray());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return files;
    }

    private static List<Resource> resources(String folder) {
        return Stream.of(folder, SHARED)
                .flatMap(part -> Stream.of(
                        "processes/" + part + "/*.bpmn",
                        "processes/" + part + "/*.dmn",
                        "processes/" + part + "/*.properties",
                        "forms/" + part + "/*.form",
                        "forms/" + part + "/*.properties"))
                .flatMap(pattern -> find(pattern).stream())
                .toList();
    }

    private static List<Resource> find(String pattern) {
        try {
            return List.of(new PathMatchingResourcePatternResolver().getResources("classpath*:" + pattern));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The path from the folder of models on, such as {@code processes/shared/feedback.bpmn}. */
    private static String name(Resource resource) {
        try {
            var url = resource.getURL().toString();
            var from = Math.max(url.lastIndexOf("/processes/"), url.lastIndexOf("/forms/"));
            return url.substring(from + 1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
