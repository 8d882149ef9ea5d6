package org.huhang.audit;

import java.util.List;
import java.util.Optional;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The trail: facts go in, nothing goes out or changes. */
@Service
public class AuditTrail {

    private final LineTable lines;
    private final SealTable seals;
    private final Verifier verifier;
    private final BesideTransaction beside;

    AuditTrail(LineTable lines, SealTable seals, Verifier verifier, BesideTransaction beside) {
        this.lines = lines;
        this.seals = seals;
        this.verifier = verifier;
        this.beside = beside;
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
     *
     * @param line the line
     */
    public void recordApart(AuditLine line) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            beside.write(lines, line);
        } else {
            lines.insert(line);
        }
    }

    /**
     * Recomputes the whole chain, and compares it with the furthest head that was noted outside the database.
     *
     * @return how many lines are sealed, how many wait for the seal, and the first bad one
     */
    public Verification verify() {
        return verifier.verify(List.of());
    }

    /** The same, also against a head that somebody kept. */
    Verification verify(Head kept) {
        return verifier.verify(List.of(kept));
    }

    /**
     * The head of the trail as {@code --huhang.verify-trail} takes it, to be kept elsewhere; it tells nothing of any line.
     *
     * @return {@code seq:mac}; empty as long as nothing is sealed
     */
    public Optional<String> noted() {
        return head().map(Head::toString);
    }

    /** How far the chain goes now, to be kept by whoever asks; empty as long as nothing is sealed. */
    Optional<Head> head() {
        return seals.head().map(SignedHead::head);
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
