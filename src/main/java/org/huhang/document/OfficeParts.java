package org.huhang.document;

import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.huhang.document.FileRefused.Reason;
import org.huhang.form.Characters;
import org.jspecify.annotations.Nullable;

/**
 * Reads the XML of an office file with a parser, as the office program will: in whatever encoding, with its references
 * resolved, and without document type. A search in the bytes would find neither {@code E&#120;ternal} nor UTF-16.
 */
final class OfficeParts {

    /** What parts may be to each other: the last word of a relationship's type. A type that is not here may be anything. */
    private static final Set<String> RELATIONS = Set.of(
            ("officedocument core-properties extended-properties custom-properties thumbnail styles styleswitheffects"
                            + " settings websettings fonttable font theme themeoverride numbering footnotes endnotes comments"
                            + " commentsextended commentsids commentsextensible people person threadedcomment header footer image"
                            + " hyperlink hdphoto customxml customxmlprops chart chartex chartstyle chartcolorstyle"
                            + " chartusershapes drawing vmldrawing diagramdata diagramlayout diagramquickstyle diagramcolors"
                            + " diagramdrawing worksheet chartsheet sharedstrings calcchain table printersettings pivottable"
                            + " pivotcachedefinition pivotcacherecords slicer slicercache timeline timelinecache sheetmetadata"
                            + " rdrichvalue rdrichvaluestructure rdrichvaluetypes richvaluerel richstyles rdarray cellimage"
                            + " cellimages glossarydocument classificationlabels")
                    .split(" "));

    /**
     * Where a link may lead: pages, mail addresses, places in the file itself. Other schemes start programs, and an address
     * without one is of whatever folder or server the file says it comes from.
     */
    private static final Pattern FOLLOWED = Pattern.compile("((https?://|mailto:|tel:)[^\\\\]*|#[^\\\\]*|)");

    private static final int LONGEST_ADDRESS = 4000;

    /** Fields that start a program or bring in another file. */
    private static final Set<String> RUNNING_FIELDS =
            Set.of("DDE", "DDEAUTO", "LINK", "EMBED", "INCLUDETEXT", "INCLUDE", "IMPORT", "DATABASE", "RD");

    private static final String LINK = "HYPERLINK";
    private static final Pattern FIRST_WORD = Pattern.compile("[A-Za-z]+");
    /** What a link field leads to, unless a switch comes first. */
    private static final Pattern LINK_FIELD =
            Pattern.compile("(?i)\\s*HYPERLINK\\s+(?:\"([^\"]*)\"?|([^\\s\"\\\\]\\S*)).*", Pattern.DOTALL);

    private static final Pattern SCHEME =
            Pattern.compile("(?i)\\b(?!(?:https?|mailto|tel):)[a-z][a-z0-9+.-]+:|\\\\\\\\|[a-z]:[\\\\/]");
    /** A picture that is fetched anew when the file is opened, or from a server. */
    private static final Pattern FETCHED =
            Pattern.compile("(?i)\\\\d\\b|file:|\"\\s*\\\\\\\\|^\\s*INCLUDEPICTURE\\s+\\\\\\\\");

    /** What is written behind the instruction of a field once its result begins. */
    private static final char SHOWN = '\f';

    /** Functions of sheets that ask a server or another program. */
    private static final Pattern ASKING = Pattern.compile(
            "(^|[^\\p{L}\\p{N}_])(_xlfn\\.)?(WEBSERVICE|IMAGE|RTD|CALL|REGISTER|REGISTER\\.ID|SQL\\.REQUEST)\\s*\\(",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\"|'[^']*'");
    private static final XMLInputFactory XML = factory();

    private final Set<String> contentTypes = new HashSet<>();

    private static XMLInputFactory factory() {
        // The parser of Java itself: what else lies on the class path has other limits.
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        // Without it the parser writes on the console what is wrong with a file.
        factory.setXMLReporter((message, kind, about, place) -> {});
        return factory;
    }

    /** Whether a content type with this ending is declared. */
    boolean declare(String ending) {
        return contentTypes.stream().anyMatch(type -> type.endsWith(ending));
    }

