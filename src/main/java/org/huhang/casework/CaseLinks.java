package org.huhang.casework;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.huhang.worklist.ReportedTogether;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** SQL of the cases that belong together. */
@Component
public class CaseLinks implements ReportedTogether {

    public static final String SAME_REPORT = "sameReport";
    public static final String SAME_CHILD = "sameChild";
    /** Taken for one child's, until somebody found that they are not. */
    public static final String PARTED = "parted";

    static final String SAME_GUARDIAN = "sameGuardian";

    private final JdbcClient jdbc;

    CaseLinks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Each of these cases belongs with each other one. A repeat changes nothing. */
    public void link(Set<String> caseNos, String kind, Instant at) {
        jdbc.sql(
                        """
                        insert into casework.case_link (case_no, other, kind, since)
                        select one, other, :kind, :at from unnest(:caseNos) one, unnest(:caseNos) other where one <> other
                        on conflict do nothing
                        """)
                .param("caseNos", caseNos.toArray(String[]::new))
                .param("kind", kind)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    @Override
    public Set<String> with(String caseNo) {
        return of(caseNo).stream()
                .filter(link -> link.kind().equals(SAME_REPORT))
                .map(Linked::caseNo)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    List<Linked> of(String caseNo) {
        return jdbc.sql("select other, kind from casework.case_link where case_no = :caseNo order by kind, other")
                .param("caseNo", caseNo)
                .query((row, number) -> new Linked(row.getString("other"), row.getString("kind")))
                .list();
    }

    /**
     * A case that belongs with another one.
     *
     * @param caseNo its number
     * @param kind sameReport, sameGuardian, sameChild or parted
     */
    public record Linked(String caseNo, String kind) {}
}
