package org.huhang.audit;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Puts words to reasons that lines of the trail give by a key; whoever writes such lines knows what the key stands for. */
public interface ReasonWords {

    /**
     * The reason of a line as a reader says it.
     *
     * @param line the line
     * @param locale the reader's language
     * @return null if the reason is no key, or one of somebody else
     */
    @Nullable
    String of(AuditLine line, Locale locale);
}
