package org.huhang.worklist;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A form as answers are given on it, whole, so that they can be read when the model has long moved on.
 *
 * @param schema the form
 * @param hash SHA-256 of the form in hexadecimal digits, by which answers name it
 */
record FormText(String schema, String hash) {

    static FormText of(String schema) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(schema.getBytes(StandardCharsets.UTF_8));
            return new FormText(schema, HexFormat.of().formatHex(digest));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
