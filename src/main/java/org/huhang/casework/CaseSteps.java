package org.huhang.casework;

import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.huhang.agency.AgencyType;
import org.huhang.agency.Directory;
import org.huhang.deadline.Deadlines;
import org.huhang.engine.ProcessFunction;
import org.huhang.engine.ProcessStep;
import org.huhang.engine.StepCall;
import org.huhang.form.Characters;
import org.huhang.intake.Intake;
import org.huhang.worklist.Worklist;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The steps that models of a case may call. The bean's name is the step's name; each repeat of a call changes nothing. */
@Configuration(proxyBeanMethods = false)
class CaseSteps {

    private static final Logger log = LoggerFactory.getLogger(CaseSteps.class);

    /** Which process each message of the link matrix belongs to. */
    private static final Map<String, String> RECEIVERS = Map.ofEntries(
            Map.entry("childMustLeaveGuardian", "temporaryCustody"),
            Map.entry("guardianMisconductConfirmed", "guardianWarning"),
            Map.entry("childOutOfSchool", "returnToSchool"),
            Map.entry("nonFilingDisputed", "prosecutorialReferral"),
            Map.entry("reportDutyBreached", "prosecutorialReferral"),
            Map.entry("revocationConsidered", "prosecutorialReferral"));

    /** A fact of this process goes to another one, or waits for it as a row of the case. Input: message. */
    @Bean
    ProcessStep handOver(Cases cases, Clock clock) {
        return call -> {
            var message = required(call, "message");
            var to = RECEIVERS.get(message);
            if (to == null) {
                throw new IllegalArgumentException("no process takes " + message);
            }
            cases.handOver(
                    new HandOver(
                            UUID.randomUUID(),
                            call.caseNo(),
                            message,
                            call.processKey(),
                            call.stepKey(),
                            to,
                            codes(call),
                            HandOver.State.WAITING,
                            null,
                            null,
                            clock.instant()),
                    call.callId());
        };
    }

