package org.huhang.audit;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Who did what to which thing, and why. Holds ids, never the name of a child or of a reporter: the auditor reads the
 * trail and may read nothing else.
 *
 * @param actor username, {@link #REPORTER} or {@link #SYSTEM}
 * @param act what was done: module and fact, such as {@code case.opened}; lower case letters, dots, camelCase
 * @param subjectKind kind of the thing, such as {@code case}, {@code task}, {@code file}
 * @param subjectId its id
 * @param caseNo the case it belongs to; null where there is none
 * @param reason the reason that the person gave; null where none is asked; cut at {@value #LONGEST_REASON} characters
 */
public record AuditLine(
        String actor,
        String act,
        String subjectKind,
        String subjectId,
        @Nullable String caseNo,
        @Nullable String reason) {

    /** Actor of what a person without account does. */
    public static final String REPORTER = "reporter";

    /** Actor of what no person does. */
    public static final String SYSTEM = "system";

    static final int LONGEST_REASON = 2000;
    private static final int LONGEST_WORD = 200;

    /** Checks and trims; a trail line must never be the reason why a lawful act fails for its text. */
    public AuditLine {
        actor = word(actor);
        act = word(act);
        subjectKind = word(subjectKind);
        subjectId = word(subjectId);
        caseNo = caseNo == null ? null : word(caseNo);
        reason = reason == null || reason.isBlank() ? null : cut(reason.strip(), LONGEST_REASON);
    }

    private static String word(String text) {
        return cut(Objects.requireNonNull(text), LONGEST_WORD);
    }

    /** PostgreSQL stores neither NUL nor half a character. */
    private static String cut(String text, int longest) {
        var whole = text.replace("\0", "");
        var shortened = whole.length() <= longest ? whole : whole.substring(0, longest);
        return new String(shortened.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }
}
