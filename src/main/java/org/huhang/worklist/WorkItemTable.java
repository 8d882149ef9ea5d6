package org.huhang.worklist;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.huhang.agency.Person;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** SQL of the work items. A question over several groups is one index look-up per group, joined laterally. */
@Component
class WorkItemTable {

    private static final String COLUMNS =
            """
            id, engine_task_id, definition_id, instance_id, process_key, task_key, case_no, group_key, holder,
            region_code, risk_tier, received_at, nullif(due_at, 'infinity') as due_at, state, ended_at, version
            """;

    private final JdbcClient jdbc;

    WorkItemTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(WorkItem item) {
        jdbc.sql(
                        """
                        insert into worklist.work_item (id, engine_task_id, definition_id, instance_id, process_key, task_key,
                            case_no, group_key, region_code, risk_tier, received_at, due_at)
                        values (:id, :engineTaskId, :definitionId, :instanceId, :processKey, :taskKey,
                            :caseNo, :group, :regionCode, :riskTier, :receivedAt, coalesce(:dueAt::timestamptz, 'infinity'))
                        """)
                .param("id", item.id())
                .param("engineTaskId", item.engineTaskId())
                .param("definitionId", item.definitionId())
                .param("instanceId", item.instanceId())
                .param("processKey", item.processKey())
                .param("taskKey", item.taskKey())
                .param("caseNo", item.caseNo())
                .param("group", item.group())
                .param("regionCode", item.regionCode())
                .param("riskTier", item.riskTier())
                .param("receivedAt", time(item.receivedAt()))
                .param("dueAt", time(item.dueAt()))
                .update();
    }

    Optional<WorkItem> find(UUID id) {
        return jdbc.sql("select " + COLUMNS + " from worklist.work_item where id = :id")
                .param("id", id)
                .query(WorkItemTable::item)
                .optional();
    }

    /** Finds and keeps others from changing it until the transaction ends. */
    Optional<WorkItem> lock(UUID id) {
        return jdbc.sql("select " + COLUMNS + " from worklist.work_item where id = :id for update")
                .param("id", id)
                .query(WorkItemTable::item)
                .optional();
    }

    Optional<WorkItem> findByEngineTask(String engineTaskId) {
        return jdbc.sql("select " + COLUMNS + " from worklist.work_item where engine_task_id = :id")
                .param("id", engineTaskId)
                .query(WorkItemTable::item)
                .optional();
    }

    List<WorkItem> ofCase(String caseNo) {
        return jdbc.sql("select " + COLUMNS
                        + " from worklist.work_item where case_no = :caseNo order by received_at, id")
                .param("caseNo", caseNo)
                .query(WorkItemTable::item)
                .list();
    }

    /** True for the one that was first. */
    boolean take(UUID id, String person) {
        return jdbc.sql(
                                """
                                update worklist.work_item set holder = :person, version = version + 1
                                where id = :id and state = 'OPEN' and holder is null
                                """)
                        .param("id", id)
                        .param("person", person)
                        .update()
                == 1;
    }

    boolean giveBack(UUID id, String person) {
        return jdbc.sql(
                                """
                                update worklist.work_item set holder = null, version = version + 1
                                where id = :id and state = 'OPEN' and holder = :person
                                """)
                        .param("id", id)
                        .param("person", person)
                        .update()
                == 1;
    }

    void end(String engineTaskId, WorkItem.State state, Instant at) {
        jdbc.sql(
                        """
                        update worklist.work_item set state = :state, ended_at = :at
                        where engine_task_id = :id and state = 'OPEN'
                        """)
                .param("id", engineTaskId)
                .param("state", state.name())
                .param("at", time(at))
                .update();
    }

    void moveDue(String engineTaskId, @Nullable Instant dueAt) {
        jdbc.sql(
                        """
                        update worklist.work_item set due_at = coalesce(:dueAt::timestamptz, 'infinity')
                        where engine_task_id = :id
                        """)
                .param("id", engineTaskId)
                .param("dueAt", time(dueAt))
                .update();
    }

    void retier(String caseNo, String riskTier) {
        jdbc.sql("update worklist.work_item set risk_tier = :tier where case_no = :caseNo and state = 'OPEN'")
                .param("tier", riskTier)
                .param("caseNo", caseNo)
                .update();
    }

    List<WorkItem> page(Person person, Query query, Instant now) {
        return rows(person, query, now, COLUMNS, query.limit())
                .query(WorkItemTable::item)
                .list();
    }

    /** Counts no further than the limit. */
    int count(Person person, Query query, Instant now, int limit) {
        return rows(person, query, now, "1 as one", limit)
                .query(Integer.class)
                .list()
                .size();
    }

