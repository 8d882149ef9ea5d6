package org.huhang.casework;

import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.huhang.agency.AgencyFunction;
import org.huhang.agency.AgencyType;
import org.huhang.agency.Directory;
import org.huhang.deadline.Deadlines;
import org.huhang.engine.ProcessFunction;
import org.huhang.engine.ProcessStep;
import org.huhang.engine.ReadsVariables;
import org.huhang.engine.StepCall;
import org.huhang.engine.StepContract;
import org.huhang.intake.Intake;
import org.huhang.model.ModuleContract;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The steps that models of a case may call. The bean's name is the step's name; each repeat of a call changes nothing. */
@Configuration(proxyBeanMethods = false)
class CaseSteps {

    /** What cases tell the processes that they start, and the messages by which they do. */
    @Bean
    ModuleContract caseContract() {
        return new ModuleContract(CaseProcess.MESSAGES, CaseProcess.VARIABLES, Set.of());
    }

    /**
     * The agencies that intake confirmed take part from now on, and are told what is wanted of them. Inputs: agencies,
     * comma-joined kinds; served, those among them that the model itself gives a task to.
     */
    @Bean
    @StepContract(
            does = "Lets agencies take part and tells each what is wanted of it; those in served get a task of this"
                    + " model and are told by it.",
            inputs = {"agencies", "served"},
            reads = {
                "reportId",
                "regionCode",
                "incidentTownship",
                "policeCode",
                "schoolCode",
                "hospitalCode",
                "providerCode"
            })
    ProcessStep joinAgencies(
            Cases cases,
            CaseTable table,
            AskedToTakePart askedToTakePart,
            Exclusions exclusions,
            Directory directory,
            Intake intake) {
        return call -> {
            var file = cases.file(call.caseNo());
            var facts = call.facts();
            var why = new Occasion(cause(facts), "step:" + call.callId(), Occasion.Place.of(facts));
            var excluded = exclusions.agencies(call.caseNo());
            var served = AgencyType.listed(call.input("served"));
            for (var type : AgencyType.listed(call.input("agencies"))) {
                var desk = directory.responsible(
                        type,
                        type.mainRole(),
                        Occasion.Place.of(facts).regionCode(),
                        bound(facts.values(), type),
                        excluded);
                if (served.contains(type)) {
                    table.addParty(call.caseNo(), desk.agency().code(), call.elementId(), file.openedAt());
                } else {
                    askedToTakePart.named(file, desk.agency().code(), null, why);
                }
            }
            cases.describe(call.caseNo());
            accept(facts.text("reportId"), call.caseNo(), intake);
        };
    }

    /** Intake confirms what the tables said when the case opened; anybody else asks by himself. */
    private static Occasion.Cause cause(org.huhang.engine.Facts facts) {
        if (Boolean.TRUE.equals(facts.values().get(CaseProcess.PUTS_RIGHT))) {
            return Occasion.Cause.CORRECTED;
        }
        return facts.text("reportId") == null && facts.text("intakeDecision") != null
                ? Occasion.Cause.CONFIRMED
                : Occasion.Cause.NAMED;
    }

    /** Whoever registered one report tells its reporter; intake of the case tells all. */
    private static void accept(@Nullable String report, String caseNo, Intake intake) {
        if (report == null) {
            intake.accept(caseNo);
        } else {
            intake.accept(UUID.fromString(report));
        }
    }

    private static @Nullable String bound(Map<String, Object> facts, AgencyType type) {
        var code = facts.get(type.name().toLowerCase(java.util.Locale.ROOT) + "Code");
        return code == null ? null : code.toString();
    }

    /**
     * Starts a term that runs on the case and is nobody's due date; an agency that answers for it takes part. Inputs: term, a
     * base code; from, the date variable from which it runs; metAt, the date variable that says when it was kept, if it was;
     * onlyIf, a variable that must be true for the term to run at all.
     */
    @Bean
    @StepContract(
            does = "Starts a term that runs on the case and is nobody’s task; who answers for it takes part. from and"
                    + " metAt name dates, onlyIf a variable that must be true.",
            inputs = {"term", "from", "metAt", "onlyIf"},
            reads = {"regionCode", "incidentTownship", "policeCode", "schoolCode", "measureIds"})
    ProcessStep startCaseTerm(Deadlines deadlines, TermBearers bearers) {
        return call -> {
            var term = required(call, "term");
            var facts = call.facts();
            var onlyIf = call.input("onlyIf");
            if (onlyIf != null && !Boolean.TRUE.equals(facts.values().get(onlyIf))) {
                return;
            }
            var id = deadlines.startCaseTerm(call.caseNo(), term, date(call, "from"), facts, call.instanceId());
            endIfMet(deadlines, call, term);
            bearers.begins(call, id);
        };
    }

    /** Ends such a term, because what it is about was done. metAt names the date variable that says when. */
    @Bean
    @StepContract(
            does = "Ends such a term, because what it is about was done on the date that metAt names.",
            inputs = {"term", "metAt"})
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
    @StepContract(does = "Names the measures of the plan that nobody was told yet, one task each.", sets = "measureIds")
    ProcessStep openMeasures(MeasureTable measures) {
        return call -> call.set(Map.of(
                "measureIds",
                measures.open(call.caseNo()).stream().map(UUID::toString).collect(Collectors.joining(","))));
    }

    /**
     * Closes the case unless something is still owed in it. Input: endState. Sets {@code caseClosed}; a model
     * that reads false goes back to whoever must act.
     */
    @Bean
    @StepContract(
            does = "Closes the case in an end state unless something is still owed; a model reads caseClosed and goes"
                    + " back when it is false.",
            inputs = "endState",
            sets = "caseClosed")
    ProcessStep closeCase(Closing closing) {
        return call -> call.set(
                Map.of("caseClosed", closing.close(call.caseNo(), call.instanceId(), required(call, "endState"))));
    }

    /** {@code ${measures.group(id)}} and {@code ${measures.due(id)}}. */
    @Bean
    ProcessFunction measures(MeasureTable measures, Directory directory) {
        return new Measures(measures, directory);
    }

    private static String required(StepCall call, String input) {
        var value = call.input(input);
        if (value == null) {
            throw new IllegalArgumentException(call.elementId() + " names no " + input);
        }
        return value;
    }

    /** What a model asks about a measure. */
    @ReadsVariables({"regionCode", "incidentTownship", "schoolCode", "policeCode", "hospitalCode", "providerCode"})
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
            return directory
                    .responsible(
                            type,
                            type.mainRole(),
                            Occasion.Place.of(facts).regionCode(),
                            bound(facts.values(), type),
                            AgencyFunction.excluded(facts))
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
