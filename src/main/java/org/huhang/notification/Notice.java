package org.huhang.notification;

import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What one person is to be told.
 *
 * @param recipient username
 * @param kind what it is
 * @param subject what it is about, such as a task id; the same kind about the same subject is told a person once
 * @param caseNo the case, null where there is none
 * @param about the name of a task or step, or a receipt number, never the name of a person; null where there is none
 * @param link path of the page to open, with a single slash in front; null where there is none
 * @param plannedAt when it is to be told; the moment itself for at once
 */
public record Notice(
        String recipient,
        MessageKind kind,
        String subject,
        @Nullable String caseNo,
        @Nullable About about,
        @Nullable String link,
        Instant plannedAt) {

    private static final Pattern LINK = Pattern.compile("/(?:[A-Za-z0-9._~-][A-Za-z0-9/._~?&=%#-]{0,300})?");

    /**
     * Refuses what could become another header of a mail or another address in a browser.
     *
     * @throws IllegalArgumentException if a part has another form than its own
     */
    public Notice {
        Reference.check(caseNo);
        if (link != null && !LINK.matcher(link).matches()) {
            throw new IllegalArgumentException("a link is a path on this site");
        }
    }

    /**
     * A name in both languages.
     *
     * @param zh Chinese
     * @param en English
     */
    public record About(String zh, String en) {}
}
