package org.huhang.engine;

import java.util.List;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.datasource.init.ScriptUtils;

/** The engine's own tables, from the create scripts inside its jar, so that they always fit its version. */
public final class V020__engine_tables extends BaseJavaMigration {

    private static final List<String> PARTS =
            List.of("engine", "history", "identity", "decision.engine", "decision.history");

    @Override
    public void migrate(Context context) {
        for (var part : PARTS) {
            var script = "org/camunda/bpm/engine/db/create/activiti.postgres.create." + part + ".sql";
            ScriptUtils.executeSqlScript(context.getConnection(), new ClassPathResource(script));
        }
        // The stock tables lack an index that keeps the oldest due job first when thousands wait.
        try (var statement = context.getConnection().createStatement()) {
            statement.execute("create index huhang_job_due on ACT_RU_JOB(DUEDATE_)");
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
