package org.huhang.casework;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** SQL of the agencies that are kept away from a case. */
@Component
class ExclusionTable {

    private final JdbcClient jdbc;

    ExclusionTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(String caseNo, String agency, String source, Instant at) {
        jdbc.sql(
                        """
                        insert into casework.excluded_party (case_no, agency_code, source, since)
                        values (:caseNo, :agency, :source, :at) on conflict do nothing
                        """)
                .param("caseNo", caseNo)
                .param("agency", agency)
                .param("source", source)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    Set<String> of(String caseNo) {
        return new TreeSet<>(jdbc.sql("select agency_code from casework.excluded_party where case_no = :caseNo")
                .param("caseNo", caseNo)
                .query(String.class)
                .list());
    }
}
