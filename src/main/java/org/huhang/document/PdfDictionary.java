package org.huhang.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What is said of a stream of a PDF: the dictionary before it, read from its end, since nothing that comes before can then
 * shift where it ends. Whatever is unusual about it makes it {@linkplain #UNCLEAR unclear}, never shorter.
 *
 * @param names the names in it, strings in it among them, in their order
 * @param clear whether it is certain where it begins
 */
record PdfDictionary(List<String> names, boolean clear) {

    /** One that cannot be told from what stands around it. */
    static final PdfDictionary UNCLEAR = new PdfDictionary(List.of(), false);

    private static final int LONGEST = 16 << 10;
    private static final String OBJECT = "obj";

    /** Ways to pack that say nothing else with a name that ends so; and their short forms, which some programs take. */
    private static final String FILTER = "Decode";

    private static final Set<String> KNOWN = Set.of(
            "FlateDecode",
            "LZWDecode",
            "ASCII85Decode",
            "ASCIIHexDecode",
            "RunLengthDecode",
            "CCITTFaxDecode",
            "JBIG2Decode",
            "DCTDecode",
            "JPXDecode");
    private static final Set<String> SHORT = Set.of("Fl", "LZW", "A85", "AHx", "RL", "CCF", "DCT");

    /** Keeps the names from being changed. */
    PdfDictionary {
        names = List.copyOf(names);
    }

    /**
     * The dictionary that ends before a place.
     *
     * @param bytes the file
     * @param place where the word {@code stream} begins
     * @return empty if none ends there, so that it is a word like any other
     */
    static Optional<PdfDictionary> before(byte[] bytes, int place) {
        var end = blanksBefore(bytes, place);
        if (!twice(bytes, end - 1, '>')) {
            return remarkBetween(bytes, end, place) ? Optional.of(UNCLEAR) : Optional.empty();
        }
        var start = beginning(bytes, end - 1, Math.max(0, end - LONGEST));
        return Optional.of(start < 0 || !isObject(bytes, start) ? UNCLEAR : of(bytes, start, end));
    }

    private static PdfDictionary of(byte[] bytes, int start, int end) {
        var names = new ArrayList<String>();
        for (var at = start; at < end; at++) {
            if (bytes[at] == '/') {
                names.add(PdfFile.name(bytes, at, end));
            }
        }
        return new PdfDictionary(names, true);
    }

    /** Whether other objects are packed in the stream; readers find them by these two numbers and not by what it calls itself. */
    boolean holdsObjects() {
        return !clear || names.contains("ObjStm") || names.contains("N") && names.contains("First");
    }

    /** Whether what is packed in it can be looked into: by the one usual way, once, and without turning anything around. */
    boolean isPackedAsUsual() {
        return clear
                && names.contains("FlateDecode")
                && names.stream().filter(PdfDictionary::packs).count() == 1
                && !names.contains("DecodeParms")
                && !names.contains("DP");
    }

    /** Whether it is packed in a way that no reader of today is known to have. */
    boolean isPackedStrangely() {
        return names.stream().anyMatch(name -> packs(name) && !KNOWN.contains(name) && !SHORT.contains(name));
    }

    private static boolean packs(String name) {
        return name.endsWith(FILTER) && !name.equals(FILTER) || SHORT.contains(name) || name.equals("Crypt");
    }

    /** Where the dictionary begins whose last angle is given; negative if that cannot be told. */
    private static int beginning(byte[] bytes, int last, int limit) {
        var open = 0;
        for (var at = last; at > limit; at--) {
            switch (bytes[at]) {
                case ')' -> at = string(bytes, at, limit);
                case '>' -> {
                    if (twice(bytes, at, '>')) {
                        open++;
                        at--;
                    } else {
                        at = hexString(bytes, at, limit);
                    }
                }
                case '<' -> {
                    if (!twice(bytes, at, '<')) {
                        return -1;
                    }
                    at--;
                    if (--open == 0) {
                        return at;
                    }
                }
                case '(', '%' -> {
                    return -1;
                }
                default -> {
                    // Names, numbers and what is between them.
                }
            }
        }
        return -1;
    }

    /** Where the string begins that ends here; the limit if nowhere. */
    private static int string(byte[] bytes, int end, int limit) {
        var open = 0;
        for (var at = end; at > limit; at--) {
            if ((bytes[at] == '(' || bytes[at] == ')') && !escaped(bytes, at)) {
                open += bytes[at] == ')' ? 1 : -1;
                if (open == 0) {
                    return at;
                }
            }
        }
        return limit;
    }

    private static boolean escaped(byte[] bytes, int place) {
        var at = place;
        while (at > 0 && bytes[at - 1] == '\\') {
            at--;
        }
        return (place - at) % 2 == 1;
    }

    /** Where the string of digits begins that ends here; the limit if it is none. */
    private static int hexString(byte[] bytes, int end, int limit) {
        for (var at = end - 1; at > limit; at--) {
            if (bytes[at] == '<') {
                return twice(bytes, at, '<') ? limit : at;
            }
            if (bytes[at] > ' ' && Character.digit(bytes[at], 16) < 0 || bytes[at] < 0) {
                return limit;
            }
        }
        return limit;
    }

    /** It is what an object is, said in no comment. */
    private static boolean isObject(byte[] bytes, int start) {
        var end = blanksBefore(bytes, start);
        var at = end - OBJECT.length();
        for (var i = 0; i < OBJECT.length(); i++) {
            if (at < 1 || bytes[at + i] != OBJECT.charAt(i)) {
                return false;
            }
        }
        return !commented(bytes, end);
    }

    /** Whether the line above may be a remark, which readers pass over. */
    private static boolean remarkBetween(byte[] bytes, int end, int place) {
        for (var at = end; at < place; at++) {
            if (bytes[at] == '\n' || bytes[at] == '\r') {
                return commented(bytes, end);
            }
        }
        return false;
    }

    private static boolean commented(byte[] bytes, int end) {
        for (var at = end - 1; at >= Math.max(0, end - LONGEST) && bytes[at] != '\n' && bytes[at] != '\r'; at--) {
            if (bytes[at] == '%') {
                return true;
            }
        }
        return false;
    }

    private static int blanksBefore(byte[] bytes, int place) {
        var at = place;
        while (at > 0 && bytes[at - 1] >= 0 && bytes[at - 1] <= ' ') {
            at--;
        }
        return at;
    }

    /** Whether the same angle stands here and before. */
    private static boolean twice(byte[] bytes, int at, char angle) {
        return at > 0 && bytes[at] == angle && bytes[at - 1] == angle;
    }
}
