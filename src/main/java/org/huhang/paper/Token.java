package org.huhang.paper;

/**
 * What stands between the brackets of a template.
 *
 * @param sort what it does
 * @param word the word that it is about; empty for an end
 * @param start where it begins in the text of its paragraph
 * @param end where it is over
 */
record Token(Sort sort, String word, int start, int end) {

    /** What a token does. */
    enum Sort {
        WORD,
        IF,
        UNLESS,
        EACH,
        END
    }

    boolean opens() {
        return sort == Sort.IF || sort == Sort.UNLESS || sort == Sort.EACH;
    }
}
