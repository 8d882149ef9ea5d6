package org.huhang.audit;

import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The end of the chain, also as it is noted outside: {@code seq:mac}, the second in hexadecimal digits.
 *
 * @param seq number of the last sealed line; 0 for an empty chain
 * @param mac its link
 */
record Head(long seq, byte[] mac) {

    static final Head START = new Head(0, new byte[32]);

    private static final Pattern NOTED = Pattern.compile("(\\d{1,18}):([0-9a-fA-F]{64})");

    /** Null if it is no head. */
    static @Nullable Head parse(String noted) {
        var parts = NOTED.matcher(noted.strip());
        return parts.matches()
                ? new Head(Long.parseLong(parts.group(1)), HexFormat.of().parseHex(parts.group(2)))
                : null;
    }

    boolean same(Head other) {
        return seq == other.seq && MessageDigest.isEqual(mac, other.mac);
    }

    @Override
    public String toString() {
        return seq + ":" + HexFormat.of().formatHex(mac);
    }
}
