package org.huhang.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Who may do what in the embedded database: the one who owns it, the one whom the platform runs as, and passwords for both. A
 * folder of an older version, in which every account of the machine was let in as superuser, is brought to the same state.
 */
final class DatabaseUsers {

    /** Nobody without a password, from this machine only. */
    private static final String WHO_MAY_ENTER =
            """
            # Written by the platform at each start.
            local all all               scram-sha-256
            host  all all 127.0.0.1/32  scram-sha-256
            host  all all ::1/128       scram-sha-256
            """;

    private static final String OWNED_BY_SUPERUSER =
            """
            do $$
            declare change record;
            begin
                for change in
                    select format('alter schema %I owner to huhang_owner', nspname) as line
                    from pg_namespace
                    where nspowner = 'postgres'::regrole and nspname !~ '^pg_' and nspname <> 'information_schema'
                    union all
                    select format('alter %s %s owner to huhang_owner',
                        case c.relkind when 'S' then 'sequence' when 'v' then 'view' else 'table' end, c.oid::regclass)
                    from pg_class c join pg_namespace n on n.oid = c.relnamespace
                    where c.relowner = 'postgres'::regrole and c.relkind in ('r', 'p', 'v', 'S')
                      and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
                      -- A sequence of a column goes with its table.
                      and not exists (select from pg_depend d where d.objid = c.oid and d.deptype in ('a', 'i', 'e'))
                    union all
                    select format('alter routine %s owner to huhang_owner', p.oid::regprocedure)
                    from pg_proc p join pg_namespace n on n.oid = p.pronamespace
                    where p.proowner = 'postgres'::regrole
                      and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
                      and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')
                loop
                    execute change.line;
                end loop;
            end
            $$
            """;

    private final Path data;
    private final DatabaseKeys keys;

    DatabaseUsers(Path data, DatabaseKeys keys) {
        this.data = data;
        this.keys = keys;
    }

    /** All of it can be said again: a platform that is killed in between goes on at its next start. */
    void setUp(Connection superuser) throws SQLException, IOException {
        try (var statement = superuser.createStatement()) {
            statement.execute("set password_encryption = 'scram-sha-256'");
            statement.execute("alter role postgres password '" + keys.of(DatabaseKeys.SUPERUSER) + "'");
            user(statement, DatabaseKeys.OWNER);
            user(statement, DatabaseKeys.APP);
            statement.execute("revoke all on database postgres from public");
            statement.execute("grant connect, create on database postgres to huhang_owner");
            statement.execute("grant connect on database postgres to huhang_app");
            statement.execute(OWNED_BY_SUPERUSER);
            statement.execute("alter schema public owner to huhang_owner");
            statement.execute("revoke create on schema public from public");
            closeDoor(statement);
        }
    }

    private void user(Statement statement, String name) throws SQLException {
        try (var found = statement.executeQuery("select from pg_roles where rolname = '" + name + "'")) {
            if (!found.next()) {
                statement.execute("create role " + name);
            }
        }
        statement.execute(
                "alter role " + name + " login nosuperuser nocreatedb nocreaterole noreplication nobypassrls password '"
                        + keys.of(name) + "'");
    }

    private void closeDoor(Statement statement) throws SQLException, IOException {
        var rules = data.resolve("pg_hba.conf");
        if (!Files.readString(rules).equals(WHO_MAY_ENTER)) {
            Files.writeString(rules, WHO_MAY_ENTER);
            statement.execute("select pg_reload_conf()");
        }
    }
}
