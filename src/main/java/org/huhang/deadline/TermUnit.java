package org.huhang.deadline;

/** In what a limit is counted (domain paper, section D). Names are data: the column {@code unit} of the table of terms. */
public enum TermUnit {
    /** "At once" in the law; a number of minutes in the platform's data. */
    IMMEDIATE(true),
    /** Minutes, from the instant itself. */
    MINUTE(true),
    /** Hours, from the instant itself, through nights and holidays. */
    HOUR(true),
    /** Calendar days; an end on a rest day moves on. */
    CAL_DAY_ROLL(true),
    /** Working days. */
    WORK_DAY(true),
    /** Months; an end on a rest day moves on. */
    MONTH_ROLL(true),
    /** The date that a person or an order set; it does not move. */
    FIXED_DATE(true),
    /** The end of the day on which it starts. */
    SAME_DAY(true),
    /** School days: the first day does not count. */
    SCHOOL_DAY(true),
    /** School days of which the day itself is the first, as where absence is counted. */
    SCHOOL_DAY_INCLUSIVE(true),
    /** A span to check a fact against, no due date. */
    WINDOW(false),
    /** A step is refused until something is done, no due date. */
    GATE(false),
    /** A monthly rhythm, no due date. */
    MONTH(false),
    /** A weekly rhythm, no due date. */
    WEEK(false),
    /** A rhythm per school term, no due date. */
    TERM(false),
    /** A yearly rhythm, no due date. */
    YEAR(false);

    private final boolean setsDueDate;

    TermUnit(boolean setsDueDate) {
        this.setsDueDate = setsDueDate;
    }

    /**
     * Whether a term in this unit has a due date at all.
     *
     * @return false for windows, gates and rhythms
     */
    public boolean setsDueDate() {
        return setsDueDate;
    }
}
