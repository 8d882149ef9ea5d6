package org.huhang.audit;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** The trail: facts go in, nothing goes out or changes. */
@Service
public class AuditTrail {

    private final LineTable lines;
    private final Verifier verifier;
    private final TransactionTemplate apart;

    AuditTrail(LineTable lines, Verifier verifier, PlatformTransactionManager transactions) {
        this.lines = lines;
        this.verifier = verifier;
        this.apart = new TransactionTemplate(transactions);
        apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /**
     * Writes a line in the caller's transaction, so that line and fact stand or fall together.
     *
     * @param line the line
     */
    public void record(AuditLine line) {
        lines.insert(line);
    }

    /**
     * Writes a line in a transaction of its own, for refusals and readings: the caller's rollback must not take it away.
     * Inside a transaction this takes a second connection, so call it outside of one where you can.
     *
     * @param line the line
     */
    public void recordApart(AuditLine line) {
        apart.executeWithoutResult(status -> lines.insert(line));
    }

    /**
     * Recomputes the whole chain.
     *
     * @return how many lines are sealed, how many wait for the seal, and the first bad one
     */
    public Verification verify() {
        return verifier.verify();
    }

    /**
     * Reads the trail, newest line first.
     *
     * @param query which lines
     * @return one page of them
     */
    public TrailPage read(TrailQuery query) {
        return lines.page(query);
    }

    @EventListener
    void on(Audited event) {
        record(event.auditLine());
    }
}
