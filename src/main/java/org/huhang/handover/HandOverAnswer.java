package org.huhang.handover;

import java.util.Objects;
import java.util.stream.Stream;
import org.huhang.casework.Given;
import org.huhang.handover.HandOver.State;
import org.huhang.web.Parts;
import org.jspecify.annotations.Nullable;

/**
 * What whoever must take a hand-over, took it, or decides on a refusal answers.
 *
 * @param given the answer
 */
record HandOverAnswer(Given given) {

    /** The question of the forms of all three tasks that names another agency. */
    static final String OTHER_TAKER = "otherTaker";

    /** Where an answer of whoever must take it, or took it, leads. */
    State state() {
        var said = given.text("handOverOutcome");
        return switch (String.valueOf(said == null ? given.text("handOverAnswer") : said)) {
            case "refuse", "notNeeded" -> State.REFUSED;
            case "passOn" -> State.WAITING;
            case "done" -> State.DONE;
            default -> State.ACCEPTED;
        };
    }

    /** Why it was refused, or nobody need go on with it; null while nobody said. */
    @Nullable
    String whyNot() {
        var reason = given.text("refusedReason");
        return reason == null ? given.text("droppedReason") : reason;
    }

    /** What is done about it, by whom, or what is still to be done. */
    String said() {
        return Stream.of("goesOn", "outcomeNow", "nextStep")
                .map(given::text)
                .filter(Objects::nonNull)
                .collect(Parts.joining());
    }

    /** Whether whoever leads the sender gives up what was refused. */
    boolean drops() {
        return "drop".equals(given.text("refusedDecision"));
    }

    /** The code of another agency that must take it, null if none is named. */
    @Nullable
    String other() {
        return given.text(OTHER_TAKER);
    }

    /** What is kept of it where it leads to a state. */
    @Nullable
    String because(State state, HandOver row) {
        return switch (state) {
            case REFUSED -> whyNot() == null ? row.decidedReason() : whyNot();
            case ACCEPTED -> said();
            case DROPPED -> given.text("droppedReason");
            case WAITING, DONE -> null;
        };
    }

    /** Why it was sent back, or given up; empty where that was not asked. */
    String reason() {
        return Stream.of("refusedReason", "droppedReason")
                .map(given::text)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse("");
    }
}
