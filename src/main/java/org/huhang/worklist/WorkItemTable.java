package org.huhang.worklist;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.huhang.agency.CaseParties;
import org.huhang.agency.Directory;
import org.huhang.agency.Scope;
import org.huhang.engine.TaskCreated;
import org.huhang.model.Work;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** SQL of the work items. */
@Component
class WorkItemTable {

    static final String COLUMNS =
            """
            id, engine_task_id, definition_id, instance_id, process_key, element_id, work, titled_in, titled_by, case_no, group_key,
            holder, region_code, risk_tier, received_at, nullif(due_at, 'infinity') as due_at, state, ended_at, version
            """;

    private final JdbcClient jdbc;
    private final CaseTurn turn;

    WorkItemTable(JdbcClient jdbc, CaseTurn turn) {
        this.jdbc = jdbc;
        this.turn = turn;
    }

    /** Place and tier are those of the case; empty if the list knows no such case. */
    Optional<WorkItem> insert(UUID id, TaskCreated task) {
        return jdbc.sql(
                        """
                        insert into worklist.work_item (id, engine_task_id, definition_id, instance_id, process_key, element_id, work,
                            titled_in, titled_by, case_no, county, group_key, region_code, risk_tier, received_at, due_at)
                        select :id, :engineTaskId, :definitionId, :instanceId, :processKey, :elementId,
                            coalesce(:work, (select former.work from worklist.former_work former
                                where former.process_key = :processKey and former.element_id = :elementId), 'other'),
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
                .param("work", task.work() == Work.OTHER ? null : task.work().code(), Types.VARCHAR)
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

    /** Finds and keeps others from changing it, or anything else in its case, until the transaction ends. */
    Optional<Scoped> lock(UUID id) {
        awaitTurn(id);
        return scoped(id, " for update");
    }

    private void awaitTurn(UUID id) {
        jdbc.sql("select case_no from worklist.work_item where id = ?")
                .param(id)
                .query(String.class)
                .optional()
                .ifPresent(turn::await);
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
    Optional<WorkItem> take(WorkItem item, String person) {
        turn.await(item.caseNo());
        return jdbc.sql(
                        """
                        update worklist.work_item set holder = :person, version = version + 1
                        where id = :id and state = 'OPEN' and holder is null
                        returning
                        """
                                + COLUMNS)
                .param("id", item.id())
                .param("person", person)
                .query(WorkItemTable::item)
                .optional();
    }

    boolean giveBack(UUID id, String person) {
        awaitTurn(id);
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
        awaitTurn(id);
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

    /** What a person holds, kept from others until the transaction ends, in the turn of each of its cases by their numbers. */
    List<WorkItem> heldBy(String person) {
        jdbc.sql("select distinct case_no from worklist.work_item where holder = :person and state = 'OPEN' order by 1")
                .param("person", person)
                .query(String.class)
                .list()
                .forEach(turn::await);
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

    /** The groups with which something lies. */
    List<String> groups() {
        return jdbc.sql("select distinct group_key from worklist.work_item where state = 'OPEN'")
                .query(String.class)
                .list();
    }

    /** What lies with a group. */
    List<WorkItem> lying(String group) {
        return jdbc.sql("select " + COLUMNS
                        + " from worklist.work_item where agency_code = :agency and group_key = :group and state = 'OPEN'"
                        + " order by received_at, id")
                .param("agency", Directory.agencyOf(group))
                .param("group", group)
                .query(WorkItemTable::item)
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

    List<WorkItem> openIn(Collection<String> caseNos) {
        return jdbc.sql("select " + COLUMNS + " from worklist.work_item item"
                        + " where case_no = any(:cases) and state = 'OPEN' order by item.due_at, id")
                .param("cases", caseNos.toArray(String[]::new))
                .query(WorkItemTable::item)
                .list();
    }

    static @Nullable OffsetDateTime time(@Nullable Instant at) {
        return at == null ? null : at.atOffset(ZoneOffset.UTC);
    }

    static WorkItem item(ResultSet row, int number) throws SQLException {
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
