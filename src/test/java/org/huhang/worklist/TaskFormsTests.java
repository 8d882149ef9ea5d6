package org.huhang.worklist;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.huhang.testing.HuhangTest;
import org.huhang.testing.Office;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;

/** The forms of tasks, on a node that has just started and has read none yet. */
@HuhangTest
class TaskFormsTests {

    @Autowired
    private AutowireCapableBeanFactory beans;

    @Autowired
    private Worklist worklist;

    @Autowired
    private Office office;

    @Test
    void afterARestartWhatWasDoneBeforeIsReadable() {
        var caseNo = office.staffed().caseOf(office.report("表甲", 4, false));
        office.does(caseNo, "registerIntake");
        office.does(caseNo, "feedbackReporter");
        var started = beans.createBean(TaskForms.class);

        assertThat(worklist.ofCase(caseNo))
                .filteredOn(item -> item.state() == WorkItem.State.DONE)
                .hasSize(2)
                .allSatisfy(item -> assertThat(
                                started.readable(worklist.answer(item.id()).orElseThrow(), item, Locale.CHINESE))
                        .isNotEmpty());
    }
}
