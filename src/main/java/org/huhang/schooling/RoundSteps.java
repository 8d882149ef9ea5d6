package org.huhang.schooling;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Date;
import java.util.Map;
import org.huhang.deadline.SchoolDays;
import org.huhang.engine.BusinessClock;
import org.huhang.engine.Facts;
import org.huhang.engine.ProcessStep;
import org.huhang.engine.StepContract;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The steps that count visits, rounds and checks; none of them needs the database. */
@Configuration(proxyBeanMethods = false)
class RoundSteps {

    private static final String SCHOOL = "SCHOOL";

    /** A round begins: by a school that misses a pupil, by whoever found it, or by another process. */
    @Bean
    @StepContract(
            does = "Begins a round: says how it began, and nothing is counted yet.",
            sets = {"begunHow", "visitNo", "visitor", "checkNo", "attendedDays", "missedInAll"},
            reads = {"foundHow", "senderCode"})
    ProcessStep beginSchooling() {
        return call -> {
            var facts = call.facts();
            var found = facts.text("foundHow");
            var handedOver = facts.text("senderCode") != null;
            call.set(Map.of(
                    "begunHow",
                    handedOver || found == null ? "handedOver" : found,
                    "visitNo",
                    1,
                    "visitor",
                    SCHOOL,
                    "checkNo",
                    1,
                    "attendedDays",
                    0,
                    "missedInAll",
                    0));
        };
    }

    /** The school goes first, on the next school day the village goes along. */
    @Bean
    @StepContract(
            does = "Counts a home visit: after the first the village goes along.",
            sets = {"visitNo", "visitor", "jointVisitDue"})
    ProcessStep countHomeVisit() {
        return call -> {
            var first = call.facts().number("visitNo", 1) == 1;
            call.set(Map.of("visitNo", 2, "visitor", "VILLAGE", "jointVisitDue", first ? "yes" : "no"));
        };
    }

    /** What earlier rounds came to counts no more. */
    @Bean
    @StepContract(
            does = "Begins the rounds of persuasion: none was held yet.",
            sets = {"roundNo", "roundDays", "firstRoundAt", "lastRoundAt"})
    ProcessStep beginRounds(Clock clock) {
        return call -> {
            var now = Date.from(clock.instant());
            call.set(Map.of("roundNo", 0, "roundDays", 0, "firstRoundAt", now, "lastRoundAt", now));
        };
    }

    /** One round of persuasion is over. */
    @Bean
    @StepContract(
            does = "Counts a round of persuasion, and the days since they began.",
            sets = {"roundNo", "roundDays"},
            reads = {"firstRoundAt", "lastRoundAt"})
    ProcessStep countRound() {
        return call -> {
            var facts = call.facts();
            var first = facts.date("firstRoundAt");
            var last = facts.date("lastRoundAt");
            var days = first == null || last == null
                    ? 0
                    : Duration.between(first.toInstant(), last.toInstant()).toDays();
            call.set(
                    Map.of("roundNo", facts.number("roundNo", 0) + 1, "roundDays", Math.toIntExact(Math.max(0, days))));
        };
    }

    /** One check after the return is over: how many school days the child came, and whether the term has ended. */
    @Bean
    @StepContract(
            does =
                    "Counts a check after the return, the school days attended since, and whether the school term is over.",
            sets = {"checkNo", "attendedDays", "missedInAll", "termOver"},
            reads = {"returnedAt", "lastCheckAt", "missedDays", "province"})
    ProcessStep countCheck(SchoolDays schoolDays, Clock clock) {
        return call -> {
            var facts = call.facts();
            var checked = day(facts.date("lastCheckAt"), LocalDate.ofInstant(clock.instant(), BusinessClock.CHINA));
            var returned = day(facts.date("returnedAt"), checked);
            var province = province(facts, call.caseNo());
            var missed = facts.number("missedInAll", 0) + facts.number("missedDays", 0);
            var taught = schoolDays.between(province, returned, checked).days();
            call.set(Map.of(
                    "checkNo",
                    facts.number("checkNo", 1) + 1,
                    "attendedDays",
                    Math.max(0, taught - missed),
                    "missedInAll",
                    missed,
                    "termOver",
                    schoolDays.termOver(province, returned, checked) ? "yes" : "no"));
        };
    }

    static String province(Facts facts, String caseNo) {
        var known = facts.text("province");
        return known == null ? caseNo.substring(0, 2) : known;
    }

    static LocalDate day(@Nullable Date date, LocalDate otherwise) {
        return date == null ? otherwise : LocalDate.ofInstant(date.toInstant(), BusinessClock.CHINA);
    }
}