    /** Only coded facts travel: no dates of instances, no inputs of the step itself. */
    private static Map<String, Object> codes(StepCall call) {
        return call.facts().values().entrySet().stream()
                .filter(fact -> fact.getValue() instanceof String || fact.getValue() instanceof Boolean)
                .filter(fact -> !fact.getKey().equals("message"))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** The agencies that intake confirmed take part from now on. Input: agencies, comma-joined kinds. */
    @Bean
    ProcessStep joinAgencies(Cases cases, Directory directory, Intake intake) {
        return call -> {
            var facts = call.facts();
            var township = facts.text("incidentTownship");
            var region = township == null ? String.valueOf(facts.text("regionCode")) : township;
            var agencies = call.input("agencies");
            for (var kind : agencies == null ? List.<String>of() : List.of(agencies.split(","))) {
                if (!Characters.blank(kind)) {
                    var type = AgencyType.valueOf(kind.strip());
                    var desk = directory.responsible(type, type.mainRole(), region, bound(facts.values(), type));
                    cases.join(call.caseNo(), desk.agency().code(), call.stepKey());
                }
            }
            cases.describe(call.caseNo());
            intake.accept(call.caseNo());
        };
    }

    private static @Nullable String bound(Map<String, Object> facts, AgencyType type) {
        var code = facts.get(type.name().toLowerCase(java.util.Locale.ROOT) + "Code");
        return code == null ? null : code.toString();
    }

    /** Reports, papers and what is known of the child go to the case that intake named; this case ends. */
    @Bean
    ProcessStep mergeCase(CaseTable table, ReportDelivery delivery, Worklist worklist) {
        return call -> {
            var into = worklist.answersOfCase(call.caseNo()).stream()
                    .filter(answer -> answer.taskKey().equals("registerIntake"))
                    .reduce((first, last) -> last)
                    .map(answer -> new Given(answer.answers()).text("mergeInto"))
                    .orElse(null);
            var open = into == null
                    ? null
                    : table.lock(into).filter(CaseFile::open).orElse(null);
            if (open == null) {
                throw new IllegalStateException("case " + call.caseNo() + " names no open case to merge into");
            }
            delivery.merge(table.find(call.caseNo()).orElseThrow(), open);
            log.info("case {} merged into {}", call.caseNo(), into);
        };
    }

    /**
     * Starts a term that runs on the case and is nobody's due date. Inputs: term, a base code; from, the date variable from
     * which it runs; metAt, the date variable that says when it was kept, if it was.
     */
    @Bean
    ProcessStep startCaseTerm(Deadlines deadlines) {
        return call -> {
            var term = required(call, "term");
            deadlines.startCaseTerm(call.caseNo(), term, date(call, "from"), call.facts());
            endIfMet(deadlines, call, term);
        };
    }

    /** Ends such a term, because what it is about was done. Inputs: term; metAt, the date variable that says when. */
    @Bean
    ProcessStep endCaseTerm(Deadlines deadlines) {
        return call -> endIfMet(deadlines, call, required(call, "term"));
    }

    private static void endIfMet(Deadlines deadlines, StepCall call, String term) {
        var metAt = date(call, "metAt");
        if (metAt != null) {
            deadlines.endCaseTerm(call.caseNo(), term, metAt);
        }
    }

    /** The date in the variable that an input names; null if it names none, or nobody answered it. */
    private static @Nullable Instant date(StepCall call, String input) {
        var variable = call.input(input);
        var date = variable == null ? null : call.facts().date(variable);
        return date == null ? null : date.toInstant();
    }

    /** The measures of the plan that nobody was told yet, as ids for the multi-instance task. */
    @Bean
    ProcessStep openMeasures(MeasureTable measures) {
        return call -> call.set(Map.of(
                "measureIds",
                measures.open(call.caseNo()).stream().map(UUID::toString).collect(Collectors.joining(","))));
    }

    /**
     * Closes the case unless a report is unanswered or a hand-over waits. Input: endState. Sets {@code caseClosed}; a model
     * that reads false goes back to whoever must act.
     */
    @Bean
    ProcessStep closeCase(Closing closing) {
        return call -> call.set(Map.of("caseClosed", closing.close(call.caseNo(), required(call, "endState"))));
    }

    /** {@code ${measures.group(id)}} and {@code ${measures.due(id)}}. */
    @Bean
    ProcessFunction measures(MeasureTable measures, Directory directory) {
        return new Measures(measures, directory);
    }

    private static String required(StepCall call, String input) {
        var value = call.input(input);
        if (value == null) {
            throw new IllegalArgumentException(call.stepKey() + " names no " + input);
        }
        return value;
    }

    /** What a model asks about a measure. */
    static final class Measures implements ProcessFunction {

        private final MeasureTable measures;
        private final Directory directory;

        Measures(MeasureTable measures, Directory directory) {
            this.measures = measures;
            this.directory = directory;
        }

        @Override
        public String functionName() {
            return "measures";
        }

        /**
         * Who carries a measure out.
         *
         * @param facts the case's variables
         * @param id the measure
         * @return the group of the owner named in the plan
         */
        public String group(org.huhang.engine.Facts facts, String id) {
            var type = AgencyType.valueOf(measure(id).owner());
            var township = facts.text("incidentTownship");
            var region = township == null ? String.valueOf(facts.text("regionCode")) : township;
            return directory
                    .responsible(type, type.mainRole(), region, bound(facts.values(), type))
                    .group();
        }

        /**
         * The day set in the plan.
         *
         * @param id the measure
         * @return the start of that day
         */
        public Date due(String id) {
            return Date.from(measure(id)
                    .dueOn()
                    .atStartOfDay(org.huhang.engine.BusinessClock.CHINA)
                    .toInstant());
        }

        private MeasureTable.Measure measure(String id) {
            return measures.find(UUID.fromString(id))
                    .orElseThrow(() -> new IllegalArgumentException("no measure " + id));
        }
    }
}
