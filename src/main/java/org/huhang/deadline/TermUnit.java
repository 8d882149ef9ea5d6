package org.huhang.deadline;

/** In what a limit is counted (domain paper, section D). Names are data: the column {@code unit} of the table of terms. */
public enum TermUnit {
    /** "At once" in the law; a number of minutes in the platform's data. */
    IMMEDIATE(Kind.HOURS),
    /** Minutes, from the instant itself. */
    MINUTE(Kind.HOURS),
    /** Hours, from the instant itself, through nights and holidays. */
    HOUR(Kind.HOURS),
    /** Calendar days; an end on a rest day moves on. */
    CAL_DAY_ROLL(Kind.DAYS),
    /** Working days. */
    WORK_DAY(Kind.DAYS),
    /** Months; an end on a rest day moves on. */
    MONTH_ROLL(Kind.DAYS),
    /** The date that a person or an order set; it does not move. */
    FIXED_DATE(Kind.DAYS),
    /** The end of the day on which it starts. */
    SAME_DAY(Kind.DAYS),
    /** School days; no calendar of them is loaded, so such a term sets no due date. */
    SCHOOL_DAY(Kind.NONE),
    /** A span to check a fact against, no due date. */
    WINDOW(Kind.NONE),
    /** A step is refused until something is done, no due date. */
    GATE(Kind.NONE),
    /** A monthly rhythm, no due date. */
    MONTH(Kind.NONE),
    /** A weekly rhythm, no due date. */
    WEEK(Kind.NONE),
    /** A rhythm per school term, no due date. */
    TERM(Kind.NONE),
    /** A yearly rhythm, no due date. */
    YEAR(Kind.NONE);

    private enum Kind {
        HOURS,
        DAYS,
        NONE
    }

    private final Kind kind;

    TermUnit(Kind kind) {
        this.kind = kind;
    }

    /**
     * Whether it runs to the minute, from the instant itself.
     *
     * @return false for units that end with a day
     */
    public boolean runsToTheMinute() {
        return kind == Kind.HOURS;
    }

    /**
     * Whether a term in this unit has a due date at all.
     *
     * @return false for windows, gates and rhythms
     */
    public boolean setsDueDate() {
        return kind != Kind.NONE;
    }
}
