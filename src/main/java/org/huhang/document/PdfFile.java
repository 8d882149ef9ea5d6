package org.huhang.document;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.huhang.document.FileRefused.Reason;

/**
 * A look for what a PDF may do on the machine of whoever opens it: run a script, start a program, unpack a file, follow a link
 * into the machine itself. Every such action is named by a name ({@code /JavaScript}), so the names are looked for, however
 * they are spelled ({@code /J#61va…}) and wherever they may be: in the whole file, streams among it, because its directory may
 * point into a stream; and in streams once they are unpacked, because objects may be packed, whatever such a stream calls
 * itself. What cannot be looked into, since it is encrypted or packed in an unusual way, is refused. Goes over the bytes once
 * and unpacks a bounded amount.
 */
final class PdfFile {

    /** Of the actions of ISO 32000-2 there remain those that move about in the file itself, and links, which are looked at. */
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
            "GoTo3DView",
            "ImportData",
            "Movie",
            "OnInstantiate",
            "Sound",
            "SubmitForm");

    /** Too short to mean anything in packed bytes; a script in a dictionary that can be read has this name too. */
    private static final String SCRIPT = "JS";

    private static final String STREAM = "stream";

    private static final int LONGEST_NAME = 127;
    /** A name with the beginning of its address is kept whole between two pieces of what is unpacked. */
    private static final int KEPT = 1024;

    private static final int LARGEST_UNPACKED = 100 << 20;
    private static final int MOST_STREAMS = 50_000;

    private final byte[] bytes;
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
                refuse(bytes, at, bytes.length, inStream);
            } else if (inStream && word(at, "endstream")) {
                inStream = false;
                at += "endstream".length() - 1;
            } else if (word(at, STREAM) && !isRegularAt(at - 1) && !isRegularAt(at + STREAM.length())) {
                stream(at);
            }
        }
    }

    private static void refuse(byte[] text, int slash, int end, boolean packed) {
        var name = name(text, slash, end);
        if (name.equals("Encrypt")) {
            throw new FileRefused(Reason.PROTECTED);
        }
        if (ACTS.contains(name) || !packed && name.equals(SCRIPT)) {
            throw new FileRefused(Reason.EMBEDDED);
        }
        if (name.equals("URI")) {
            PdfLink.require(text, after(text, slash, end), end);
        }
    }

    /** Asked of whatever looks like the beginning of a stream, inside of another one too. */
    private void stream(int word) {
        var said = PdfDictionary.before(bytes, word);
        if (said.isEmpty()) {
            return;
        }
        if (++streams > MOST_STREAMS) {
            throw new FileRefused(Reason.UNPACKS_TOO_LARGE);
        }
        var objects = said.get().holdsObjects();
        var start = lineAfter(word + STREAM.length());
        var looked = start < bytes.length && (bytes[start] & 0x0f) == 8 && look(start, objects);
        if (said.get().isPackedStrangely() || objects && !(looked && said.get().isPackedAsUsual())) {
            throw new FileRefused(Reason.PROTECTED);
        }
        inStream = true;
    }

    /** Readers pass over whatever else stands in the line. */
    private int lineAfter(int from) {
        var at = from;
        while (at < bytes.length && bytes[at] != '\n' && bytes[at] != '\r') {
            at++;
        }
        return at + 1 < bytes.length && bytes[at] == '\r' && bytes[at + 1] == '\n' ? at + 2 : at + 1;
    }

    /**
     * Unpacks and looks for names. Objects begin with numbers; so do drawings, in which no name is looked for in vain. Fonts
     * and pictures do not, and are left alone, unless there are objects in them.
     *
     * @return whether all of it could be looked at
     */
    private boolean look(int start, boolean objects) {
        var inflater = new Inflater();
        var out = new byte[16 << 10];
        var kept = 0;
        try {
            inflater.setInput(bytes, start, bytes.length - start);
            for (var first = true; !inflater.finished(); first = false) {
                var read = inflater.inflate(out, kept, out.length - kept);
                if (read == 0 && !inflater.finished() || first && !objects && !isText(out, read)) {
                    return false;
                }
                unpacked += read;
                if (unpacked > LARGEST_UNPACKED) {
                    throw new FileRefused(Reason.UNPACKS_TOO_LARGE);
                }
                kept = namesOf(out, kept + read, inflater.finished());
            }
            return true;
        } catch (DataFormatException e) {
            // A reader gets no further either.
            namesOf(out, kept, true);
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

    /** What may be cut by the end of a piece is kept for the next one. */
    private static int namesOf(byte[] out, int length, boolean last) {
        var until = last ? length : Math.max(0, length - KEPT);
        for (var at = 0; at < until; at++) {
            if (out[at] == '/') {
                refuse(out, at, length, false);
            }
        }
        System.arraycopy(out, until, out, 0, length - until);
        return length - until;
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
    static String name(byte[] text, int slash, int end) {
        var name = new StringBuilder();
        for (var at = slash + 1; at < end && name.length() < LONGEST_NAME && isRegular(text[at]); at++) {
            var code = text[at] == '#' && at + 2 < end ? hex(text[at + 1], text[at + 2]) : -1;
            name.append((char) (code < 0 ? text[at] & 0xff : code));
            at += code < 0 ? 0 : 2;
        }
        return name.toString();
    }

    private static int after(byte[] text, int slash, int end) {
        var at = slash + 1;
        while (at < end && isRegular(text[at])) {
            at++;
        }
        return at;
    }

    private static int hex(byte high, byte low) {
        var first = Character.digit(high, 16);
        var second = Character.digit(low, 16);
        return first < 0 || second < 0 ? -1 : first * 16 + second;
    }

    private boolean isRegularAt(int at) {
        return at >= 0 && at < bytes.length && isRegular(bytes[at]);
    }

    private static boolean isRegular(byte c) {
        return c > ' ' && "()<>[]{}/%".indexOf(c) < 0 || c < 0;
    }
}
