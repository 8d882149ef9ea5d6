package org.huhang.worklist;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.huhang.agency.Person;
import org.huhang.worklist.Query.Filter;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** SQL of the lists of tasks. A question over several groups is one index look-up per group, joined laterally. */
@Component
class TaskListTable {

    private static final String RANKED = "due_at, risk_tier, holder";
    private static final String BY_RANK = " order by " + MostUrgent.RANK + ", due_at";

    private final JdbcClient jdbc;

    TaskListTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<WorkItem> page(Reader reader, Query query, Instant now) {
        var order = query.order();
        return rows(
                reader, query, "", order.column, " order by " + order.column + (order.newestFirst ? " desc" : ""), now);
    }

    /** What of a list cannot wait, by how little time is left. */
    List<WorkItem> first(Reader reader, Query query, Instant now) {
        return rows(reader, query, MostUrgent.FIRST, RANKED, BY_RANK, now);
    }

    /** What nobody took and cannot wait. */
    List<WorkItem> urgent(Reader reader, View view, Instant now, int limit) {
        var query = new Query(view, Filter.URGENT, null, null, Query.Order.DUE, null, limit);
        return rows(reader, query, "", RANKED, BY_RANK, now);
    }

    private List<WorkItem> rows(Reader reader, Query query, String also, String keys, String order, Instant now) {
        var sorted = order + ", id";
        // First the keys, out of the indexes alone, then the rows of this page and of no other.
        var found = "select id from (" + lanes(query, "id, " + keys, also + sorted + " limit :limit") + ") key" + sorted
                + " limit :limit";
        return bound(
                        "select " + WorkItemTable.COLUMNS + " from worklist.work_item where id in (" + found + ")"
                                + sorted,
                        reader,
                        query,
                        now,
                        query.limit())
                .query(WorkItemTable::item)
                .list();
    }

    /** Counts no further than the limit. */
    int count(Reader reader, Query query, Instant now, int limit) {
        return bound("select count(*) from (" + upTo(query) + ") found", reader, query, now, limit)
                .query(Integer.class)
                .single();
    }

    /** What the menu and the list say of all that is open for a person, in one round trip, none further than the limit. */
    Counts counts(Person person, Instant now, int limit) {
        var sql = Stream.of(
                        Map.entry("mine", Query.all(View.MINE, Filter.ALL)),
                        Map.entry("pool", Query.all(View.POOL, Filter.ALL)),
                        Map.entry("overdue", Query.all(View.OPEN, Filter.OVERDUE)),
                        Map.entry("soon", Query.all(View.OPEN, Filter.SOON)),
                        Map.entry("urgent", Query.all(View.POOL, Filter.URGENT)))
                .map(asked -> "(select count(*) from (" + upTo(asked.getValue()) + ") found) as " + asked.getKey())
                .collect(Collectors.joining(", ", "select ", ""));
        return bound(sql, new Reader(person, Set.of()), Query.all(View.OPEN, Filter.ALL), now, limit)
                .query(Counts.class)
                .single();
    }

    /** How much is in each of some lists that differ in nothing but view, filter and agency, in one round trip. */
    Map<String, Integer> counts(Reader reader, Map<String, Query> asked, Query shown, Instant now, int limit) {
        var sql = asked.entrySet().stream()
                .map(one -> "select '" + one.getKey() + "' as name, count(*)::int as number from ("
                        + upTo(one.getValue()) + ") found")
                .collect(Collectors.joining(" union all "));
        var counted = new HashMap<String, Integer>();
        bound(sql, reader, shown, now, limit)
                .query((row, number) -> counted.put(row.getString("name"), row.getInt("number")))
                .list();
        return counted;
    }

    private static String upTo(Query query) {
        return "select 1 from (" + lanes(query, "1 as one", " limit :limit") + ") key limit :limit";
    }

