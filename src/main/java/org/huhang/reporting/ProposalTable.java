package org.huhang.reporting;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.huhang.engine.DecisionOutcome;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.ObjectMapper;

/** SQL of what the tables proposed when a case opened. */
@Component
class ProposalTable {

    private static final String SEPARATOR = ",";

    private final JdbcClient jdbc;
    private final ObjectMapper json;

    ProposalTable(JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    void insert(String caseNo, Triage.Proposals proposed, Instant at) {
        var outcomes = List.copyOf(proposed.outcomes().values());
        jdbc.sql(
                        """
                        insert into reporting.proposal (case_no, decision, version, value, rows, note, inputs, made_at)
                        select :caseNo, decision, version, value, rows, note, :inputs::jsonb, :at
                        from unnest(:decisions::text[], :versions::int[], :values::text[], :rows::text[], :notes::text[])
                            as made (decision, version, value, rows, note)
                        """)
                .param("caseNo", caseNo)
                .param("decisions", texts(outcomes, DecisionOutcome::decision))
                .param(
                        "versions",
                        outcomes.stream().map(DecisionOutcome::version).toArray(Integer[]::new))
                .param("values", texts(outcomes, outcome -> String.join(SEPARATOR, outcome.values())))
                .param("rows", texts(outcomes, outcome -> outcome.rows().stream()
                        .map(String::valueOf)
                        .collect(Collectors.joining(SEPARATOR))))
                .param("notes", texts(outcomes, outcome -> String.join("\n", outcome.notes())))
                .param("inputs", json.writeValueAsString(proposed.inputs()))
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    private static String[] texts(List<DecisionOutcome> outcomes, Function<DecisionOutcome, String> part) {
        return outcomes.stream().map(part).toArray(String[]::new);
    }
}
