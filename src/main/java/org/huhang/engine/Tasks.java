package org.huhang.engine;

import java.util.Map;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.exception.NotFoundException;
import org.camunda.bpm.engine.exception.NullValueException;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The engine's side of a person's task. Who holds it, who may do what and who did it is the caller's to know. */
@Service
public class Tasks {

    private final ProcessEngine engine;

    Tasks(ProcessEngine engine) {
        this.engine = engine;
    }

    /**
     * Ends a task; the instance moves on to its next wait in the same transaction.
     *
     * @param engineTaskId the engine's id
     * @param variables booleans, numbers, dates or codes for the instance
     * @param before what is done first; what it reads of the instance through this package need not be read again
     * @throws MovedMeanwhile if a neighbour in the same instance ended at the same moment
     * @throws NoSuchTask if it is no longer open
     */
    @Transactional
    public void complete(String engineTaskId, Map<String, Object> variables, Runnable before) {
        try {
            inOneCommand(() -> {
                before.run();
                engine.getTaskService().complete(engineTaskId, variables);
            });
        } catch (NotFoundException | NullValueException e) {
            throw new NoSuchTask(engineTaskId);
        } catch (OptimisticLockingException e) {
            throw new MovedMeanwhile(engineTaskId, e);
        }
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
     * One of the variables that a task sees, looked for from the task outwards; reading all of them costs more.
     *
     * @param engineTaskId the engine's id
     * @param name the variable
     * @return the variable alone; nothing if there is none
     * @throws NoSuchTask if the task is no longer open
     */
    @Transactional(readOnly = true)
    public Facts fact(String engineTaskId, String name) {
        try {
            var value = engine.getTaskService().getVariable(engineTaskId, name);
            return new Facts(value == null ? Map.of() : Map.of(name, value));
        } catch (NullValueException e) {
            throw new NoSuchTask(engineTaskId);
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
}
