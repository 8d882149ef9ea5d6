package org.huhang.reporting;

import java.util.Map;
import org.huhang.agency.Person;
import org.huhang.casework.Cases;
import org.huhang.casework.ChildInCase;
import org.huhang.casework.ToldOfChild;
import org.huhang.model.Work;
import org.huhang.worklist.TaskFacts;
import org.huhang.worklist.WorkItem;
import org.springframework.stereotype.Component;

/** What reports told of how a child can be heard stands in the form of whoever takes it in: he adds to it, or says otherwise. */
@Component
class NeedsInForm implements TaskFacts {

    private final Cases cases;
    private final ChildInCase children;

    NeedsInForm(Cases cases, ChildInCase children) {
        this.cases = cases;
        this.children = children;
    }

    @Override
    public Map<String, Object> values(WorkItem task, Person reader) {
        return task.work() == Work.INTAKE
                ? ToldOfChild.answers(children.forAll(cases.file(task.caseNo())).needs())
                : Map.of();
    }
}
