package org.huhang.packaged;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collections;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import tools.jackson.databind.json.JsonMapper;

/** The environment variables that mean something to the platform: its own settings and Spring Boot's. */
final class Understood {

    private static final JsonMapper JSON = new JsonMapper();

    private Understood() {}

    static Set<String> variables() throws IOException, ClassNotFoundException {
        var names = new TreeSet<String>();
        var loader = Understood.class.getClassLoader();
        for (var file : Collections.list(loader.getResources("META-INF/spring-configuration-metadata.json"))) {
            try (var content = file.openStream()) {
                JSON.readTree(content)
                        .path("properties")
                        .forEach(property ->
                                names.add(variable(property.path("name").asString(""))));
            }
        }
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(ConfigurationProperties.class));
        for (var found : scanner.findCandidateComponents("org.huhang")) {
            own(Class.forName(Objects.requireNonNull(found.getBeanClassName()))).forEach(names::add);
        }
        return names;
    }

    private static Stream<String> own(Class<?> settings) {
        var prefix = settings.getAnnotation(ConfigurationProperties.class).value();
        var components = settings.getRecordComponents();
        return Arrays.stream(components == null ? new RecordComponent[0] : components)
                .map(component -> variable(prefix + "." + kebab(component.getName())));
    }

    private static String kebab(String name) {
        return name.replaceAll("([a-z])([A-Z])", "$1-$2");
    }

    private static String variable(String property) {
        return property.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }
}
