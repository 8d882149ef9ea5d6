package org.huhang.intake;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.regex.Pattern;
import org.huhang.audit.Secrets;
import org.springframework.stereotype.Component;

/**
 * Numbers and codes of receipts. A number tells county and year and cannot be counted up; number and code together hold 130
 * bits that nobody can guess, and whether a code fits is decided before any table is asked, so that an answer never tells
 * whether a number exists.
 */
@Component
class Receipts {

    private static final String PURPOSE = "intake.queryCode";
    private static final String PASS = "intake.addingPass";
    private static final int NUMBER_LETTERS = 6;
    private static final int CODE_LETTERS = 20;
    private static final int LONGEST_TYPED = 100;
    private static final Pattern NUMBER = Pattern.compile("(\\d{6})R(\\d{4})([0-9A-Z]{6})");
    private static final Pattern PASSED = Pattern.compile("(\\d{1,11})-[0-9A-Z]{20}");

    private final Secrets secrets;
    private final SecureRandom random = new SecureRandom();

    Receipts(Secrets secrets) {
        this.secrets = secrets;
    }

    /** A new number, such as {@code 532503-R-2026-K7QF2M}. */
    String newNumber(String county, int year) {
        var bytes = new byte[NUMBER_LETTERS];
        random.nextBytes(bytes);
        return "%s-R-%04d-%s".formatted(county, year, Letters.letters(bytes, NUMBER_LETTERS));
    }

    Receipt receipt(String receiptNo) {
        return new Receipt(receiptNo, Letters.grouped(code(receiptNo)));
    }

    /**
     * The number that was meant, if the code belongs to it.
     *
     * @throws NoSuchReport if it does not
     */
    String opened(String typedNumber, String typedCode) {
        var number = number(typedNumber);
        if (!same(code(number), Letters.typed(cut(typedCode)))) {
            throw new NoSuchReport();
        }
        return number;
    }

    /** A pass to add to a report until some time; it opens nothing else. */
    String pass(String receiptNo, Instant until) {
        var end = Long.toString(until.getEpochSecond());
        return end + "-" + Letters.letters(secrets.sign(PASS, receiptNo + " " + end), CODE_LETTERS);
    }

    /**
     * Asks for a pass that was given for this report and has not ended.
     *
     * @throws NoSuchReport if it is another one
     */
    void requirePass(String receiptNo, String pass, Instant now) {
        var end = PASSED.matcher(pass);
        var until = end.matches() ? Instant.ofEpochSecond(Long.parseLong(end.group(1))) : Instant.EPOCH;
        if (until.isBefore(now) || !same(pass(receiptNo, until), pass)) {
            throw new NoSuchReport();
        }
    }

    private static boolean same(String right, String given) {
        return MessageDigest.isEqual(right.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }

    private static String number(String typed) {
        var clean = Letters.typed(cut(typed));
        var parts = NUMBER.matcher(clean);
        return parts.matches() ? "%s-R-%s-%s".formatted(parts.group(1), parts.group(2), parts.group(3)) : clean;
    }

    private static String cut(String typed) {
        return typed.length() <= LONGEST_TYPED ? typed : typed.substring(0, LONGEST_TYPED);
    }

    private String code(String receiptNo) {
        return Letters.letters(secrets.sign(PURPOSE, receiptNo), CODE_LETTERS);
    }
}
