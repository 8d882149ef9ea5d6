package org.huhang.casework;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.huhang.child.Identity;
import org.huhang.child.Needs;
import org.huhang.intake.ReportedChild;
import org.huhang.worklist.Correction;
import org.jspecify.annotations.Nullable;

/** What a report tells of a child, in the terms of the child's file. */
public final class ToldOfChild {

    private static final Pattern CODE = Pattern.compile("[a-z]+");

    private ToldOfChild() {}

    /**
     * Who it is.
     *
     * @param child as reported
     * @return its identity; sex is U where nobody said
     */
    public static Identity identity(ReportedChild child) {
        return new Identity(
                child.name(),
                child.sex() == null ? "U" : child.sex(),
                child.birthDate(),
                child.idNo(),
                child.address(),
                child.guardianName(),
                child.guardianPhone(),
                child.school());
    }

    /**
     * Who reports says what a child needs, and not what it does not need.
     *
     * @param child as reported
     * @return its needs; null is unknown
     */
    public static Needs needs(ReportedChild child) {
        var told = child.needs();
        return new Needs(
                told.language(),
                told.interpreter() ? true : null,
                told.signLanguage() ? true : null,
                told.disability(),
                told.boarding() ? true : null,
                null,
                null);
    }

    /**
     * What an officer answered. A box that is not ticked says something only where it stood ticked in the form: nobody need touch
     * it to leave the rest as it is. Forms of before asked the language in free words, and the rest as lists of codes; a list that
     * lacks a code says nothing.
     *
     * @param answer the answer that registers a report, or begins a case
     * @param shown what stood in its form
     * @return the child's needs; null is unknown
     */
    public static Needs needs(Given answer, Needs shown) {
        var help = answer.codes("communication");
        return new Needs(
                answer.first("childLanguage", "languageSpoken"),
                box(answer, "interpreterNeeded", help.contains("ethnicInterpreter"), shown.interpreterNeeded()),
                box(answer, "signLanguage", help.contains("signLanguage"), shown.signLanguage()),
                disability(answer),
                box(answer, "boarding", false, shown.boarding()),
                box(answer, "trustedAdult", help.contains("trustedAdult"), shown.trustedAdult()),
                answer.text("weekendCarer"));
    }

    /**
     * What the correction of such an answer says of the child’s needs: what it changed, for the rest may have been overtaken.
     *
     * @param corrected the correction
     * @return the child's needs; null is unknown, or as before
     */
    public static Needs corrected(Correction corrected) {
        var changed = new LinkedHashMap<>(corrected.after());
        changed.keySet().retainAll(corrected.changed());
        return needs(new Given(changed), needs(new Given(corrected.before()), Needs.UNKNOWN));
    }

    private static @Nullable Boolean box(Given answer, String key, boolean ticked, @Nullable Boolean shown) {
        if (ticked || answer.yes(key)) {
            return true;
        }
        return Boolean.TRUE.equals(shown) && answer.text(key) != null ? false : null;
    }

    /**
     * What is known of a child’s needs, as the form of whoever registers its report would answer it.
     *
     * @param needs the needs
     * @return fields to values; what is unknown, or is no code, is left out
     */
    public static Map<String, Object> answers(Needs needs) {
        var answers = new LinkedHashMap<String, Object>();
        Optional.ofNullable(needs.language())
                .filter(CODE.asMatchPredicate())
                .ifPresent(code -> answers.put("childLanguage", code));
        put(answers, "interpreterNeeded", needs.interpreterNeeded());
        put(answers, "signLanguage", needs.signLanguage());
        put(answers, "disabilityKind", needs.disabilityKind());
        put(answers, "boarding", needs.boarding());
        put(answers, "trustedAdult", needs.trustedAdult());
        put(answers, "weekendCarer", needs.weekendCarer());
        return answers;
    }

    private static void put(Map<String, Object> answers, String key, @Nullable Object value) {
        if (value != null) {
            answers.put(key, value);
        }
    }

    private static @Nullable String disability(Given answer) {
        var before = answer.codes("disability");
        return switch (before.size()) {
            case 0 -> answer.text("disabilityKind");
            case 1 -> before.get(0);
            default -> "multiple";
        };
    }
}
