package org.huhang.deadline;

/** The table of terms has no row with this code. */
public final class NoSuchTerm extends RuntimeException {

    NoSuchTerm(String code) {
        super("no term " + code);
    }
}
