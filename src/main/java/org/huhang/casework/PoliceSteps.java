package org.huhang.casework;

import java.time.Duration;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import org.huhang.engine.ProcessStep;
import org.huhang.engine.StepCall;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The steps of police work and of what goes to another agency. The bean's name is the step's name. */
@Configuration(proxyBeanMethods = false)
class PoliceSteps {

    /** The case goes to another police unit. Sets transferOutside, and the unit's place unless it is outside. */
    @Bean
    ProcessStep transferPolice(Transfers transfers) {
        return transfers::sendPolice;
    }

    /** The unit sent it back: the instance works for the sender again. */
    @Bean
    ProcessStep returnTransfer(Transfers transfers) {
        return transfers::returnPolice;
    }

    /** The report goes to another intake. Sets transferOutside, and the other's place unless it is outside. */
    @Bean
    ProcessStep forwardCase(Transfers transfers) {
        return transfers::forward;
    }

    /** The other intake sent it back. */
    @Bean
    ProcessStep returnForward(Transfers transfers) {
        return transfers::returnForward;
    }

    /** Days of forensic examination or hearing do not count (PSAPL 118): the terms start that much later. */
    @Bean
    ProcessStep excludeTime() {
        return call -> {
            var days = call.facts().values().get("excludedDays");
            if (days instanceof Number number && number.longValue() > 0) {
                var later = new HashMap<String, Object>();
                later(call, "filedAt", number.longValue(), later);
                later(call, "acceptedAt", number.longValue(), later);
                later.put("excludedDays", 0);
                call.set(later);
            }
        };
    }

    private static void later(StepCall call, String variable, long days, Map<String, Object> moved) {
        var date = call.facts().date(variable);
        if (date != null) {
            moved.put(variable, Date.from(date.toInstant().plus(Duration.ofDays(days))));
        }
    }

    /** Sets policeAccepted: whether these police have accepted the case already. */
    @Bean
    ProcessStep policeAccepted() {
        return call -> call.set(Map.of("policeAccepted", call.facts().date("acceptedAt") != null));
    }
}
