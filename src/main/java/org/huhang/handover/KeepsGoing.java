package org.huhang.handover;

import java.util.List;
import org.huhang.agency.Person;
import org.huhang.casework.Cases;
import org.huhang.casework.Dangers;
import org.huhang.casework.WhoMustKnow;
import org.springframework.stereotype.Component;

/** Where the child is in danger, the police of the place that a case goes to do not wait for its papers. */
@Component
class KeepsGoing {

    private final Cases cases;
    private final WhoMustKnow whoMustKnow;
    private final Dangers dangers;

    KeepsGoing(Cases cases, WhoMustKnow whoMustKnow, Dangers dangers) {
        this.cases = cases;
        this.whoMustKnow = whoMustKnow;
        this.dangers = dangers;
    }

    /**
     * A case was sent.
     *
     * @param sent where to
     * @param receivers who is about to take part
     */
    void sent(Transfer sent, List<Person> receivers) {
        var file = cases.file(sent.caseNo());
        if (dangers.acute(file)) {
            whoMustKnow.passedOn(file, sent.subject());
            dangers.alarm(file, sent.subject(), receivers);
        }
    }
}
