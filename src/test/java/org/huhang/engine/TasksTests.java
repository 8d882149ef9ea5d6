package org.huhang.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.huhang.testing.HuhangTest;
import org.huhang.testing.Office;
import org.huhang.worklist.Worklist;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What the engine knows of a person's task. */
@HuhangTest
class TasksTests {

    @Autowired
    private Office office;

    @Autowired
    private Worklist worklist;

    @Autowired
    private Tasks tasks;

    @Autowired
    private ProcessEngine engine;

    @Test
    void theEngineRemembersTheStepAndNoPerson() {
        var caseNo = office.staffed().caseOf(office.report("持甲", 4, false));
        var task = office.open(caseNo, "userTask_registerIntake").engineTaskId();

        office.does(caseNo, "userTask_registerIntake");

        var history = engine.getHistoryService();
        var step = history.createHistoricActivityInstanceQuery()
                .processInstanceId(worklist.itemOf(task).orElseThrow().instanceId())
                .activityId("userTask_registerIntake")
                .singleResult();
        assertThat(step.getEndTime()).isNotNull();
        assertThat(step.getTaskId()).isEqualTo(task);
        assertThat(step.getAssignee()).isNull();
        assertThat(history.createHistoricTaskInstanceQuery().taskId(task).count())
                .isZero();
        assertThat(worklist.itemOf(task).orElseThrow().holder()).isNotNull();
    }

    @Test
    void aTaskThatIsGoneCannotBeDone() {
        assertThatThrownBy(() -> tasks.complete("gone", Map.of(), () -> {})).isInstanceOf(NoSuchTask.class);
    }
}
