package org.huhang.casework;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.huhang.form.Characters;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** SQL of the measures of the service plans. */
@Component
class MeasureTable {

    private static final String SELECT =
            "select id, plan_id, kind, owner, due_on, note, state, item_id from casework.measure";

    private final JdbcClient jdbc;

    MeasureTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void plan(String caseNo, UUID planId, List<Map<String, Object>> rows) {
        plan(caseNo, planId, rows, 1);
    }

    private void plan(String caseNo, UUID planId, List<Map<String, Object>> rows, int from) {
        for (var number = from; number <= rows.size(); number++) {
            var row = rows.get(number - 1);
            jdbc.sql(
                            """
                            insert into casework.measure (id, case_no, plan_id, number, kind, owner, due_on, note)
                            values (:id, :caseNo, :planId, :number, :kind, :owner, :dueOn, :note)
                            on conflict (plan_id, number) do nothing
                            """)
                    .param("id", UUID.randomUUID())
                    .param("caseNo", caseNo)
                    .param("planId", planId)
                    .param("number", number)
                    .param("kind", row.get("measureType"))
                    .param("owner", row.get("measureOwner"))
                    .param(
                            "dueOn",
                            LocalDate.parse(
                                    String.valueOf(row.get("measureDue")).substring(0, 10)))
                    .param("note", row.get("note"))
                    .update();
        }
    }

    /** A plan that was corrected before anybody began to carry it out. */
    void planAnew(String caseNo, UUID planId, List<Map<String, Object>> rows) {
        jdbc.sql("delete from casework.measure where plan_id = :planId and state in ('planned', 'opened')")
                .param("planId", planId)
                .update();
        plan(caseNo, planId, rows);
    }

    /**
     * Measures that a plan got by a correction after somebody had begun to carry it out: they are promised like the others, and
     * what was begun stays.
     */
    void planMore(String caseNo, UUID planId, List<Map<String, Object>> rows) {
        var kept = new ArrayList<Map<String, Object>>(Collections.nCopies(count(planId), Map.of()));
        rows.stream().filter(row -> !planned(planId, row)).forEach(kept::add);
        plan(caseNo, planId, kept, count(planId) + 1);
    }

    private boolean planned(UUID planId, Map<String, Object> row) {
        return jdbc.sql("select exists (select from casework.measure where plan_id = :planId and kind = :kind"
                        + " and owner = :owner)")
                .param("planId", planId)
                .param("kind", row.get("measureType"))
                .param("owner", row.get("measureOwner"))
                .query(Boolean.class)
                .single();
    }

    private int count(UUID planId) {
        return jdbc.sql("select coalesce(max(number), 0) from casework.measure where plan_id = ?")
                .param(planId)
                .query(Integer.class)
                .single();
    }

    /** The measures of a case that nobody was told to carry out yet; asking marks them as opened. */
    List<UUID> open(String caseNo) {
        return jdbc.sql(
                        """
                        with opened as (update casework.measure set state = 'opened'
                            where case_no = :caseNo and state = 'planned' returning id, plan_id, number)
                        select id from opened order by plan_id, number
                        """)
                .param("caseNo", caseNo)
                .query(UUID.class)
                .list();
    }

    /** The kinds of agencies that carry out some measures. */
    Set<String> owners(@Nullable String ids) {
        return Stream.of(ids == null ? new String[0] : ids.split(","))
                .filter(id -> !Characters.blank(id))
                .flatMap(id -> find(UUID.fromString(id)).stream())
                .map(Measure::owner)
                .collect(Collectors.toSet());
    }

    /** All measures of all plans of a case. */
    List<Measure> ofCase(String caseNo) {
        return jdbc.sql(SELECT + " where case_no = :caseNo order by due_on, plan_id, number")
                .param("caseNo", caseNo)
                .query(MeasureTable::read)
                .list();
    }

    Optional<Measure> find(UUID id) {
        return jdbc.sql(SELECT + " where id = :id")
                .param("id", id)
                .query(MeasureTable::read)
                .optional();
    }

    /** The measure that an answer was about. */
    Optional<Measure> answeredIn(UUID itemId) {
        return jdbc.sql(SELECT + " where item_id = :itemId")
                .param("itemId", itemId)
                .query(MeasureTable::read)
                .optional();
    }

    /** The work items in which the measures of some plans were answered for. */
    Set<UUID> answeredOfPlans(Set<UUID> plans) {
        return plans.isEmpty()
                ? Set.of()
                : Set.copyOf(
                        jdbc.sql("select item_id from casework.measure where plan_id in (:plans) and item_id is not"
                                        + " null")
                                .param("plans", plans)
                                .query(UUID.class)
                                .list());
    }

    /** What became of a measure, as the answer to a task says. */
    void became(UUID id, String state, UUID itemId) {
        jdbc.sql("update casework.measure set state = :state, item_id = :itemId where id = :id")
                .param("id", id)
                .param("state", state)
                .param("itemId", itemId)
                .update();
    }

    /** What nobody has answered for is given up with its case. */
    void drop(String caseNo) {
        jdbc.sql("update casework.measure set state = 'dropped' where case_no = :caseNo and state in"
                        + " ('planned', 'opened')")
                .param("caseNo", caseNo)
                .update();
    }

    private static Measure read(java.sql.ResultSet row, int number) throws java.sql.SQLException {
        return new Measure(
                row.getObject("id", UUID.class),
                row.getObject("plan_id", UUID.class),
                row.getString("kind"),
                row.getString("owner"),
                row.getObject("due_on", LocalDate.class),
                row.getString("note"),
                row.getString("state"),
                row.getObject("item_id", UUID.class));
    }

    /**
     * A measure of the service plan.
     *
     * @param id the row
     * @param planId the work item in which it was planned
     * @param kind its type's code
     * @param owner the kind of agency that carries it out
     * @param dueOn the day set in the plan
     * @param note what is to be done
     * @param state planned, opened; then what the answer says: done, partly, notPossible; dropped with its case; unrecorded
     *     where it was answered before this was kept
     * @param itemId the work item in which it was answered for, null if it was not
     */
    record Measure(
            UUID id,
            UUID planId,
            String kind,
            String owner,
            LocalDate dueOn,
            String note,
            String state,
            @Nullable UUID itemId) {

        /** Whether the child got what was promised. */
        boolean given() {
            return state.equals("done") || state.equals("unrecorded");
        }

        /** Whether something of it reached the child. */
        boolean reached() {
            return given() || state.equals("partly");
        }

        Measure as(String became) {
            return new Measure(id, planId, kind, owner, dueOn, note, became, itemId);
        }
    }
}
