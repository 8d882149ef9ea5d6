package org.huhang.agency;

/** A reference table cannot be read; the message says file, line and column in words. */
public final class BadReferenceFile extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    BadReferenceFile(String where, String why) {
        super(where + ": " + why);
    }
}
