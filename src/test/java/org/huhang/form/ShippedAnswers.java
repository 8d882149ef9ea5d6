package org.huhang.form;

import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Answers to shipped forms as the platform takes them: what a form refuses never reaches the engine. */
public final class ShippedAnswers {

    static final Map<String, Object> OFFERED = Map.ofEntries(
            Map.entry("townships", options("532503102")),
            Map.entry("villages", options("532503102001")),
            Map.entry("schools", options("SCHOOL-532503-01")),
            Map.entry("policeUnits", options("POLICE-532503102-01")),
            Map.entry("openCases", options("532503-2026-00001")),
            Map.entry("childHints", options("child-1")),
            Map.entry("transferUnits", options("POLICE-532524")),
            Map.entry("forwardAgencies", options("TOWNSHIP-532524100")),
            Map.entry("handedAgencies", options("CIVIL-532503")),
            Map.entry("takers", options("EDU-532503")),
            Map.entry("regions", options("532503")),
            Map.entry("reports", options("R-1")),
            Map.entry("startCases", options("532503-2026-00001")),
            Map.entry("startPlaces", options("532503102001")),
            Map.entry("measureType", "legalAid"));

    private final Forms forms;

    /** Checks with the time that the test says it is. */
    public ShippedAnswers(Supplier<Instant> now) {
        this.forms = new Forms(TestForms.MESSAGES, TestForms.NAMES, clock(now));
    }

    /**
     * What goes to the engine.
     *
     * @param path the form, such as {@code shared/close}
     * @param answers as posted
     * @return all variables of the form
     * @throws IllegalArgumentException if the form refuses the answers
     */
    public Map<String, @Nullable Object> variables(String path, Map<String, ?> answers) {
        var checked = forms.shipped(path).check(answers, OFFERED);
        if (!checked.ok()) {
            throw new IllegalArgumentException(path + " " + checked.problems());
        }
        return checked.variables();
    }

    private static List<Map<String, String>> options(String code) {
        return List.of(Map.of("value", code, "label", code));
    }

    private static Clock clock(Supplier<Instant> now) {
        InstantSource said = now::get;
        return said.withZone(DateKind.CHINA);
    }
}
