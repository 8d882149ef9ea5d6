package org.huhang.child;

import org.jspecify.annotations.Nullable;

/**
 * Who guards a child, as somebody said.
 *
 * @param name the name, null if unknown
 * @param phone the telephone as written, null if unknown
 * @param relation what the guardian is to the child, null if unknown
 * @param idNo the identity number as written, null if unknown
 */
public record Guardian(
        @Nullable String name, @Nullable String phone, @Nullable String relation, @Nullable String idNo) {

    /** Says nothing, so that no log line tells a name. */
    @Override
    public String toString() {
        return "a guardian";
    }
}
