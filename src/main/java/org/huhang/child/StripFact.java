package org.huhang.child;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One fact of the safety strip, with who set it, when and why.
 *
 * @param kind what it is about
 * @param value its JSON value: a code, text, or a list of texts
 * @param setBy the person or {@code system}
 * @param source the task or form that it comes from
 * @param caseNo the case, null if none
 * @param reason why it was set, null where the source says it
 * @param setAt when
 * @param cameFrom the case with which a merge brought it along, null if it was said in the case itself
 */
public record StripFact(
        Kind kind,
        Object value,
        String setBy,
        String source,
        @Nullable String caseNo,
        @Nullable String reason,
        @Nullable Instant setAt,
        @Nullable String cameFrom) {

    /** A fact of the case itself. */
    public StripFact(
            Kind kind,
            Object value,
            String setBy,
            String source,
            @Nullable String caseNo,
            @Nullable String reason,
            @Nullable Instant setAt) {
        this(kind, value, setBy, source, caseNo, reason, setAt, null);
    }

    /**
     * The same fact, brought along by a merge.
     *
     * @param merged the case that was merged, null if none was
     * @return the fact
     */
    public StripFact from(@Nullable String merged) {
        return new StripFact(kind, value, setBy, source, caseNo, reason, setAt, merged);
    }

    /** What a fact is about. */
    public enum Kind {
        /** RED, ORANGE, YELLOW or BLUE */
        TIER("tier"),
        /** true or false: the child is in danger now */
        DANGER("danger"),
        /** true: somebody says that the child has died; "certain": police or a hospital do; false: nobody does any more */
        DEAD("dead"),
        /** persons who must not be contacted */
        DO_NOT_CONTACT("doNotContact"),
        /** dangers for whoever visits */
        WORKER_SAFETY("workerSafety"),
        /** who last saw the child, when and where */
        LAST_SEEN("lastSeen"),
        /** in whose care the child is */
        CARE_STATUS("careStatus");

        private final String key;

        Kind(String key) {
            this.key = key;
        }

        /**
         * The name in rows and pages.
         *
         * @return such as {@code lastSeen}
         */
        public String key() {
            return key;
        }

        static Kind of(String key) {
            for (var kind : values()) {
                if (kind.key.equals(key)) {
                    return kind;
                }
            }
            throw new IllegalArgumentException(key);
        }
    }
}
