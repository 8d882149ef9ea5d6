package org.huhang.worklist;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
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
import java.util.stream.Stream;
import org.huhang.agency.CaseParties;
import org.huhang.agency.Person;
import org.huhang.agency.Scope;
import org.huhang.engine.TaskCreated;
import org.huhang.model.Work;
import org.huhang.worklist.Query.Filter;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** SQL of the work items. A question over several groups is one index look-up per group, joined laterally. */
@Component
class WorkItemTable {

    private static final String COLUMNS =
            """
            id, engine_task_id, definition_id, instance_id, process_key, element_id, work, titled_in, titled_by, case_no, group_key,
            holder, region_code, risk_tier, received_at, nullif(due_at, 'infinity') as due_at, state, ended_at, version
            """;

    private final JdbcClient jdbc;

    WorkItemTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Place and tier are those of the case; empty if the list knows no such case. */
    Optional<WorkItem> insert(UUID id, TaskCreated task) {
        return jdbc.sql(
                        """
                        insert into worklist.work_item (id, engine_task_id, definition_id, instance_id, process_key, element_id, work,
                            titled_in, titled_by, case_no, county, group_key, region_code, risk_tier, received_at, due_at)
                        select :id, :engineTaskId, :definitionId, :instanceId, :processKey, :elementId,
                            coalesce(:work, (select former.work from worklist.former_work former
                                where former.process_key = :processKey and former.element_id = :elementId)),
                            :titledIn, :titledBy,
                            case_no, county, :group, region_code, risk_tier, :receivedAt, coalesce(:dueAt::timestamptz, 'infinity')
                        from worklist.case_card where case_no = :caseNo
                        returning
                        """
                                + COLUMNS)
                .param("id", id)
                .param("engineTaskId", task.engineTaskId())
                .param("definitionId", task.definitionId())
                .param("instanceId", task.instanceId())
                .param("processKey", task.processKey())
                .param("elementId", task.elementId())
                .param("work", task.work() == null ? null : task.work().code(), Types.VARCHAR)
                .param(
                        "titledIn",
                        task.titledBy() == null ? null : task.titledBy().definitionId(),
                        Types.VARCHAR)
                .param(
                        "titledBy",
                        task.titledBy() == null ? null : task.titledBy().id(),
                        Types.VARCHAR)
                .param("caseNo", task.caseNo())
                .param("group", task.group())
                .param("receivedAt", time(task.createdAt()))
                .param("dueAt", time(task.dueAt()))
                .query(WorkItemTable::item)
                .optional();
    }

    Optional<WorkItem> find(UUID id) {
        return jdbc.sql("select " + COLUMNS + " from worklist.work_item where id = :id")
                .param("id", id)
                .query(WorkItemTable::item)
                .optional();
    }

    /** With the parties of its case, which decide who may do what with it. */
    Optional<Scoped> findScoped(UUID id) {
        return scoped(id, "");
    }

    /** Finds and keeps others from changing it until the transaction ends. */
    Optional<Scoped> lock(UUID id) {
        return scoped(id, " for update");
    }

    private Optional<Scoped> scoped(UUID id, String lock) {
        return jdbc.sql("select item.*, " + CaseCardTable.PARTIES + " from (select " + COLUMNS
                        + " from worklist.work_item where id = :id" + lock
                        + ") item join worklist.case_card card using (case_no)")
                .param("id", id)
                .query((row, number) -> new Scoped(item(row, number), CaseCardTable.parties(row, number)))
                .optional();
    }

    /** An item and who takes part in its case. */
    record Scoped(WorkItem item, CaseParties parties) {

        Scope scope() {
            return Scope.ofTask(item.id().toString(), parties, Set.of(item.group()), item.holder());
        }
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

