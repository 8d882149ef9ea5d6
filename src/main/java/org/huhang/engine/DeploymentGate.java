package org.huhang.engine;

import java.util.stream.Collectors;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.huhang.model.ModelGate;

/**
 * Every deployment passes the gate, whoever makes it, before the engine's own parsers see a byte. Versions that were deployed
 * once are not asked again when a node reads them anew; a rule that became stricter must not stop cases under way.
 */
record DeploymentGate(ModelGate gate) implements Deployer {

    @Override
    public void deploy(DeploymentEntity deployment) {
        if (!deployment.isNew()) {
            return;
        }
        var files = deployment.getResources().values().stream()
                .collect(Collectors.toMap(file -> file.getName(), file -> file.getBytes()));
        gate.check(deployment.getName(), files);
    }
}
