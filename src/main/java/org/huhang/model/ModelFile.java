package org.huhang.model;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * A model as the tree that it is, without any engine.
 *
 * @param name as in the deployment, such as {@code processes/mandatory-report/mandatory-report.bpmn}
 * @param root its definitions
 */
public record ModelFile(String name, Element root) {

    /** The name space of BPMN. */
    public static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";

    /** The step that an event which throws a message does, with that message. */
    public static final String HANDS_OVER = "handOver";

    /** The property of what hands over that lists the answers which its receiver reads, with their corrections. */
    public static final String TELLS = "tells";

    /** The property that lists those which it reads as well; of a correction it learns only that there was one. */
    public static final String TELLS_BESIDE = "tellsBeside";

    /** The property of a user task that lists the tasks whose answers it judges. */
    public static final String JUDGES = "judges";

    private static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";
    private static final Pattern WORD = Pattern.compile("[a-z][A-Za-z]*");
    private static final Pattern TEXT = Pattern.compile("'[^']*'");

    static ModelFile read(String name, byte[] content) {
        try {
            var factory = DocumentBuilderFactory.newDefaultInstance();
            factory.setNamespaceAware(true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
            return new ModelFile(
                    name,
                    factory.newDocumentBuilder()
                            .parse(new ByteArrayInputStream(content))
                            .getDocumentElement());
        } catch (IOException | ParserConfigurationException | SAXException e) {
            throw new IllegalArgumentException(name + " cannot be read", e);
        }
    }

    /**
     * The folder that it lies in.
     *
     * @return such as {@code mandatory-report}; the whole path before the file for a deeper one
     */
    public String folder() {
        return Bundle.folder(name);
    }

    /**
     * The file's own name.
     *
     * @return without path and ending
     */
    public String stem() {
        return name.substring(name.lastIndexOf('/') + 1, name.lastIndexOf('.'));
    }

    /**
     * All elements of a kind.
     *
     * @param localName the kind, in whatever name space
     * @return in the order of the file
     */
    public List<Element> elements(String localName) {
        return elements(root, localName);
    }

    /**
     * All elements of a kind inside another.
     *
     * @param within the other
     * @param localName the kind, in whatever name space
     * @return in the order of the file
     */
    public static List<Element> elements(Element within, String localName) {
        return list(within.getElementsByTagNameNS("*", localName));
    }

    List<Element> everything() {
        return list(root.getElementsByTagNameNS("*", "*"));
    }

    private static List<Element> list(NodeList nodes) {
        var elements = new ArrayList<Element>();
        for (var i = 0; i < nodes.getLength(); i++) {
            elements.add((Element) nodes.item(i));
        }
        return elements;
    }

    static List<Element> children(Element parent, String localName) {
        return elements(parent, localName).stream()
                .filter(child -> child.getParentNode() == parent)
                .toList();
    }

    /**
     * An attribute of the engine's name space.
     *
     * @param element the element that has it
     * @param attribute its local name
     * @return empty if absent
     */
    public static String camunda(Element element, String attribute) {
        return element.getAttributeNS(CAMUNDA, attribute);
    }

    /**
     * The id of an element.
     *
     * @param element the element
     * @return empty if it has none
     */
    public static String id(Element element) {
        return element.getAttribute("id");
    }

    /**
     * The values that a task's properties of one name have.
     *
     * @param element the task
     * @param name the property's name
     * @return in the order of the file
     */
    public static List<String> properties(Element element, String name) {
        return elements(element, "property").stream()
                .filter(property -> property.getAttribute("name").equals(name))
                .map(property -> property.getAttribute("value"))
                .toList();
    }

    /** The same, where a property lists several with commas. */
    static Stream<String> listed(Element element, String name) {
        return properties(element, name).stream()
                .flatMap(value -> Stream.of(value.split(",")))
                .map(String::strip)
                .filter(value -> !value.isEmpty());
    }

    /** The events that throw a message. */
    Stream<Element> throwing() {
        return Stream.of("intermediateThrowEvent", "endEvent")
                .flatMap(kind -> elements(kind).stream())
                .filter(event -> !children(event, "messageEventDefinition").isEmpty());
    }

    /**
     * What hands something over.
     *
     * @return the events that throw a message, and the steps
     */
    public Stream<Element> handingOver() {
        return Stream.concat(throwing(), elements("serviceTask").stream().filter(task -> step(task)
                .equals(HANDS_OVER)));
    }

    /**
     * The messages that an event or a step names.
     *
     * @param element the event or step
     * @return their names; empty for a message that the model does not name
     */
    public List<String> handed(Element element) {
        var messages = elements("message");
        return Stream.concat(
                        elements(element, "messageEventDefinition").stream()
                                .map(event -> event.getAttribute("messageRef"))
                                .flatMap(ref -> messages.stream()
                                        .filter(message -> id(message).equals(ref))
                                        .map(message -> message.getAttribute("name"))),
                        elements(element, "inputParameter").stream()
                                .filter(input -> input.getAttribute("name").equals("message"))
                                .map(Element::getTextContent))
                .toList();
    }

    /**
     * What the service tasks that call a step give it.
     *
     * @param step the step's name
     * @param input the input's name
     * @return the inputs themselves, in the order of the file
     */
    public List<Element> stepInputs(String step, String input) {
        return elements("serviceTask").stream()
                .filter(task -> step(task).equals(step))
                .flatMap(task -> elements(task, "inputParameter").stream())
                .filter(parameter -> parameter.getAttribute("name").equals(input))
                .toList();
    }

    /** The variables that its conditions, inputs, groups, loops and tables read, with key words among them. */
    Set<String> variables() {
        var read = new HashSet<String>();
        Stream.of("conditionExpression", "condition", "timeDate", "timeDuration", "inputParameter", "inputExpression")
                .flatMap(kind -> elements(kind).stream())
                .forEach(element -> read.addAll(words(element.getTextContent())));
        elements("in").forEach(element -> read.add(element.getAttribute("source")));
        elements("userTask").forEach(task -> read.addAll(words(camunda(task, "candidateGroups"))));
        elements("multiInstanceLoopCharacteristics").forEach(loop -> read.addAll(words(camunda(loop, "collection"))));
        return read;
    }

    /** The step that a service task calls. */
    static String step(Element serviceTask) {
        return camunda(serviceTask, "delegateExpression").replaceAll("^\\$\\{|}$", "");
    }

    static String text(Element parent, String child) {
        return children(parent, child).stream()
                .map(Element::getTextContent)
                .findFirst()
                .orElse("");
    }

    /** The variables that an expression reads, and its key words. */
    static Set<String> words(String expression) {
        return WORD.matcher(TEXT.matcher(expression).replaceAll(""))
                .results()
                .map(word -> word.group())
                .collect(Collectors.toSet());
    }

    static String camelCase(String kebab) {
        var camel = new StringBuilder();
        for (var word : kebab.split("-")) {
            camel.append(camel.isEmpty() ? word : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1));
        }
        return camel.toString();
    }

    static String kebabCase(String camel) {
        return camel.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    /**
     * A problem of an element that keeps the model out.
     *
     * @param at the element
     * @param what what is wrong with it
     * @return the problem
     */
    public ModelProblem refused(Element at, String what) {
        return ModelProblem.of(name, around(at), what);
    }

    /**
     * Something at an element that a reader of the model would miss.
     *
     * @param at the element
     * @param what what would be better
     * @return the advice
     */
    public ModelProblem advice(Element at, String what) {
        return ModelProblem.advice(name, around(at), what);
    }

    private static String around(Element at) {
        var element = at;
        while (id(element).isEmpty() && element.getParentNode() instanceof Element parent) {
            element = parent;
        }
        return id(element);
    }

    @Override
    public String toString() {
        return name;
    }
}
