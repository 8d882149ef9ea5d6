package org.huhang.engine;

import java.time.Instant;
import java.util.Date;
import java.util.Map;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.TaskAlreadyClaimedException;
import org.camunda.bpm.engine.exception.NullValueException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The engine's side of a person's task. Who may do what is decided by the caller. */
@Service
public class Tasks {

    private final ProcessEngine engine;

    Tasks(ProcessEngine engine) {
        this.engine = engine;
    }

    /**
     * Gives a task without holder to a person.
     *
     * @param engineTaskId the engine's id
     * @param person the holder to be
     * @throws TakenMeanwhile if somebody else has it
     * @throws NoSuchTask if it is no longer open
     */
    @Transactional
    public void claim(String engineTaskId, String person) {
        translated(engineTaskId, () -> engine.getTaskService().claim(engineTaskId, person));
    }

    /**
     * Takes the holder from a task.
     *
     * @param engineTaskId the engine's id
     * @throws NoSuchTask if it is no longer open
     */
    @Transactional
    public void release(String engineTaskId) {
        translated(engineTaskId, () -> engine.getTaskService().setAssignee(engineTaskId, null));
    }

    /**
     * Ends a task; the instance moves on to its next wait in the same transaction.
     *
     * @param engineTaskId the engine's id
     * @param variables booleans, numbers, dates or codes for the instance
     * @throws TakenMeanwhile if somebody else ended it at the same moment
     * @throws NoSuchTask if it is no longer open
     */
    @Transactional
    public void complete(String engineTaskId, Map<String, Object> variables) {
        translated(engineTaskId, () -> engine.getTaskService().complete(engineTaskId, variables));
    }

    /**
     * Moves the due date.
     *
     * @param engineTaskId the engine's id
     * @param dueAt the new due date, null for none
     */
    @Transactional
    public void moveDue(String engineTaskId, @Nullable Instant dueAt) {
        var task =
                engine.getTaskService().createTaskQuery().taskId(engineTaskId).singleResult();
        if (task != null) {
            task.setDueDate(dueAt == null ? null : Date.from(dueAt));
            engine.getTaskService().saveTask(task);
        }
    }

    /**
     * The form that belongs to the task's version of the model.
     *
     * @param engineTaskId the engine's id
     * @return the form file's content
     * @throws NoSuchTask if the task is no longer open
     */
    @Transactional(readOnly = true)
    public String form(String engineTaskId) {
        try (var form = engine.getFormService().getDeployedTaskForm(engineTaskId)) {
            return new String(form.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        } catch (NullValueException e) {
            throw new NoSuchTask(engineTaskId);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /**
     * The variables that a task sees.
     *
     * @param engineTaskId the engine's id
     * @return a copy
     * @throws NoSuchTask if the task is no longer open
     */
    @Transactional(readOnly = true)
    public Facts facts(String engineTaskId) {
        try {
            return new Facts(engine.getTaskService().getVariables(engineTaskId));
        } catch (NullValueException e) {
            throw new NoSuchTask(engineTaskId);
        }
    }

    private void translated(String engineTaskId, Runnable act) {
        try {
            act.run();
        } catch (NullValueException e) {
            throw new NoSuchTask(engineTaskId);
        } catch (TaskAlreadyClaimedException | OptimisticLockingException e) {
            throw new TakenMeanwhile(engineTaskId, e);
        }
    }
}