    private JdbcClient.StatementSpec rows(Person person, Query query, Instant now, String columns, int limit) {
        var order = query.order();
        var direction = order.newestFirst ? " desc" : "";
        var lanes = new ArrayList<String>();
        if (query.view() != View.POOL) {
            var state = query.view() == View.DONE ? "DONE" : "OPEN";
            lanes.add(lane("holder = :person and state = '" + state + "'", query, direction));
        }
        if (query.view() == View.POOL || query.view() == View.OPEN) {
            lanes.add("select pool.* from unnest(:groups::text[]) as mine(g) cross join lateral ("
                    + lane("group_key = mine.g and state = 'OPEN' and holder is null", query, direction) + ") pool");
        }
        var sql = "select " + columns + " from (("
                + String.join(") union all (", lanes)
                + ")) item order by " + order.column + direction + ", id limit :limit";
        return jdbc.sql(sql)
                .param("person", person.id())
                .param("groups", person.groups().toArray(String[]::new))
                .param("process", query.process())
                .param("now", time(now))
                .param("soon", time(now.plus(Duration.ofHours(24))))
                .param(
                        "afterAt",
                        query.after() == null ? null : time(query.after().at()))
                .param("afterId", query.after() == null ? null : query.after().id())
                .param("limit", limit);
    }

    private static String lane(String lane, Query query, String direction) {
        var sql = new StringBuilder("select * from worklist.work_item where ").append(lane);
        if (query.process() != null) {
            sql.append(" and process_key = :process");
        }
        sql.append(
                switch (query.filter()) {
                    case ALL -> "";
                    case OVERDUE -> " and due_at < :now";
                    case SOON -> " and due_at >= :now and due_at < :soon";
                    case RED -> " and risk_tier = 'RED'";
                });
        if (query.after() != null) {
            var column = query.order().column;
            sql.append(
                    query.order().newestFirst
                            ? " and " + column + " <= :afterAt::timestamptz and (" + column
                                    + " < :afterAt::timestamptz or id > :afterId::uuid)"
                            : " and (" + column
                                    + ", id) > (coalesce(:afterAt::timestamptz, 'infinity'), :afterId::uuid)");
        }
        return sql.append(" order by ")
                .append(query.order().column)
                .append(direction)
                .append(", id limit :limit")
                .toString();
    }

    /** Cases in which a group, a whole agency or the person got a task, the one that moved last first. */
    List<String> casesOf(Person person, boolean wholeAgency, int limit) {
        return jdbc.sql(
                        """
                        select case_no from (
                            select case_no, received_at from worklist.work_item where group_key = any(:groups::text[])
                            union all
                            select case_no, received_at from worklist.work_item where holder = :person
                            union all
                            select case_no, received_at from worklist.work_item where :whole and agency_code = :agency
                        ) mine group by case_no order by max(received_at) desc limit :limit
                        """)
                .param("groups", person.groups().toArray(String[]::new))
                .param("person", person.id())
                .param("whole", wholeAgency)
                .param("agency", person.agencyCode())
                .param("limit", limit)
                .query(String.class)
                .list();
    }

    /** The most urgent overdue items of some agencies. */
    List<WorkItem> overdue(Set<String> agencies, Instant now, int limit) {
        return jdbc.sql(
                        "select item.* from unnest(:agencies::text[]) as asked(code) cross join lateral (select "
                                + COLUMNS
                                + """
                         from worklist.work_item where agency_code = asked.code and state = 'OPEN' and due_at < :now
                         order by work_item.due_at, id limit :limit) item order by item.due_at, item.id limit :limit
                        """)
                .param("agencies", agencies.toArray(String[]::new))
                .param("now", time(now))
                .param("limit", limit)
                .query(WorkItemTable::item)
                .list();
    }

    Map<String, Worklist.Pressure> pressure(Collection<String> caseNos, Instant now) {
        return jdbc
                .sql(
                        """
                        select case_no, count(*) filter (where due_at < :now) as overdue, nullif(min(due_at), 'infinity') as next
                        from worklist.work_item where case_no = any(:cases) and state = 'OPEN' group by case_no
                        """)
                .param("cases", caseNos.toArray(String[]::new))
                .param("now", time(now))
                .query((row, number) -> Map.entry(
                        row.getString("case_no"), new Worklist.Pressure(row.getInt("overdue"), optional(row, "next"))))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static @Nullable OffsetDateTime time(@Nullable Instant at) {
        return at == null ? null : at.atOffset(ZoneOffset.UTC);
    }

    private static WorkItem item(ResultSet row, int number) throws SQLException {
        return new WorkItem(
                row.getObject("id", UUID.class),
                row.getString("engine_task_id"),
                row.getString("definition_id"),
                row.getString("instance_id"),
                row.getString("process_key"),
                row.getString("task_key"),
                row.getString("case_no"),
                row.getString("group_key"),
                row.getString("holder"),
                row.getString("region_code"),
                row.getString("risk_tier"),
                instant(row, "received_at"),
                optional(row, "due_at"),
                WorkItem.State.valueOf(row.getString("state")),
                optional(row, "ended_at"),
                row.getInt("version"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static @Nullable Instant optional(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null || at.equals(OffsetDateTime.MAX) ? null : at.toInstant();
    }
}
