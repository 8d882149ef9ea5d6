package org.huhang.form;

import java.math.BigDecimal;
import org.huhang.feel.Condition.Use;
import org.huhang.feel.Condition.Way;
import org.huhang.form.Kind.Sort;
import org.jspecify.annotations.Nullable;

/** Whether a condition reads a field as what it is; a wrong type makes one engine say yes and the other nothing. */
final class ConditionTypes {

    private ConditionTypes() {}

    /**
     * What is wrong with a reading.
     *
     * @param other the field that stands beside it, null where a constant does
     * @param mayBeHidden whether the field can be hidden, and is null then
     * @return the end of a sentence, null if nothing is wrong
     */
    static @Nullable String fault(Field read, Use use, @Nullable Field other, boolean mayBeHidden) {
        var sort = read.kind().sort();
        if (use.other() != null && (other == null || other.kind().sort() != sort)) {
            return "sets it beside " + use.other() + ", which is of another kind";
        }
        return switch (use.way()) {
            case COMPARED -> compared(sort, use);
            case CONTAINS -> contains(read, use, mayBeHidden);
            case EQUAL -> equal(read, use);
        };
    }

    private static @Nullable String compared(Sort sort, Use use) {
        if (sort != Sort.NUMBER || (use.other() == null && !(use.with() instanceof BigDecimal))) {
            return "compares what is no number";
        }
        return use.guarded() ? null : "needs \"" + use.name() + " != null and\" beside the comparison";
    }

    private static @Nullable String contains(Field read, Use use, boolean mayBeHidden) {
        if (read.kind().sort() != Sort.CODES) {
            return "asks for an element of what is no list of options";
        }
        if (mayBeHidden && !use.guarded()) {
            return "needs \"" + use.name() + " != null and\" beside it, because the field can be hidden";
        }
        return option(read, use);
    }

    private static @Nullable String equal(Field read, Use use) {
        if (use.other() != null) {
            return read.kind().sort() == Sort.CODES || read.kind().sort() == Sort.OTHER ? "compares lists" : null;
        }
        if (use.way() == Way.EQUAL && use.nullCheck()) {
            return switch (read.kind().sort()) {
                case TEXT -> "asks for null, but an empty text is \"\"";
                case OTHER -> "reads a list or a file";
                default -> null;
            };
        }
        return switch (read.kind().sort()) {
            case TEXT -> use.with() instanceof String ? null : "sets a text beside something else";
            case NUMBER -> use.with() instanceof BigDecimal ? null : "sets a number beside something else";
            case FLAG -> use.with() instanceof Boolean ? null : "sets a box to tick beside something else";
            case CODE -> option(read, use);
            case DATE, CODES, OTHER -> "sets a date, a list or a file beside a constant";
        };
    }

    private static @Nullable String option(Field read, Use use) {
        var known =
                use.with() instanceof String code && read.kind() instanceof ChoiceKind choice && choice.declares(code);
        return known ? null : "names an option that the field does not have";
    }
}
