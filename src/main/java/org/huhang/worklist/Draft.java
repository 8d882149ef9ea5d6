package org.huhang.worklist;

import java.time.Instant;
import java.util.Map;

/**
 * What one person typed into a form so far; nobody else ever sees it.
 *
 * @param answers field keys to JSON values, unchecked
 * @param savedAt when
 * @param seen which one of the person's drafts of this task it is
 */
public record Draft(Map<String, Object> answers, Instant savedAt, Seen seen) {

    /**
     * Which draft a window knows.
     *
     * @param version counted by saves, 0 for none
     * @param writer the window that saved it, by a word of its own; empty if it has none
     */
    public record Seen(int version, String writer) {

        /** A window that found no draft. */
        public static final Seen NONE = new Seen(0, "");

        boolean knows(Seen kept) {
            return version == kept.version || (!writer.isEmpty() && writer.equals(kept.writer));
        }
    }
}
