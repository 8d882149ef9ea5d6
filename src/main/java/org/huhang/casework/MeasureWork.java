package org.huhang.casework;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.huhang.agency.Person;
import org.huhang.engine.Tasks;
import org.huhang.model.Work;
import org.huhang.worklist.TaskFacts;
import org.huhang.worklist.WorkItem;
import org.springframework.stereotype.Component;

/** Whoever carries out a measure reads what the plan says of it. */
@Component
class MeasureWork implements TaskFacts {

    private final MeasureTable measures;
    private final Tasks tasks;

    MeasureWork(MeasureTable measures, Tasks tasks) {
        this.measures = measures;
        this.tasks = tasks;
    }

    @Override
    public Map<String, Object> values(WorkItem task, Person reader) {
        if (task.work() != Work.MEASURE) {
            return Map.of();
        }
        var carried = task.open()
                ? Optional.ofNullable(
                                tasks.fact(task.engineTaskId(), "measureId").text("measureId"))
                        .flatMap(id -> measures.find(UUID.fromString(id)))
                : measures.answeredIn(task.id());
        return carried.map(measure -> Map.<String, Object>of(
                        "measureType", measure.kind(),
                        "measureDue", measure.dueOn().toString(),
                        "note", measure.note()))
                .orElse(Map.of());
    }
}
