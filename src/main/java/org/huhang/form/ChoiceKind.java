package org.huhang.form;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One option, or several.
 *
 * @param options the declared ones
 * @param from the name under which the server puts a list of options before the person, null if they are declared
 * @param alone codes that say something of which no other option can be true as well
 */
record ChoiceKind(boolean several, List<Choice> options, @Nullable String from, Set<String> alone) implements Kind {

    private static final int OPTIONS = 2_000;

    /** Codes stand in lists joined by commas, in message keys and in pages. */
    private static final Pattern CODE = Pattern.compile("[^\\s,\"'<>&$#{}=\\p{Cntrl}]{1,100}");

    private static final Pattern PLAIN_CODE = Pattern.compile("[A-Za-z0-9_.:-]{1,100}");

    static ChoiceKind of(Component component) {
        var several = List.of("checklist", "taglist").contains(component.type());
        var from = component.text("valuesKey");
        if (from != null && !from.isEmpty()) {
            FieldReader.checkKey(component, from);
            return new ChoiceKind(several, List.of(), from, alone(component, several, List.of()));
        }
        var options = declared(component);
        return new ChoiceKind(several, options, null, alone(component, several, options));
    }

    private static Set<String> alone(Component component, boolean several, List<Choice> options) {
        var named = component.property("alone");
        if (named == null) {
            return Set.of();
        }
        var codes = Stream.of(named.split(",", -1)).map(String::strip).collect(Collectors.toUnmodifiableSet());
        var declared = options.stream().map(Choice::code).collect(Collectors.toSet());
        if (!several || !declared.containsAll(codes)) {
            throw component.refused("alone names options of a field of which several may be chosen");
        }
        return codes;
    }

    private static List<Choice> declared(Component component) {
        var choices = new LinkedHashMap<String, Choice>();
        for (var option : component.json().path("values")) {
            var code = option.path("value").stringValue("");
            var label = option.path("label").stringValue("");
            if (!CODE.matcher(code).matches() || Characters.blank(label) || option.size() != 2) {
                throw component.refused("each option needs a value without spaces and commas, and a label: " + code);
            }
            Sentences.check(component, label);
            if (choices.put(code, new Choice(code, label)) != null) {
                throw component.refused("the option " + code + " stands twice");
            }
        }
        if (choices.isEmpty() || choices.size() > OPTIONS) {
            throw component.refused("needs between 1 and " + OPTIONS + " options, or a valuesKey");
        }
        return List.copyOf(choices.values());
    }

    /** Whether every code can go to the engine. */
    boolean plainCodes() {
        return options.stream()
                .allMatch(option -> PLAIN_CODE.matcher(option.code()).matches());
    }

    /** Whether this code may be chosen, as far as the form itself says it. */
    boolean declares(String code) {
        return from != null || options.stream().anyMatch(option -> option.code().equals(code));
    }

    @Override
    public Verdict accept(Object raw, Map<String, ?> known) {
        if (!several) {
            return raw instanceof String code ? one(code, known) : Verdict.refused("wrongType.choice");
        }
        if (!(raw instanceof List<?> posted)) {
            return Verdict.refused("wrongType.choices");
        }
        if (posted.size() > OPTIONS) {
            return Verdict.refused("option");
        }
        return posted.isEmpty() ? Verdict.UNANSWERED : many(posted, known);
    }

    @Override
    public Object shaped(Object raw) {
        if (!several) {
            return Kind.super.shaped(raw instanceof Number ? raw.toString() : raw);
        }
        return raw instanceof List<?> codes
                ? codes.stream().map(String::valueOf).toList()
                : List.of(String.valueOf(raw));
    }

    private Verdict one(String code, Map<String, ?> known) {
        if (code.isEmpty()) {
            return Verdict.UNANSWERED;
        }
        return choices(known).containsKey(code) ? Verdict.of(code) : Verdict.refused("option");
    }

    private Verdict many(List<?> posted, Map<String, ?> known) {
        var allowed = choices(known);
        var codes = new LinkedHashSet<String>();
        for (var element : posted) {
            if (!(element instanceof String code)) {
                return Verdict.refused("wrongType.choices");
            }
            if (!allowed.containsKey(code)) {
                return Verdict.refused("option");
            }
            if (!codes.add(code)) {
                return Verdict.refused("optionTwice", allowed.get(code));
            }
        }
        for (var code : codes) {
            var option = allowed.get(code);
            if (option != null && codes.size() > 1 && alone.contains(code)) {
                return Verdict.refused("alone", option);
            }
        }
        return Verdict.of(List.copyOf(codes));
    }

    /** The options by code: the declared ones, or those that the server offers in this moment. */
    private Map<String, Choice> choices(Map<String, ?> known) {
        var choices = from == null ? options : offered(known.get(from));
        return choices.stream().collect(Collectors.toMap(Choice::code, choice -> choice, (first, second) -> first));
    }

    private static List<Choice> offered(@Nullable Object list) {
        var choices = new ArrayList<Choice>();
        if (list instanceof List<?> elements) {
            for (var element : elements) {
                if (element instanceof Map<?, ?> pair && pair.get("value") instanceof String code) {
                    choices.add(new Choice(code, pair.get("label") instanceof String label ? label : code));
                } else if (element instanceof String code) {
                    choices.add(new Choice(code, code));
                }
            }
        }
        choices.removeIf(choice -> !PLAIN_CODE.matcher(choice.code()).matches());
        return choices;
    }

    @Override
    public @Nullable Object blank() {
        return several ? List.of() : null;
    }

    @Override
    public String missing() {
        return "requiredChoice";
    }

    @Override
    public Sort sort() {
        return several ? Sort.CODES : Sort.CODE;
    }

    @Override
    public boolean mayBeVariable() {
        return true;
    }

    @Override
    public @Nullable Object variable(@Nullable Object answer) {
        if (!several) {
            return answer;
        }
        return answer instanceof List<?> codes
                ? codes.stream().map(String::valueOf).collect(Collectors.joining(","))
                : "";
    }

    @Override
    public String readable(Object answer, Field field, Words words) {
        var codes = answer instanceof List<?> list ? list : List.of(answer);
        return codes.stream()
                .filter(String.class::isInstance)
                .map(code -> label((String) code, field, words))
                .collect(Collectors.joining(words.say("form.listSeparator")));
    }

    private String label(String code, Field field, Words words) {
        var choice = choices(words.known()).get(code);
        return choice == null ? words.name(code) : words.label(field, choice);
    }
}
