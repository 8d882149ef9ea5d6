package org.huhang.notification;

import java.time.Instant;
import org.huhang.audit.Cursor;
import org.jspecify.annotations.Nullable;

/** A message as the inbox shows it. */
record Message(
        long id,
        MessageKind kind,
        @Nullable String caseNo,
        Notice.@Nullable About about,
        @Nullable String link,
        Instant at,
        boolean read) {

    /** Where the page after this message begins. */
    Cursor cursor() {
        return new Cursor(at, id);
    }
}
