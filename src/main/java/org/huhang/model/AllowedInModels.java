package org.huhang.model;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javax.xml.namespace.QName;
import org.jspecify.annotations.Nullable;

/** The vocabulary of models: elements, their attributes, and what may stand in these. Read once, from the file beside. */
final class AllowedInModels {

    private static final String FILE = "/model/allowed-in-models.txt";
    private static final String INSIDE = "text";
    private static final String PLAIN = "plain";

    private static final Map<String, String> NAMESPACES = Map.ofEntries(
            Map.entry("bpmn", "http://www.omg.org/spec/BPMN/20100524/MODEL"),
            Map.entry("bpmndi", "http://www.omg.org/spec/BPMN/20100524/DI"),
            Map.entry("dc", "http://www.omg.org/spec/DD/20100524/DC"),
            Map.entry("di", "http://www.omg.org/spec/DD/20100524/DI"),
            Map.entry("camunda", "http://camunda.org/schema/1.0/bpmn"),
            Map.entry("modeler", "http://camunda.org/schema/modeler/1.0"),
            Map.entry("bioc", "http://bpmn.io/schema/bpmn/biocolor/1.0"),
            Map.entry("color", "http://www.omg.org/spec/BPMN/non-normative/color/1.0"),
            Map.entry("xsi", "http://www.w3.org/2001/XMLSchema-instance"),
            Map.entry("dmn", "https://www.omg.org/spec/DMN/20191111/MODEL/"),
            Map.entry("dmndi", "https://www.omg.org/spec/DMN/20191111/DMNDI/"),
            Map.entry("dmnDc", "http://www.omg.org/spec/DMN/20180521/DC/"),
            Map.entry("dmnDi", "http://www.omg.org/spec/DMN/20180521/DI/"),
            Map.entry("camundaDmn", "http://camunda.org/schema/1.0/dmn"),
            Map.entry("biodi", "http://bpmn.io/schema/dmn/biodi/2.0"));

    private static final Set<String> KNOWN = Set.copyOf(NAMESPACES.values());
    private static final Map<QName, Element> ELEMENTS = read();

    private AllowedInModels() {}

    static boolean namespace(String uri) {
        return KNOWN.contains(uri);
    }

    /** Null if a model may not have such an element. */
    static @Nullable Element element(QName name) {
        return ELEMENTS.get(name);
    }

    private static Map<QName, Element> read() {
        var elements = new HashMap<QName, Element>();
        try (var file = Objects.requireNonNull(AllowedInModels.class.getResourceAsStream(FILE));
                var lines = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            lines.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> Arrays.asList(line.split(" ")))
                    .forEach(words -> elements.put(name(words.get(0)), Element.of(words.subList(1, words.size()))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Map.copyOf(elements);
    }

    private static QName name(String word) {
        var colon = word.indexOf(':');
        return colon < 0
                ? new QName(word)
                : new QName(
                        Objects.requireNonNull(NAMESPACES.get(word.substring(0, colon)), word),
                        word.substring(colon + 1));
    }

    /**
     * What an element may carry.
     *
     * @param attributes names to kinds of value
     * @param inside the kind of its text, null if it has none
     */
    record Element(Map<QName, String> attributes, @Nullable String inside) {

        private static Element of(Iterable<String> words) {
            var attributes = new HashMap<QName, String>();
            String inside = null;
            for (var word : words) {
                var equals = word.indexOf('=');
                var kind = equals < 0 ? PLAIN : word.substring(equals + 1);
                var name = equals < 0 ? word : word.substring(0, equals);
                if (name.equals(INSIDE)) {
                    inside = kind;
                } else {
                    attributes.put(name(name), kind);
                }
            }
            return new Element(Map.copyOf(attributes), inside);
        }
    }
}
