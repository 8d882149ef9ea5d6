package org.huhang.casework;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What was asked before a case left RED, of whom, and what they said. */
@Repository
class TierAskedTable {

    private static final String SELECT =
            """
            select asked.id, asked.case_no, asked.tier, asked.item_id, asked.element_id, asked.reason, asked.asked_by,
                asked.asked_at, asked.answered_by, asked.answered_at, asked.overtaken_at, asked.overtaken_by, asked.agreed,
                asked.answer, asked.instance_id
            from casework.tier_asked asked
            """;

    private static final String WAITS = " asked.answered_at is null and asked.overtaken_at is null";

    private final JdbcClient jdbc;

    TierAskedTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(TierAsked asked) {
        jdbc.sql(
                        """
                        insert into casework.tier_asked (id, case_no, tier, item_id, element_id, reason, asked_by, asked_at)
                        values (:id, :caseNo, :tier, :item, :element, :reason, :person, :at)
                        """)
                .param("id", asked.id())
                .param("caseNo", asked.caseNo())
                .param("tier", asked.tier())
                .param("item", asked.itemId())
                .param("element", asked.elementId())
                .param("reason", asked.reason())
                .param("person", asked.askedBy())
                .param("at", asked.askedAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** These were asked; who was before stays so. */
    void asks(UUID id, List<String> people) {
        jdbc.sql(
                        """
                        insert into casework.tier_asked_person (asked_id, person)
                        select ?, person from unnest(?::text[]) as person on conflict do nothing
                        """)
                .params(id, people.toArray(String[]::new))
                .update();
    }

    /** A task of this process asks it. */
    void runs(UUID id, String instanceId) {
        jdbc.sql("update casework.tier_asked set instance_id = ? where id = ?")
                .params(instanceId, id)
                .update();
    }

    void delete(UUID id) {
        jdbc.sql("delete from casework.tier_asked where id = ?").param(id).update();
    }

    void overtake(UUID id, @Nullable String by, Instant at) {
        jdbc.sql("update casework.tier_asked set overtaken_at = :at, overtaken_by = :by where id = :id")
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("by", by)
                .param("id", id)
                .update();
    }

    /** False if it waits no more: then nothing is kept. */
    boolean answer(UUID id, String person, Instant at, boolean agreed, String said) {
        return jdbc.sql(
                                """
                                update casework.tier_asked set answered_by = :person, answered_at = :at, agreed = :agreed,
                                    answer = :answer where id = :id and answered_at is null and overtaken_at is null
                                """)
                        .param("person", person)
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .param("agreed", agreed)
                        .param("answer", said)
                        .param("id", id)
                        .update()
                == 1;
    }

    /** All that was asked in a case, oldest first. */
    List<TierAsked> ofCase(String caseNo) {
        return jdbc.sql(SELECT + " where asked.case_no = ? order by asked.asked_at")
                .param(caseNo)
                .query(TierAskedTable::asked)
                .list();
    }

    /** What the task of a process asks. */
    Optional<TierAsked> ofInstance(String instanceId) {
        return jdbc.sql(SELECT + " where asked.instance_id = ?")
                .param(instanceId)
                .query(TierAskedTable::asked)
                .optional();
    }

    /** What waits in the cases of a child, whichever of its files they have. */
    List<TierAsked> waitingOfChild(Set<UUID> files) {
        return jdbc.sql(SELECT + " where" + WAITS
                        + " and asked.case_no in (select case_no from casework.case_file where child_id = any(?))")
                .param(files.toArray(UUID[]::new))
                .query(TierAskedTable::asked)
                .list();
    }

    /** What waits and was asked of a person, oldest first. */
    List<TierAsked> waitingFor(String person) {
        return jdbc.sql(SELECT
                        + " join casework.tier_asked_person one on one.asked_id = asked.id and one.person = ? where"
                        + WAITS
                        + " order by asked.asked_at")
                .param(person)
                .query(TierAskedTable::asked)
                .list();
    }

    private static TierAsked asked(ResultSet row, int number) throws SQLException {
        return new TierAsked(
                row.getObject("id", UUID.class),
                row.getString("case_no"),
                row.getString("tier"),
                row.getObject("item_id", UUID.class),
                row.getString("element_id"),
                row.getString("reason"),
                row.getString("asked_by"),
                row.getTimestamp("asked_at").toInstant(),
                row.getString("answered_by"),
                instant(row.getTimestamp("answered_at")),
                instant(row.getTimestamp("overtaken_at")),
                row.getString("overtaken_by"),
                row.getBoolean("agreed"),
                row.getString("answer"),
                row.getString("instance_id"));
    }

    private static @Nullable Instant instant(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }
}
