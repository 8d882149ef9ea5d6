package org.huhang.handover;

import java.util.Map;
import java.util.Set;
import org.huhang.casework.Given;
import org.huhang.model.Work;
import org.jspecify.annotations.Nullable;

/**
 * What whoever got a transfer answers, or whoever sends one.
 *
 * @param given the answer
 */
record TransferAnswer(Given given) {

    static final String OUTSIDE = "outside";
    static final String SEND_BACK = "sendBack";

    private static final Map<Work, String> QUESTIONS =
            Map.of(Work.TAKE_TRANSFER, "transferAnswer", Work.INTAKE, "intakeDecision");

    private static final Set<String> RETURNS = Set.of("return", SEND_BACK);

    /** The question by which a receiver of the platform says whether it takes what was sent; null for any other work. */
    static @Nullable String question(Work work) {
        return QUESTIONS.get(work);
    }

    /** Whether an answer to that question sends it back. */
    boolean returns(String question) {
        var said = given.text(question);
        return said != null && RETURNS.contains(said);
    }

    /** Why it is sent back; null where it is not. */
    @Nullable
    String why() {
        return given.text("returnReason") == null ? given.text("sendBackReason") : given.text("returnReason");
    }

    /** The agency that goes on protecting a child that is no matter for police; null if none of the platform does. */
    @Nullable
    String protecting() {
        return "yes".equals(given.text("notPoliceApproved")) ? given.text("handedToAgency") : null;
    }
}
