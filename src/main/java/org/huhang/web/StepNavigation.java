package org.huhang.web;

import java.util.List;
import org.huhang.agency.Access;
import org.huhang.agency.Permission;
import org.huhang.agency.Person;
import org.huhang.agency.Scope;
import org.huhang.engine.StoppedSteps;
import org.springframework.stereotype.Component;

@Component
class StepNavigation implements Navigation {

    private static final int ORDER = 40;

    private final StoppedSteps steps;
    private final Access access;

    StepNavigation(StoppedSteps steps, Access access) {
        this.steps = steps;
        this.access = access;
    }

    @Override
    public List<Destination> destinations(Person person) {
        return access.allows(person, Permission.READ, Scope.ofMachine())
                ? List.of(new Destination("steps", "/steps", ORDER, steps.count(), true))
                : List.of();
    }
}
