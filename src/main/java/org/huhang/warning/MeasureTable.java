package org.huhang.warning;

import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** SQL of the measures that guardians had, and of the children whom each was about. */
@Component("warningMeasureTable")
class MeasureTable {

    private final JdbcClient jdbc;

    MeasureTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A repeat of the same source changes nothing. */
    void insert(Taken taken, Collection<UUID> children) {
        jdbc.sql(
                        """
                        insert into warning.measure (source_key, case_no, kind, guardian_id, given_at, agency, item_id, date_key)
                        values (:key, :caseNo, :kind, :guardian, :at, :agency, :item, :dateKey)
                        on conflict (source_key) do nothing returning id
                        """)
                .param("key", taken.sourceKey())
                .param("caseNo", taken.measure().caseNo())
                .param("kind", taken.measure().kind())
                .param("guardian", taken.guardian(), Types.OTHER)
                .param("at", taken.measure().at().atOffset(ZoneOffset.UTC))
                .param("agency", taken.measure().agency())
                .param("item", taken.item(), Types.OTHER)
                .param("dateKey", taken.dateKey())
                .query(Long.class)
                .optional()
                .ifPresent(id -> children.forEach(child -> about(id, child)));
    }

    private void about(long measure, UUID child) {
        jdbc.sql("insert into warning.measure_child (measure_id, file_id) values (:id, :file) on conflict do nothing")
                .param("id", measure)
                .param("file", child)
                .update();
    }

    /** Those of the guardian because of any child, and those of the child of whose guardian nobody knew enough; oldest first. */
    List<Measure> of(@Nullable UUID guardian, UUID child) {
        return jdbc.sql(
                        """
                        select kind, given_at, agency, case_no from warning.measure
                        where guardian_id = cast(:guardian as uuid)
                        union all
                        select taken.kind, taken.given_at, taken.agency, taken.case_no from warning.measure_child about
                        join warning.measure taken on taken.id = about.measure_id
                        where about.file_id = :child
                            and (taken.guardian_id is null or cast(:guardian as uuid) is null)
                        order by given_at
                        """)
                .param("guardian", guardian, Types.OTHER)
                .param("child", child)
                .query((row, number) -> new Measure(
                        row.getString("kind"),
                        row.getObject("given_at", OffsetDateTime.class).toInstant(),
                        row.getString("agency"),
                        row.getString("case_no")))
                .list();
    }

    /** The day of a measure was wrong. */
    void moved(UUID item, String dateKey, Instant at) {
        jdbc.sql("update warning.measure set given_at = :at where item_id = :item and date_key = :key")
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("item", item)
                .param("key", dateKey)
                .update();
    }

    /** Under which answer the day of each measure stands that an item gave. */
    List<String> dateKeys(UUID item) {
        return jdbc.sql("select date_key from warning.measure where item_id = :item")
                .param("item", item)
                .query(String.class)
                .list();
    }

    void alsoAbout(String instanceId, UUID child) {
        jdbc.sql("insert into warning.also_about (instance_id, file_id) values (:id, :file) on conflict do nothing")
                .param("id", instanceId)
                .param("file", child)
                .update();
    }

    List<UUID> alsoAbout(String instanceId) {
        return jdbc.sql("select file_id from warning.also_about where instance_id = :id")
                .param("id", instanceId)
                .query(UUID.class)
                .list();
    }

    /** What was about one file is about the other from now on. */
    void united(UUID left, UUID stays) {
        for (var moved : List.of(
                """
                insert into warning.measure_child (measure_id, file_id)
                select measure_id, :stays from warning.measure_child where file_id = :left on conflict do nothing
                """,
                "delete from warning.measure_child where file_id = :left and file_id <> :stays",
                """
                insert into warning.also_about (instance_id, file_id)
                select instance_id, :stays from warning.also_about where file_id = :left on conflict do nothing
                """,
                "delete from warning.also_about where file_id = :left and file_id <> :stays")) {
            jdbc.sql(moved).param("left", left).param("stays", stays).update();
        }
    }

    /**
     * A measure as it is kept.
     *
     * @param sourceKey what it comes from, once per source
     * @param measure the measure
     * @param guardian whose, null where nobody can tell it apart
     * @param item the item whose answer says so
     * @param dateKey the field that says when
     */
    record Taken(String sourceKey, Measure measure, @Nullable UUID guardian, @Nullable UUID item, String dateKey) {}
}
