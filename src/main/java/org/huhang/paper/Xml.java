package org.huhang.paper;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** The few questions that are asked of the XML of a Word file. */
final class Xml {

    /** The namespace of Word's own elements. */
    static final String W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    private Xml() {}

    static boolean is(@Nullable Node node, String name) {
        return node instanceof Element element
                && W.equals(element.getNamespaceURI())
                && name.equals(element.getLocalName());
    }

    /** The elements directly inside, in their order. */
    static List<Element> children(Node parent) {
        var found = new ArrayList<Element>();
        for (var child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element element) {
                found.add(element);
            }
        }
        return found;
    }

    /** Those of a name directly inside. */
    static List<Element> children(Node parent, String name) {
        return children(parent).stream().filter(child -> is(child, name)).toList();
    }

    /** The first of a name, going down one name after the other; null if one of them is missing. */
    static @Nullable Element down(@Nullable Element from, String... names) {
        var at = from;
        for (var name : names) {
            at = at == null ? null : children(at, name).stream().findFirst().orElse(null);
        }
        return at;
    }

    /** All of a name, however deep. */
    static List<Element> all(Node within, String name) {
        var found = new ArrayList<Element>();
        for (var child : children(within)) {
            if (is(child, name)) {
                found.add(child);
            }
            found.addAll(all(child, name));
        }
        return found;
    }

    /** An attribute of Word; null where the element or the attribute is missing. */
    static @Nullable String value(@Nullable Element of, String name) {
        return of == null || !of.hasAttributeNS(W, name) ? null : of.getAttributeNS(W, name);
    }

    static void remove(Node node) {
        var parent = node.getParentNode();
        if (parent != null) {
            parent.removeChild(node);
        }
    }
}
