package org.huhang.notification;

/** What people are told. The sentences stand in the texts of this module. */
public enum MessageKind {
    /** A task waits for this person or for a group of this person. */
    TASK_WAITING,
    /** The same of a RED case, or of one that has turned RED since; its mail waits behind no other. */
    TASK_PRESSING,
    /** A leader gave this person a task. */
    TASK_ASSIGNED,
    /** A leader gave a task of this person to somebody else, or put it back. */
    TASK_TAKEN_AWAY,
    /** Somebody reminds of a task. */
    TASK_REMINDED,
    /** Somebody says what to do with a task. */
    TASK_INSTRUCTED,
    /** Half of a term has passed (general rules of B, overdue pattern). */
    TERM_HALF,
    /** Four fifths of a term have passed. */
    TERM_NEAR,
    /** A term was missed: to the leader of the agency. */
    TERM_MISSED,
    /** A term was missed and nothing happened: one level up. */
    TERM_MISSED_ABOVE,
    /** A missed term of a case with a child in danger, said again until the work is done; its mail waits behind no other. */
    TERM_STILL_MISSED,
    /** What a court, a party or a guardian may or must do in a case is about to end. */
    TERM_OF_OTHERS_NEAR,
    /** The time for it is over; nobody here is late. */
    TERM_OF_OTHERS_OVER,
    /** A term was missed that the procuratorate watches over. */
    SUPERVISION_CLUE,
    /** The child of a case turns eighteen within a month. */
    CHILD_ADULT_SOON,
    /** The child of a case has turned eighteen. */
    CHILD_ADULT,
    /** Somebody corrected an answer: to the leader of the agency, and to whoever works on the case. */
    ANSWER_CORRECTED,
    /** Somebody pressed "child in danger"; its mail waits behind no other. */
    CHILD_IN_DANGER,
    /** Police went to the child and did not find it; its mail waits behind no other. */
    CHILD_NOT_FOUND,
    /** Visit after visit did not see the child: to who leads those who went, and who oversees; its mail waits behind no other. */
    CHILD_UNSEEN,
    /** A report that is perhaps about the child of a case speaks of danger; its mail waits behind no other. */
    SAME_CHILD_IN_DANGER,
    /** Another child of the home or the report is in danger, or was not found; its mail waits behind no other. */
    SIBLING_IN_DANGER,
    /** Another child of the home is in danger, and the case of this one is closed: to those who closed and oversee it. */
    CLOSED_SIBLING_IN_DANGER,
    /** somebody called for help for the child of a closed case */
    CLOSED_CHILD_IN_DANGER,
    /** A child in danger does not live alone: to police who work on its case; their mail waits behind no other. */
    CHILDREN_AT_HOME,
    /** Somebody says that the child, or one near it, has died: to all who work on its case, lead or oversee it. */
    DEATH_TOLD,
    /** Whoever said so took it back: to the same. */
    DEATH_TAKEN_BACK,
    /** Two offices judged differently whether two cases are of one child: to the first, and to all who work on them. */
    SAME_CHILD_DISPUTED,
    /** A report that is perhaps about the child of a case was refused elsewhere: to those who are asked whether it is. */
    SAME_CHILD_REFUSED,
    /** Another agency agreed that the report of a RED case is refused: to who refused. */
    REFUSAL_AGREED,
    /** Another agency objected, and the report is judged anew: to who refused. */
    REFUSAL_KEPT,
    /** A case is RED no more. */
    TIER_LOWERED,
    /** Somebody would take a case from RED soon after danger was told: to those of other agencies who must agree. */
    TIER_ASKED,
    /** Nobody has answered it for a day: to the same. */
    TIER_UNANSWERED,
    /** Another agency agreed to it: to who asked. */
    TIER_AGREED,
    /** Another agency objected to it: to who asked. */
    TIER_KEPT,
    /** Danger overtook it: to who asked. */
    TIER_OVERTAKEN,
    /** Another answer speaks of the tier since: to who asked. */
    TIER_REPLACED,
    /** A hand-over waits with its receiver: to the office that follows it. */
    HANDOVER_WAITING,
    /** Another process found the need that the receiver was handed already: to the receiver. */
    HANDOVER_ADDED,
    /** What its sender said of the child, and went along with it, was corrected. */
    HANDOVER_CORRECTED,
    /** A receiver refused a hand-over: to the office that follows it. */
    HANDOVER_REFUSED,
    /** What was handed over is finished: to whoever sent it. */
    HANDOVER_FINISHED,
    /** What was handed over is not finished yet, or no more: to whoever sent it, and to the office that follows it. */
    HANDOVER_GOES_ON,
    /** Nobody could be reached yet outside the platform who should take a case or child: to whoever leads or oversees. */
    OUTSIDE_NOT_REACHED,
    /** The sender gave up what was refused: to the office that follows it, and to others who found the same need. */
    HANDOVER_DROPPED,
    /** A measure of a plan was not carried out, or only in part: to whoever planned it. */
    MEASURE_NOT_GIVEN,
    /** A case was closed with help that was promised and not given: to those who oversee it. */
    CLOSED_HELP_OWED,
    /** a case was closed while it was RED */
    CLOSED_RED,
    /** A further report came in for a case. */
    REPORT_ADDED,
    /** A later report tells of something new that is for the police: to those who work on the case; its mail waits behind no other. */
    NEW_EVENT,
    /** What was passed on to another agency came back: to the sender and its overseers; its mail waits behind no other. */
    TRANSFER_RETURNED,
    /** A case was passed on a second time, and its common superior must say whose it is: to whoever watches over it. */
    TRANSFERRED_AGAIN,
    /** A step that the platform does by itself failed for good. */
    STEP_FAILED,
    /** A report came in for which the tables name the agency; intake decides whether it gets a task. */
    AGENCY_EXPECTED,
    /** The report for which the tables named the agency was passed on or not taken up: no task will come. */
    AGENCY_NOT_EXPECTED,
    /** The agency is asked to take part in a case that it knows. */
    AGENCY_NAMED,
    /** What the agency was asked for rested on an answer that was corrected, and no task of it is open any more. */
    NO_LONGER_NEEDED,
    /** What the agency was asked to do rests on an answer that was corrected; it has other tasks of the case. */
    ASKED_BY_MISTAKE,
    /** The very task that the agency has, or was handed, rests on an answer that was corrected; it stays. */
    PERHAPS_NEEDLESS,
    /** The case was merged into another one. */
    CASE_MERGED,
    /** What was merged by mistake has a case of its own again. */
    CASE_PARTED,
    /** Parted cases: police were sent for the other child, and go on there; their task at this place is taken back. */
    DANGER_OF_OTHER,
    /** The same, where somebody must still find out whether this child is in danger too: until then their task stays. */
    DANGER_OF_OTHER_PERHAPS,
    /** Somebody does not agree that the case was closed; its child has a case again. */
    CLOSING_OBJECTED,
    /** What somebody objected to a closing was not taken in, or passed on: to who objected, and those who oversee. */
    OBJECTION_TURNED_AWAY,
    /** A promise that a child always reaches somebody does not hold; its mail waits behind no other. */
    SAFETY_BREACH,
    /** A report could not be taken to a case again and again; its mail waits behind no other. */
    REPORT_STUCK,
    /** An account was refused very often in a short time: to the security administration. */
    REFUSALS_MANY,
    /** Somebody took a task of a secret case and may read it from now on: to who leads them, or oversees the case. */
    SECRET_CLAIMED,
    /** A leader took a task of a secret case to himself and put it back without an answer: to those who oversee the case. */
    SECRET_LOOKED_AT,
    /** A reporter's mail can never arrive; the answer must be told in another way. */
    ANSWER_UNDELIVERED;

