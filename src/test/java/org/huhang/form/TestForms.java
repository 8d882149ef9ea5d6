package org.huhang.form;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.support.ResourceBundleMessageSource;

/** Forms for tests, written with single quotes; it is 18:00 on 5 March 2026 in China. */
public final class TestForms {

    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-05T10:00:00Z"), ZoneOffset.UTC);
    static final MessageSource MESSAGES = messages();

    static final CodeNames NAMES = (code, locale) -> code.equals("532503103") ? Optional.of("新安所镇") : Optional.empty();

    private TestForms() {}

    /** Forms as the platform reads them, without its database. */
    public static Forms forms() {
        return new Forms(MESSAGES, NAMES, CLOCK);
    }

    static Form form(String... components) {
        return form(id -> null, components);
    }

    static Form form(Function<String, @Nullable String> shared, String... components) {
        return forms().parse(schema("test_form", components), shared, FormTexts.NONE);
    }

    static String schema(String id, String... components) {
        return json("{'id':'" + id + "','type':'default','schemaVersion':19,'components':["
                + String.join(",", components) + "]}");
    }

    /** A component with key and label; the label is the key with 栏 behind it. */
    static String field(String type, String key, String... attributes) {
        var more = attributes.length == 0 ? "" : "," + String.join(",", attributes);
        return "{'type':'" + type + "','key':'" + key + "','label':'" + key + "栏'" + more + "}";
    }

    static String options(String... codes) {
        var options = List.of(codes).stream()
                .map(code -> "{'value':'" + code + "','label':'" + code + "项'}")
                .toList();
        return "'values':[" + String.join(",", options) + "]";
    }

    static String required() {
        return "'validate':{'required':true}";
    }

    static String hide(String feel) {
        return "'conditional':{'hide':'" + feel.replace("\"", "\\\"") + "'}";
    }

    static String properties(String... pairs) {
        var properties = new LinkedHashMap<String, String>();
        for (var i = 0; i < pairs.length; i += 2) {
            properties.put(pairs[i], pairs[i + 1].replace("\"", "\\\""));
        }
        var entries = properties.entrySet().stream()
                .map(entry -> "'" + entry.getKey() + "':'" + entry.getValue() + "'")
                .toList();
        return "'properties':{" + String.join(",", entries) + "}";
    }

    static String group(String attributes, String... components) {
        return "{'type':'group'," + (attributes.isEmpty() ? "" : attributes + ",") + "'components':["
                + String.join(",", components) + "]}";
    }

    static String list(String path, String attributes, String... components) {
        return "{'type':'dynamiclist','path':'" + path + "','label':'" + path + "栏','isRepeating':true,"
                + (attributes.isEmpty() ? "" : attributes + ",") + "'components':[" + String.join(",", components)
                + "]}";
    }

    static String json(String singleQuoted) {
        return singleQuoted.replace('\'', '"');
    }

    /** What is wrong with one answer: {@code code} or nothing. */
    static String problem(Form form, Map<String, ?> answers) {
        var problems = form.check(answers).problems();
        return problems.isEmpty()
                ? ""
                : problems.get(0).field() + " " + problems.get(0).code();
    }

    private static MessageSource messages() {
        var messages = new ResourceBundleMessageSource();
        messages.setBasename("i18n/form");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        return messages;
    }
}
