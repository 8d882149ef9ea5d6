package org.huhang.warning;

import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import org.huhang.engine.ProcessStep;
import org.huhang.engine.StepContract;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The steps that count what comes again and again: visits and sessions. Whether there is one more a table says. */
@Configuration(proxyBeanMethods = false)
class RhythmSteps {

    private static final String YES = "yes";

    /** One visit is over. Input: apart, the days that lie between two visits that count. */
    @Bean
    @StepContract(
            does =
                    "Counts a visit at which the child was seen; those that follow within fewer days than apart do not count.",
            inputs = "apart",
            sets = {"visitNo", "visitsCounted", "cleanVisitsInRow", "countedAt"},
            reads = {"childSeen", "newViolence", "mustLeave", "lastVisitAt"})
    ProcessStep countVisit() {
        return call -> {
            var facts = call.facts();
            var set = new HashMap<String, Object>();
            var clean = !YES.equals(facts.text("newViolence")) && !YES.equals(facts.text("mustLeave"));
            var at = facts.date("lastVisitAt");
            var counts = YES.equals(facts.text("childSeen")) && apart(facts.date("countedAt"), at, call.input("apart"));
            set.put("visitNo", facts.number("visitNo", 1) + 1);
            set.put("visitsCounted", facts.number("visitsCounted", 0) + (counts ? 1 : 0));
            set.put("cleanVisitsInRow", clean ? facts.number("cleanVisitsInRow", 0) + (counts ? 1 : 0) : 0);
            if (counts && at != null) {
                set.put("countedAt", at);
            }
            call.set(set);
        };
    }

    private static boolean apart(@Nullable Date before, @Nullable Date now, @Nullable String days) {
        return before == null
                || now == null
                || days == null
                || !now.toInstant().isBefore(before.toInstant().plus(Duration.ofDays(Long.parseLong(days))));
    }

    /** The first session is on the day that the order says, each other one at its rhythm; none lies in the past. */
    @Bean
    @StepContract(
            does = "Sets the day of the next session: first the one of the order, then by its rhythm.",
            sets = {"sessionNo", "sessionDate"},
            reads = {"firstSessionAt", "sessionEvery"})
    ProcessStep planSession(Clock clock) {
        return call -> {
            var facts = call.facts();
            var every = Duration.ofDays(Long.parseLong(String.valueOf(facts.text("sessionEvery"))));
            var before = facts.date("sessionDate");
            var first = facts.date("firstSessionAt");
            var planned = before != null
                    ? before.toInstant().plus(every)
                    : first == null ? clock.instant() : first.toInstant();
            // The day of the order itself is not over before it ends.
            var over = planned.plus(Duration.ofDays(1)).isBefore(clock.instant());
            call.set(Map.of(
                    "sessionNo",
                    facts.number("sessionNo", 0) + 1,
                    "sessionDate",
                    Date.from(over ? clock.instant().plus(every) : planned)));
        };
    }

    /** One session is over. */
    @Bean
    @StepContract(
            does = "Counts a session, and those to which nobody came.",
            sets = {"sessionsMissed", "sessionsLeft"},
            reads = {"attended", "sessionsPlanned"})
    ProcessStep countSession() {
        return call -> {
            var facts = call.facts();
            call.set(Map.of(
                    "sessionsMissed",
                    facts.number("sessionsMissed", 0) + (YES.equals(facts.text("attended")) ? 0 : 1),
                    "sessionsLeft",
                    facts.number("sessionsPlanned", 1) - facts.number("sessionNo", 1)));
        };
    }
}
