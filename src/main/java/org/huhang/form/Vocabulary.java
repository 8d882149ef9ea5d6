package org.huhang.form;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * What may stand in a form file: a list of what is allowed, because what is forbidden has no end. Of form-js's components
 * html, iframe, image, button, table, expression and document preview are left out: they run, fetch, or post.
 */
final class Vocabulary {

    private static final Set<String> FORM = Set.of(
            "id",
            "type",
            "schemaVersion",
            "exporter",
            "executionPlatform",
            "executionPlatformVersion",
            "versionTag",
            "properties");
    private static final Set<String> ANY = Set.of("id", "type", "layout", "conditional", "properties");
    private static final Set<String> KEYED =
            Set.of("key", "label", "description", "disabled", "readonly", "validate", "defaultValue", "appearance");
    private static final Set<String> HOLDER = Set.of("label", "showOutline", "verticalAlignment");

    private static final Map<String, Set<String>> TYPES = Map.ofEntries(
            Map.entry("text", all(ANY, "text")),
            Map.entry("separator", ANY),
            Map.entry("group", all(ANY, HOLDER)),
            Map.entry(
                    "dynamiclist",
                    all(
                            ANY,
                            HOLDER,
                            "path",
                            "isRepeating",
                            "allowAddRemove",
                            "defaultRepetitions",
                            "nonCollapsedItems",
                            "disableCollapse")),
            Map.entry("textfield", all(ANY, KEYED)),
            Map.entry("textarea", all(ANY, KEYED)),
            Map.entry("number", all(ANY, KEYED, "decimalDigits", "increment")),
            Map.entry("checkbox", all(ANY, KEYED)),
            Map.entry("radio", all(ANY, KEYED, "values", "valuesKey")),
            Map.entry("select", all(ANY, KEYED, "values", "valuesKey", "searchable")),
            Map.entry("checklist", all(ANY, KEYED, "values", "valuesKey")),
            Map.entry("taglist", all(ANY, KEYED, "values", "valuesKey")),
            Map.entry(
                    "datetime",
                    all(
                            ANY,
                            KEYED,
                            "subtype",
                            "dateLabel",
                            "timeLabel",
                            "timeSerializingFormat",
                            "timeInterval",
                            "use24h",
                            "disallowPassedDates")),
            Map.entry("filepicker", all(ANY, KEYED, "multiple", "accept")));

    private static final Map<String, Set<String>> PARTS = Map.of(
            "layout", Set.of("row", "columns"),
            "conditional", Set.of("hide"),
            "appearance", Set.of("prefixAdorner", "suffixAdorner"),
            "validate",
                    Set.of(
                            "required",
                            "minLength",
                            "maxLength",
                            "min",
                            "max",
                            "pattern",
                            "patternErrorMessage",
                            "validationType"),
            "properties",
                    Set.of(
                            "variable",
                            "proposal",
                            "decides",
                            "grounds",
                            "justifies",
                            "names",
                            "person",
                            "childWith",
                            "told",
                            "stands",
                            "event",
                            "earlier",
                            PossibleDates.ANOTHER,
                            "include",
                            "included",
                            "exactlyOne",
                            "requiredIf",
                            "refusedIf",
                            "alone",
                            "notAfter",
                            "notBefore",
                            PossibleDates.PLAN,
                            PossibleDates.WITHIN,
                            PossibleDates.SINCE_REPORT,
                            "minRows",
                            "maxRows"));

    private Vocabulary() {}

    /** Whether components stand inside this type. */
    static boolean holdsComponents(String type) {
        return "group".equals(type) || "dynamiclist".equals(type);
    }

    static void checkForm(Component form) {
        attributes(form, FORM);
    }

    static void check(Component component) {
        var allowed = TYPES.get(component.type());
        if (allowed == null) {
            throw component.refused("components of this type are not allowed");
        }
        attributes(component, allowed);
        PARTS.forEach((part, names) -> part(component, part, names));
    }

    private static void attributes(Component component, Set<String> allowed) {
        for (var name : component.json().propertyNames()) {
            if (!allowed.contains(name)) {
                throw component.refused("the attribute " + name + " is not allowed here");
            }
        }
    }

    private static void part(Component component, String part, Set<String> allowed) {
        var json = component.json().path(part);
        if (json.isMissingNode() || json.isNull()) {
            return;
        }
        if (!json.isObject()) {
            throw component.refused(part + " must be an object");
        }
        for (var entry : json.properties()) {
            if (!allowed.contains(entry.getKey())) {
                throw component.refused(part + "." + entry.getKey() + " is not allowed");
            }
            plain(component, part, entry.getValue());
        }
    }

    private static void plain(Component component, String part, JsonNode value) {
        if (!value.isValueNode()) {
            throw component.refused(part + " holds something that is neither text nor number nor yes or no");
        }
    }

    @SafeVarargs
    @SuppressWarnings("varargs")
    private static Set<String> all(Set<String> first, Set<String> second, String... more) {
        var all = new HashSet<>(first);
        all.addAll(second);
        all.addAll(Arrays.asList(more));
        return Set.copyOf(all);
    }

    private static Set<String> all(Set<String> first, String... more) {
        return all(first, Set.of(), more);
    }
}
