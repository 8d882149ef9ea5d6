package org.huhang.form;

import java.util.List;
import java.util.stream.Stream;
import org.huhang.feel.Condition;
import org.jspecify.annotations.Nullable;

/** One question of a form, with what is known about its answer. */
public final class Field {

    private final Component component;
    private final Kind kind;
    private final List<Condition> hiddenBy;
    private final @Nullable Condition requiredIf;
    private final @Nullable Condition refusedIf;
    private final boolean required;
    private final boolean writable;

    /**
     * @param hiddenBy its own condition and those of the groups around it
     * @param requiredIf when it is required beside {@code validate.required}
     * @param refusedIf when its answer contradicts another
     */
    Field(
            Component component,
            Kind kind,
            List<Condition> hiddenBy,
            @Nullable Condition requiredIf,
            @Nullable Condition refusedIf) {
        this.component = component;
        this.kind = kind;
        this.hiddenBy = List.copyOf(hiddenBy);
        this.requiredIf = requiredIf;
        this.refusedIf = refusedIf;
        this.required = component.flag("validate", "required");
        this.writable = !component.flag("disabled") && !component.flag("readonly");
    }

    /**
     * The key of its answer; in a list, of its answer within a row.
     *
     * @return unique in the form
     */
    public String key() {
        return component.name();
    }

    /**
     * The type as form-js calls it.
     *
     * @return such as {@code textfield}, {@code select}, {@code dynamiclist}
     */
    public String type() {
        return component.type();
    }

    /**
     * What is asked, in Chinese.
     *
     * @return never blank
     */
    public String label() {
        return String.valueOf(wording().in(component));
    }

    /** Where its label stands in the file. */
    Wording wording() {
        return Stream.of(Wording.DATE_LABEL, Wording.LABEL)
                .filter(wording -> wording.given(component))
                .findFirst()
                .orElse(Wording.TIME_LABEL);
    }

    /**
     * Whether an answer is taken at all; read-only and disabled fields only show something.
     *
     * @return false for those
     */
    public boolean writable() {
        return writable;
    }

    /**
     * Whether it must always be answered while it is shown.
     *
     * @return false also if only a condition requires it
     */
    public boolean required() {
        return required;
    }

    /**
     * The name under which the answer goes to the engine.
     *
     * @return null if it does not go there
     */
    public @Nullable String variable() {
        var variable = component.property("variable");
        if (variable == null || "false".equals(variable)) {
            return null;
        }
        return "true".equals(variable) ? key() : variable;
    }

    /**
     * Whether it is of a part that several forms share, so that an answer on one of them means the same on another.
     *
     * @return false for lists, whose rows belong to their form
     */
    public boolean shared() {
        return component.formId().startsWith(SchemaReader.SHARED) && !(kind instanceof RowsKind);
    }

    /**
     * The decision that proposes a value.
     *
     * @return the decision's key, null if none does
     */
    public @Nullable String proposal() {
        return component.property("proposal");
    }

    /** Whether its answer says what was decided or found. */
    boolean decides() {
        return "true".equals(component.property("decides"));
    }

    /**
     * Whether its answer says why something was decided, so that it holds under that outcome of that form alone.
     *
     * @return false for what is true of the case whatever is decided
     */
    public boolean grounds() {
        return "true".equals(component.property("grounds"));
    }

    /**
     * Whether its answer justifies something, so that what says nothing is no answer.
     *
     * @return true for text that says so, and for what is called a reason
     */
    boolean justifies() {
        return kind instanceof TextKind && (key().endsWith("Reason") || "true".equals(component.property("justifies")));
    }

    /** Whether its answer names somebody, a place or an arrangement, so that “later” and “unknown” are no answer. */
    boolean names() {
        return "true".equals(component.property("names"));
    }

    /** Whether what it names is a person, so that “somebody of the village” is no answer. */
    boolean person() {
        return "true".equals(component.property("person"));
    }

    /** Whether a text answers nothing of what is asked: it fills the box, puts off, or says the question again. */
    boolean unsaid(String text) {
        return (justifies() && Characters.saysNothing(text))
                || (names() && Characters.namesNothing(text))
                || (person() && Characters.namesNobody(text))
                || ((justifies() || names()) && Characters.echoes(text, label()));
    }

    /** Whether what the engine knew under its name stands where it was not asked. */
    boolean stands() {
        return "true".equals(component.property("stands"));
    }

    /**
     * Whether its answer says where, or with whom, the child stays.
     *
     * @return false for whatever else is told
     */
    public boolean childWith() {
        return "true".equals(component.property("childWith"));
    }

    /** Whether whoever is called because of the answer reads what is written here. */
    boolean told() {
        return "true".equals(component.property("told"));
    }

    /**
     * Whether its answer is about what happened, so that it holds for each child of a report.
     *
     * @return false for what is true of one child
     */
    public boolean ofEvent() {
        return "true".equals(component.property("event"));
    }

    /**
     * Under which keys earlier answers of the case say what may be filled in here.
     *
     * @return its own key first, then those by which other forms ask the same; empty where everybody writes it for himself
     */
    public List<String> earlierKeys() {
        var said = component.property("earlier");
        if (said == null) {
            return List.of();
        }
        var others = Stream.of(said.split("\\s*,\\s*")).filter(other -> !other.equals("true"));
        return Stream.concat(Stream.of(key()), others).distinct().toList();
    }

    /**
     * Whether a value would be taken as an answer.
     *
     * @param value as JSON holds it, of another form perhaps
     * @return false also where the server offers the options and has not done so
     */
    public boolean takes(Object value) {
        return kind.accept(value, java.util.Map.of()).problem() == null;
    }

    /**
     * The options that the form declares.
     *
     * @return empty if it has none, or if the server offers them, see {@link #optionsFrom}
     */
    public List<Choice> options() {
        return kind instanceof ChoiceKind choice ? choice.options() : List.of();
    }

    /**
     * Under which name the server hands the list of options to form and check.
     *
     * @return null if the form declares them itself
     */
    public @Nullable String optionsFrom() {
        return kind instanceof ChoiceKind choice ? choice.from() : null;
    }

    /**
     * The fields of a row.
     *
     * @return empty unless this is a list
     */
    public List<Field> fields() {
        return kind instanceof RowsKind rows ? rows.fields() : List.of();
    }

    Component component() {
        return component;
    }

    Kind kind() {
        return kind;
    }

    List<Condition> hiddenBy() {
        return hiddenBy;
    }

    @Nullable
    Condition requiredIf() {
        return requiredIf;
    }

    @Nullable
    Condition refusedIf() {
        return refusedIf;
    }
}
