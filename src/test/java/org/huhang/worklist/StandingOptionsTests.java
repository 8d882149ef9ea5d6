package org.huhang.worklist;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.huhang.form.Form;
import org.huhang.form.Problem;
import org.huhang.testing.HuhangTest;
import org.huhang.testing.Office;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What could be chosen when it was answered is no reason to refuse a correction of another line. */
@HuhangTest
class StandingOptionsTests {

    @Autowired
    private Office office;

    @Autowired
    private Worklist worklist;

    @Autowired
    private StandingOptions options;

    @Test
    void everyChoiceOfAListThatChangesStaysPossibleInItsAnswer() {
        office.staffed();
        var caseNo = office.caseOf(office.report("旧选", 10, false));
        office.does(caseNo, "userTask_registerIntake");
        var item = worklist.ofCase(caseNo).get(0);
        var form = worklist.form(item);
        var lists = form.fields().stream()
                .filter(field -> field.optionsFrom() != null)
                .toList();
        assertThat(lists).hasSizeGreaterThan(5);

        assertThat(lists).allSatisfy(field -> {
            Map<String, Object> answered = Map.of(field.key(), "GONE-1");
            var reader = office.person(String.valueOf(item.holder()));
            assertThat(refusals(form, answered, options.known(item, reader, List.of(answered))))
                    .doesNotContain(field.key() + " option");
        });
    }

    private static List<String> refusals(Form form, Map<String, Object> answered, Map<String, Object> known) {
        return form.check(answered, known).problems().stream()
                .filter((Problem problem) -> problem.code().equals("option"))
                .map(problem -> problem.field() + " " + problem.code())
                .toList();
    }
}
