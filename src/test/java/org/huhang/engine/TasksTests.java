package org.huhang.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.huhang.testing.HuhangTest;
import org.huhang.testing.Office;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What the engine knows of a person's task. */
@HuhangTest
class TasksTests {

    @Autowired
    private Office office;

    @Autowired
    private Tasks tasks;

    @Autowired
    private ProcessEngine engine;

    @Test
    void itsHistoryNamesWhoDidATask() {
        var caseNo = office.staffed().caseOf(office.report("持甲", 4, false));
        var task = office.open(caseNo, "registerIntake").engineTaskId();

        office.does(caseNo, "registerIntake");

        var done = engine.getHistoryService()
                .createHistoricTaskInstanceQuery()
                .taskId(task)
                .singleResult();
        assertThat(done.getAssignee()).isEqualTo("township.532503102");
    }

    @Test
    void aTaskThatIsGoneCannotBeDone() {
        assertThatThrownBy(() -> tasks.complete("gone", "somebody", Map.of(), () -> {}))
                .isInstanceOf(NoSuchTask.class);
    }
}
