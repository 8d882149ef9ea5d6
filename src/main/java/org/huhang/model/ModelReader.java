package org.huhang.model;

import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import javax.xml.namespace.QName;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads one model with a parser that knows neither DOCTYPE nor entities nor anything outside the file, and holds each
 * element, attribute and text against the vocabulary. What is said of the text is said of what the engine will read: one
 * encoding, no instructions, no parts that another parser would see differently.
 */
final class ModelReader {

    private static final int DEEPEST = 32;
    private static final int ELEMENTS = 40_000;
    private static final int PROBLEMS = 100;
    private static final XMLInputFactory PARSERS = parsers();

    private final String file;
    private final QName root;
    private final ModelValues values;
    private final List<ModelProblem> problems = new ArrayList<>();
    private final Deque<Open> open = new ArrayDeque<>();
    private int elements;

    ModelReader(String file, String ending, ModelValues values) {
        this.file = file;
        this.root = new QName(
                ending.equals("bpmn")
                        ? "http://www.omg.org/spec/BPMN/20100524/MODEL"
                        : "https://www.omg.org/spec/DMN/20191111/MODEL/",
                "definitions");
        this.values = values;
    }

    private static XMLInputFactory parsers() {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory;
    }

    List<ModelProblem> problems(byte[] content) {
        try {
            read(PARSERS.createXMLStreamReader(new StringReader(text(content))));
        } catch (CharacterCodingException e) {
            problems.add(ModelProblem.at(file, 0, null, "is not UTF-8"));
        } catch (XMLStreamException e) {
            var at = e.getLocation();
            problems.add(ModelProblem.at(file, at == null ? 0 : at.getLineNumber(), null, "is no well-formed XML"));
        }
        return problems;
    }

    private static String text(byte[] content) throws CharacterCodingException {
        var text = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                .decode(ByteBuffer.wrap(content))
                .toString();
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private void read(XMLStreamReader in) throws XMLStreamException {
        declaration(in);
        while (in.hasNext() && problems.size() < PROBLEMS) {
            switch (in.next()) {
                case XMLStreamConstants.START_ELEMENT -> start(in);
                case XMLStreamConstants.END_ELEMENT -> end(in);
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> text(in);
                case XMLStreamConstants.SPACE, XMLStreamConstants.COMMENT, XMLStreamConstants.END_DOCUMENT -> {}
                default -> problem(in, "a DOCTYPE, an entity or an instruction to a program");
            }
            if (open.size() > DEEPEST || elements > ELEMENTS) {
                problem(in, "deeper than " + DEEPEST + " elements, or more than " + ELEMENTS + " of them");
                return;
            }
        }
    }

    private void declaration(XMLStreamReader in) {
        var encoding = in.getCharacterEncodingScheme();
        if (encoding != null && !encoding.equalsIgnoreCase("UTF-8")
                || in.getVersion() != null && !in.getVersion().equals("1.0")) {
            problem(in, "another encoding than UTF-8, or another XML than 1.0");
        }
    }

    private void start(XMLStreamReader in) {
        elements++;
        var allowed = AllowedInModels.element(in.getName());
        var around = open.peek();
        open.push(new Open(in.getName(), in.getAttributeValue(null, "id"), allowed, new StringBuilder()));
        if (around == null && !in.getName().equals(root)) {
            problem(in, "is not what its name says: " + in.getLocalName());
        }
        for (var i = 0; i < in.getNamespaceCount(); i++) {
            if (!AllowedInModels.namespace(Objects.requireNonNullElse(in.getNamespaceURI(i), ""))) {
                problem(in, "a name space that models do not use: " + in.getNamespacePrefix(i));
            }
        }
        if (allowed == null) {
            problem(in, "an element that models may not have: " + said(in.getPrefix(), in.getLocalName()));
            return;
        }
        attributes(in, allowed);
        if (in.getLocalName().equals("timerEventDefinition") && startsProcess()) {
            problem(in, "a process that a timer starts: cases are opened by reports");
        }
    }

    private void attributes(XMLStreamReader in, AllowedInModels.Element allowed) {
        for (var i = 0; i < in.getAttributeCount(); i++) {
            var name = said(in.getAttributePrefix(i), in.getAttributeLocalName(i));
            var kind = allowed.attributes().get(in.getAttributeName(i));
            if (kind == null) {
                problem(in, "an attribute that models may not have: " + name);
            } else if (!values.mayStand(kind, in.getAttributeValue(i))) {
                problem(in, name + " is not of the kind that may stand there: " + kind);
            }
        }
    }

    private boolean startsProcess() {
        var names = open.stream().map(Open::name).map(QName::getLocalPart).toList();
        return names.size() > 2
                && names.get(1).equals("startEvent")
                && names.get(2).equals("process");
    }

    private void text(XMLStreamReader in) {
        var around = open.peek();
        if (around != null) {
            around.text().append(in.getText());
        }
    }

    private void end(XMLStreamReader in) {
        var ended = Objects.requireNonNull(open.peek());
        var text = ended.text().toString();
        var allowed = ended.allowed();
        if (allowed != null) {
            if (allowed.inside() == null ? !text.isBlank() : !values.mayStand(allowed.inside(), text)) {
                problem(
                        in,
                        "the text in " + ended.name().getLocalPart() + " is not of the kind that may stand there: "
                                + (allowed.inside() == null ? "none" : allowed.inside()));
            }
        }
        open.pop();
    }

    private void problem(XMLStreamReader in, String what) {
        var id =
                open.stream().map(Open::id).filter(Objects::nonNull).findFirst().orElse(null);
        problems.add(ModelProblem.at(file, in.getLocation().getLineNumber(), id, what));
    }

    private static String said(@Nullable String prefix, String name) {
        return prefix == null || prefix.isEmpty() ? name : prefix + ":" + name;
    }

    /** An element whose end was not read yet. */
    private record Open(
            QName name, @Nullable String id, AllowedInModels.@Nullable Element allowed, StringBuilder text) {}
}
