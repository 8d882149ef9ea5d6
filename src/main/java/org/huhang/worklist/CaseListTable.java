package org.huhang.worklist;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.huhang.agency.Person;
import org.huhang.worklist.CaseQuery.Order;
import org.huhang.worklist.CaseQuery.State;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * SQL of the list of cases. Who may see a case is asked before the rows are counted off, by the same rules as
 * {@link org.huhang.agency.Access}; a question over several counties is one index look-up per county, joined laterally.
 */
@Component
class CaseListTable {

    /** Cases of which the reader holds or held a task; each part is an index look-up. */
    private static final String HELD =
            """
            select case_no from worklist.work_item where holder = :person and state = 'OPEN'
            union select case_no from worklist.work_item where holder = :person and state = 'DONE'
            union select case_no from worklist.work_item where holder = :person and state = 'WITHDRAWN'
            """;

    private static final String KNOWN = " (c.named @> array[:person]::text[] or c.case_no in (" + HELD + "))";

    private static final String OVERSEEN =
            " and not c.excluded @> array[:own]::text[] and (not c.secret or" + KNOWN + ")";

    private static final String TAKEN_PART = OVERSEEN + " and (c.closed_at is null or c.closed_at > :readable)";

    private static final String MINE = HELD
            + """
            union select case_no from worklist.work_item where group_key collate "C" = any(:groups::text[])
            union select case_no from worklist.case_card where named <> '{}' and named @> array[:person]::text[]
            """;

    private static final String LED =
            """
            union select case_no from worklist.work_item
                where group_key collate "C" >= :own || ':' and group_key collate "C" < :own || ';'
            union select case_no from worklist.case_card where handed <> '{}' and handed @> array[:own]::text[]
            """;

    private final JdbcClient jdbc;

    CaseListTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whose list it is: who reads, which counties the reader oversees, until when back closed cases can be read. */
    record Reader(Person person, Set<String> counties, Instant readable) {}

    List<CasePlace> page(Reader reader, CaseQuery query, Instant now) {
        var after = CasePlace.of(query.after());
        if (query.order() != Order.DUE) {
            return cards(reader, query, after, "", now, query.limit());
        }
        var found = new ArrayList<CasePlace>();
        if (after == null || after.item() != null) {
            found.addAll(byTerm(reader, query, after, now));
        }
        if (found.size() < query.limit() && !query.overdue()) {
            // Then those in which nothing is open; they have no place among the terms.
            var start = after == null || after.item() != null ? null : after;
            found.addAll(cards(reader, query, start, NOTHING_OPEN, now, query.limit() - found.size()));
        }
        return found;
    }

    private static final String NOTHING_OPEN =
            " and not exists (select from worklist.work_item o where o.case_no = c.case_no and o.state = 'OPEN')";

    private List<CasePlace> cards(
            Reader reader, CaseQuery query, @Nullable CasePlace after, String also, Instant now, int limit) {
        var byRisk = query.order() == Order.RISK;
        var sorted = " order by " + (byRisk ? "risk_rank desc, " : "") + "opened_at desc, case_no desc limit :limit";
        var start = after == null
                ? ""
                : byRisk
                        ? " and (c.risk_rank, c.opened_at, c.case_no) < (:rank, :at::timestamptz, :no)"
                        : " and (c.opened_at, c.case_no) < (:at::timestamptz, :no)";
        var from = "select c.case_no, c.opened_at, c.risk_rank from worklist.case_card c where ";
        var lanes = lanes(reader, from, "c", filters(query) + overdue(query) + also + start + sorted);
        return bound("select * from (" + lanes + ") found" + sorted, reader, query, after, now, limit)
                .query((row, number) -> new CasePlace(
                        null, byRisk ? row.getInt("risk_rank") : 0, at(row, "opened_at"), row.getString("case_no")))
                .list();
    }