    /** The item with its new holder, for the one that was first. */
    Optional<WorkItem> take(UUID id, String person) {
        return jdbc.sql(
                        """
                        update worklist.work_item set holder = :person, version = version + 1
                        where id = :id and state = 'OPEN' and holder is null
                        returning
                        """
                                + COLUMNS)
                .param("id", id)
                .param("person", person)
                .query(WorkItemTable::item)
                .optional();
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

    /** The item with its new holder, null for the pool; empty if it is not open. */
    Optional<WorkItem> hand(UUID id, @Nullable String holder) {
        return jdbc.sql(
                        """
                        update worklist.work_item set holder = :holder, version = version + 1
                        where id = :id and state = 'OPEN'
                        returning
                        """
                                + COLUMNS)
                .param("id", id)
                .param("holder", holder, Types.VARCHAR)
                .query(WorkItemTable::item)
                .optional();
    }

    /** The item in another group's pool; empty if it is not open. */
    Optional<WorkItem> passOn(UUID id, String group) {
        return jdbc.sql(
                        """
                        update worklist.work_item set group_key = :group, holder = null, version = version + 1
                        where id = :id and state = 'OPEN'
                        returning
                        """
                                + COLUMNS)
                .param("id", id)
                .param("group", group)
                .query(WorkItemTable::item)
                .optional();
    }

    List<WorkItem> heldBy(String person) {
        return jdbc.sql("select " + COLUMNS
                        + " from worklist.work_item where holder = :person and state = 'OPEN' order by id for update")
                .param("person", person)
                .query(WorkItemTable::item)
                .list();
    }

    /** Everybody who holds something. */
    List<String> holders() {
        return jdbc.sql("select distinct holder from worklist.work_item where state = 'OPEN' and holder is not null")
                .query(String.class)
                .list();
    }

    /** Empty if it was not open. */
    Optional<UUID> withdraw(String engineTaskId, Instant at) {
        return jdbc.sql(
                        """
                        update worklist.work_item set state = 'WITHDRAWN', ended_at = :at
                        where engine_task_id = :id and state = 'OPEN'
                        returning id
                        """)
                .param("id", engineTaskId)
                .param("at", time(at))
                .query(UUID.class)
                .optional();
    }

    void moveDue(String engineTaskId, Instant dueAt) {
        jdbc.sql("update worklist.work_item set due_at = :dueAt where engine_task_id = :id")
                .param("id", engineTaskId)
                .param("dueAt", time(dueAt))
                .update();
    }

    List<WorkItem> page(Reader reader, Query query, Instant now) {
        var order = query.order();
        var sorted = " order by " + order.column + (order.newestFirst ? " desc" : "") + ", id";
        // First the keys, out of the indexes alone, then the rows of this page and of no other.
        var keys = "select id from (" + lanes(query, "id, " + order.column, sorted + " limit :limit") + ") key" + sorted
                + " limit :limit";
        return bound(
                        "select " + COLUMNS + " from worklist.work_item item where id in (" + keys + ")"
                                + sorted.replace("by ", "by item."),
                        reader,
                        query,
                        now,
                        query.limit())
                .query(WorkItemTable::item)
                .list();
    }

    /** Counts no further than the limit. */
    int count(Reader reader, Query query, Instant now, int limit) {
        return bound("select count(*) from (" + upTo(query) + ") found", reader, query, now, limit)
                .query(Integer.class)
                .single();
    }

    /** What the menu and the list say of all that is open for a person, in one round trip, none further than the limit. */
    Counts counts(Person person, Instant now, int limit) {
        var sql = Stream.of(
                        Map.entry("mine", Query.all(View.MINE, Filter.ALL)),
                        Map.entry("pool", Query.all(View.POOL, Filter.ALL)),
                        Map.entry("overdue", Query.all(View.OPEN, Filter.OVERDUE)),
                        Map.entry("soon", Query.all(View.OPEN, Filter.SOON)))
                .map(asked -> "(select count(*) from (" + upTo(asked.getValue()) + ") found) as " + asked.getKey())
                .collect(Collectors.joining(", ", "select ", ""));
        return bound(sql, new Reader(person, Set.of()), Query.all(View.OPEN, Filter.ALL), now, limit)
                .query(Counts.class)
                .single();
    }

    private static String upTo(Query query) {
        return "select 1 from (" + lanes(query, "1 as one", " limit :limit") + ") key limit :limit";
    }

    /** The parts that one index look-up each can answer: what a person holds, and each of the groups. */
    private static String lanes(Query query, String columns, String end) {
        var lanes = new ArrayList<String>();
        if (query.view() == View.REGION) {
            // The secret ones are no supervisor's.
            return "(select pool.* from unnest(:counties::text[]) as asked(code) cross join lateral ("
                    + lane(
                            columns,
                            """
                            county = asked.code and state = 'OPEN' and not exists (select from worklist.case_card
                                where case_card.case_no = work_item.case_no and secret)""",
                            query,
                            end)
                    + ") pool)";
        }
        if (query.view() == View.AGENCY) {
            return "(" + lane(columns, "agency_code = :led and state = 'OPEN'", query, end) + ")";
        }
        if (query.view() != View.POOL) {
            var state = query.view() == View.DONE ? "DONE" : "OPEN";
            lanes.add(lane(columns, "holder = :person and state = '" + state + "'", query, end));
        }
        if (query.view() == View.POOL || query.view() == View.OPEN) {
            lanes.add("select pool.* from unnest(:groups::text[]) as mine(g) cross join lateral ("
                    + lane(columns, "group_key = mine.g and state = 'OPEN' and holder is null", query, end) + ") pool");
        }
        return "(" + String.join(") union all (", lanes) + ")";
    }

    private JdbcClient.StatementSpec bound(String sql, Reader reader, Query query, Instant now, int limit) {
        var person = reader.person();
        return jdbc.sql(sql)
                .param("person", person.id())
                .param("groups", person.groups().toArray(String[]::new))
                .param("counties", reader.counties().toArray(String[]::new))
                .param("led", person.leader() ? person.agencyCode() : "")
                .param("process", query.process())
                .param("agency", query.agency())
                .param("now", time(now))
                .param("soon", time(now.plus(Duration.ofHours(24))))
                .param(
                        "afterAt",
                        query.after() == null ? null : time(query.after().at()))
                .param("afterId", query.after() == null ? null : query.after().id())
                .param("limit", limit);
    }

    private static String lane(String columns, String lane, Query query, String end) {
        var sql = new StringBuilder("select ")
                .append(columns)
                .append(" from worklist.work_item where ")
                .append(lane);
        if (query.process() != null) {
            sql.append(" and process_key = :process");
        }
        if (query.agency() != null) {
            sql.append(" and agency_code = :agency");
        }
        sql.append(
                switch (query.filter()) {
                    case ALL -> "";
                    case OVERDUE -> " and due_at <= :now";
                    case SOON -> " and due_at > :now and due_at <= :soon";
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
        return sql.append(end).toString();
    }

    /** How much is open and overdue with each agency, the one with most overdue first. */
    List<Load> byAgency(Set<String> counties, Instant now) {
        return jdbc.sql(
                        """
                        select agency_code, count(*) as open, count(*) filter (where due_at <= :now) as overdue
                        from worklist.work_item item where county = any(:counties::text[]) and state = 'OPEN'
                            and not exists (select from worklist.case_card card
                                where card.case_no = item.case_no and secret)
                        group by agency_code order by overdue desc, open desc, agency_code
                        """)
                .param("counties", counties.toArray(String[]::new))
                .param("now", time(now))
                .query(Load.class)
                .list();
    }

    /**
     * What lies with an agency.
     *
     * @param agencyCode the agency
     * @param open how much is open
     * @param overdue how much of it is overdue
     */
    record Load(String agencyCode, int open, int overdue) {}

    /** Whose list it is, and which counties the reader oversees. */
    record Reader(Person person, Set<String> counties) {}

    List<WorkItem> openIn(Collection<String> caseNos) {
        return jdbc.sql("select " + COLUMNS + " from worklist.work_item item"
                        + " where case_no = any(:cases) and state = 'OPEN' order by item.due_at, id")
                .param("cases", caseNos.toArray(String[]::new))
                .query(WorkItemTable::item)
                .list();
    }

    /**
     * How much is open for a person; each number stops at the limit that was asked for.
     *
     * @param mine held by the person
     * @param pool free for the person's groups
     * @param overdue of both
     * @param soon of both, due within 24 hours
     */
    record Counts(int mine, int pool, int overdue, int soon) {

        int open() {
            return mine + pool;
        }
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
                row.getString("element_id"),
                Work.of(row.getString("work")),
                row.getString("titled_in"),
                row.getString("titled_by"),
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
