package org.huhang.document;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Tells recordings of telephones and recorders from other bytes: all of the file must be sound, from frame to frame. */
final class Recording {

    private static final String AMR = "#!AMR\n";
    private static final String AMR_WIDE = "#!AMR-WB\n";
    /** Bytes of a frame by its kind, with the byte that says the kind; 0 where there is no such kind. */
    private static final int[] NARROW_FRAMES = {13, 14, 16, 18, 20, 21, 27, 32, 6, 0, 0, 0, 0, 0, 0, 1};

    private static final int[] WIDE_FRAMES = {18, 24, 33, 37, 41, 47, 51, 59, 61, 6, 0, 0, 0, 0, 1, 1};
    private static final int ADTS_HEADER = 7;

    private Recording() {}

    static boolean isAmr(byte[] bytes) {
        if (starts(bytes, AMR_WIDE)) {
            return framed(bytes, AMR_WIDE.length(), WIDE_FRAMES);
        }
        return starts(bytes, AMR) && framed(bytes, AMR.length(), NARROW_FRAMES);
    }

    /** The last frame may be cut: a telephone that runs out of power ends there. */
    private static boolean framed(byte[] bytes, int start, int[] lengths) {
        var at = start;
        while (at < bytes.length) {
            var length = lengths[bytes[at] >> 3 & 0x0f];
            if (length == 0 || (bytes[at] & 0x83) != 0) {
                return false;
            }
            at += length;
        }
        return at > start;
    }

    /** AAC as a stream of frames, each of which begins with twelve ones and says how long it is. */
    static boolean isAac(byte[] bytes) {
        var at = 0;
        while (at + ADTS_HEADER <= bytes.length) {
            var length = (bytes[at + 3] & 0x03) << 11 | (bytes[at + 4] & 0xff) << 3 | (bytes[at + 5] & 0xff) >> 5;
            if ((bytes[at] & 0xff) != 0xff || (bytes[at + 1] & 0xf6) != 0xf0 || length < ADTS_HEADER) {
                return false;
            }
            at += length;
        }
        return at > 0;
    }

    /** Chunks with a format and sound in them; a recorder that was switched off may have left the last length at zero. */
    static boolean isWav(byte[] bytes) {
        var file = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        if (!starts(bytes, "RIFF") || bytes.length < 12 || !word(bytes, 8).equals("WAVE")) {
            return false;
        }
        var format = false;
        for (var at = 12L; at + 8 <= bytes.length; ) {
            var name = word(bytes, (int) at);
            if (name.equals("data")) {
                return format;
            }
            format |= name.equals("fmt ");
            var length = file.getInt((int) at + 4) & 0xffff_ffffL;
            at += 8 + length + length % 2;
        }
        return false;
    }

    private static boolean starts(byte[] bytes, String start) {
        return bytes.length >= start.length()
                && new String(bytes, 0, start.length(), StandardCharsets.ISO_8859_1).equals(start);
    }

    private static String word(byte[] bytes, int at) {
        return new String(bytes, at, 4, StandardCharsets.ISO_8859_1);
    }
}
