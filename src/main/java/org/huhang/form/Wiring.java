package org.huhang.form;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.huhang.feel.Condition;
import org.jspecify.annotations.Nullable;

/** Checks what the fields of a form say about each other, and about the engine, before anybody meets it. */
final class Wiring {

    /**
     * The browser works out what is hidden in two passes; a longer chain of conditions would be shown wrongly there.
     */
    private static final int STEPS = 2;

    /** Names that mean something else where variables are read. */
    private static final Set<String> TAKEN = Set.of(
            "execution",
            "task",
            "job",
            "caseNo",
            "businessKey",
            "processInstance",
            "authenticatedUserId",
            "initiator",
            "empty",
            "eq",
            "ne",
            "lt",
            "gt",
            "le",
            "ge",
            "div",
            "mod",
            "instanceof",
            "lists",
            "agency",
            "loopCounter",
            "nrOfInstances",
            "nrOfActiveInstances",
            "nrOfCompletedInstances",
            "cellInput");

    private final Component form;
    private final List<Field> top;
    private final Map<String, Field> byKey = new LinkedHashMap<>();
    private final Map<Field, Field> listOf = new HashMap<>();
    private final Map<Field, Integer> steps = new HashMap<>();

    private Wiring(Component form, List<Field> top) {
        this.form = form;
        this.top = top;
    }

    /** All fields by key, those of rows too; throws {@link BadForm}. */
    static Map<String, Field> check(Component form, List<Field> top, List<List<String>> exactlyOne) {
        var wiring = new Wiring(form, top);
        wiring.index();
        wiring.byKey.values().forEach(wiring::checkField);
        exactlyOne.forEach(wiring::checkExactlyOne);
        wiring.checkVariables();
        return wiring.byKey;
    }

    private void index() {
        for (var field : top) {
            add(field);
            for (var inside : field.fields()) {
                add(inside);
                listOf.put(inside, field);
            }
        }
    }

    private void add(Field field) {
        if (byKey.put(field.key(), field) != null) {
            throw field.component().refused("the key stands twice in this form");
        }
    }

    private void checkField(Field field) {
        conditions(field).forEach(condition -> condition.uses().forEach(use -> checkUse(field, use)));
        stepsOf(field, new HashSet<>());
        for (var bound : List.of("notAfter", "notBefore")) {
            checkBound(field, bound);
        }
        checkPossible(field);
        checkContradiction(field);
        if (field.component().json().path("properties").hasNonNull("requiredIf") && !field.writable()) {
            throw field.component().refused("is never written, so it cannot be required");
        }
    }

    /** The words of the refusal name two questions, and the answer to the one is what is refused. */
    private void checkContradiction(Field field) {
        if (field.component().property("alone") != null && !(field.kind() instanceof ChoiceKind)) {
            throw field.component().refused("alone stands on a list of options of which several may be chosen");
        }
        var condition = field.refusedIf();
        if (condition == null) {
            return;
        }
        var names =
                condition.uses().stream().map(use -> field(field, use.name())).collect(Collectors.toSet());
        if (!field.writable() || names.size() != 2 || !names.contains(field)) {
            throw field.component().refused("refusedIf reads the field, which is written, and one other");
        }
    }

    private static List<Condition> conditions(Field field) {
        var conditions = new ArrayList<>(field.hiddenBy());
        Stream.of(field.requiredIf(), field.refusedIf())
                .filter(Objects::nonNull)
                .forEach(conditions::add);
        return conditions;
    }

    private void checkUse(Field reader, Condition.Use use) {
        var read = field(reader, use.name());
        if (read == null) {
            throw reader.component().refused("its condition reads " + use.name() + ", which is no field it can see");
        }
        var other = use.other() == null ? null : field(reader, use.other());
        var fault = ConditionTypes.fault(read, use, other, mayBeHidden(read));
        if (fault != null) {
            throw reader.component().refused("its condition on " + use.name() + " " + fault);
        }
    }

    private boolean mayBeHidden(Field field) {
        var list = listOf.get(field);
        return !field.hiddenBy().isEmpty() || (list != null && !list.hiddenBy().isEmpty());
    }

    /** The field that a name means for a condition of this reader: {@code this.} is its own row. */
    private @Nullable Field field(Field reader, String name) {
        var list = listOf.get(reader);
        var inRow = name.startsWith("this.");
        var field = byKey.get(inRow ? name.substring(5) : name);
        return field == null || listOf.get(field) != (inRow ? list : null) || (inRow && list == null) ? null : field;
    }

