package org.huhang.deadline;

/** The table of terms has no row with this code. */
final class NoSuchTerm extends RuntimeException {

    NoSuchTerm(String code) {
        super("no term " + code);
    }
}
