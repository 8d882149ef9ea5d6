package org.huhang.deadline;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Terms and working days from the shipped files, loaded again whenever a file changes. Rows that an office added itself are
 * left alone and win over a shipped row with the same key.
 */
public final class R__deadline_reference extends BaseJavaMigration {

    private static final String TERMS = "time-limits.csv";
    private static final String WORKDAYS = "workdays-cn.csv";

    @Override
    public Integer getChecksum() {
        var sum = new CRC32();
        for (var file : List.of(TERMS, WORKDAYS)) {
            sum.update(ReferenceFile.text(file).getBytes(StandardCharsets.UTF_8));
        }
        return (int) sum.getValue();
    }

    @Override
    public void migrate(Context context) {
        // Reading every row first refuses a broken file before anything is deleted.
        ReferenceFile.terms();
        var jdbc = jdbc(context.getConnection());
        jdbc.getJdbcOperations().update("delete from deadline.term where shipped");
        jdbc.getJdbcOperations().update("delete from deadline.workday where shipped");
        jdbc.batchUpdate(
                """
                insert into deadline.term (code, valid_from, place, base, name_zh, name_en, condition, unit, amount,
                    amount_red, starts_from, source_zh, source_en, evidence, confidence, duty, statutory, near_to_leader,
                    shipped)
                values (:code, cast(:valid_from as date), cast(:place as int), :base, :name_zh, :name_en, :condition, :unit,
                    cast(nullif(:amount, '') as int), cast(nullif(:amount_red, '') as int), :starts_from, :source_zh,
                    :source_en, :evidence, :confidence, nullif(:duty, ''), cast(:statutory as boolean),
                    cast(:near_to_leader as boolean), true)
                on conflict do nothing
                """,
                placed(ReferenceFile.rows(TERMS)));
        jdbc.batchUpdate(
                """
                insert into deadline.workday (day, kind, name_zh, name_en, shipped)
                values (cast(:date as date), :kind, :name_zh, :name_en, true)
                on conflict do nothing
                """,
                ReferenceFile.rows(WORKDAYS).toArray(new Map[0]));
    }

    private static NamedParameterJdbcTemplate jdbc(Connection connection) {
        return new NamedParameterJdbcTemplate(new JdbcTemplate(new SingleConnectionDataSource(connection, true)));
    }

    /** Places leave room between them, so that an office can put a variant of its own between two shipped ones. */
    @SuppressWarnings("unchecked")
    private static Map<String, ?>[] placed(List<Map<String, String>> rows) {
        for (var i = 0; i < rows.size(); i++) {
            rows.get(i).put("place", String.valueOf((i + 1) * 10));
        }
        return rows.toArray(new Map[0]);
    }
}
