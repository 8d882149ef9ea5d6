package org.huhang.engine;

import java.time.Instant;
import java.util.Date;
import java.util.Map;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.exception.NullValueException;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The engine's side of a person's task. Who may do what is decided by the caller. */
@Service
public class Tasks {

    /**
     * What the engine's own command writes, in one statement instead of eight: who holds a task hangs on nothing else in the
     * instance. The revision rises, so a command that read the task before sees that it changed.
     */
    private static final String HOLD =
            """
            with held as (
                update act_ru_task
                set assignee_ = :person, rev_ = rev_ + 1, last_updated_ = :now, task_state_ = 'Updated'
                where id_ = :id and (assignee_ is null or :person::text is null)
                returning id_
            ), kept as (
                update act_hi_taskinst set assignee_ = :person, task_state_ = 'Updated'
                where id_ in (select id_ from held)
                returning act_inst_id_
            ), shown as (
                update act_hi_actinst set assignee_ = :person where id_ in (select act_inst_id_ from kept)
            )
            select count(*) from held
            """;

    private final ProcessEngine engine;
    private final JdbcClient jdbc;

    Tasks(ProcessEngine engine, JdbcClient jdbc) {
        this.engine = engine;
        this.jdbc = jdbc;
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
        if (!hold(engineTaskId, person)) {
            throw open(engineTaskId) ? new TakenMeanwhile(engineTaskId, null) : new NoSuchTask(engineTaskId);
        }
    }

    /**
     * Takes the holder from a task.
     *
     * @param engineTaskId the engine's id
     * @throws NoSuchTask if it is no longer open
     */
    @Transactional
    public void release(String engineTaskId) {
        if (!hold(engineTaskId, null)) {
            throw new NoSuchTask(engineTaskId);
        }
    }

    private boolean hold(String engineTaskId, @Nullable String person) {
        return jdbc.sql(HOLD)
                        .param("id", engineTaskId)
                        .param("person", person)
                        .param("now", ClockUtil.getCurrentTime())
                        .query(Integer.class)
                        .single()
                == 1;
    }

    private boolean open(String engineTaskId) {
        return engine.getTaskService().createTaskQuery().taskId(engineTaskId).count() > 0;
    }

    /**
     * Ends a task; the instance moves on to its next wait in the same transaction.
     *
     * @param engineTaskId the engine's id
     * @param variables booleans, numbers, dates or codes for the instance
     * @param before what is done first; what it reads of the instance through this package need not be read again
     * @throws TakenMeanwhile if somebody else ended it at the same moment
     * @throws NoSuchTask if it is no longer open
     */
    @Transactional
    public void complete(String engineTaskId, Map<String, Object> variables, Runnable before) {
        translated(engineTaskId, () -> inOneCommand(() -> {
            before.run();
            engine.getTaskService().complete(engineTaskId, variables);
        }));
    }

    /** The engine remembers what it read until its outermost command ends. */
    private void inOneCommand(Runnable acts) {
        ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration())
                .getCommandExecutorTxRequired()
                .execute(context -> {
                    acts.run();
                    return null;
                });
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
        } catch (OptimisticLockingException e) {
            throw new TakenMeanwhile(engineTaskId, e);
        }
    }
}
