package org.huhang.paper;

import org.jspecify.annotations.Nullable;

/**
 * What is wrong in a template.
 *
 * @param code what, see the texts {@code paper.fault.…}
 * @param word which word, empty where none is to blame
 * @param place where it stands, null where it stands nowhere
 */
record Fault(Code code, String word, @Nullable Place place) {

    /** The kinds of faults. */
    enum Code {
        /** no word of the list */
        UNKNOWN,
        /** a bracket without its other half */
        BRACKET,
        /** a part without its end */
        UNCLOSED,
        /** an end without its part */
        UNOPENED,
        /** a list where a text is wanted, or the other way round */
        NO_LIST,
        /** a word of rows outside of its list */
        OUT_OF_LIST,
        /** a word that the law wants stands nowhere */
        MISSING,
        /** the file leads outside, a link among them */
        OUTSIDE,
        /** it cannot be read or filled */
        DAMAGED
    }

    /**
     * Where in a file.
     *
     * @param region which part of the page
     * @param page counted from 1 by the breaks that Word noted, as good as they are
     * @param paragraph which paragraph of the region, counted from 1; 0 in a table
     * @param table which table, counted from 1; 0 outside of tables
     * @param row its row
     * @param cell the cell of that row
     * @param text what stands there, cut
     */
    record Place(WordFile.Region region, int page, int paragraph, int table, int row, int cell, String text) {}
}
