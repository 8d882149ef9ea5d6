package org.huhang.handover;

import java.util.Date;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.huhang.casework.Occasion;
import org.huhang.engine.ProcessStep;
import org.huhang.engine.StepCall;
import org.huhang.engine.StepContract;
import org.huhang.model.ModuleContract;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The steps by which models pass work on. The bean's name is the step's name; each repeat of a call changes nothing. */
@Configuration(proxyBeanMethods = false)
class HandOverSteps {

    /** Whether taking a hand-over began the process that it is for. */
    static final String RECEIVER_BEGUN = "receiverBegun";

    /** The messages by which a hand-over and the question to a receiver outside begin; facts go on by the matrix. */
    @Bean
    ModuleContract handOverContract(LinkMatrix matrix) {
        return new ModuleContract(
                Stream.concat(Stream.of(HandOverStart.HANDED_OVER, NotPolice.OUTSIDE_NAMED), matrix.messages())
                        .collect(Collectors.toSet()),
                Set.of(
                        "handOverMessage",
                        "senderCode",
                        "takerCode",
                        "takerRole",
                        "handedAt",
                        "handOverRefused",
                        "handOverTaken",
                        RECEIVER_BEGUN),
                Set.of());
    }

    /** A fact of this process becomes the task of the agency that must take it. */
    @Bean
    @StepContract(
            does = "Hands a fact to whoever must take it: a task of that agency, in the process that the matrix"
                    + " names, or a line in one that waits already.",
            inputs = "message")
    ProcessStep handOver(HandOvers handOvers) {
        return call -> handOvers.make(call, null);
    }

    /** What a step hands over; a null sender is whoever answered last in its process. */
    static HandOvers.Sending sending(StepCall call, @Nullable String sender) {
        var message = call.input("message");
        if (message == null) {
            throw new IllegalArgumentException(call.elementId() + " names no message");
        }
        return new HandOvers.Sending(
                call.caseNo(),
                call.instanceId(),
                call.processKey(),
                call.elementId(),
                message,
                codes(call),
                Occasion.Place.of(call.facts()).regionCode(),
                sender,
                call.callId());
    }

    /** Codes and dates travel, a date as ISO text; no inputs of the step itself. */
    private static Map<String, Object> codes(StepCall call) {
        return call.facts().values().entrySet().stream()
                .filter(fact -> fact.getValue() instanceof String
                        || fact.getValue() instanceof Boolean
                        || fact.getValue() instanceof Date)
                .filter(fact -> !fact.getKey().equals("message"))
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        fact -> fact.getValue() instanceof Date date
                                ? date.toInstant().toString()
                                : fact.getValue()));
    }

    /** The case goes to another police unit. Sets transferOutside, and the unit's place unless it is outside. */
    @Bean
    @StepContract(
            does = "Sends the police’s part of the case to the unit that the acceptance named.",
            sets = {
                "transferOutside",
                "sentAt",
                "receivedAt",
                "firstReceivedAt",
                "regionCode",
                "policeCode",
                "transferId"
            })
    ProcessStep transferPolice(Transfers transfers) {
        return transfers::sendPolice;
    }

    /** The unit sent it back: the instance works for the sender again. */
    @Bean
    @StepContract(
            does = "Gives a case that was sent back to the police who sent it.",
            sets = {"receivedAt", "firstReceivedAt", "regionCode", "policeCode"})
    ProcessStep returnTransfer(Transfers transfers) {
        return transfers::returnPolice;
    }

    /** The report goes to another intake. Sets transferOutside, and the other's place unless it is outside. */
    @Bean
    @StepContract(
            does = "Sends the report to the intake that the last one named.",
            sets = {
                "transferOutside",
                "sentAt",
                "reportedAt",
                "firstReportedAt",
                "firstReceiver",
                "regionCode",
                "policeCode"
            })
    ProcessStep forwardCase(Transfers transfers) {
        return transfers::forward;
    }

    /** The other intake sent it back. */
    @Bean
    @StepContract(
            does = "Gives a report that was sent back to the intake that had it before.",
            sets = {"reportedAt", "firstReportedAt", "firstReceiver", "regionCode", "policeCode"})
    ProcessStep returnForward(Transfers transfers) {
        return transfers::returnForward;
    }
}
