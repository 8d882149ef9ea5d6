package org.huhang.feel;

/** An expression would work longer, or keep more in memory, than any condition of a form or cell of a table needs. */
final class TooMuchWork extends RuntimeException {

    private static final long serialVersionUID = 1L;

    TooMuchWork(String limit) {
        super("the expression needs " + limit + " and was stopped", null, false, false);
    }
}
