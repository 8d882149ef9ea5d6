package org.huhang.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * What each decision of each form demands, written out so that somebody reads it: nobody is asked for what belongs to another
 * decision. After a change {@code -Dhuhang.write=true} writes it anew, and the difference is read line by line.
 */
class RequiredByDecisionTests {

    private static final Path READ = Path.of("src/test/resources/forms/required-by-decision.txt");

    private final Forms forms = TestForms.forms();

    @Test
    void whatADecisionDemandsHasBeenReadThrough() throws IOException {
        var demanded = ShippedFormsTests.shipped().stream()
                .flatMap(path -> lines(path).stream())
                .toList();
        if (Boolean.getBoolean("huhang.write")) {
            Files.createDirectories(READ.getParent());
            Files.write(READ, demanded);
        }

        assertThat(demanded).isEqualTo(Files.readAllLines(READ));
    }

    @Test
    void whoDoesNotTakeAReportInIsAskedForNothingOfACase() {
        var intake = forms.shipped("mandatory-report/register-intake");
        for (var decision : List.of("merge", "notAboutMinor", "forward", "sendBack")) {
            assertThat(demanded(intake, "intakeDecision", decision))
                    .as(decision)
                    .doesNotContain("leadAgency", "incidentTownship", "riskTier", "secrecy", "receivers", "reportDuty");
        }
    }

    /** One line of what is demanded whatever is decided, and one for each decision that demands more. */
    private List<String> lines(String path) {
        var form = forms.shipped(path);
        var lines = new ArrayList<String>();
        form.fields().stream()
                .filter(field -> field.decides() && !field.options().isEmpty())
                .forEach(field -> {
                    var all = field.options().stream()
                            .map(option -> demanded(form, field.key(), option.code()))
                            .toList();
                    var always = new TreeSet<>(all.get(0));
                    all.forEach(always::retainAll);
                    lines.add(path + " " + field.key() + ": " + String.join(" ", always));
                    for (var at = 0; at < all.size(); at++) {
                        var more = new TreeSet<>(all.get(at));
                        more.removeAll(always);
                        lines.add("    " + field.options().get(at).code() + ": " + String.join(" ", more));
                    }
                });
        return lines;
    }

    private static TreeSet<String> demanded(Form form, String key, String option) {
        var demanded = new TreeSet<String>();
        for (var answer : List.<Object>of(option, List.of(option))) {
            var problems = form.check(Map.of(key, answer)).problems();
            if (problems.stream().noneMatch(problem -> problem.field().equals(key))) {
                problems.forEach(problem -> demanded.add(problem.field()));
            }
        }
        return demanded;
    }
}
