package org.huhang.casework;

import java.util.UUID;
import org.huhang.audit.AuditLine;
import org.huhang.audit.AuditTrail;
import org.huhang.child.ChildFiles;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * A secret is as well kept as in the least secret case of the child: so every case of a child is as secret as the strictest
 * of them, also of those that are closed.
 */
@Component
public class Secrecy {

    private final CaseTable table;
    private final ChildFiles children;
    private final Cases cases;
    private final CaseProcess process;
    private final Exclusions exclusions;
    private final AuditTrail trail;
    private final ApplicationEventPublisher events;

    Secrecy(
            CaseTable table,
            ChildFiles children,
            Cases cases,
            CaseProcess process,
            Exclusions exclusions,
            AuditTrail trail,
            ApplicationEventPublisher events) {
        this.table = table;
        this.children = children;
        this.cases = cases;
        this.process = process;
        this.exclusions = exclusions;
        this.trail = trail;
        this.events = events;
    }

    @EventListener
    void on(CaseOpened opened) {
        spread(cases.file(opened.caseNo()).childId());
    }

    @EventListener
    void on(CaseJoined joined) {
        spread(cases.file(joined.caseNo()).childId());
    }

    /**
     * Makes all cases of a child as secret as the strictest, and keeps from all whoever is kept from one. Nothing happens where
     * they are.
     *
     * @param childId any of its files
     */
    public void spread(UUID childId) {
        exclusions.spread(childId);
        table.spreadSecrecy(children.sameAs(childId)).forEach(this::becomeSecret);
    }

    private void becomeSecret(String caseNo) {
        cases.describe(caseNo);
        if (cases.file(caseNo).open()) {
            process.secret(caseNo);
        }
        trail.record(new AuditLine("system", "case.secret", "case", caseNo, caseNo, null));
        events.publishEvent(new CaseBecameSecret(caseNo));
    }

    /**
     * Makes a case secret, and with it all cases of its child.
     *
     * @param caseNo the case
     */
    public void keep(String caseNo) {
        var file = cases.file(caseNo);
        if (!file.secret()) {
            table.widen(caseNo, file.categories(), true);
            becomeSecret(caseNo);
        }
        spread(file.childId());
    }
}
