package org.huhang.audit;

/**
 * An event that belongs into the trail. Published as a Spring event, its line is written in the same transaction as the
 * fact: if the line cannot be written, the fact does not happen.
 */
public interface Audited {

    /**
     * Says the fact in the words of the trail.
     *
     * @return the line to write
     */
    AuditLine auditLine();
}
