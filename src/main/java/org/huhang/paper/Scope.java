package org.huhang.paper;

import java.util.List;

/** What a template asks while it is filled. */
interface Scope {

    /** What a word stands for. */
    enum Sort {
        TEXT,
        LIST,
        /** a word of a row, outside of its list */
        ELSEWHERE,
        UNKNOWN
    }

    Sort sort(String word);

    /** What comes in the place of a word. */
    String text(String word);

    /** Whether a part stays: one that wants that there is such a thing, or one that wants that there is none. */
    boolean stays(String word, boolean wanted);

    /** The rows of a list. */
    List<Scope> rows(String word);
}
