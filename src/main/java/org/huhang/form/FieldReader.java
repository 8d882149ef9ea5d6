package org.huhang.form;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.huhang.feel.Condition;
import org.jspecify.annotations.Nullable;

/** Turns components into fields: groups fall away, what they say stays with the fields inside. */
final class FieldReader {

    private static final Pattern KEY = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,63}");

    /** Words that mean something else to a FEEL engine, to form-js's conditions, or to JavaScript. */
    private static final Set<String> TAKEN = Set.of(
            "and",
            "or",
            "not",
            "in",
            "if",
            "then",
            "else",
            "for",
            "return",
            "some",
            "every",
            "satisfies",
            "between",
            "instance",
            "of",
            "function",
            "external",
            "null",
            "true",
            "false",
            "list",
            "contains",
            "date",
            "time",
            "duration",
            "string",
            "number",
            "context",
            "range",
            "this",
            "parent",
            "i",
            "data",
            "constructor",
            "prototype",
            "toString",
            "valueOf",
            "hasOwnProperty",
            "item",
            Form.CONFIRMED,
            Form.TURNED,
            Answers.NOW);

    private final List<Field> fields = new ArrayList<>();
    private final List<List<String>> exactlyOne = new ArrayList<>();

    static FieldReader read(Component form) {
        var reader = new FieldReader();
        reader.readAll(form, List.of());
        return reader;
    }

    List<Field> fields() {
        return fields;
    }

    /** Lists of keys of which exactly one is answered. */
    List<List<String>> exactlyOne() {
        return exactlyOne;
    }

    static void checkKey(Component component, String key) {
        if (!KEY.matcher(key).matches() || TAKEN.contains(key)) {
            throw component.refused("needs a key of letters and digits that is no word of the expression language");
        }
    }

    private void readAll(Component holder, List<Condition> around) {
        for (var component : holder.children()) {
            checkWords(component);
            var hiddenBy = new ArrayList<>(around);
            var own = condition(component, component.text("conditional", "hide"));
            if (own != null) {
                hiddenBy.add(own);
            }
            read(component, hiddenBy);
        }
    }

    private void read(Component component, List<Condition> hiddenBy) {
        switch (component.type()) {
            case "text", "separator" -> {}
            case "group" -> {
                var pair = component.property("exactlyOne");
                if (pair != null) {
                    exactlyOne.add(
                            Stream.of(pair.split(",", -1)).map(String::strip).toList());
                }
                readAll(component, hiddenBy);
            }
            default -> fields.add(field(component, hiddenBy));
        }
    }

    private Field field(Component component, List<Condition> hiddenBy) {
        checkKey(component, component.name());
        var kind = kind(component);
        var field = new Field(
                component,
                kind,
                hiddenBy,
                condition(component, component.property("requiredIf")),
                condition(component, component.property("refusedIf")));
        if (!labelled(component, kind)) {
            throw component.refused("needs a label; a date a dateLabel, a time a timeLabel");
        }
        checkDefault(component, kind);
        return field;
    }

    private static boolean labelled(Component component, Kind kind) {
        var date = Wording.LABEL.given(component) || Wording.DATE_LABEL.given(component);
        var time = Wording.TIME_LABEL.given(component);
        if (!(kind instanceof DateKind when)) {
            return Wording.LABEL.given(component);
        }
        return switch (when.part()) {
            case DATE -> date;
            case TIME_OF_DAY -> time;
            case DATE_TIME -> date && time;
        };
    }

    private static Kind kind(Component component) {
        return switch (component.type()) {
            case "textfield", "textarea" -> TextKind.of(component);
            case "number" -> NumberKind.of(component);
            case "checkbox" -> new FlagKind();
            case "radio", "select", "checklist", "taglist" -> ChoiceKind.of(component);
            case "datetime" -> DateKind.of(component);
            case "filepicker" -> FilesKind.of(component);
            default -> rows(component);
        };
    }

    private static Kind rows(Component list) {
        var inside = read(list);
        if (inside.fields.stream().anyMatch(field -> field.kind() instanceof RowsKind)) {
            throw list.refused("has a list inside a list");
        }
        if (!inside.exactlyOne.isEmpty()) {
            throw list.refused("has exactlyOne inside a list");
        }
        return RowsKind.of(list, inside.fields);
    }

    private static @Nullable Condition condition(Component component, @Nullable String feel) {
        if (feel == null || Characters.blank(feel)) {
            return null;
        }
        try {
            if (!feel.startsWith("=")) {
                throw new IllegalArgumentException("a condition begins with =");
            }
            return Condition.of(feel.substring(1));
        } catch (IllegalArgumentException outside) {
            throw component.refused(String.valueOf(outside.getMessage()));
        }
    }

    private static void checkWords(Component component) {
        for (var wording : Wording.values()) {
            var words = wording.in(component);
            Sentences.check(component, words);
            if (words != null && component.name().isEmpty()) {
                throw component.refused("needs an id, by which its words in other languages are found");
            }
        }
    }

    private static void checkDefault(Component component, Kind kind) {
        var json = component.json().path("defaultValue");
        if (json.isMissingNode() || json.isNull() || (kind instanceof ChoiceKind choice && choice.from() != null)) {
            return;
        }
        Object value = json.isArray()
                ? json.valueStream()
                        .map(element -> (Object) element.asString(""))
                        .toList()
                : json.isNumber() ? json.numberValue() : json.isBoolean() ? json.booleanValue() : json.asString("");
        if (kind.accept(value, Map.of()).problem() != null) {
            throw component.refused("has a default that would not be accepted as an answer");
        }
    }
}
