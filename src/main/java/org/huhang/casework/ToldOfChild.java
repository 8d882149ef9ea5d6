package org.huhang.casework;

import org.huhang.child.Identity;
import org.huhang.child.Needs;
import org.huhang.intake.ReportedChild;

/** What a report tells of a child, in the terms of the child's file. */
public final class ToldOfChild {

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
                told.boarding() ? true : null);
    }

    /**
     * What an officer answered.
     *
     * @param answer the answer that registers a report
     * @return the child's needs; null is unknown
     */
    public static Needs needs(Given answer) {
        return new Needs(
                answer.text("childLanguage"),
                answer.known("interpreterNeeded"),
                answer.known("signLanguage"),
                answer.text("disabilityKind"),
                answer.known("boarding"));
    }
}
