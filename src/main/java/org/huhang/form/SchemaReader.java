package org.huhang.form;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Reads the text of a form file into components, shared parts put in, and refuses what no form may hold. */
final class SchemaReader {

    /** The version that the viewer and the editor in use both write. */
    private static final int VERSION = 19;

    private static final int COMPONENTS = 300;
    private static final int DEPTH = 8;
    private static final int CHARACTERS = 1_000_000;
    private static final Pattern ID = Pattern.compile("[a-zA-Z][a-zA-Z0-9]{0,63}_[a-zA-Z][a-zA-Z0-9]{0,63}");
    static final String SHARED = "shared_";
    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(64)
                            .maxDocumentLength(CHARACTERS)
                            .maxStringLength(20_000)
                            .maxNumberLength(40)
                            .build())
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final Function<String, @Nullable String> shared;
    private final Deque<String> open = new ArrayDeque<>();
    private final Set<String> ids = new HashSet<>();
    private int count;

    /**
     * @param shared the text of a shared form by its id, null if there is none
     */
    SchemaReader(Function<String, @Nullable String> shared) {
        this.shared = shared;
    }

    /** The form as one component that holds the form's; throws {@link BadForm}. */
    Component read(String schema) {
        return file("?", schema, 0);
    }

    private Component file(String named, String schema, int depth) {
        var json = parse(named, schema);
        var id = json.path("id").asString("");
        if (!ID.matcher(id).matches()) {
            throw new BadForm(named, "file", "its id must be <process>_<task>");
        }
        var children = json.remove("components");
        var form = new Component(id, json, List.of());
        Vocabulary.checkForm(form);
        if (!"default".equals(form.type()) || form.whole(0, 1_000, "schemaVersion") != VERSION) {
            throw form.refused("must be of type default and schemaVersion " + VERSION);
        }
        open.push(id);
        var whole = form.holding(components(form, children, depth));
        open.pop();
        return whole;
    }

    private List<Component> components(Component parent, @Nullable JsonNode children, int depth) {
        if (children == null || !children.isArray()) {
            throw parent.refused("must have a list of components");
        }
        if (depth > DEPTH) {
            throw parent.refused("is nested too deep");
        }
        var components = new ArrayList<Component>();
        for (var child : children) {
            components.add(component(parent, child, depth));
        }
        return components;
    }

    private Component component(Component parent, JsonNode node, int depth) {
        if (!(node instanceof ObjectNode json)) {
            throw parent.refused("holds something that is no component");
        }
        if (++count > COMPONENTS) {
            throw parent.refused("has more than " + COMPONENTS + " components");
        }
        var children = json.remove("components");
        var component = new Component(parent.formId(), json, List.of());
        Vocabulary.check(component);
        claim(component);
        if (Vocabulary.holdsComponents(component.type())) {
            return component.holding(inside(component, children, depth + 1));
        }
        if (children != null) {
            throw component.refused("cannot hold components");
        }
        return component;
    }

    private void claim(Component component) {
        var id = component.text("id");
        if (id != null && !ids.add(id)) {
            throw component.refused("the id " + id + " stands twice");
        }
    }

    private List<Component> inside(Component component, @Nullable JsonNode children, int depth) {
        var include = component.property("include");
        if (include == null) {
            return components(origin(component), children, depth);
        }
        if (!"group".equals(component.type()) || (children != null && !children.isEmpty())) {
            throw component.refused("only a group without components of its own includes another form");
        }
        return included(component, include, depth);
    }

    /**
     * A form that was written out whole, for the browser or for the record, says of its shared parts where they came from;
     * their words in other languages are found by that.
     */
    private static Component origin(Component component) {
        var id = component.property("included");
        if (id == null) {
            return component;
        }
        checkShared(component, id);
        return new Component(id, component.json(), List.of());
    }

    private static void checkShared(Component group, String id) {
        if (!id.startsWith(SHARED) || !ID.matcher(id).matches()) {
            throw group.refused("includes a form that is not called " + SHARED + "<name>");
        }
    }

    private List<Component> included(Component group, String id, int depth) {
        checkShared(group, id);
        if (open.contains(id)) {
            throw group.refused("includes " + id + ", which includes this one");
        }
        var text = shared.apply(id);
        if (text == null) {
            throw group.refused("includes " + id + ", which does not exist");
        }
        var form = file(id, text, depth);
        if (!id.equals(form.formId())) {
            throw group.refused("includes " + id + ", whose file says " + form.formId());
        }
        return form.children();
    }

    private static ObjectNode parse(String id, String schema) {
        if (schema.length() > CHARACTERS) {
            throw new BadForm(id, "file", "is too long");
        }
        try {
            if (JSON.readTree(schema) instanceof ObjectNode json) {
                return json;
            }
        } catch (JacksonException unreadable) {
            var at = unreadable.getLocation();
            throw new BadForm(id, "file", "is no JSON" + (at == null ? "" : ", line " + at.getLineNr()));
        }
        throw new BadForm(id, "file", "is no JSON object");
    }
}
