package org.huhang.audit;

import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.context.support.DefaultMessageSourceResolvable;

/**
 * What a look at the whole chain found.
 *
 * @param sealed how many lines hang together and are as they were written; on a flaw, how many before it
 * @param waiting how many lines are written but not sealed yet
 * @param flaw the first flaw; null if there is none
 */
public record Verification(long sealed, long waiting, @Nullable Flaw flaw) {

    /**
     * Whether nothing was changed.
     *
     * @return true if there is no flaw
     */
    public boolean sound() {
        return flaw == null;
    }

    /**
     * Says it in a sentence.
     *
     * @return key and values of the text
     */
    public MessageSourceResolvable inWords() {
        return flaw == null
                ? sentence("audit.sound", sealed, waiting)
                : sentence("audit.flaw." + flaw.kind(), flaw.seq(), flaw.lineId(), sealed);
    }

    private static MessageSourceResolvable sentence(String key, Object... values) {
        return new DefaultMessageSourceResolvable(new String[] {key}, values);
    }

    /**
     * A place where the trail is not what was written.
     *
     * @param kind what is wrong
     * @param seq the line's place in the chain, from 1; 0 if it has none
     * @param lineId the line's number in the table; 0 if unknown
     */
    public record Flaw(Kind kind, long seq, long lineId) {}

    /** What can be wrong with a line. */
    public enum Kind {
        /** The line says something else than was written. */
        CHANGED,
        /** The line is as written but does not stand in its place. */
        OUT_OF_ORDER,
        /** The line is gone. */
        REMOVED,
        /** The platform never wrote this line. */
        INSERTED,
        /** The chain was longer: from here on everything is gone. */
        CUT_OFF,
        /** The signed end of the chain is gone or does not fit. */
        HEAD_FORGED,
        /** The chain is whole but ends before a head that was noted outside: an older state was put back. */
        ROLLED_BACK,
        /** The chain is whole but has another line where a head was noted outside. */
        NOT_AS_NOTED,
        /** The chain was sealed with another secret than this node has. */
        ANOTHER_SECRET
    }
}