    boolean urgent() {
        return this == TASK_PRESSING
                || this == TERM_STILL_MISSED
                || this == CHILD_IN_DANGER
                || this == CHILD_NOT_FOUND
                || this == CHILD_UNSEEN
                || this == SAME_CHILD_IN_DANGER
                || this == SIBLING_IN_DANGER
                || this == CLOSED_SIBLING_IN_DANGER
                || this == CLOSED_CHILD_IN_DANGER
                || this == CHILDREN_AT_HOME
                || this == DEATH_TOLD
                || this == DEATH_TAKEN_BACK
                || this == NEW_EVENT
                || this == DANGER_OF_OTHER
                || this == DANGER_OF_OTHER_PERHAPS
                || this == TRANSFER_RETURNED
                || this == REPORT_STUCK
                || this == SAFETY_BREACH;
    }

    /**
     * Whether a person may choose not to be told. Danger, missed terms, hand-overs and what somebody said to the person are
     * told in any case.
     */
    boolean choosable() {
        return this == TASK_WAITING
                || this == TERM_HALF
                || this == TERM_NEAR
                || this == REPORT_ADDED
                || this == AGENCY_EXPECTED;
    }

    /** Whether it is told where nobody chose: that half a term has passed, the list says by its colour. */
    boolean toldUnasked() {
        return this != TERM_HALF;
    }

    /** Whether it counts in the menu: what waits in the list of tasks is counted there. */
    boolean counts() {
        return this != TASK_WAITING && this != TERM_HALF;
    }
}
