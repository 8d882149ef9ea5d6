package org.huhang.handover;

import org.huhang.handover.HandOver.Address;
import org.huhang.handover.HandOver.State;

/**
 * Where a hand-over stands by a corrected answer, and with whom.
 *
 * @param state the state
 * @param address with whom
 */
record Whither(State state, Address address) {

    /** Whether whoever must take it, or took it, has a task of it. */
    boolean isHad() {
        return state == State.WAITING || state == State.ACCEPTED;
    }

    /** Whether it stands so already. */
    boolean isSame(HandOver row) {
        return state == row.state() && (over() || address.equals(row.address()));
    }

    private boolean over() {
        return state == State.DONE || state == State.DROPPED;
    }

    /** As the trail says it. */
    String act() {
        return switch (state) {
            case REFUSED -> "refused";
            case WAITING -> "passedOn";
            case ACCEPTED -> "accepted";
            case DONE -> "finished";
            case DROPPED -> "dropped";
        };
    }
}
