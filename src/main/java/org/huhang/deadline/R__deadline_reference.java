package org.huhang.deadline;

import java.sql.Connection;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;
import org.huhang.agency.ReferenceFile;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Terms, working days, school terms and escalations from the shipped files, loaded again whenever a file changes. Rows that an office added itself are
 * left alone and win over a shipped row with the same key.
 */
public final class R__deadline_reference extends BaseJavaMigration {

    @Override
    public Integer getChecksum() {
        var sum = new CRC32();
        ShippedReference.FILES.forEach(file -> sum.update(ReferenceFile.bytes(file)));
        return (int) sum.getValue();
    }

    @Override
    public void migrate(Context context) {
        // Reading every row first refuses a broken file before anything is deleted.
        ShippedReference.terms();
        ShippedReference.specialDays();
        ShippedReference.schoolSpans();
        ShippedReference.escalations();
        var jdbc = jdbc(context.getConnection());
        List.of("term", "workday", "school_span", "escalation")
                .forEach(table -> jdbc.getJdbcOperations().update("delete from deadline." + table + " where shipped"));
        jdbc.batchUpdate(
                """
                insert into deadline.term (code, valid_from, place, base, name_zh, name_en, condition, unit, amount,
                    amount_red, starts_from, source_zh, source_en, evidence, confidence, duty, statutory, near_to_leader,
                    excludes, bearer, desks, shipped)
                values (:code, cast(:valid_from as date), cast(:place as int), :base, :name_zh, :name_en, :condition, :unit,
                    cast(nullif(:amount, '') as int), cast(nullif(:amount_red, '') as int), :starts_from, :source_zh,
                    :source_en, :evidence, :confidence, nullif(:duty, ''), cast(:statutory as boolean),
                    cast(:near_to_leader as boolean), :excludes, :bearer, :desks, true)
                on conflict do nothing
                """,
                placed(rows(ShippedReference.TERMS)));
        jdbc.batchUpdate(
                """
                insert into deadline.workday (day, kind, name_zh, name_en, shipped)
                values (cast(:date as date), :kind, :name_zh, :name_en, true)
                on conflict do nothing
                """,
                all(rows(ShippedReference.WORKDAYS)));
        ShippedReference.schoolFiles()
                .forEach(file -> jdbc.batchUpdate(
                        """
                        insert into deadline.school_span (province, from_day, to_day, kind, name_zh, name_en, status, shipped)
                        values (:province, cast(:from as date), cast(:to as date), :kind, :name_zh, :name_en, :status, true)
                        on conflict do nothing
                        """,
                        of(ShippedReference.province(file), rows(file))));
        jdbc.batchUpdate(
                """
                insert into deadline.escalation (term, stage, desk, message, source_zh, source_en, shipped)
                values (:term, :stage, :desk, :message, :source_zh, :source_en, true)
                on conflict do nothing
                """,
                all(rows(ShippedReference.ESCALATIONS)));
    }

    private static List<Map<String, String>> rows(String file) {
        return ReferenceFile.lines(file).stream().map(ReferenceFile.Line::cells).toList();
    }

    private static Map<String, ?>[] of(String province, List<Map<String, String>> rows) {
        rows.forEach(row -> row.put("province", province));
        return all(rows);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, ?>[] all(List<Map<String, String>> rows) {
        return rows.toArray(new Map[0]);
    }

    private static NamedParameterJdbcTemplate jdbc(Connection connection) {
        return new NamedParameterJdbcTemplate(new JdbcTemplate(new SingleConnectionDataSource(connection, true)));
    }

    /** Places leave room between them, so that an office can put a variant of its own between two shipped ones. */
    private static Map<String, ?>[] placed(List<Map<String, String>> rows) {
        for (var i = 0; i < rows.size(); i++) {
            rows.get(i).put("place", String.valueOf((i + 1) * 10));
        }
        return all(rows);
    }
}
