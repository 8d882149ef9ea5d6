package org.huhang.worklist;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.huhang.agency.CaseParties;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** SQL of what the list knows of a case. */
@Component
class CaseCardTable {

    private static final String SELECT =
            """
            select case_no, county, region_code, categories, sex, age, risk_tier, secret, handed, named, closed_at
            from worklist.case_card
            """;

    private final JdbcClient jdbc;

    CaseCardTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void save(CaseCard card) {
        jdbc.sql(
                        """
                        insert into worklist.case_card (case_no, county, region_code, categories, sex, age, risk_tier, secret,
                            handed, named, closed_at)
                        values (:caseNo, :county, :regionCode, :categories, :sex, :age, :riskTier, :secret,
                            :handed, :named, :closedAt)
                        on conflict (case_no) do update set region_code = excluded.region_code,
                            categories = excluded.categories, sex = excluded.sex, age = excluded.age,
                            risk_tier = excluded.risk_tier, secret = excluded.secret, handed = excluded.handed,
                            named = excluded.named, closed_at = excluded.closed_at
                        """)
                .param("caseNo", card.caseNo())
                .param("county", card.county())
                .param("regionCode", card.regionCode())
                .param("categories", card.categories())
                .param("sex", card.sex())
                .param("age", card.age())
                .param("riskTier", card.riskTier())
                .param("secret", card.secret())
                .param("handed", card.handed().toArray(String[]::new))
                .param("named", card.named().toArray(String[]::new))
                .param(
                        "closedAt",
                        card.closedAt() == null ? null : card.closedAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    Optional<CaseCard> find(String caseNo) {
        return jdbc.sql(SELECT + " where case_no = :caseNo")
                .param("caseNo", caseNo)
                .query(CaseCardTable::card)
                .optional();
    }

    Map<String, CaseCard> find(Set<String> caseNos) {
        return jdbc
                .sql(SELECT + " where case_no = any(:caseNos)")
                .param("caseNos", caseNos.toArray(String[]::new))
                .query(CaseCardTable::card)
                .list()
                .stream()
                .collect(Collectors.toMap(CaseCard::caseNo, Function.identity()));
    }

    /** Who takes part: everybody who got a task of the case, and those it was handed to. */
    Optional<CaseParties> parties(String caseNo) {
        return find(caseNo).map(card -> {
            var agencies = new java.util.TreeMap<String, Set<String>>();
            card.handed().forEach(agency -> agencies.put(agency, new java.util.TreeSet<>()));
            var holders = new java.util.TreeSet<String>();
            jdbc.sql("select group_key, holder from worklist.work_item where case_no = :caseNo")
                    .param("caseNo", caseNo)
                    .query((row, number) -> {
                        var group = row.getString("group_key").split(":", 2);
                        agencies.computeIfAbsent(group[0], agency -> new java.util.TreeSet<>())
                                .add(group[1]);
                        if (row.getString("holder") != null) {
                            holders.add(row.getString("holder"));
                        }
                        return group[0];
                    })
                    .list();
            return new CaseParties(
                    caseNo, card.county(), card.secret(), agencies, holders, card.named(), card.closedAt());
        });
    }

    private static CaseCard card(java.sql.ResultSet row, int number) throws java.sql.SQLException {
        var closed = row.getObject("closed_at", OffsetDateTime.class);
        return new CaseCard(
                row.getString("case_no"),
                row.getString("county"),
                row.getString("region_code"),
                row.getString("categories"),
                row.getString("sex"),
                row.getObject("age", Integer.class),
                row.getString("risk_tier"),
                row.getBoolean("secret"),
                Set.copyOf(List.of((String[]) row.getArray("handed").getArray())),
                Set.copyOf(List.of((String[]) row.getArray("named").getArray())),
                closed == null ? null : closed.toInstant());
    }
}
