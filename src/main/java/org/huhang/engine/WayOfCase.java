package org.huhang.engine;

import org.camunda.bpm.engine.impl.history.HistoryLevelActivity;
import org.camunda.bpm.engine.impl.history.event.HistoryEventType;
import org.camunda.bpm.engine.impl.history.event.HistoryEventTypes;
import org.jspecify.annotations.Nullable;

/**
 * What the engine remembers: which way a case took, and no more. The lowest level that does, so no variables and no inputs
 * of decisions; and no tasks of people, which the work list keeps. It takes the place of the engine's own level of this
 * name, and is never to be changed: the engine writes the level's name into its tables and will not start with another.
 */
final class WayOfCase extends HistoryLevelActivity {

    static final String NAME = "activity";

    @Override
    public boolean isHistoryEventProduced(HistoryEventType type, @Nullable Object entity) {
        return super.isHistoryEventProduced(type, entity) && (entity == null || !ofTask(type));
    }

    private static boolean ofTask(HistoryEventType type) {
        return type.getEntityType().equals(HistoryEventTypes.TASK_INSTANCE_CREATE.getEntityType());
    }
}
