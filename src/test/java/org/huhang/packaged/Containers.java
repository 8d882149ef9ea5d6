package org.huhang.packaged;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What the files in {@code docker/} say, read as data. */
final class Containers {

    static final Path FOLDER = Path.of("docker");

    /** A variable of compose, with the message that stands in for a missing value. */
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Z_]+)(?::\\?[^}]*)?}");

    private final Map<String, Object> compose;
    private final List<String> dockerfile;

    private Containers(Map<String, Object> compose, List<String> dockerfile) {
        this.compose = compose;
        this.dockerfile = dockerfile;
    }

    static Containers read() throws IOException {
        Map<String, Object> compose = new Yaml(new SafeConstructor(new LoaderOptions()))
                .load(Files.readString(FOLDER.resolve("compose.yaml")));
        var whole = Files.readString(FOLDER.resolve("Dockerfile")).replaceAll("\\\\\\n\\s*", " ");
        return new Containers(compose, whole.lines().map(String::strip).toList());
    }

    /** The example of the file that compose takes its variables from. */
    static Map<String, String> example() throws IOException {
        var values = new LinkedHashMap<String, String>();
        for (var line : Files.readAllLines(FOLDER.resolve(".env.example"))) {
            if (!line.isBlank() && !line.startsWith("#")) {
                var parts = line.split("=", 2);
                values.put(parts[0], parts[1]);
            }
        }
        return values;
    }

    static Set<String> variables(Path file) throws IOException {
        var names = new TreeSet<String>();
        VARIABLE.matcher(Files.readString(file)).results().forEach(found -> names.add(found.group(1)));
        return names;
    }

    /** The environment of a service, filled in as compose does it. */
    Map<String, String> environment(String service, Map<String, String> values) {
        var environment = new LinkedHashMap<String, String>();
        map(service(service).get("environment"))
                .forEach((name, value) -> environment.put(
                        name,
                        VARIABLE.matcher(String.valueOf(value))
                                .replaceAll(found ->
                                        Matcher.quoteReplacement(Objects.requireNonNull(values.get(found.group(1)))))));
        return environment;
    }

    Set<String> services() {
        return map(compose.get("services")).keySet();
    }

    Map<String, Object> service(String name) {
        return map(map(compose.get("services")).get(name));
    }

    /** Every path of the repository that compose and Dockerfile name. */
    List<Path> paths() {
        var paths = new ArrayList<Path>();
        for (var name : services()) {
            var service = service(name);
            strings(service.get("volumes"))
                    .filter(volume -> volume.startsWith("."))
                    .forEach(volume -> paths.add(FOLDER.resolve(volume.split(":")[0])));
            if (service.get("build") != null) {
                var build = map(service.get("build"));
                var context =
                        FOLDER.resolve(String.valueOf(build.get("context"))).normalize();
                paths.add(context.resolve(String.valueOf(build.get("dockerfile"))));
            }
        }
        dockerfile.stream()
                .filter(line -> line.startsWith("COPY ") && !line.contains("--from="))
                .map(line -> line.split("\\s+"))
                .forEach(words ->
                        Stream.of(words).skip(1).limit(words.length - 2).forEach(from -> paths.add(Path.of(from))));
        return paths;
    }

    List<String> entrypoint() {
        return words("ENTRYPOINT ");
    }

    List<String> healthCheck() {
        return words("HEALTHCHECK ");
    }

    private List<String> words(String instruction) {
        var line = dockerfile.stream()
                .filter(each -> each.startsWith(instruction))
                .findFirst()
                .orElseThrow();
        return new JsonMapper().readValue(line.substring(line.indexOf('[')), new TypeReference<List<String>>() {});
    }

    private static Stream<String> strings(@org.jspecify.annotations.Nullable Object list) {
        return list == null ? Stream.empty() : ((List<?>) list).stream().map(String::valueOf);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(@org.jspecify.annotations.Nullable Object node) {
        return (Map<String, Object>) Objects.requireNonNull(node);
    }
}
