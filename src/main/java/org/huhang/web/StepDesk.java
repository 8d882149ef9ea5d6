package org.huhang.web;

import org.huhang.agency.Access;
import org.huhang.agency.Permission;
import org.huhang.agency.Person;
import org.huhang.agency.Scope;
import org.huhang.audit.AuditLine;
import org.huhang.audit.AuditTrail;
import org.huhang.engine.StoppedStep;
import org.huhang.engine.StoppedSteps;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Has stopped steps tried again: the act and its line in the trail are one. */
@Component
class StepDesk {

    private final StoppedSteps steps;
    private final Access access;
    private final AuditTrail trail;

    StepDesk(StoppedSteps steps, Access access, AuditTrail trail) {
        this.steps = steps;
        this.access = access;
        this.trail = trail;
    }

    @Transactional
    StoppedStep tryAgain(Person person, String id) {
        access.require(person, Permission.RETRY, Scope.ofMachine());
        var step = steps.tryAgain(id);
        trail.record(new AuditLine(person.id(), "step.retried", "step", step.stepId(), step.caseNo(), null));
        return step;
    }
}
