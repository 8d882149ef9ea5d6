package org.huhang.engine;

import java.sql.SQLException;
import java.time.Instant;
import org.apache.ibatis.exceptions.PersistenceException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;

/**
 * A machine's step that used up its retries and waits to be tried again.
 *
 * @param id the failure's id, as in {@link StepFailed#incidentId}
 * @param definitionId the version of the model
 * @param stepId the element id
 * @param caseNo the case, null if the instance has none
 * @param since when it first failed
 * @param last when it failed last
 * @param times how often it failed
 * @param kind what kind of fault it was the last time
 * @param fault the name of the fault's class, by which the log is searched; never its words, which may name a child
 */
public record StoppedStep(
        String id,
        String definitionId,
        String stepId,
        @Nullable String caseNo,
        Instant since,
        Instant last,
        int times,
        Kind kind,
        String fault) {

    /** What an administrator can tell from a fault without reading its words. */
    public enum Kind {
        /** The database refused, or could not be reached. */
        DATABASE,
        /** The step cannot go on with what the case says. */
        CASE,
        /** Anything else. */
        OTHER;

        private static final int DEPTH = 20;

        static Kind of(Throwable fault) {
            var kind = OTHER;
            Throwable at = fault;
            for (var depth = 0; at != null && depth < DEPTH; depth++) {
                if (at instanceof SQLException
                        || at instanceof DataAccessException
                        || at instanceof PersistenceException) {
                    return DATABASE;
                }
                if (at instanceof IllegalStateException || at instanceof IllegalArgumentException) {
                    kind = CASE;
                }
                at = at.getCause();
            }
            return kind;
        }
    }
}
