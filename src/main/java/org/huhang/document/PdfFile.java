package org.huhang.document;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.huhang.document.FileRefused.Reason;

/**
 * A look for what a PDF may do on the machine of whoever opens it: run a script, start a program, unpack a file. Every such
 * action is named by a name ({@code /JavaScript}), so the names are looked for, however they are spelled ({@code /J#61va…})
 * and wherever they may be: in the whole file, streams among it, because its directory may point into a stream; and in
 * streams once they are unpacked, because objects may be packed. What cannot be looked into, since it is encrypted or packed in
 * an unusual way, is refused. Goes over the bytes once and unpacks a bounded amount.
 */
final class PdfFile {

    private static final Set<String> ACTS = Set.of(
            "JavaScript",
            "Launch",
            "EmbeddedFile",
            "EmbeddedFiles",
            "Rendition",
            "RichMedia",
            "RichMediaExecute",
            "XFA",
            "GoToE",
            "GoToR",
            "ImportData",
            "SubmitForm");
    /** Too short to mean anything in packed bytes; a script in a dictionary that can be read has this name too. */
    private static final String SCRIPT = "JS";

    private static final int LONGEST_NAME = 127;
    private static final int LARGEST_UNPACKED = 100 << 20;
    private static final int MOST_STREAMS = 50_000;

    private final byte[] bytes;
    /** The names since the last stream ended: those of the dictionary of the next one are among them. */
    private final Set<String> names = new HashSet<>();

    private boolean inStream;
    private int streams;
    private long unpacked;

    private PdfFile(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * Refuses a PDF that does more than show itself.
     *
     * @throws FileRefused for one that acts, is encrypted or swells
     */
    static void check(Path file) throws IOException {
        new PdfFile(Files.readAllBytes(file)).check();
    }

    private void check() {
        for (var at = 0; at < bytes.length; at++) {
            if (bytes[at] == '/') {
                var name = name(bytes, at, bytes.length);
                refuse(name, inStream);
                names.add(name);
            } else if (inStream && word(at, "endstream")) {
                inStream = false;
                names.clear();
                at += "endstream".length() - 1;
            } else if (word(at, "stream\n") || word(at, "stream\r")) {
                stream(at + "stream\n".length());
            }
        }
    }

    private static void refuse(String name, boolean packed) {
        if (name.equals("Encrypt")) {
            throw new FileRefused(Reason.PROTECTED);
        }
        if (ACTS.contains(name) || !packed && name.equals(SCRIPT)) {
            throw new FileRefused(Reason.EMBEDDED);
        }
    }

    /** Asked of whatever looks like the beginning of a stream, inside of another one too. */
    private void stream(int end) {
        var start = end < bytes.length && bytes[end] == '\n' ? end + 1 : end;
        if (++streams > MOST_STREAMS) {
            throw new FileRefused(Reason.UNPACKS_TOO_LARGE);
        }
        var objects = names.contains("ObjStm");
        var looked = start < bytes.length && (bytes[start] & 0x0f) == 8 && look(start, objects);
        if (objects && !(looked && packedAsUsual())) {
            throw new FileRefused(Reason.PROTECTED);
        }
        inStream = true;
    }

    private boolean packedAsUsual() {
        return names.contains("FlateDecode")
                && names.stream()
                        .noneMatch(name -> name.equals("DecodeParms")
                                || name.equals("DP")
                                || name.endsWith("Decode") && !name.equals("FlateDecode"));
    }

    /**
     * Unpacks and looks for names. Objects begin with numbers; so do drawings, in which no name is looked for in vain. Fonts
     * and pictures do not, and are left alone.
     */
    private boolean look(int start, boolean objects) {
        var inflater = new Inflater();
        try {
            inflater.setInput(bytes, start, bytes.length - start);
            var out = new byte[16 << 10];
            var kept = 0;
            for (var first = true; !inflater.finished(); first = false) {
                var read = inflater.inflate(out, kept, out.length - kept);
                if (read == 0 || first && !isText(out, read)) {
                    return false;
                }
                unpacked += read;
                if (unpacked > LARGEST_UNPACKED) {
                    throw new FileRefused(Reason.UNPACKS_TOO_LARGE);
                }
                kept = namesOf(out, kept + read);
            }
            return true;
        } catch (DataFormatException e) {
            // What came out before was looked at; a reader gets no further either.
            return !objects;
        } finally {
            inflater.end();
        }
    }

    private static boolean isText(byte[] out, int length) {
        for (var i = 0; i < Math.min(length, 16); i++) {
            if (out[i] < ' ' && out[i] != '\n' && out[i] != '\r' && out[i] != '\t' && out[i] != '\f' && out[i] != 0) {
                return false;
            }
        }
        return true;
    }

    /** A name may be cut by the end of the buffer: its beginning is kept for the next one. */
    private static int namesOf(byte[] out, int length) {
        for (var at = 0; at < length; at++) {
            if (out[at] == '/') {
                refuse(name(out, at, length), false);
            }
        }
        var kept = Math.min(length, 3 * LONGEST_NAME);
        System.arraycopy(out, length - kept, out, 0, kept);
        return kept;
    }

    private boolean word(int at, String word) {
        for (var i = 0; i < word.length(); i++) {
            if (at + i >= bytes.length || bytes[at + i] != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** The name that begins with the slash at this place, its {@code #41} resolved. */
    private static String name(byte[] text, int slash, int end) {
        var name = new StringBuilder();
        for (var at = slash + 1; at < end && name.length() < LONGEST_NAME && isRegular(text[at]); at++) {
            var code = text[at] == '#' && at + 2 < end ? hex(text[at + 1], text[at + 2]) : -1;
            name.append((char) (code < 0 ? text[at] & 0xff : code));
            at += code < 0 ? 0 : 2;
        }
        return name.toString();
    }

    private static int hex(byte high, byte low) {
        var first = Character.digit(high, 16);
        var second = Character.digit(low, 16);
        return first < 0 || second < 0 ? -1 : first * 16 + second;
    }

    private static boolean isRegular(byte c) {
        return c > ' ' && "()<>[]{}/%".indexOf(c) < 0 || c < 0;
    }
}
