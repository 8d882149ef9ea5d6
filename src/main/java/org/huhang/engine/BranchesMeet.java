package org.huhang.engine;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.ActivityInstance;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.InclusiveGateway;
import org.huhang.model.Work;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Where branches meet, the first waits for whoever is still on the way there. The engine asks that only of whoever comes to that
 * gateway, and counts also who would come back to it once somebody decided that the case does not end. In a process that went
 * back, two gateways would wait for each other for ever. So whenever a branch comes to one of them, each is asked whether
 * anybody is still on the way to it.
 */
@Component
class BranchesMeet {

    private final ProcessEngine engine;
    private final GoesBack places;

    BranchesMeet(ProcessEngine engine, GoesBack places) {
        this.engine = engine;
        this.places = places;
    }

    /** When all that follows at once has been done, in the same transaction. */
    @TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT)
    void on(Came came) {
        for (var met = met(came.instanceId()); met.isPresent(); met = met(came.instanceId())) {
            goesOn(came.instanceId(), met.get());
        }
    }

    private Optional<FlowNode> met(String instanceId) {
        var place = places.place(instanceId);
        var over = new HashSet<>(place.task(Work.CLOSING));
        return place.at().stream()
                .map(ActivityInstance::getActivityId)
                .map(place::node)
                .filter(node -> node instanceof InclusiveGateway && WayBack.joins(node))
                .filter(join -> place.active().stream()
                        .filter(other -> other != join)
                        .noneMatch(other -> GoesBack.forward(List.of(other), node -> !over.contains(node))
                                .contains(join)))
                .findFirst();
    }

    private void goesOn(String instanceId, FlowNode join) {
        var change = engine.getRuntimeService().createProcessInstanceModification(instanceId);
        places.place(instanceId).at().stream()
                .filter(one -> one.getActivityId().equals(join.getId()))
                .forEach(one -> change.cancelActivityInstance(one.getId()));
        change.startAfterActivity(join.getId()).execute();
    }

    /**
     * A branch came to a gateway.
     *
     * @param instanceId of its process
     */
    record Came(String instanceId) {}
}
