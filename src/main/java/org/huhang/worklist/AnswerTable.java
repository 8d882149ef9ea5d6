package org.huhang.worklist;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiPredicate;
import java.util.function.Function;
import org.huhang.engine.DecisionOutcome;
import org.huhang.model.Work;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectMapper;

/** SQL of drafts, answers and the proposals that stood beside them. */
@Component
class AnswerTable {

    private static final TypeReference<Map<String, Object>> MAP = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final InTurn inTurn;
    private final Map<String, byte[]> hashes = new ConcurrentHashMap<>();

    AnswerTable(JdbcClient jdbc, ObjectMapper json, InTurn inTurn) {
        this.jdbc = jdbc;
        this.json = json;
        this.inTurn = inTurn;
    }

    /**
     * Saves a draft, unless another window saved one since this one read it.
     *
     * @param seen the draft that the writer knows
     * @return the new version, empty if it is not the writer's turn
     */
    Optional<Integer> saveDraft(UUID item, String person, Map<String, Object> answers, Draft.Seen seen, Instant at) {
        return jdbc.sql(
                        """
                        insert into worklist.draft as kept (item_id, person, answers, saved_at, version, writer)
                        values (:item, :person, :answers::json, :at, :version + 1, :writer)
                        on conflict (item_id, person) do update
                        set answers = excluded.answers, saved_at = excluded.saved_at, version = kept.version + 1,
                            writer = excluded.writer
                        where kept.version = :version or (kept.writer = excluded.writer and kept.writer <> '')
                        returning version
                        """)
                .param("version", seen.version())
                .param("writer", seen.writer())
                .param("item", item)
                .param("person", person)
                .param("answers", json.writeValueAsString(answers))
                .param("at", time(at))
                .query(Integer.class)
                .optional();
    }

    Optional<Draft> draft(UUID item, String person) {
        return jdbc.sql(
                        """
                        select answers, saved_at, version, writer from worklist.draft
                        where item_id = :item and person = :person
                        """)
                .param("item", item)
                .param("person", person)
                .query((row, number) -> new Draft(
                        map(row.getString("answers")),
                        row.getObject("saved_at", OffsetDateTime.class).toInstant(),
                        new Draft.Seen(row.getInt("version"), row.getString("writer"))))
                .optional();
    }

    void dropDraft(UUID item, String person) {
        jdbc.sql("delete from worklist.draft where item_id = :item and person = :person")
                .param("item", item)
                .param("person", person)
                .update();
    }

