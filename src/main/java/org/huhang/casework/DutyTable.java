package org.huhang.casework;

import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** SQL of who must know what. */
@Component
class DutyTable {

    private final JdbcClient jdbc;

    DutyTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** False if the same source asked for the same before. */
    boolean claim(UUID id, String caseNo, Duty.Kind kind, Occasion why, @Nullable String agency, Instant since) {
        return jdbc.sql(
                                """
                                insert into casework.duty (id, case_no, kind, cause, source, place, agency_code, since)
                                values (:id, :caseNo, :kind, :cause, :source, :place, coalesce(:agency, ''), :since)
                                on conflict (case_no, kind, source, place, agency_code) do nothing
                                """)
                        .param("id", id)
                        .param("caseNo", caseNo)
                        .param("kind", kind.name())
                        .param("cause", why.cause().code())
                        .param("source", why.source())
                        .param("place", why.place().regionCode())
                        .param("agency", agency, Types.VARCHAR)
                        .param("since", since.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    void took(UUID id, String instanceId) {
        jdbc.sql("update casework.duty set instance_id = :instanceId where id = :id")
                .param("id", id)
                .param("instanceId", instanceId)
                .update();
    }

    /** Who asked an agency. */
    void askedBy(String caseNo, String agency, String source, String by) {
        jdbc.sql("update casework.duty set named_by = :by where case_no = :caseNo and kind = 'AGENCY'"
                        + " and agency_code = :agency and source = :source")
                .param("by", by)
                .param("caseNo", caseNo)
                .param("agency", agency)
                .param("source", source)
                .update();
    }

    /** Who asked the agency for which an instance began; empty if none did. */
    Optional<String> askedBy(String instanceId) {
        return jdbc.sql("select named_by from casework.duty where instance_id = :instanceId and named_by is not null")
                .param("instanceId", instanceId)
                .query(String.class)
                .optional();
    }

    /** The process in which somebody is asked, or was. */
    Optional<String> instance(String caseNo, Duty.Kind kind, String source) {
        return jdbc.sql(
                        """
                        select instance_id from casework.duty
                        where case_no = :caseNo and kind = :kind and source = :source and instance_id is not null
                        order by since limit 1
                        """)
                .param("caseNo", caseNo)
                .param("kind", kind.name())
                .param("source", source)
                .query(String.class)
                .optional();
    }

    /** The process in which an agency is asked to take part, if nothing else asked it. */
    Optional<String> onlyAsking(String caseNo, String agency) {
        var asked = jdbc.sql(
                        """
                        select coalesce(instance_id, '') from casework.duty
                        where case_no = :caseNo and kind = 'AGENCY' and agency_code = :agency
                        """)
                .param("caseNo", caseNo)
                .param("agency", agency)
                .query(String.class)
                .list();
        return asked.size() == 1 && !asked.get(0).isEmpty() ? Optional.of(asked.get(0)) : Optional.empty();
    }

    /** The processes that one source began, the first one first. */
    List<String> instances(String source) {
        return jdbc.sql("select instance_id from casework.duty where source = :source and instance_id is not null"
                        + " order by since")
                .param("source", source)
                .query(String.class)
                .list();
    }

    /** What called for somebody in some cases. */
    Set<String> sources(Set<String> caseNos) {
        return Set.copyOf(jdbc.sql("select distinct source from casework.duty where case_no = any(:caseNos)")
                .param("caseNos", caseNos.toArray(String[]::new))
                .query(String.class)
                .list());
    }

    /** What called for police since, when some of them were at it already. */
    Set<String> leaning(String caseNo, Instant since) {
        return Set.copyOf(
                jdbc.sql("select distinct source from casework.duty where case_no = :caseNo and since > :since"
                                + " and kind in ('POLICE', 'ON_SCENE') and instance_id is null")
                        .param("caseNo", caseNo)
                        .param("since", since.atOffset(ZoneOffset.UTC))
                        .query(String.class)
                        .list());
    }

    /** What came with another case, and nobody is at, does not keep it from being called for when that one comes again. */
    void parted(Pair pair, Set<String> before, Set<String> running, Set<String> registering, String own) {
        jdbc.sql(
                        """
                        update casework.duty set source = source || '/' || :own
                        where case_no = :into and since >= :begun
                            and (source = any(:brought) or cause = 'merged' and source = any(:before))
                            and (instance_id is null
                                or not instance_id = any(case kind when 'COUNTY' then :registering else :running end))
                        """)
                .param("own", own)
                .param("into", pair.into().caseNo())
                .param("begun", pair.begun().atOffset(ZoneOffset.UTC))
                .param("brought", pair.sources().toArray(String[]::new))
                .param("before", before.toArray(String[]::new))
                .param("running", running.toArray(String[]::new))
                .param("registering", registering.toArray(String[]::new))
                .update();
    }

    /** The cases in which somebody was called for by a source. */
    List<String> cases(String source) {
        return jdbc.sql("select distinct case_no from casework.duty where source = ?")
                .param(source)
                .query(String.class)
                .list();
    }

    /** For whom or what an instance began, and asked by what; empty if none of these began it. */
    Optional<Duty> of(String instanceId) {
        return jdbc.sql("select kind, cause, source, place, agency_code, since from casework.duty where instance_id ="
                        + " :instanceId")
                .param("instanceId", instanceId)
                .query((row, number) -> new Duty(
                        Duty.Kind.valueOf(row.getString("kind")),
                        row.getString("cause"),
                        row.getString("source"),
                        row.getString("place"),
                        row.getString("agency_code"),
                        row.getTimestamp("since").toInstant()))
                .optional();
    }
}
