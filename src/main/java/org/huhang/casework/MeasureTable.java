package org.huhang.casework;

import java.time.LocalDate;
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

    private final JdbcClient jdbc;

    MeasureTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void plan(String caseNo, UUID planId, List<Map<String, Object>> rows) {
        for (var number = 1; number <= rows.size(); number++) {
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

    /** Whether help was planned for the child, in whatever plan. */
    boolean any(String caseNo) {
        return jdbc.sql("select exists (select from casework.measure where case_no = :caseNo)")
                .param("caseNo", caseNo)
                .query(Boolean.class)
                .single();
    }

    Optional<Measure> find(UUID id) {
        return jdbc.sql("select id, kind, owner, due_on, note from casework.measure where id = :id")
                .param("id", id)
                .query((row, number) -> new Measure(
                        row.getObject("id", UUID.class),
                        row.getString("kind"),
                        row.getString("owner"),
                        row.getObject("due_on", LocalDate.class),
                        row.getString("note")))
                .optional();
    }

    /**
     * A measure of the service plan.
     *
     * @param id the row
     * @param kind its type's code
     * @param owner the kind of agency that carries it out
     * @param dueOn the day set in the plan
     * @param note what is to be done
     */
    record Measure(UUID id, String kind, String owner, LocalDate dueOn, String note) {}
}
