package org.huhang.document;

import java.time.Instant;
import java.util.Locale;

/**
 * A file as lists show it.
 *
 * @param id its id; cannot be guessed
 * @param name its cleaned name, with the ending of what it is
 * @param type media type found in its content
 * @param size in bytes
 * @param sha256 fingerprint of what is kept, in hexadecimal digits
 * @param uploadedBy username, or "reporter"
 * @param uploadedAt when it came in
 */
public record StoredFile(
        String id, String name, String type, long size, String sha256, String uploadedBy, Instant uploadedAt) {

    /**
     * The size as people read it.
     *
     * @return such as 812 KB or 3.4 MB
     */
    public String readableSize() {
        return size < 1_000_000
                ? Math.max(1, Math.round(size / 1000.0)) + " KB"
                : String.format(Locale.ROOT, "%.1f MB", size / 1_000_000.0);
    }
}