    void read(String name, InputStream content) throws XMLStreamException {
        var part = new Part(name);
        var xml = XML.createXMLStreamReader(content);
        while (xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamConstants.DTD -> throw new FileRefused(Reason.EMBEDDED);
                case XMLStreamConstants.START_ELEMENT -> part.begins(xml);
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> part.says(xml.getText());
                case XMLStreamConstants.END_ELEMENT -> part.ends(xml.getLocalName());
                default -> {
                    // Comments and processing instructions do nothing here.
                }
            }
        }
    }

    /** One part while it is read. */
    private final class Part {

        private final boolean relations;
        private final boolean types;
        private final Deque<StringBuilder> fields = new ArrayDeque<>();
        private @Nullable StringBuilder formula;
        private boolean instruction;

        Part(String name) {
            relations = name.endsWith(".rels");
            types = name.equals("[content_types].xml");
        }

        void begins(XMLStreamReader at) {
            var element = at.getLocalName();
            if (types) {
                declared(value(at, "ContentType").toLowerCase(Locale.ROOT));
            } else if (relations && element.equals("Relationship")) {
                related(at);
            } else {
                switch (element) {
                    case "altChunk", "ddeLink", "oleLink", "oleObject", "OLEObject", "control" ->
                        throw new FileRefused(Reason.EMBEDDED);
                    case "fldChar" -> field(value(at, "fldCharType"));
                    case "fldSimple" -> requireHarmless(value(at, "instr"));
                    case "instrText" -> instruction = true;
                    case "f", "definedName" -> formula = ofSheets(at) ? new StringBuilder() : null;
                    default -> {
                        // Text, tables and how they look.
                    }
                }
            }
        }

        /** In formulas of mathematics an f is a fraction. */
        private static boolean ofSheets(XMLStreamReader at) {
            return String.valueOf(at.getNamespaceURI()).contains("spreadsheetml");
        }

        void says(String text) {
            if (formula != null) {
                formula.append(text);
            }
            if (instruction && !fields.isEmpty()) {
                fields.peek().append(text);
            } else if (instruction) {
                requireHarmless(text);
            }
        }

        void ends(String element) {
            if (element.equals("instrText")) {
                instruction = false;
            } else if (formula != null && (element.equals("f") || element.equals("definedName"))) {
                // A bar outside of quotation marks asks another program for the value.
                var asked = QUOTED.matcher(formula).replaceAll("");
                if (asked.indexOf('|') >= 0 || ASKING.matcher(asked).find()) {
                    throw new FileRefused(Reason.EMBEDDED);
                }
                formula = null;
            }
        }

        /** An instruction may come in pieces and hold further fields, but neither its first word nor a link may be made by one. */
        private void field(String what) {
            if (what.contains("begin")) {
                if (!fields.isEmpty() && isMade(fields.peek().toString())) {
                    throw new FileRefused(Reason.EMBEDDED);
                }
                fields.push(new StringBuilder());
            } else if (!fields.isEmpty()) {
                requireHarmless(fields.peek().toString());
                if (what.contains("end")) {
                    fields.pop();
                } else {
                    fields.peek().append(SHOWN);
                }
            }
        }

        /** Whether a field that begins now would make what another one does or where it leads. */
        private static boolean isMade(String instruction) {
            return Characters.blank(instruction)
                    || firstWord(instruction).equals(LINK) && instruction.indexOf(SHOWN) < 0;
        }
    }

    private void declared(String type) {
        if (type.contains("macroenabled") || type.contains("vbaproject")) {
            throw new FileRefused(Reason.MACROS);
        }
        contentTypes.add(type);
    }

    /** A link that is followed by hand may lead outside; whatever the program would fetch by itself may not. */
    private static void related(XMLStreamReader at) {
        var type = value(at, "Type").toLowerCase(Locale.ROOT);
        var kind = type.substring(type.lastIndexOf('/') + 1);
        var outside = !value(at, "TargetMode").strip().equalsIgnoreCase("internal")
                && !Characters.blank(value(at, "TargetMode"));
        if (kind.equals("attachedtemplate") && outside || kind.contains("vbaproject")) {
            throw new FileRefused(Reason.MACROS);
        }
        if (!RELATIONS.contains(kind) && !kind.equals("attachedtemplate")) {
            throw new FileRefused(Reason.EMBEDDED);
        }
        var target = value(at, "Target").strip().toLowerCase(Locale.ROOT);
        if (target.length() > LONGEST_ADDRESS) {
            throw new FileRefused(Reason.DAMAGED);
        }
        if (kind.equals("hyperlink") ? !FOLLOWED.matcher(target).matches() : outside || namesAnAddress(target)) {
            throw new FileRefused(Reason.EMBEDDED);
        }
    }

    private static boolean namesAnAddress(String target) {
        return target.contains(":") || target.startsWith("//") || target.contains("\\");
    }

    private static void requireHarmless(String instruction) {
        var word = firstWord(instruction);
        if (RUNNING_FIELDS.contains(word)
                || word.equals(LINK) && !leadsToPages(instruction)
                || word.equals("INCLUDEPICTURE") && FETCHED.matcher(instruction).find()) {
            throw new FileRefused(Reason.EMBEDDED);
        }
    }

    private static String firstWord(String instruction) {
        var word = FIRST_WORD.matcher(instruction);
        return word.find() ? word.group().toUpperCase(Locale.ROOT) : "";
    }

    private static boolean leadsToPages(String instruction) {
        var link = LINK_FIELD.matcher(instruction);
        if (!link.matches()) {
            return !SCHEME.matcher(instruction).find();
        }
        var target = link.group(1) == null ? link.group(2) : link.group(1);
        return FOLLOWED.matcher(target.strip().toLowerCase(Locale.ROOT)).matches();
    }

    /** All attributes of that name, of whatever namespace: a second one must not hide the first. */
    private static String value(XMLStreamReader at, String name) {
        var value = "";
        for (var i = 0; i < at.getAttributeCount(); i++) {
            if (at.getAttributeLocalName(i).equals(name)) {
                value = value.isEmpty() ? at.getAttributeValue(i) : value + " " + at.getAttributeValue(i);
            }
        }
        return value;
    }
}
