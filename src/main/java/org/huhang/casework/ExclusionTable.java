package org.huhang.casework;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** SQL of the agencies that are kept away from a case. */
@Component
class ExclusionTable {

    /** The cases of a child, also those that were found to be of it. */
    private static final String ALIKE =
            """
            select case_no from casework.case_file where child_id = any(:files)
            union
            select link.other from casework.case_link link
            join casework.case_file file on file.case_no = link.case_no
            where link.kind = 'sameChild' and file.child_id = any(:files)
            """;

    private final JdbcClient jdbc;

    ExclusionTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whose people a report accuses in its words; the promises ask for it. */
    void accuses(UUID report, Set<String> kinds) {
        kinds.forEach(kind -> jdbc.sql(
                        "insert into casework.report_accuses (report_id, kind) values (?, ?) on conflict do nothing")
                .params(report, kind)
                .update());
    }

    /** What was read in the words of a report when it came in. */
    Set<String> accused(UUID report) {
        return new TreeSet<>(jdbc.sql("select kind from casework.report_accuses where report_id = ?")
                .param(report)
                .query(String.class)
                .list());
    }

    /** False if it is kept away already. */
    boolean insert(String caseNo, String agency, String source, boolean anyOf, Instant at) {
        return jdbc.sql(
                                """
                                insert into casework.excluded_party as party (case_no, agency_code, source, any_of, since)
                                values (:caseNo, :agency, :source, :anyOf, :at)
                                on conflict (case_no, agency_code) do update set source = excluded.source,
                                    any_of = excluded.any_of, since = excluded.since, lifted_at = null, lifted_by = null
                                where party.lifted_at is not null or (party.any_of and not excluded.any_of)
                                """)
                        .param("caseNo", caseNo)
                        .param("agency", agency)
                        .param("source", source)
                        .param("anyOf", anyOf)
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .update()
                > 0;
    }

    /**
     * Each open case of a child takes over what stands in its others, also in those that were found to be of the same child.
     *
     * @param files the files of the child
     * @return the cases in which that changed something
     */
    Set<String> spread(Set<UUID> files) {
        return new TreeSet<>(jdbc.sql(
                        """
                                with alike as (%s)
                                insert into casework.excluded_party as party (case_no, agency_code, source, any_of, since)
                                select distinct on (file.case_no, one.agency_code)
                                    file.case_no, one.agency_code, 'case:' || one.case_no, one.any_of, one.since
                                from alike
                                join casework.excluded_party one on one.case_no = alike.case_no and one.lifted_at is null
                                join alike other on other.case_no <> one.case_no
                                join casework.case_file file on file.case_no = other.case_no and file.closed_at is null
                                order by file.case_no, one.agency_code, one.since desc
                                on conflict (case_no, agency_code) do update set source = excluded.source,
                                    any_of = excluded.any_of, since = excluded.since, lifted_at = null, lifted_by = null
                                where party.lifted_at < excluded.since
                                returning party.case_no
                                """
                                .formatted(ALIKE))
                .param("files", files.toArray(UUID[]::new))
                .query(String.class)
                .list());
    }

    /** Takes over what stands in another case. */
    boolean copy(String from, String caseNo) {
        return jdbc.sql(
                                """
                                insert into casework.excluded_party (case_no, agency_code, source, any_of, since)
                                select :caseNo, agency_code, 'case:' || case_no, any_of, since
                                from casework.excluded_party where case_no = :from and lifted_at is null
                                on conflict do nothing
                                """)
                        .param("caseNo", caseNo)
                        .param("from", from)
                        .update()
                > 0;
    }

    /** All cases of a child, also those that were found to be of it. */
    Set<String> alike(Set<UUID> files) {
        return new TreeSet<>(jdbc.sql(ALIKE)
                .param("files", files.toArray(UUID[]::new))
                .query(String.class)
                .list());
    }

    /**
     * Lets agencies take part again, in these cases and wherever they are kept away because of them.
     *
     * @return the cases in which that changed something
     */
    Set<String> lift(Collection<String> cases, Collection<String> agencies, String by, Instant at) {
        return new TreeSet<>(jdbc.sql(
                        """
                                update casework.excluded_party set lifted_at = :at, lifted_by = :by
                                where agency_code = any(:agencies) and lifted_at is null
                                    and (case_no = any(:cases) or source = any(:sources))
                                returning case_no
                                """)
                .param("cases", cases.toArray(String[]::new))
                .param("sources", cases.stream().map(one -> "case:" + one).toArray(String[]::new))
                .param("agencies", agencies.toArray(String[]::new))
                .param("by", by)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .query(String.class)
                .list());
    }

    /** What stands. */
    List<Excluded> standing(String caseNo) {
        return jdbc.sql(
                        """
                        select agency_code, source, any_of, since from casework.excluded_party
                        where case_no = :caseNo and lifted_at is null order by agency_code
                        """)
                .param("caseNo", caseNo)
                .query(Excluded.class)
                .list();
    }

    /** Every agency about which somebody said something, also those that may take part again. */
    Set<String> ever(String caseNo) {
        return new TreeSet<>(jdbc.sql("select agency_code from casework.excluded_party where case_no = :caseNo")
                .param("caseNo", caseNo)
                .query(String.class)
                .list());
    }

    Set<String> of(String caseNo) {
        return new TreeSet<>(standing(caseNo).stream().map(Excluded::agencyCode).toList());
    }

    /**
     * An agency that is kept away.
     *
     * @param source {@code report:}, {@code task:}, {@code case:} or {@code agency:} and what said so
     * @param anyOf whether nobody knew which of its kind was meant
     */
    record Excluded(String agencyCode, String source, boolean anyOf, Instant since) {

        /** Whether that was said elsewhere than in reports of the case and their registration. */
        boolean elsewhere() {
            return source.startsWith("case:") || source.startsWith("agency:");
        }
    }
}
