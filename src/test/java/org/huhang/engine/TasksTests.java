package org.huhang.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.task.Task;
import org.huhang.testing.HuhangTest;
import org.huhang.testing.Office;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Who holds a task, as the engine tells it when it is asked in its own words. */
@HuhangTest
class TasksTests {

    private static final AtomicInteger CHILDREN = new AtomicInteger();

    @Autowired
    private Office office;

    @Autowired
    private Tasks tasks;

    @Autowired
    private ProcessEngine engine;

    private String task = "";
    private String unheld = "";

    @BeforeEach
    void aCaseWaits() {
        var caseNo = office.staffed().caseOf(office.report("持" + CHILDREN.incrementAndGet(), 4, false));
        task = office.open(caseNo, "registerIntake").engineTaskId();
        unheld = traces();
    }

    @Test
    void theEngineKnowsTheHolderInItsTaskAndInItsHistory() {
        tasks.claim(task, "somebody");
        var byUs = traces();
        tasks.release(task);
        assertThat(traces()).as("put back").isEqualTo(unheld);
        engine.getTaskService().claim(task, "somebody");
        assertThat(byUs).as("as after the engine's own command").isEqualTo(traces());
    }

    @Test
    void aTaskThatHasAHolderIsNotGivenAway() {
        tasks.claim(task, "somebody");
        assertThatThrownBy(() -> tasks.claim(task, "another")).isInstanceOf(TakenMeanwhile.class);
        assertThat(entity().getAssignee()).isEqualTo("somebody");
    }

    @Test
    void aTaskThatIsGoneCannotBeHeld() {
        assertThatThrownBy(() -> tasks.claim("gone", "somebody")).isInstanceOf(NoSuchTask.class);
        assertThatThrownBy(() -> tasks.release("gone")).isInstanceOf(NoSuchTask.class);
    }

    @Test
    void whoeverReadTheTaskBeforeSeesThatItChanged() {
        var before = entity();
        tasks.claim(task, "somebody");
        before.setDescription("written over");
        assertThatThrownBy(() -> engine.getTaskService().saveTask(before))
                .isInstanceOf(OptimisticLockingException.class);
    }

    private TaskEntity entity() {
        Task found = engine.getTaskService().createTaskQuery().taskId(task).singleResult();
        return (TaskEntity) Objects.requireNonNull(found);
    }

    private String traces() {
        var history = engine.getHistoryService();
        var kept = history.createHistoricTaskInstanceQuery().taskId(task).singleResult();
        var activity = history.createHistoricActivityInstanceQuery()
                .activityInstanceId(kept.getActivityInstanceId())
                .singleResult();
        return entity().getAssignee() + " " + kept.getAssignee() + " " + activity.getAssignee();
    }
}
