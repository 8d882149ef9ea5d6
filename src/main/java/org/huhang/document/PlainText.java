package org.huhang.document;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Tells text from other bytes, in the encodings that offices here use. */
final class PlainText {

    private static final List<Charset> UNMARKED = List.of(StandardCharsets.UTF_8, Charset.forName("GB18030"));
    private static final List<Charset> MARKED = List.of(StandardCharsets.UTF_16);

    private PlainText() {}

    static boolean is(byte[] bytes) {
        return (startsAsUtf16(bytes) ? MARKED : UNMARKED).stream().anyMatch(charset -> reads(bytes, charset));
    }

    private static boolean startsAsUtf16(byte[] bytes) {
        var start = bytes.length < 2 ? 0 : (bytes[0] & 0xff) << 8 | bytes[1] & 0xff;
        return start == 0xfeff || start == 0xfffe;
    }

    private static boolean reads(byte[] bytes, Charset charset) {
        try {
            return noControls(charset.newDecoder().decode(ByteBuffer.wrap(bytes)));
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    private static boolean noControls(CharBuffer text) {
        return text.chars().allMatch(c -> c >= ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f');
    }
}