    private int stepsOf(Field field, Set<Field> open) {
        var counted = steps.get(field);
        if (counted != null) {
            return counted;
        }
        if (!open.add(field)) {
            throw field.component().refused("its condition hangs on itself");
        }
        var most = 0;
        for (var condition : hides(field)) {
            for (var use : condition.uses()) {
                var read = field(field, use.name());
                most = Math.max(most, 1 + (read == null ? 0 : stepsOf(read, open)));
            }
        }
        if (most > STEPS) {
            throw field.component().refused("its condition hangs on conditions over more than " + STEPS + " steps");
        }
        open.remove(field);
        steps.put(field, most);
        return most;
    }

    private List<Condition> hides(Field field) {
        var hides = new ArrayList<>(field.hiddenBy());
        var list = listOf.get(field);
        if (list != null) {
            hides.addAll(list.hiddenBy());
        }
        return hides;
    }

    private void checkBound(Field field, String bound) {
        var name = field.component().property(bound);
        if (name == null) {
            return;
        }
        var other = byKey.get(name);
        var seen = other != null && (listOf.get(other) == null || listOf.get(other) == listOf.get(field));
        var dates = isDate(field) && (Answers.NOW.equals(name) || (seen && other != field && isDate(other)));
        if (!dates) {
            throw field.component().refused(bound + " stands on a date and names now or another date");
        }
    }

    static boolean isDate(@Nullable Field field) {
        return field != null && field.kind() instanceof DateKind date && date.part() != DateKind.Part.TIME_OF_DAY;
    }

    private static void checkPossible(Field field) {
        var component = field.component();
        var plan = component.property(PossibleDates.PLAN);
        var since = component.property(PossibleDates.SINCE_REPORT);
        if ((plan != null || since != null) && (!isDate(field) || (plan != null && since != null))) {
            throw component.refused("plan or sinceReport, not both, stands on a date");
        }
        if (plan != null && (!"true".equals(plan) || Answers.NOW.equals(component.property("notAfter")))) {
            throw component.refused("plan is true, and what is planned may lie after now");
        }
        if (component.property(PossibleDates.WITHIN) != null && plan == null) {
            throw component.refused("within stands on a plan");
        }
        PossibleDates.within(component);
        if (since != null) {
            component.property(PossibleDates.SINCE_REPORT, 0, 366);
        }
    }

    private void checkExactlyOne(List<String> keys) {
        var known = keys.size() == 2
                && keys.stream().allMatch(key -> byKey.containsKey(key) && !listOf.containsKey(byKey.get(key)));
        if (!known) {
            throw form.refused("exactlyOne must name two fields outside lists: " + String.join(",", keys));
        }
        for (var key : keys) {
            var field = byKey.get(key);
            if (field == null || !field.writable() || field.required()) {
                throw form.refused("exactlyOne names " + key + ", which is read-only or required by itself");
            }
        }
    }

    private void checkVariables() {
        var names = new HashSet<String>();
        for (var field : byKey.values()) {
            var proposed =
                    field.proposal() == null || field.kind() instanceof ChoiceKind || field.kind() instanceof FlagKind;
            if (!proposed || (field.proposal() != null && !field.writable())) {
                throw field.component().refused("a proposal needs a writable field with options or a box to tick");
            }
            var name = field.variable();
            if (name != null) {
                FieldReader.checkKey(field.component(), name);
                checkVariable(field, name);
                if (!names.add(name)) {
                    throw field.component().refused("the variable " + name + " is written twice");
                }
            }
        }
    }

    private void checkVariable(Field field, String name) {
        if (TAKEN.contains(name)) {
            throw field.component().refused("the variable " + name + " belongs to the platform");
        }
        if (!field.writable()) {
            throw field.component().refused("is never written, so it cannot be a variable");
        }
        var codes = !(field.kind() instanceof ChoiceKind choice) || choice.plainCodes();
        if (!field.kind().mayBeVariable() || !codes) {
            throw field.component()
                    .refused("cannot be a variable: free text never goes to the engine, and codes only plain");
        }
        if (listOf.containsKey(field) && field.kind().sort() != Kind.Sort.CODE) {
            throw field.component().refused("of a list, only a field with one option can be a variable");
        }
    }
}