    /** The parts that one index look-up each can answer: what a person holds, and each of the groups. */
    private static String lanes(Query query, String columns, String end) {
        var lanes = new ArrayList<String>();
        if (query.view() == View.REGION) {
            // The secret ones are no supervisor's.
            return "(select pool.* from unnest(:counties::text[]) as asked(code) cross join lateral ("
                    + lane(
                            columns,
                            """
                            county = asked.code and state = 'OPEN' and not exists (select from worklist.case_card
                                where case_card.case_no = work_item.case_no and secret)""",
                            query,
                            end)
                    + ") pool)";
        }
        if (query.view() == View.AGENCY) {
            return "(" + lane(columns, "agency_code = :led and state = 'OPEN'", query, end) + ")";
        }
        if (query.view() != View.POOL) {
            var state = query.view() == View.DONE ? "DONE" : "OPEN";
            lanes.add(lane(columns, "holder = :person and state = '" + state + "'", query, end));
        }
        if (query.view() == View.POOL || query.view() == View.OPEN) {
            lanes.add("select pool.* from unnest(:groups::text[]) as mine(g) cross join lateral ("
                    + lane(columns, "group_key = mine.g and state = 'OPEN' and holder is null", query, end) + ") pool");
        }
        return "(" + String.join(") union all (", lanes) + ")";
    }

    private JdbcClient.StatementSpec bound(String sql, Reader reader, Query query, Instant now, int limit) {
        var person = reader.person();
        return jdbc.sql(sql)
                .param("person", person.id())
                .param("groups", person.groups().toArray(String[]::new))
                .param("counties", reader.counties().toArray(String[]::new))
                .param("led", person.leader() ? person.agencyCode() : "")
                .param("process", query.process())
                .param("agency", query.agency())
                .param("now", WorkItemTable.time(now))
                .param("hour", WorkItemTable.time(now.plus(MostUrgent.MINUTES_LEFT)))
                .param("hourAgo", WorkItemTable.time(now.minus(MostUrgent.MINUTES_LEFT)))
                .param("soon", WorkItemTable.time(now.plus(Duration.ofHours(24))))
                .param(
                        "afterAt",
                        query.after() == null
                                ? null
                                : WorkItemTable.time(query.after().at()))
                .param("afterId", query.after() == null ? null : query.after().id())
                .param("limit", limit);
    }

    private static String lane(String columns, String lane, Query query, String end) {
        var sql = new StringBuilder("select ")
                .append(columns)
                .append(" from worklist.work_item where ")
                .append(lane);
        if (query.process() != null) {
            sql.append(" and process_key = :process");
        }
        if (query.agency() != null) {
            sql.append(" and agency_code = :agency");
        }
        sql.append(
                switch (query.filter()) {
                    case ALL -> "";
                    case OVERDUE -> " and due_at <= :now";
                    case SOON -> " and due_at > :now and due_at <= :soon";
                    case RED -> " and risk_tier = 'RED'";
                    case URGENT -> " and holder is null and (risk_tier = 'RED' or due_at <= :hour)";
                });
        if (query.after() != null) {
            var column = query.order().column;
            sql.append(
                    query.order().newestFirst
                            ? " and " + column + " <= :afterAt::timestamptz and (" + column
                                    + " < :afterAt::timestamptz or id > :afterId::uuid)"
                            : " and (" + column
                                    + ", id) > (coalesce(:afterAt::timestamptz, 'infinity'), :afterId::uuid)");
        }
        return sql.append(end).toString();
    }

    /**
     * How much is open and overdue with each agency, the one with most overdue first. What of it belongs to secret cases is
     * counted and not listed.
     */
    List<Load> byAgency(Set<String> counties, Instant now) {
        return jdbc.sql(
                        """
                        select agency_code, count(*) as open, count(*) filter (where due_at <= :now) as overdue,
                            count(*) filter (where due_at <= :now and secret) as secret_overdue
                        from worklist.work_item item left join worklist.case_card card using (case_no)
                        where item.county = any(:counties::text[]) and state = 'OPEN'
                        group by agency_code order by overdue desc, open desc, agency_code
                        """)
                .param("counties", counties.toArray(String[]::new))
                .param("now", WorkItemTable.time(now))
                .query(Load.class)
                .list();
    }

    /**
     * What lies with an agency.
     *
     * @param agencyCode the agency
     * @param open how much is open
     * @param overdue how much of it is overdue
     * @param secretOverdue how much of that is of secret cases, which no list shows
     */
    record Load(String agencyCode, int open, int overdue, int secretOverdue) {}

    /** Whose list it is, and which counties the reader oversees. */
    record Reader(Person person, Set<String> counties) {}

    /**
     * How much is open for a person; each number stops at the limit that was asked for.
     *
     * @param mine held by the person
     * @param pool free for the person's groups
     * @param overdue of both
     * @param soon of both, due within 24 hours
     * @param urgent free for the person's groups, and such that it cannot wait
     */
    record Counts(int mine, int pool, int overdue, int soon, int urgent) {

        int open() {
            return mine + pool;
        }
    }
}
