package org.huhang.document;

import java.util.Locale;
import java.util.regex.Pattern;
import org.huhang.document.FileRefused.Reason;

/** Where a link of a PDF leads: pages and mail addresses, and nowhere into the machine of whoever follows it. */
final class PdfLink {

    private static final Pattern FOLLOWED = Pattern.compile("(https?:|mailto:|tel:|www\\.|#).*|");
    /** More than the longest scheme that is allowed. */
    private static final int BEGINNING = 16;

    private PdfLink() {}

    /**
     * Looks at the address that follows a name such as {@code /URI}.
     *
     * @param text the file, or what was unpacked of it
     * @param from what comes after the name
     * @param end where the text ends
     * @throws FileRefused if it leads elsewhere, or if where it leads is not said here
     */
    static void require(byte[] text, int from, int end) {
        var at = from;
        while (at < end && text[at] >= 0 && text[at] <= ' ') {
            at++;
        }
        if (at >= end || "+-.%0123456789".indexOf(text[at]) >= 0) {
            throw new FileRefused(Reason.EMBEDDED);
        }
        var address = text[at] == '('
                ? characters(text, at + 1, end)
                : text[at] == '<' && at + 1 < end && text[at + 1] != '<' ? digits(text, at + 1, end) : "";
        if (!FOLLOWED.matcher(address.toLowerCase(Locale.ROOT)).matches()) {
            throw new FileRefused(Reason.EMBEDDED);
        }
    }

    /** The first characters of a string, without those that nobody sees, which programs pass over too. */
    private static String characters(byte[] text, int from, int end) {
        var address = new StringBuilder();
        var open = 1;
        for (var at = from; open > 0 && address.length() < BEGINNING; at++) {
            if (at >= end) {
                throw new FileRefused(Reason.EMBEDDED);
            }
            int c = text[at];
            if (c == '\\' && at + 1 < end) {
                at++;
                var digits = octal(text, at, end);
                c = digits > 0
                        ? Integer.parseInt(new String(text, at, digits, java.nio.charset.StandardCharsets.US_ASCII), 8)
                                & 0xff
                        : control(text[at]);
                at += Math.max(0, digits - 1);
            } else if (c == '(' || c == ')') {
                open += c == '(' ? 1 : -1;
            }
            if (open > 0) {
                add(address, c);
            }
        }
        return address.toString();
    }

    private static int octal(byte[] text, int from, int end) {
        var digits = 0;
        while (digits < 3 && from + digits < end && text[from + digits] >= '0' && text[from + digits] <= '7') {
            digits++;
        }
        return digits;
    }

    private static int control(int letter) {
        return "nrtbf".indexOf(letter) >= 0 ? ' ' : letter;
    }

    private static String digits(byte[] text, int from, int end) {
        var address = new StringBuilder();
        var high = -1;
        for (var at = from; address.length() < BEGINNING; at++) {
            if (at >= end) {
                throw new FileRefused(Reason.EMBEDDED);
            }
            if (text[at] == '>') {
                break;
            }
            var digit = Character.digit(text[at], 16);
            if (digit >= 0 && high < 0) {
                high = digit;
            } else if (digit >= 0) {
                add(address, high * 16 + digit);
                high = -1;
            }
        }
        return address.toString();
    }

    private static void add(StringBuilder address, int c) {
        if (c > ' ' && c < 0x7f) {
            address.append((char) c);
        }
    }
}
