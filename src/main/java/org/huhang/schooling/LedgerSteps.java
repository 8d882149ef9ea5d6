package org.huhang.schooling;

import java.util.Map;
import org.huhang.engine.ProcessStep;
import org.huhang.engine.StepCall;
import org.huhang.engine.StepContract;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The steps that models call about the ledgers. The bean's name is the step's name. */
@Configuration(proxyBeanMethods = false)
class LedgerSteps {

    /** Inputs: ledger, its code; stage, what is done now. */
    @Bean
    @StepContract(
            does =
                    "Enters the child in a ledger, or says there what is done now; who enters the ledger of dropouts leaves"
                            + " that of suspected ones.",
            inputs = {"ledger", "stage"},
            reads = {"schoolCode", "incidentTownship", "absentOn"})
    ProcessStep enterLedger(Ledgers ledgers) {
        return call -> ledgers.enter(call, Ledger.of(input(call, "ledger")), input(call, "stage"));
    }

    /** Input: outcome, how the round ended. */
    @Bean
    @StepContract(
            does =
                    "Closes the child’s rows in the ledgers; where the child is still not at school they stay, and say so.",
            inputs = "outcome")
    ProcessStep leaveLedger(Ledgers ledgers) {
        return call -> ledgers.leave(call.instanceId(), input(call, "outcome"));
    }

    /** Whether the law of the place allows to fine a guardian. */
    @Bean
    @StepContract(
            does = "Says whether the law of the place gives a basis to penalise a guardian.",
            sets = "localPenaltyBasis",
            reads = {"regionCode", "incidentTownship"})
    ProcessStep findPenaltyBasis(PenaltyBases bases) {
        return call ->
                call.set(Map.of("localPenaltyBasis", bases.of(place(call)).isPresent() ? "yes" : "no"));
    }

    private static String place(StepCall call) {
        var facts = call.facts();
        var township = facts.text("incidentTownship");
        var region = township == null ? facts.text("regionCode") : township;
        return region == null ? call.caseNo() : region;
    }

    private static String input(StepCall call, String name) {
        var value = call.input(name);
        if (value == null) {
            throw new IllegalArgumentException(call.elementId() + " names no " + name);
        }
        return value;
    }
}
