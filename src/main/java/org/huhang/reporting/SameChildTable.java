package org.huhang.reporting;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.huhang.casework.PerhapsOneChild;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** SQL of the questions whether two cases are about one child. */
@Component
class SameChildTable implements PerhapsOneChild {

    private final JdbcClient jdbc;

    SameChildTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** False if it was asked before. */
    boolean ask(UUID id, String asking, String other, String askedBy, Instant at) {
        return jdbc.sql(
                                """
                                insert into reporting.same_child (id, asking, other, asked_by, asked_at)
                                values (:id, :asking, :other, :askedBy, :at) on conflict (asking, other) do nothing
                                """)
                        .param("id", id)
                        .param("asking", asking)
                        .param("other", other)
                        .param("askedBy", askedBy)
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    void runs(UUID id, String instanceId) {
        jdbc.sql("update reporting.same_child set instance_id = :instanceId where id = :id")
                .param("id", id)
                .param("instanceId", instanceId)
                .update();
    }

    void judge(String instanceId, String judgement, String by, Instant at) {
        jdbc.sql(
                        """
                        update reporting.same_child set judgement = :judgement, judged_by = :by, judged_at = :at
                        where instance_id = :instanceId
                        """)
                .param("instanceId", instanceId)
                .param("judgement", judgement)
                .param("by", by)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Cases that were one are parted: whatever was judged of any two of them, they are not of one child. */
    void apart(Set<String> some, Set<String> others, String by, Instant at) {
        jdbc.sql(
                        """
                        update reporting.same_child set judgement = 'apart', judged_by = :by, judged_at = :at
                        where judgement is not null
                          and (asking = any(:some) and other = any(:others) or asking = any(:others) and other = any(:some))
                        """)
                .param("some", some.toArray(String[]::new))
                .param("others", others.toArray(String[]::new))
                .param("by", by)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Whether somebody judged that two cases are of one child, whoever asked and whoever says otherwise. */
    boolean judgedOne(String one, String other) {
        return jdbc.sql(
                        """
                        select exists (
                            select from reporting.same_child where judgement <> 'apart'
                              and (asking = :one and other = :other or asking = :other and other = :one))
                        """)
                .param("one", one)
                .param("other", other)
                .query(Boolean.class)
                .single();
    }

    /** It is asked once more, by another process. */
    void askAgain(String before, String instanceId) {
        jdbc.sql(
                        """
                        update reporting.same_child
                        set instance_id = :instanceId, judgement = null, judged_by = null, judged_at = null
                        where instance_id = :before
                        """)
                .param("instanceId", instanceId)
                .param("before", before)
                .update();
    }

    Optional<Question> ofInstance(String instanceId) {
        return jdbc.sql(
                        """
                        select asking, other, asked_by, judgement from reporting.same_child where instance_id = :instanceId
                        """)
                .param("instanceId", instanceId)
                .query(SameChildTable::question)
                .optional();
    }

    /** Who judged the same two cases from the other side, and says otherwise. */
    Optional<String> saysOtherwise(String instanceId) {
        return jdbc.sql(
                        """
                        select theirs.judged_by from reporting.same_child ours
                        join reporting.same_child theirs on theirs.asking = ours.other and theirs.other = ours.asking
                        where ours.instance_id = :instanceId
                          and (theirs.judgement = 'apart') <> (ours.judgement = 'apart')
                        """)
                .param("instanceId", instanceId)
                .query(String.class)
                .optional();
    }

    /** What nobody has answered yet, of a case that asks or that is asked about. */
    List<Asked> openOf(String caseNo) {
        return jdbc.sql(
                        """
                        select id, asking, other, instance_id, came_from from reporting.same_child
                        where (asking = :caseNo or other = :caseNo) and judgement is null and instance_id is not null
                        """)
                .param("caseNo", caseNo)
                .query((row, number) -> new Asked(
                        row.getObject("id", UUID.class),
                        row.getString("asking"),
                        row.getString("other"),
                        row.getString("instance_id"),
                        row.getString("came_from")))
                .list();
    }

    /** What nobody has answered yet of what a case asks. */
    List<Asked> askedBy(String caseNo) {
        return openOf(caseNo).stream()
                .filter(question -> question.asking().equals(caseNo))
                .toList();
    }

    @Override
    public List<String> crossesTo(String caseNo) {
        return cases(
                """
                select other from reporting.same_child
                where asking = :caseNo and judgement is distinct from 'apart' and instance_id is not null
                union
                select asking from reporting.same_child where other = :caseNo and judgement <> 'apart'
                """,
                caseNo);
    }

    @Override
    public List<String> crossesFrom(String caseNo) {
        return cases(
                """
                select asking from reporting.same_child
                where other = :caseNo and judgement is distinct from 'apart' and instance_id is not null
                union
                select other from reporting.same_child where asking = :caseNo and judgement <> 'apart'
                """,
                caseNo);
    }

    private List<String> cases(String select, String caseNo) {
        return jdbc.sql(select).param("caseNo", caseNo).query(String.class).list();
    }

    /** What came with cases that were merged, and nobody has answered. */
    List<Asked> cameWith(Set<String> merged, String into) {
        return openOf(into).stream()
                .filter(question -> question.cameFrom() != null && merged.contains(question.cameFrom()))
                .toList();
    }

    /** It came with that case no more; with one that had been merged into it before, it did. */
    void parted(Asked question, String merged) {
        jdbc.sql("update reporting.same_child set came_from = nullif(:cameFrom, :merged) where id = :id")
                .param("cameFrom", question.cameFrom())
                .param("merged", merged)
                .param("id", question.id())
                .update();
    }

    /** One of its cases goes on as another one. False if both would be the same, or the same is asked already. */
    boolean goesOn(Asked question, String from, String into) {
        return jdbc.sql(
                                """
                                with moved as (
                                    select case asking when :from then :into else asking end as asking,
                                        case other when :from then :into else other end as other
                                    from reporting.same_child where id = :id)
                                update reporting.same_child set asking = moved.asking, other = moved.other,
                                    came_from = coalesce(came_from, :from) from moved
                                where id = :id and moved.asking <> moved.other and not exists (
                                    select from reporting.same_child same
                                    where same.asking = moved.asking and same.other = moved.other)
                                """)
                        .param("id", question.id())
                        .param("from", from)
                        .param("into", into)
                        .update()
                == 1;
    }

    private static Question question(ResultSet row, int number) throws SQLException {
        return new Question(
                row.getString("asking"), row.getString("other"), row.getString("asked_by"), row.getString("judgement"));
    }

    /**
     * A question that waits.
     *
     * @param id the row
     * @param asking the case whose report was registered
     * @param other the case that may be about the same child
     * @param instanceId the process that asks
     * @param cameFrom the case with which a merge brought it here, null if none did
     */
    record Asked(UUID id, String asking, String other, String instanceId, @Nullable String cameFrom) {}

    /**
     * A question.
     *
     * @param asking the case whose report was registered
     * @param other the case that may be about the same child
     * @param askedBy the agency that registered the report
     * @param judgement merge, link or apart; null while nobody decided
     */
    record Question(String asking, String other, String askedBy, @Nullable String judgement) {}
}