    /** Each case at its first open task. */
    private List<CasePlace> byTerm(Reader reader, CaseQuery query, @Nullable CasePlace after, Instant now) {
        var sorted = " order by due_at, id limit :limit";
        var first = " and "
                + """
                  w.state = 'OPEN' and not exists (select from worklist.work_item e
                    where e.case_no = w.case_no and e.state = 'OPEN' and (e.due_at, e.id) < (w.due_at, w.id))""";
        var start =
                after == null ? "" : " and (w.due_at, w.id) > (coalesce(:at::timestamptz, 'infinity'), :item::uuid)";
        var late = query.overdue() ? " and w.due_at <= :now" : "";
        var from = "select c.case_no, w.due_at, w.id from worklist.work_item w"
                + " join worklist.case_card c on c.case_no = w.case_no where ";
        var lanes = lanes(reader, from, "w", first + late + filters(query) + start + sorted);
        return bound("select * from (" + lanes + ") found" + sorted, reader, query, after, now, query.limit())
                .query((row, number) ->
                        new CasePlace(row.getObject("id", UUID.class), 0, at(row, "due_at"), row.getString("case_no")))
                .list();
    }

    /** Counts no further than the limit. */
    int count(Reader reader, CaseQuery query, Instant now, int limit) {
        var lanes = lanes(
                reader,
                "select 1 as one from worklist.case_card c where ",
                "c",
                filters(query) + overdue(query) + " limit :limit");
        return bound(
                        "select count(*) from (select 1 from (" + lanes + ") found limit :limit) counted",
                        reader,
                        query,
                        null,
                        now,
                        limit)
                .query(Integer.class)
                .single();
    }

    /** The counties that the reader oversees, one by one, and the cases elsewhere that the reader takes part in. */
    private static String lanes(Reader reader, String from, String alias, String rest) {
        var oversees = !reader.counties().isEmpty();
        var mine =
                "(" + from + alias + ".case_no in (" + MINE + (reader.person().leader() ? LED : "") + ")"
                        + (oversees ? " and not c.county = any(:counties::text[])" : "") + TAKEN_PART + rest + ")";
        return oversees
                ? "(select lane.* from unnest(:counties::text[]) as asked(code) cross join lateral (" + from + alias
                        + ".county = asked.code" + OVERSEEN + rest + ") lane) union all " + mine
                : mine;
    }

    private static String filters(CaseQuery query) {
        var sql = new StringBuilder();
        sql.append(
                query.state() == State.OPEN
                        ? " and c.closed_at is null"
                        : query.state() == State.CLOSED ? " and c.closed_at is not null" : "");
        if (query.tier() != null) {
            sql.append(" and c.risk_tier = :tier");
        }
        if (query.places() != null) {
            sql.append(" and c.region_code = any(:places::text[])");
        }
        if (query.agency() != null) {
            sql.append(
                    " and "
                            + """
                      (c.handed @> array[:agency]::text[] or exists (select from worklist.work_item a
                        where a.case_no = c.case_no and a.agency_code = :agency))""");
        }
        if (query.number() != null) {
            sql.append(" and position(:number in c.case_no) > 0");
        }
        if (query.among() != null) {
            sql.append(" and c.case_no = any(:among::text[])");
        }
        return sql.toString();
    }

    private static String overdue(CaseQuery query) {
        return query.overdue()
                ? " and "
                        + """
                    exists (select from worklist.work_item l
                    where l.case_no = c.case_no and l.county = c.county and l.state = 'OPEN' and l.due_at <= :now)"""
                : "";
    }

    private JdbcClient.StatementSpec bound(
            String sql, Reader reader, CaseQuery query, @Nullable CasePlace after, Instant now, int limit) {
        return jdbc.sql(sql)
                .param("person", reader.person().id())
                .param("groups", reader.person().groups().toArray(String[]::new))
                .param("own", reader.person().agencyCode())
                .param("counties", reader.counties().toArray(String[]::new))
                .param("readable", utc(reader.readable()))
                .param("tier", query.tier(), Types.VARCHAR)
                .param("places", texts(query.places()))
                .param("agency", query.agency(), Types.VARCHAR)
                .param("number", query.number(), Types.VARCHAR)
                .param("among", texts(query.among()))
                .param("now", utc(now))
                .param("rank", after == null ? 0 : after.rank())
                .param(
                        "at",
                        after == null || after.at() == null ? null : utc(after.at()),
                        Types.TIMESTAMP_WITH_TIMEZONE)
                .param("item", after == null ? null : after.item(), Types.OTHER)
                .param("no", after == null ? "" : after.caseNo())
                .param("limit", limit);
    }

    private static String[] texts(@Nullable Set<String> texts) {
        return texts == null ? new String[0] : texts.toArray(String[]::new);
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    private static @Nullable Instant at(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null || at.equals(OffsetDateTime.MAX) ? null : at.toInstant();
    }
}
