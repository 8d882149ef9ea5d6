package org.huhang.worklist;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.huhang.agency.CaseParties;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** SQL of what the list knows of a case. */
@Component
class CaseCardTable {

    private static final String SELECT =
            """
            select case_no, county, region_code, categories, sex, age, risk_tier, secret, handed, named, opened_at,
                closed_at
            from worklist.case_card
            """;

    /** Who takes part: everybody who got a task of the case, and those it was handed to. */
    static final String PARTIES =
            """
            card.case_no, card.county, card.secret, card.handed, card.named, card.excluded, card.closed_at,
                array(select distinct group_key from worklist.work_item where case_no = card.case_no) as groups,
                array(select distinct holder from worklist.work_item
                    where case_no = card.case_no and holder is not null) as holders,
                case when card.closed_at is null then '{}'::text[]
                    else array(select distinct agency_code from worklist.work_item
                        where case_no = card.case_no and state = 'OPEN' and work = 'followUp') end as followers
            """;

    private final JdbcClient jdbc;

    CaseCardTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Open items follow the tier of their case. */
    void save(CaseCard card) {
        jdbc.sql(
                        """
                        with followed as (
                            update worklist.work_item set risk_tier = :riskTier
                            where case_no = :caseNo and state = 'OPEN' and risk_tier <> :riskTier
                        )
                        insert into worklist.case_card (case_no, county, region_code, categories, sex, age, risk_tier, secret,
                            handed, named, opened_at, closed_at)
                        values (:caseNo, :county, :regionCode, :categories, :sex, :age, :riskTier, :secret,
                            :handed, :named, :openedAt, :closedAt)
                        on conflict (case_no) do update set region_code = excluded.region_code,
                            categories = excluded.categories, sex = excluded.sex, age = excluded.age,
                            risk_tier = excluded.risk_tier, secret = excluded.secret, handed = excluded.handed,
                            named = excluded.named, opened_at = excluded.opened_at,
                            closed_at = excluded.closed_at
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
                .param("openedAt", card.openedAt().atOffset(ZoneOffset.UTC))
                .param(
                        "closedAt",
                        card.closedAt() == null ? null : card.closedAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    void exclude(String caseNo, Set<String> agencies) {
        jdbc.sql("update worklist.case_card set excluded = :agencies where case_no = :caseNo")
                .param("caseNo", caseNo)
                .param("agencies", agencies.toArray(String[]::new))
                .update();
    }

    /** What went on in the first of the two goes on in the second as well. */
    void goesOn(String caseNo, String other) {
        jdbc.sql(
                        """
                        update worklist.case_card set goes_on_in = :other
                        where case_no = :caseNo or goes_on_in = :caseNo
                        """)
                .param("caseNo", caseNo)
                .param("other", other)
                .update();
    }

    Optional<String> goesOn(String caseNo) {
        return jdbc.sql(
                        """
                        select goes_on_in from worklist.case_card
                        where case_no = :caseNo and goes_on_in is not null
                        """)
                .param("caseNo", caseNo)
                .query(String.class)
                .optional();
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

    Optional<CaseParties> parties(String caseNo) {
        return Optional.ofNullable(parties(Set.of(caseNo)).get(caseNo));
    }

    Map<String, CaseParties> parties(Set<String> caseNos) {
        return jdbc
                .sql("select " + PARTIES + " from worklist.case_card card where card.case_no = any(:caseNos)")
                .param("caseNos", caseNos.toArray(String[]::new))
                .query(CaseCardTable::parties)
                .list()
                .stream()
                .collect(Collectors.toMap(CaseParties::caseNo, Function.identity()));
    }

    static CaseParties parties(ResultSet row, int number) throws SQLException {
        var agencies = new TreeMap<String, Set<String>>();
        texts(row, "handed").forEach(agency -> agencies.put(agency, new TreeSet<>()));
        for (var key : texts(row, "groups")) {
            var group = key.split(":", 2);
            agencies.computeIfAbsent(group[0], agency -> new TreeSet<>()).add(group[1]);
        }
        return new CaseParties(
                row.getString("case_no"),
                row.getString("county"),
                row.getBoolean("secret"),
                agencies,
                texts(row, "holders"),
                texts(row, "named"),
                texts(row, "excluded"),
                instant(row, "closed_at"),
                texts(row, "followers"));
    }

    private static Set<String> texts(ResultSet row, String column) throws SQLException {
        return Set.copyOf(Arrays.asList((String[]) row.getArray(column).getArray()));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private static CaseCard card(ResultSet row, int number) throws SQLException {
        return new CaseCard(
                row.getString("case_no"),
                row.getString("county"),
                row.getString("region_code"),
                row.getString("categories"),
                row.getString("sex"),
                row.getObject("age", Integer.class),
                row.getString("risk_tier"),
                row.getBoolean("secret"),
                texts(row, "handed"),
                texts(row, "named"),
                row.getObject("opened_at", OffsetDateTime.class).toInstant(),
                instant(row, "closed_at"));
    }
}
