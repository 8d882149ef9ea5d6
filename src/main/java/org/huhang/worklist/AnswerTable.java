package org.huhang.worklist;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.huhang.engine.DecisionOutcome;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectMapper;

/** SQL of drafts, answers and the proposals that stood beside them. */
@Component
class AnswerTable {

    private static final TypeReference<Map<String, Object>> MAP = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final ObjectMapper json;

    AnswerTable(JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    void saveDraft(UUID item, String person, Map<String, Object> answers, Instant at) {
        jdbc.sql(
                        """
                        insert into worklist.draft (item_id, person, answers, saved_at)
                        values (:item, :person, :answers::json, :at)
                        on conflict (item_id, person) do update set answers = excluded.answers, saved_at = excluded.saved_at
                        """)
                .param("item", item)
                .param("person", person)
                .param("answers", json.writeValueAsString(answers))
                .param("at", time(at))
                .update();
    }

    Optional<Draft> draft(UUID item, String person) {
        return jdbc.sql("select answers, saved_at from worklist.draft where item_id = :item and person = :person")
                .param("item", item)
                .param("person", person)
                .query((row, number) -> new Draft(
                        map(row.getString("answers")),
                        row.getObject("saved_at", OffsetDateTime.class).toInstant()))
                .optional();
    }

    /** When the person saved drafts of these items. */
    Map<UUID, Instant> drafts(List<UUID> items, String person) {
        return jdbc
                .sql("select item_id, saved_at from worklist.draft where person = :person and item_id = any(:items)")
                .param("person", person)
                .param("items", items.toArray(UUID[]::new))
                .query((row, number) -> Map.entry(
                        row.getObject("item_id", UUID.class),
                        row.getObject("saved_at", OffsetDateTime.class).toInstant()))
                .list()
                .stream()
                .collect(java.util.stream.Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    void dropDrafts(UUID item) {
        jdbc.sql("delete from worklist.draft where item_id = :item")
                .param("item", item)
                .update();
    }

    void insert(WorkItem item, String person, String formId, String schema, Map<String, Object> answers, Instant at) {
        jdbc.sql(
                        """
                        insert into worklist.answer (item_id, case_no, task_key, form_id, form_schema, person, group_key,
                            answers, answered_at)
                        values (:item, :caseNo, :taskKey, :formId, :schema, :person, :group, :answers::jsonb, :at)
                        """)
                .param("item", item.id())
                .param("caseNo", item.caseNo())
                .param("taskKey", item.taskKey())
                .param("formId", formId)
                .param("schema", schema)
                .param("person", person)
                .param("group", item.group())
                .param("answers", json.writeValueAsString(answers))
                .param("at", time(at))
                .update();
    }

    void insertProposal(
            UUID item,
            String field,
            DecisionOutcome outcome,
            @Nullable String value,
            Map<String, Object> inputs,
            boolean taken) {
        jdbc.sql(
                        """
                        insert into worklist.proposal (item_id, field, decision, version, value, rows, note, inputs, taken)
                        values (:item, :field, :decision, :version, :value, :rows, :note, :inputs::jsonb, :taken)
                        """)
                .param("item", item)
                .param("field", field)
                .param("decision", outcome.decision())
                .param("version", outcome.version())
                .param("value", value)
                .param("rows", outcome.rows().toString())
                .param("note", String.join(" / ", outcome.notes()))
                .param("inputs", json.writeValueAsString(inputs))
                .param("taken", taken)
                .update();
    }

    Optional<Answer> answer(UUID item) {
        return jdbc.sql(SELECT + " where item_id = :item")
                .param("item", item)
                .query(this::read)
                .optional();
    }

    List<Answer> ofCase(String caseNo) {
        return jdbc.sql(SELECT + " where case_no = :caseNo order by answered_at, item_id")
                .param("caseNo", caseNo)
                .query(this::read)
                .list();
    }

    private static final String SELECT =
            "select item_id, case_no, task_key, form_id, form_schema, person, group_key, answers, answered_at from worklist.answer";

    private Answer read(java.sql.ResultSet row, int number) throws java.sql.SQLException {
        return new Answer(
                row.getObject("item_id", UUID.class),
                row.getString("case_no"),
                row.getString("task_key"),
                row.getString("form_schema"),
                row.getString("person"),
                row.getString("group_key"),
                map(row.getString("answers")),
                row.getObject("answered_at", OffsetDateTime.class).toInstant());
    }

    private Map<String, Object> map(String text) {
        return json.readValue(text, MAP);
    }

    private static OffsetDateTime time(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    record Draft(Map<String, Object> answers, Instant savedAt) {}
}
