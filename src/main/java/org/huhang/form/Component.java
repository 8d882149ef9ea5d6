package org.huhang.form;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** One component of a form file, read with refusals where form-js would guess. Its parts are checked by {@link SchemaReader}. */
final class Component {

    private final String formId;
    private final ObjectNode json;
    private final List<Component> children;

    /**
     * @param formId the file that it stands in, by whose id its words are looked up
     * @param json the component without its children
     * @param children what it holds, shared parts put in
     */
    Component(String formId, ObjectNode json, List<Component> children) {
        this.formId = formId;
        this.json = json;
        this.children = List.copyOf(children);
    }

    Component holding(List<Component> components) {
        return new Component(formId, json, components);
    }

    String formId() {
        return formId;
    }

    ObjectNode json() {
        return json;
    }

    List<Component> children() {
        return children;
    }

    String type() {
        var type = text("type");
        return type == null ? "" : type;
    }

    /** What the component is called in texts and answers: its key, its path, or its id. */
    String name() {
        for (var attribute : List.of("key", "path", "id")) {
            var name = text(attribute);
            if (name != null && !Characters.blank(name)) {
                return name;
            }
        }
        return "";
    }

    @Nullable
    String text(String... path) {
        var node = at(path);
        if (node.isMissingNode() || node.isNull()) {
            return null;
        }
        if (!node.isString()) {
            throw refused(String.join(".", path) + " must be text");
        }
        return node.stringValue();
    }

    boolean flag(String... path) {
        var node = at(path);
        if (node.isMissingNode() || node.isNull()) {
            return false;
        }
        if (!node.isBoolean()) {
            throw refused(String.join(".", path) + " must be true or false, not an expression");
        }
        return node.booleanValue();
    }

    @Nullable
    BigDecimal number(String... path) {
        var node = at(path);
        if (node.isMissingNode() || node.isNull()) {
            return null;
        }
        // The editor writes limits as text when somebody typed them, as numbers when somebody used the arrows.
        var value = node.isNumber()
                ? Numbers.of(node.numberValue())
                : node.isString() ? Numbers.parse(node.stringValue()) : null;
        if (value == null) {
            throw refused(String.join(".", path) + " must be a number, not an expression");
        }
        return value;
    }

    int whole(int missing, int most, String... path) {
        var value = number(path);
        if (value == null) {
            return missing;
        }
        if (value.signum() < 0
                || value.compareTo(BigDecimal.valueOf(most)) > 0
                || value.stripTrailingZeros().scale() > 0) {
            throw refused(String.join(".", path) + " must be a whole number from 0 to " + most);
        }
        return value.intValueExact();
    }

    @Nullable
    String property(String name) {
        return text("properties", name);
    }

    /** The same, but a number may be written there as well, and no text means the given one. */
    int property(String name, int missing, int most) {
        return whole(missing, most, "properties", name);
    }

    BadForm refused(String why) {
        return new BadForm(formId, (type() + " " + name()).strip(), why);
    }

    private JsonNode at(String... path) {
        JsonNode node = json;
        for (var step : path) {
            node = node.path(step);
        }
        return node;
    }
}
