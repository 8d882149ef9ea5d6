package org.huhang.form;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;

/** One form: what it asks, and whether an answer may be taken. Immutable; safe to keep and to share. */
public final class Form {

    private final Component schema;
    private final List<Field> fields;
    private final List<List<String>> exactlyOne;
    private final Map<String, Field> byKey;
    private final FormTexts texts;
    private final MessageSource messages;
    private final Clock clock;

    Form(Component schema, FormTexts texts, MessageSource messages, Clock clock) {
        var read = FieldReader.read(schema);
        this.schema = schema;
        this.fields = List.copyOf(read.fields());
        this.exactlyOne = List.copyOf(read.exactlyOne());
        this.byKey = Wiring.check(schema, fields, exactlyOne);
        this.texts = texts;
        this.messages = messages;
        this.clock = clock;
    }

    /**
     * The form's id.
     *
     * @return {@code <process>_<task>}
     */
    public String id() {
        return schema.formId();
    }

    /**
     * What the form asks, in its order; groups are left away, a list holds the fields of its rows.
     *
     * @return unmodifiable
     */
    public List<Field> fields() {
        return fields;
    }

    /**
     * A field anywhere in the form.
     *
     * @param key its key
     * @return null if there is none
     */
    public @Nullable Field field(String key) {
        return byKey.get(key);
    }

    /**
     * Checks answers of a form into which the server put nothing.
     *
     * @param answers what was posted, as JSON gives it
     * @return never throws, whatever was posted
     */
    public Checked check(Map<String, ?> answers) {
        return check(answers, Map.of());
    }

    /**
     * Checks answers.
     *
     * @param answers what was posted, as JSON gives it; keys that are not asked, are read-only or hidden fall away
     * @param known what the server itself put before the person, never what came back from there: values of read-only fields,
     *     and the lists of options that {@link Field#optionsFrom} names, each a list of maps with {@code value} and
     *     {@code label}
     * @return never throws, whatever was posted
     */
    public Checked check(Map<String, ?> answers, Map<String, ?> known) {
        return new Answers(new Sheet(fields, answers, known), byKey, clock).check(exactlyOne);
    }

    /**
     * Answers out of the parameters of a plain HTML form, ready for {@link #check}. Rows are posted as
     * {@code measures[0].measureDue}.
     *
     * @param parameters as a servlet has them
     * @return unchecked
     */
    public Map<String, Object> posted(Map<String, String[]> parameters) {
        return Posted.answers(fields, parameters);
    }

    /**
     * The form for the browser.
     *
     * @param locale the language of its words
     * @return a form-js schema as JSON
     */
    public String schema(Locale locale) {
        return new LocalSchema(words(locale, Map.of())).of(schema).toString();
    }

    /**
     * A problem in words.
     *
     * @param problem from {@link #check} of this form
     * @param locale the language
     * @return a sentence that says what to do
     */
    public String message(Problem problem, Locale locale) {
        var words = words(locale, Map.of());
        var key = problem.field().substring(problem.field().lastIndexOf('.') + 1);
        var field = byKey.get(key);
        var pattern = field == null ? null : Wording.PATTERN.in(field.component());
        if ("pattern".equals(problem.code()) && field != null && pattern != null) {
            return words.text(field.component(), Wording.PATTERN.part(), pattern);
        }
        var args = new ArrayList<Object>();
        args.add(field == null ? key : words.label(field));
        problem.args().forEach(arg -> args.add(arg instanceof Field other ? words.label(other) : arg));
        return words.say("form.problem." + problem.code(), args.toArray());
    }

    /**
     * A field's label in a language.
     *
     * @param field a field of this form
     * @param locale the language
     * @return the Chinese label if there is no other
     */
    public String label(Field field, Locale locale) {
        return words(locale, Map.of()).label(field);
    }

    /**
     * Stored answers as a person reads them, in the form's order; what was not answered is left out.
     *
     * @param answers as they were stored, perhaps under an older form
     * @param locale the language
     * @return label and text of each
     */
    public List<ReadableAnswer> readable(Map<String, ?> answers, Locale locale) {
        return readable(answers, Map.of(), locale);
    }

    /**
     * The same for a form whose options the server offers.
     *
     * @param answers as they were stored
     * @param known the lists of options, see {@link #check(Map, Map)}
     * @param locale the language
     * @return label and text of each
     */
    public List<ReadableAnswer> readable(Map<String, ?> answers, Map<String, ?> known, Locale locale) {
        return new Reading(words(locale, known)).of(fields, answers);
    }

    /**
     * Every key under which another language must have a text.
     *
     * @return the keys of {@link FormTexts}
     */
    public Set<String> textKeys() {
        var keys = new LinkedHashSet<String>();
        collectTextKeys(schema, keys);
        return keys;
    }

    private static void collectTextKeys(Component component, Set<String> keys) {
        for (var wording : Wording.values()) {
            if (wording.given(component)) {
                keys.add(Words.key(component, wording.part()));
            }
        }
        for (var option : component.json().path("values")) {
            keys.add(Words.key(component, option.path("value").asString("") + ".option"));
        }
        component.children().forEach(child -> collectTextKeys(child, keys));
    }

    private Words words(Locale locale, Map<String, ?> known) {
        return new Words(locale, messages, texts, known);
    }
}
