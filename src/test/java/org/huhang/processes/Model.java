package org.huhang.processes;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/**
 * A model file as the tree that it is, without any engine.
 *
 * @param file where it lies
 * @param root its definitions
 */
record Model(Path file, Element root) {

    static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";
    static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";
    private static final Path PROCESSES = Path.of("processes");

    static List<Model> all(String ending) {
        try (Stream<Path> files = Files.walk(PROCESSES)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .map(Model::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Model read(Path file) {
        try {
            var factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            var text = Files.readString(file);
            return new Model(
                    file,
                    factory.newDocumentBuilder()
                            .parse(new InputSource(new StringReader(text)))
                            .getDocumentElement());
        } catch (IOException | ParserConfigurationException | SAXException e) {
            throw new IllegalStateException(file + " cannot be read", e);
        }
    }

    /** The folder, such as {@code mandatory-report}. */
    String folder() {
        return String.valueOf(file.getName(file.getNameCount() - 2));
    }

    /** The file's name without ending. */
    String name() {
        return String.valueOf(file.getFileName()).replaceAll("\\.[a-z]+$", "");
    }

    /** All elements with a local name, whatever their namespace. */
    List<Element> elements(String localName) {
        return elements(root, localName);
    }

    static List<Element> elements(Element within, String localName) {
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

    /** The children with a local name. */
    static List<Element> children(Element parent, String localName) {
        return elements(parent, localName).stream()
                .filter(child -> child.getParentNode() == parent)
                .toList();
    }

    /** An attribute of the engine's namespace, empty if absent. */
    static String camunda(Element element, String attribute) {
        return element.getAttributeNS(CAMUNDA, attribute);
    }

    static String id(Element element) {
        return element.getAttribute("id");
    }

    static String text(Element parent, String child) {
        return children(parent, child).stream()
                .map(Element::getTextContent)
                .findFirst()
                .orElse("");
    }

    /** The English of the folder. */
    Properties english() {
        var english = new Properties();
        try (var reader = Files.newBufferedReader(file.resolveSibling("en.properties"), StandardCharsets.UTF_8)) {
            english.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return english;
    }

    @Override
    public String toString() {
        return folder() + "/" + file.getFileName();
    }
}
