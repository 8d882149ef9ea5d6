package org.huhang.form;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.util.function.SingletonSupplier;

/** One form: what it asks, and whether an answer may be taken. Immutable; safe to keep and to share. */
public final class Form {

    /** Under this key a list of {@link Problem#confirm} may be posted beside the answers; no field is called so. */
    public static final String CONFIRMED = "confirmed";

    /** Under this the browser names texts that were written before another choice was made, and that nobody looked at since. */
    public static final String TURNED = "turned";

    /** Under this a draft keeps what was chosen when each of its texts was written. */
    public static final String SAID = "said";

    private final Component schema;
    private final List<Field> fields;
    private final List<List<String>> exactlyOne;
    private final Map<String, Field> byKey;
    private final FormTexts texts;
    private final MessageSource messages;
    private final CodeNames names;
    private final Clock clock;

    Form(Component schema, FormTexts texts, MessageSource messages, CodeNames names, Clock clock) {
        var read = FieldReader.read(schema);
        this.schema = schema;
        this.fields = List.copyOf(read.fields());
        this.exactlyOne = List.copyOf(read.exactlyOne());
        this.byKey = Wiring.check(schema, fields, exactlyOne);
        this.texts = texts;
        this.messages = messages;
        this.names = names;
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
     * The kinds of papers that whoever answers this form makes.
     *
     * @return keys of kinds; empty if it makes none
     */
    public List<String> papers() {
        var named = schema.property("papers");
        return named == null
                ? List.of()
                : Stream.of(named.split(","))
                        .map(String::strip)
                        .filter(kind -> !kind.isEmpty())
                        .toList();
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
        return check(answers, known, () -> Era.UNKNOWN);
    }

    /**
     * The same where it is known when the matter can have happened.
     *
     * @param answers as above; under {@link #CONFIRMED} what the person confirmed
     * @param known as above
     * @param era what bounds the dates; asked once, and only if a date was answered
     * @return never throws, whatever was posted
     */
    public Checked check(Map<String, ?> answers, Map<String, ?> known, Supplier<Era> era) {
        return new Answers(
                        new Sheet(fields, answers, known),
                        byKey,
                        new PossibleDates(SingletonSupplier.of(era), clock),
                        confirmed(answers))
                .check(exactlyOne);
    }

    /**
     * What the person said to be true although it was asked back.
     *
     * @param answers as posted
     * @return each a {@link Problem#confirm}; empty if nothing was confirmed
     */
    public static Set<String> confirmed(Map<String, ?> answers) {
        return answers.get(CONFIRMED) instanceof List<?> list
                ? list.stream().map(String::valueOf).collect(Collectors.toSet())
                : Set.of();
    }

    /**
     * Texts that may fit what was chosen before only; each is asked back.
     *
     * @param answers as posted
     * @return empty if there are none, or the person confirmed them
     */
    public List<Problem> turned(Map<String, ?> answers) {
        var confirmed = confirmed(answers);
        return answers.get(TURNED) instanceof List<?> list
                ? list.stream()
                        .map(String::valueOf)
                        .filter(byKey::containsKey)
                        .map(key -> new Problem(key, "turned", List.of(), "said:" + key))
                        .filter(problem -> !confirmed.contains(problem.confirm()))
                        .toList()
                : List.of();
    }

    /**
     * Values for the browser, each in the type in which its field is posted, wherever they come from: what the platform
     * knows, a draft, an earlier answer.
     *
     * @param values by key; what is no field of the form, such as a list of options, stays as it is
     * @return the values in their order; null where nothing was answered
     */
    public Map<String, @Nullable Object> shaped(Map<String, ?> values) {
        return shaped(fields, values);
    }

    static Map<String, @Nullable Object> shaped(List<Field> fields, Map<?, ?> values) {
        var kinds = new HashMap<String, Kind>();
        fields.forEach(field -> kinds.put(field.key(), field.kind()));
        var shaped = new LinkedHashMap<String, @Nullable Object>();
        values.forEach((key, value) -> {
            var kind = kinds.get(String.valueOf(key));
            shaped.put(String.valueOf(key), kind == null || value == null ? value : kind.shaped(value));
        });
        return shaped;
    }

    /**
     * Whether a table can know enough to propose something: what stands before the field and must be answered is. Fields with
     * a proposal of their own do not count; they wait for each other otherwise.
     *
     * @param field a field of this form
     * @param checked what was answered so far
     * @return false while something before it is missing or wrong
     */
    public boolean answeredBefore(Field field, Checked checked) {
        var before = fields.subList(0, Math.max(0, fields.indexOf(field)));
        return checked.problems().stream()
                .map(problem -> byKey.get(problem.field().replaceFirst("\\[.*", "")))
                .noneMatch(wrong -> wrong != null && wrong.proposal() == null && before.contains(wrong));
    }

    /**
     * What a table proposes for a field, in the type of the field.
     *
     * @param field a field of this form with a proposal
     * @param values what the table gave, all as text, at least one
     * @param known the lists of options, see {@link #check(Map, Map)}
     * @return null if the field would not take it
     */
    public @Nullable Object proposed(Field field, List<String> values, Map<String, ?> known) {
        var value = field.kind().shaped(field.kind().sort() == Kind.Sort.CODES ? values : values.get(0));
        return field.kind().accept(value, known).problem() == null ? value : null;
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
        problem.args().forEach(arg -> args.add(said(arg, field, words)));
        return words.say("form.problem." + problem.code(), args.toArray());
    }

    private static Object said(Object arg, @Nullable Field field, Words words) {
        if (arg instanceof Choice choice && field != null) {
            return words.label(field, choice);
        }
        return arg instanceof Field other ? words.label(other) : arg;
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
     * What an answer comes to: the fields that decide, or the first one where none does.
     *
     * @param answers as they were stored
     * @param known the lists of options, see {@link #check(Map, Map)}
     * @param locale the language
     * @return label and text of each, empty if nothing was answered
     */
    public List<ReadableAnswer> gist(Map<String, ?> answers, Map<String, ?> known, Locale locale) {
        var reading = new Reading(words(locale, known));
        var decisive = reading.of(fields.stream().filter(Field::decides).toList(), answers);
        return decisive.isEmpty()
                ? reading.of(fields, answers).stream().limit(1).toList()
                : decisive;
    }

    /**
     * What of an answer is told to others.
     *
     * @return the keys of the fields that whoever is called because of an answer reads
     */
    public Set<String> told() {
        return fields.stream().filter(Field::told).map(Field::key).collect(Collectors.toUnmodifiableSet());
    }

    /** What these answers say, one text for each field. */
    List<String> written(Map<String, ?> answers, Locale locale) {
        var reading = new Reading(words(locale, Map.of()));
        return fields.stream()
                .map(field -> reading.alone(field, answers.get(field.key())))
                .filter(text -> !text.isEmpty())
                .toList();
    }

    /**
     * What an answer decided or found, as it was stored.
     *
     * @param answers as they were stored
     * @return the answers of the fields that decide, or of the first field where none does
     */
    public Map<String, Object> outcome(Map<String, ?> answers) {
        var decisive = fields.stream().filter(Field::decides).toList();
        var outcome = new LinkedHashMap<String, Object>();
        (decisive.isEmpty() ? fields.stream().filter(Field::writable).limit(1) : decisive.stream())
                .map(Field::key)
                .filter(key -> answers.get(key) != null)
                .forEach(key -> outcome.put(key, answers.get(key)));
        return outcome;
    }

    /**
     * Whether the server offers options of some of these answers, so that their words are known only with what it knows.
     *
     * @param answered field keys
     * @return false where the form itself declares them all
     */
    public boolean offers(Set<String> answered) {
        return offers(
                fields.stream().filter(field -> answered.contains(field.key())).toList());
    }

    private static boolean offers(List<Field> fields) {
        return fields.stream().anyMatch(field -> field.optionsFrom() != null || offers(field.fields()));
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
        return new Words(locale, messages, texts, names, known);
    }
}
