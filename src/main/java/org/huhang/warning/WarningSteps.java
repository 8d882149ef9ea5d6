package org.huhang.warning;

import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.huhang.engine.ProcessStep;
import org.huhang.engine.StepCall;
import org.huhang.engine.StepContract;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The steps that models call about what a guardian had, and what it had before. The bean's name is the step's name. */
@Configuration(proxyBeanMethods = false)
class WarningSteps {

    static final List<String> COUNTS =
            List.of("earlierWarnings12Months", "earlierWarningsLifetime", "earlierDvWarnings");

    private static final String NONE = "none";

    /** What the guardian of the case had because of any child. */
    @Bean
    @StepContract(
            does = "Counts the measures that the guardian had because of any of its children: within twelve months, in"
                    + " all, and warning letters.",
            sets = {"earlierWarnings12Months", "earlierWarningsLifetime", "earlierDvWarnings"})
    ProcessStep countWarnings(Measures measures) {
        return call -> {
            var all = measures.of(call.caseNo());
            call.set(Map.of(
                    "earlierWarnings12Months",
                    Math.toIntExact(all.stream().filter(measures::lately).count()),
                    "earlierWarningsLifetime",
                    all.size(),
                    "earlierDvWarnings",
                    Math.toIntExact(all.stream()
                            .filter(measure -> measure.kind().equals("W3"))
                            .count())));
        };
    }

    /** One more measure. Inputs: kind, its code; at, the date variable that says when. */
    @Bean
    @StepContract(
            does =
                    "Keeps a measure in the file of the guardian and its children; at names the date on which it was taken.",
            inputs = {"kind", "at"},
            sets = {"measure", "measureAt"})
    ProcessStep recordWarning(Measures measures, Clock clock) {
        return call -> {
            var kind = input(call, "kind");
            var dateKey = input(call, "at");
            var date = call.facts().date(dateKey);
            var at = date == null ? clock.instant() : date.toInstant();
            measures.keep(call, kind, dateKey, at);
            call.set(Map.of("measure", kind, "measureAt", Date.from(at)));
        };
    }

    /** What the last round found counts no more. */
    @Bean
    @StepContract(
            does = "Begins a round of visits and guidance: what the last round found counts no more.",
            sets = {"visitResult", "guidanceResult", "periodEndsAt"})
    ProcessStep beginFollowUp(Clock clock) {
        return call -> call.set(
                Map.of("visitResult", NONE, "guidanceResult", NONE, "periodEndsAt", Date.from(Instant.now(clock))));
    }

    private static String input(StepCall call, String name) {
        var value = call.input(name);
        if (value == null) {
            throw new IllegalArgumentException(call.elementId() + " names no " + name);
        }
        return value;
    }
}
