package org.huhang.document;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Limits of files.
 *
 * @param largest largest file; keep {@code spring.servlet.multipart.max-file-size} at least as large
 * @param reporterKept how long a file without account waits to be put into a report
 * @param draftKept how long a file of a signed-in person waits to be put into a case, from the last saving of the draft
 * @param painting what decoding pictures may take
 */
@ConfigurationProperties("huhang.document")
record DocumentSettings(
        @DefaultValue("20MB") DataSize largest,
        @DefaultValue("24h") Duration reporterKept,
        @DefaultValue("30d") Duration draftKept,
        @DefaultValue Painting painting) {

    /**
     * What decoding pictures may take of a node.
     *
     * @param atOnce how many at a time; a decoded picture takes up to 70 MB, twice that while it is turned
     * @param waiting how many more may wait for their turn
     * @param longestWait how long one waits
     * @param longestDecoding when a decoder is stopped
     */
    record Painting(
            @DefaultValue("2") int atOnce,
            @DefaultValue("8") int waiting,
            @DefaultValue("3s") Duration longestWait,
            @DefaultValue("10s") Duration longestDecoding) {}
}
