package org.huhang.audit;

import java.sql.Connection;
import java.sql.SQLException;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.stereotype.Component;

/**
 * What the platform's database user may do where another one owns the tables: read and write rows, and of the trail only add
 * to it. Said anew whenever a node has brought the tables up to date; so new ones are covered too. Where the platform owns its
 * tables there is nothing to say, see {@link OwnerOfTrail}.
 */
@Component
final class DatabaseRights implements Callback {

    /** One statement, so one transaction; the lock lets nodes that start together say it one after the other. */
    private static final String RIGHTS =
            """
            do $$
            declare
                app text := current_setting('huhang.app');
                module text;
            begin
                if to_regrole(quote_ident(app)) is null or pg_has_role(app, current_user, 'member') then
                    return;
                end if;
                perform pg_advisory_xact_lock(5210764832311300610);
                for module in
                    select nspname from pg_namespace
                    where nspname !~ '^pg_' and nspname not in ('information_schema', 'audit')
                      and pg_has_role(current_user, nspowner, 'member')
                loop
                    execute format('grant usage on schema %I to %I', module, app);
                    execute format('grant select, insert, update, delete on all tables in schema %I to %I', module, app);
                    execute format('grant usage, select on all sequences in schema %I to %I', module, app);
                end loop;
                execute format('revoke insert, update, delete on %s from %I',
                    current_setting('huhang.migrations'), app);
                if to_regclass('audit.head') is null then
                    return;
                end if;
                execute format('revoke all on all tables in schema audit from %I', app);
                execute format('grant usage on schema audit to %I', app);
                execute format('grant usage, select on all sequences in schema audit to %I', app);
                execute format('grant select, insert on audit.line, audit.seal to %I', app);
                execute format('grant select, insert, delete on audit.waiting to %I', app);
                execute format('grant select, insert, update on audit.head to %I', app);
            end
            $$
            """;

    private final ObjectProvider<JdbcConnectionDetails> platform;

    DatabaseRights(ObjectProvider<JdbcConnectionDetails> platform) {
        this.platform = platform;
    }

    @Override
    public boolean supports(Event event, @Nullable Context context) {
        return event == Event.AFTER_MIGRATE;
    }

    @Override
    public boolean canHandleInTransaction(Event event, @Nullable Context context) {
        return true;
    }

    @Override
    public void handle(Event event, Context context) {
        var details = platform.getIfAvailable();
        var app = details == null ? null : details.getUsername();
        if (app == null) {
            return;
        }
        var connection = context.getConnection();
        try (var statement = connection.createStatement()) {
            set(connection, "huhang.app", app);
            set(
                    connection,
                    "huhang.migrations",
                    "public." + context.getConfiguration().getTable());
            statement.execute(RIGHTS);
        } catch (SQLException e) {
            throw new IllegalStateException("the platform's database user cannot be given its rights", e);
        }
    }

    private static void set(Connection connection, String name, String value) throws SQLException {
        try (var set = connection.prepareStatement("select set_config(?, ?, false)")) {
            set.setString(1, name);
            set.setString(2, value);
            set.execute();
        }
    }

    @Override
    public String getCallbackName() {
        return "rights of the platform's user";
    }
}
