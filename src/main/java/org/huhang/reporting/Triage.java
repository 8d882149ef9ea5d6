package org.huhang.reporting;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.huhang.agency.AgencyType;
import org.huhang.casework.Deaths;
import org.huhang.casework.Tier;
import org.huhang.engine.DecisionOutcome;
import org.huhang.engine.Decisions;
import org.huhang.intake.Report;
import org.springframework.stereotype.Component;

/**
 * What the tables propose for a new report (E2, E3): each situation is looked up, the most severe tier and the strictest
 * secrecy count, the receivers are the union.
 */
@Component
class Triage {

    static final String TIER = "reportTier";
    static final String RECEIVERS = "reportReceivers";
    static final String SECRECY = "reportSecrecy";
    static final String FIRST_RECEIVER = "firstReceiver";
    static final String POLICE_MATTER = "policeMatter";
    static final List<String> DECISIONS = List.of(TIER, RECEIVERS, SECRECY, FIRST_RECEIVER, POLICE_MATTER);

    /** What is asked of each report: yes, no or unknown. */
    static final String ASSAULT = "sexualAssaultSuspected";

    /** Whom the death of a child concerns, whatever was reported. */
    static final List<String> OF_DEATH = List.of(AgencyType.POLICE.name(), AgencyType.PROC.name());

    /** By what intake may find out that it is for the police. */
    static final Set<String> FOUND = Set.of(ASSAULT, "hotel", Deaths.DEAD, "concerns");

    static final String YES = "yes";

    /** The situation that is none of the nine. */
    private static final int OTHER = 10;

    private final Decisions decisions;

    Triage(Decisions decisions) {
        this.decisions = decisions;
    }

    /**
     * Asks the tables.
     *
     * @param report the report
     * @return one merged outcome per decision, in the order of {@link #DECISIONS}
     */
    Proposals of(Report report) {
        // The public form does not ask about hotels and deaths; intake does, and the tables are asked again there.
        var incident = report.incident();
        var said = incident.sexualAssaultAssumed() ? Map.<String, Object>of(ASSAULT, YES) : Map.<String, Object>of();
        var inputs = inputs(incident.categories(), incident.immediateDanger(), said);
        return new Proposals(outcomes(DECISIONS, inputs), inputs);
    }

    /**
     * Asks again, with what intake found out.
     *
     * @param wanted some of {@link #DECISIONS}
     * @param categories the reported situations
     * @param immediateDanger whether the child is in danger now
     * @param answers the intake form so far: hotel, childDead, concerns, sexualAssaultSuspected
     * @return the merged outcomes by decision
     */
    Map<String, DecisionOutcome> of(
            Collection<String> wanted, List<Integer> categories, boolean immediateDanger, Map<String, Object> answers) {
        return outcomes(wanted, inputs(categories, immediateDanger, answers));
    }

    private static List<Map<String, Object>> inputs(
            List<Integer> categories, boolean immediateDanger, Map<String, Object> answers) {
        return categories.stream()
                .map(category -> Map.<String, Object>of(
                        "category",
                        category,
                        "immediateDanger",
                        immediateDanger,
                        "hotel",
                        Boolean.TRUE.equals(answers.get("hotel")),
                        Deaths.DEAD,
                        Boolean.TRUE.equals(answers.get(Deaths.DEAD)),
                        ASSAULT,
                        answers.getOrDefault(ASSAULT, "unknown"),
                        "concerns",
                        answers.getOrDefault("concerns", List.of())))
                .toList();
    }

    /**
     * Whether intake found something for the police that no report can say: by what it asks alone, whatever the situation.
     *
     * @param answers of intake
     * @return what the table says of a report about nothing else
     */
    boolean foundAtIntake(Map<String, Object> answers) {
        return new Proposals(of(List.of(POLICE_MATTER), List.of(OTHER), false, answers), List.of()).policeMatter();
    }

    private Map<String, DecisionOutcome> outcomes(Collection<String> wanted, List<Map<String, Object>> inputs) {
        return decisions.ask(tables -> {
            var outcomes = new LinkedHashMap<String, DecisionOutcome>();
            for (var decision : wanted) {
                var each = inputs.stream().map(input -> tables.evaluate(decision, input));
                outcomes.put(decision, merged(each.toList()));
            }
            return outcomes;
        });
    }

    private static DecisionOutcome merged(List<DecisionOutcome> outcomes) {
        var first = outcomes.get(0);
        var values = new LinkedHashSet<String>();
        var rows = new LinkedHashSet<Integer>();
        var notes = new LinkedHashSet<String>();
        for (var outcome : outcomes) {
            values.addAll(outcome.values());
            rows.addAll(outcome.rows());
            notes.addAll(outcome.notes());
        }
        var ordered = new ArrayList<>(values);
        ordered.sort(Comparator.comparingInt(Triage::severity));
        return new DecisionOutcome(first.decision(), first.version(), ordered, List.copyOf(rows), List.copyOf(notes));
    }

    /** What must come first where only one can count; the order of the table is kept among equals. */
    private static int severity(String value) {
        return switch (value) {
            case "RED", "MAX", "POLICE", "true" -> 0;
            default -> Tier.ORDER.contains(value) ? Tier.ORDER.indexOf(value) : Tier.ORDER.size();
        };
    }

    /**
     * What the tables said.
     *
     * @param outcomes by decision
     * @param inputs what they were asked, once per situation
     */
    record Proposals(Map<String, DecisionOutcome> outcomes, List<Map<String, Object>> inputs) {

        String tier() {
            return one(TIER, "YELLOW");
        }

        boolean secret() {
            return one(SECRECY, "NORMAL").equals("MAX");
        }

        String firstReceiver() {
            return one(FIRST_RECEIVER, "TOWNSHIP");
        }

        List<AgencyType> receivers() {
            var outcome = outcomes.get(RECEIVERS);
            return outcome == null
                    ? List.of()
                    : outcome.values().stream().map(AgencyType::valueOf).toList();
        }

        /** The same, but for who registers the report: no row of a table says so. */
        Proposals receivedBy(AgencyType type) {
            var all = new LinkedHashMap<>(outcomes);
            all.computeIfPresent(
                    FIRST_RECEIVER,
                    (decision, said) ->
                            new DecisionOutcome(decision, said.version(), List.of(type.name()), List.of(), List.of()));
            return new Proposals(all, inputs);
        }

        boolean policeMatter() {
            return Boolean.parseBoolean(one(POLICE_MATTER, "false"));
        }

        private String one(String decision, String otherwise) {
            var outcome = outcomes.get(decision);
            var value = outcome == null ? null : outcome.value();
            return value == null ? otherwise : value;
        }
    }
}
