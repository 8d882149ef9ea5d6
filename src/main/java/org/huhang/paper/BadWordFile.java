package org.huhang.paper;

/** A file is no Word file that can be filled. */
final class BadWordFile extends RuntimeException {

    BadWordFile(String why) {
        super(why);
    }

    BadWordFile(String why, Throwable cause) {
        super(why, cause);
    }
}
