package org.huhang.deadline;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a term says, as it stood when a due date was made of it.
 *
 * @param code the row that counts, such as {@code TL-02r}
 * @param nameZh its Chinese name
 * @param nameEn its English name
 * @param unit in what it counts
 * @param amount how many units; 0 where the unit takes none. {@link TermUnit#IMMEDIATE} counts minutes
 * @param sourceZh the legal source in Chinese, empty if there is none
 * @param sourceEn the legal source in English, empty if there is none
 * @param confidence how sure the number is
 * @param duty how sure the duty itself is, where that differs; else null
 * @param statutory whether a law, not the platform, fixes the limit
 * @param nearToLeader whether the first reminder also goes to the agency's leader
 * @param excludes the fact that says how many days do not count; null if all do. The amount holds them already
 * @param bearer whose duty or right it is; sums made before this was known are an agency's
 * @param desks who is told of a term that runs on a case, as kinds of agency with or without a role
 *     ({@code POLICE:caseOfficer}): whose duty it is where an agency bears it, else those who must know
 */
public record Rule(
        String code,
        String nameZh,
        String nameEn,
        TermUnit unit,
        int amount,
        String sourceZh,
        String sourceEn,
        Confidence confidence,
        @Nullable Confidence duty,
        boolean statutory,
        boolean nearToLeader,
        @Nullable String excludes,
        Bearer bearer,
        List<String> desks) {

    /** Takes a sum that was kept before terms had a bearer. */
    @SuppressWarnings("NullAway") // as Jackson calls it
    public Rule {
        bearer = bearer == null ? Bearer.AGENCY : bearer;
        desks = desks == null ? List.of() : List.copyOf(desks);
    }

    /**
     * The term's name.
     *
     * @param locale any English locale for English, else Chinese
     * @return the name as shown to people
     */
    public String name(Locale locale) {
        return english(locale) ? nameEn : nameZh;
    }

    /**
     * The legal source.
     *
     * @param locale any English locale for English, else Chinese
     * @return the source as shown to people, empty if there is none
     */
    public String source(Locale locale) {
        return english(locale) ? sourceEn : sourceZh;
    }

    Rule withAmount(int other) {
        return new Rule(
                code,
                nameZh,
                nameEn,
                unit,
                other,
                sourceZh,
                sourceEn,
                confidence,
                duty,
                statutory,
                nearToLeader,
                excludes,
                bearer,
                desks);
    }

    static boolean english(Locale locale) {
        return Locale.ENGLISH.getLanguage().equals(locale.getLanguage());
    }
}