    /** Nobody goes on from what the answer is no longer. */
    void dropDrafts(UUID item) {
        jdbc.sql("delete from worklist.draft where item_id = :item")
                .param("item", item)
                .update();
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

    /**
     * Ends the item with its answer. What is answered needs no draft any more, nobody's.
     *
     * @return the answers as they will be read from now on
     */
    Map<String, Object> insert(
            WorkItem item, String person, String formId, String schema, Map<String, Object> answers, Instant at) {
        var text = json.writeValueAsString(answers);
        inTurn.changed(Answer.class);
        jdbc.sql(
                        """
                        with dropped as (
                            delete from worklist.draft where item_id = :item
                        ), done as (
                            update worklist.work_item set state = 'DONE', ended_at = :at where id = :item
                        )
                        insert into worklist.answer (item_id, case_no, element_id, form_id, form, person, group_key, answers,
                            answered_at)
                        values (:item, :caseNo, :elementId, :formId, :form, :person, :group, :answers::jsonb, :at)
                        """)
                .param("item", item.id())
                .param("caseNo", item.caseNo())
                .param("elementId", item.elementId())
                .param("formId", formId)
                .param("form", kept(schema))
                .param("person", person)
                .param("group", item.group())
                .param("answers", text)
                .param("at", time(at))
                .update();
        return map(text);
    }

    /** A form is kept once for all its answers, and a node that knows so does not send it again. */
    private byte[] kept(String schema) {
        var known = hashes.get(schema);
        if (known != null) {
            return known;
        }
        var hash = jdbc.sql(
                        """
                        with form as (
                            select sha256(convert_to(:schema, 'UTF8')) as hash
                        ), added as (
                            insert into worklist.form (hash, schema) select hash, :schema from form on conflict do nothing
                        )
                        select hash from form
                        """)
                .param("schema", schema)
                .query((row, number) -> row.getBytes("hash"))
                .single();
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                hashes.put(schema, hash);
            }
        });
        return hash;
    }

    void insertProposals(
            UUID item,
            Map<String, DecisionOutcome> proposals,
            Map<String, Object> inputs,
            BiPredicate<String, DecisionOutcome> taken) {
        if (proposals.isEmpty()) {
            return;
        }
        var fields = List.copyOf(proposals.entrySet());
        jdbc.sql(
                        """
                        insert into worklist.proposal (item_id, field, decision, version, value, rows, note, inputs, taken)
                        select :item, field, decision, version, value, rows, note, :inputs::jsonb, taken
                        from unnest(:fields::text[], :decisions::text[], :versions::int[], :values::text[], :rows::text[],
                            :notes::text[], :taken::boolean[])
                            as made (field, decision, version, value, rows, note, taken)
                        """)
                .param("item", item)
                .param("inputs", json.writeValueAsString(inputs))
                .param("fields", texts(fields, Map.Entry::getKey))
                .param("decisions", texts(fields, made -> made.getValue().decision()))
                .param(
                        "versions",
                        fields.stream().map(made -> made.getValue().version()).toArray(Integer[]::new))
                .param("values", texts(fields, made -> made.getValue().value()))
                .param("rows", texts(fields, made -> made.getValue().rows().toString()))
                .param(
                        "notes",
                        texts(fields, made -> String.join(" / ", made.getValue().notes())))
                .param(
                        "taken",
                        fields.stream()
                                .map(made -> taken.test(made.getKey(), made.getValue()))
                                .toArray(Boolean[]::new))
                .update();
    }

    private static <T> @Nullable String[] texts(List<T> rows, Function<T, @Nullable String> column) {
        return rows.stream().map(column).toArray(String[]::new);
    }

    /** What was answered, as it stands now. */
    Optional<Map<String, Object>> given(UUID item) {
        return answer(item).map(Answer::answers);
    }

    Optional<Answer> answer(UUID item) {
        return jdbc.sql(SELECT + " where answer.item_id = :item")
                .param("item", item)
                .query(this::read)
                .optional();
    }

    List<Answer> ofCase(String caseNo) {
        return inTurn.read(
                Answer.class,
                caseNo,
                () -> List.copyOf(
                        jdbc.sql(SELECT + " where answer.case_no = :caseNo order by answered_at, answer.item_id")
                                .param("caseNo", caseNo)
                                .query(this::read)
                                .list()));
    }

    private static final String SELECT =
            """
            select answer.item_id, answer.case_no, answer.element_id, item.work, form_id, schema, answer.person, answer.group_key,
                coalesce(corrected.after, answers) as answers, answered_at
            from worklist.answer join worklist.form on hash = form join worklist.work_item item on item.id = answer.item_id
            left join lateral (
                select after from worklist.correction where item_id = answer.item_id order by number desc limit 1
            ) corrected on true
            """;

    private Answer read(java.sql.ResultSet row, int number) throws java.sql.SQLException {
        return new Answer(
                row.getObject("item_id", UUID.class),
                row.getString("case_no"),
                row.getString("element_id"),
                Work.of(row.getString("work")),
                row.getString("schema"),
                row.getString("person"),
                row.getString("group_key"),
                Collections.unmodifiableMap(map(row.getString("answers"))),
                row.getObject("answered_at", OffsetDateTime.class).toInstant());
    }

    private Map<String, Object> map(String text) {
        return json.readValue(text, MAP);
    }

    private static OffsetDateTime time(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
