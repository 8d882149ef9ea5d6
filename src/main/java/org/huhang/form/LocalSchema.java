package org.huhang.form;

import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The form as the browser gets it: shared parts put in, words in the reader's language, and the checks of the server
 * written so that form-js makes them as well, as far as it can.
 */
final class LocalSchema {

    private final Words words;

    LocalSchema(Words words) {
        this.words = words;
    }

    ObjectNode of(Component component) {
        var json = component.json().deepCopy();
        if (json.get("properties") instanceof ObjectNode properties && properties.has("include")) {
            properties.set("included", properties.remove("include"));
        }
        for (var wording : Wording.values()) {
            var original = wording.in(component);
            if (original != null) {
                holder(json, wording).put(wording.attribute(), words.text(component, wording.part(), original));
            }
        }
        var components = JsonNodeFactory.instance.arrayNode();
        component.children().forEach(child -> components.add(of(child)));
        if (!component.children().isEmpty() || Vocabulary.holdsComponents(component.type())) {
            json.set("components", components);
        }
        adapt(component, json);
        return json;
    }

    private static ObjectNode holder(ObjectNode json, Wording wording) {
        var holder = wording.holder();
        return holder == null ? json : json.withObjectProperty(holder);
    }

    private void adapt(Component component, ObjectNode json) {
        switch (component.type()) {
            case "radio", "select", "checklist", "taglist" -> options(component, json);
            case "textfield", "textarea" -> limits(component, json);
            case "datetime" -> {
                // form-js shows only the dateLabel of a date, the editor still offers the label.
                if (json.has("label") && !json.has("dateLabel")) {
                    json.set("dateLabel", json.get("label"));
                }
            }
            default -> {}
        }
    }

    private void options(Component component, ObjectNode json) {
        for (var option : json.path("values")) {
            if (option instanceof ObjectNode choice) {
                var part = choice.path("value").asString("") + ".option";
                choice.put(
                        "label",
                        words.text(component, part, choice.path("label").asString("")));
            }
        }
    }

    private void limits(Component component, ObjectNode json) {
        var kind = TextKind.of(component);
        var validate = json.withObjectProperty("validate");
        validate.put("maxLength", kind.most());
        var expression = kind.format().expression();
        if (kind.format() == TextKind.Format.PHONE && expression != null && kind.pattern() == null) {
            validate.remove("validationType");
            validate.put("pattern", expression);
            var label = words.text(component, Wording.LABEL.part(), String.valueOf(Wording.LABEL.in(component)));
            validate.put("patternErrorMessage", words.say("form.problem.phone", label));
        }
    }
}
