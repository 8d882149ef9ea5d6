package org.huhang.reporting;

import java.util.Map;
import org.huhang.engine.ProcessStep;
import org.huhang.engine.StepContract;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The steps by which models join cases. The bean's name is the step's name; each repeat of a call changes nothing. */
@Configuration(proxyBeanMethods = false)
class ReportSteps {

    /**
     * All of this case goes on in the one that intake named, and this one ends. Sets {@code merged}; a model that reads it
     * says so with the input mayRefuse, and goes back to intake if it is false. A model that does not stops here.
     */
    @Bean
    @StepContract(
            does = "Lets the case go on in the one that intake named. With mayRefuse a model reads merged and goes"
                    + " back to intake when it is false.",
            inputs = "mayRefuse",
            sets = "merged")
    ProcessStep mergeCase(Merging merging) {
        return call -> {
            var merged = merging.merge(call.caseNo(), call.instanceId());
            if (!merged && !"true".equals(call.input("mayRefuse"))) {
                throw new IllegalStateException("case " + call.caseNo() + " cannot be merged any more");
            }
            call.set(Map.of("merged", merged));
        };
    }

    /** Merges or links two cases about one child, as the coordinating office decided. */
    @Bean
    @StepContract(does = "Merges or links two cases about one child, as was decided.")
    ProcessStep joinSameChild(SameChild sameChild) {
        return call -> sameChild.join(call.instanceId());
    }
}
