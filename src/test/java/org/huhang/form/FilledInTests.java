package org.huhang.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Nobody types twice what the platform knows: on the way of a guardian’s warning each fact is asked once, and filled in after. */
class FilledInTests {

    private static final List<String> FIRST = List.of("guardian-warning/record-conduct");

    private static final List<String> LATER = List.of(
            "guardian-warning/choose-measure",
            "guardian-warning/dissuade",
            "guardian-warning/report-police",
            "guardian-warning/admonish",
            "guardian-warning/issue-warning",
            "guardian-warning/issue-supervision-order",
            "guardian-warning/order-guidance",
            "shared/visit",
            "shared/guidance-session",
            "guardian-warning/evaluate",
            "shared/tell-provider");

    /** What is asked again because it is another fact each time. */
    private static final Map<String, String> ANEW = Map.of(
            "decisionReason", "each decision has its own",
            "legalBasis", "each decision has its own",
            "dangerNow", "how it is at this visit",
            "childState", "how it is at this visit",
            "issuer", "of the paper that is issued; one choice, or proposed",
            "orderServedAt", "two orders, each served on its day");

    private final Forms forms = TestForms.forms();

    @Test
    void noFactIsAskedTwice() {
        var asked = new LinkedHashMap<String, String>();
        var twice = new ArrayList<String>();
        Stream.concat(FIRST.stream(), LATER.stream()).forEach(path -> typed(path)
                .map(Field::key)
                .filter(key -> !ANEW.containsKey(key))
                .forEach(key -> {
                    if (asked.putIfAbsent(key, path) != null) {
                        twice.add(path + " asks " + key + " as " + asked.get(key) + " did");
                    }
                }));
        assertThat(twice).isEmpty();
    }

    /** How much of each form stands there already, and how much a person types. */
    @Test
    void theCountOfTypedFieldsIsKnown() {
        var typed = 0;
        var filled = 0;
        for (var path : LATER) {
            var form = forms.shipped(path);
            var theirs = (int) typed(path).count();
            System.out.printf(
                    "%-45s typed %2d, filled in %2d%n",
                    path, theirs, form.fields().size() - theirs);
            typed += theirs;
            filled += form.fields().size() - theirs;
        }
        System.out.printf("%-45s typed %2d, filled in %2d%n", "all", typed, filled);
        assertThat(filled).isGreaterThan(40);
    }

    /** What neither an earlier answer, the platform, a table nor a default says. */
    private Stream<Field> typed(String path) {
        var first = FIRST.contains(path);
        return forms.shipped(path).fields().stream()
                .filter(Field::writable)
                .filter(field -> first || !field.earlier())
                .filter(field -> field.proposal() == null)
                .filter(field -> field.component().text("defaultValue") == null);
    }
}
