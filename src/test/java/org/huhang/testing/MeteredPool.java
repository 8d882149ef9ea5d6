package org.huhang.testing;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** A pool that, when asked to, counts and times the statements of the asking thread, by the schema that they name. */
public final class MeteredPool extends DelegatingDataSource {

    private static final Pattern SCHEMA = Pattern.compile(
            "\\b(audit|agency|deadline|worklist|notification|intake|child|casework|handover|correction|reporting|document|web)\\.[a-z_]+");

    private final ThreadLocal<Boolean> counting = ThreadLocal.withInitial(() -> false);
    private Map<String, Spent> meter = new TreeMap<>();

    /** Puts the meter before a pool. */
    public MeteredPool(DataSource pool) {
        super(pool);
    }

    /** Begins at zero. */
    public Map<String, Spent> start() {
        meter = new TreeMap<>();
        return meter;
    }

    /** Counts what this thread does from now on, or counts it no longer. */
    public void count(boolean on) {
        counting.set(on);
    }

    @Override
    public Connection getConnection() throws SQLException {
        var connection = super.getConnection();
        return counting.get() ? metered(connection) : connection;
    }

    private Connection metered(Connection connection) {
        return (Connection) Proxy.newProxyInstance(
                Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, args) -> {
                    var begin = System.nanoTime();
                    var result = call(() -> method.invoke(connection, args));
                    if (method.getName().equals("commit")) {
                        spent("commit", "commit", begin);
                    }
                    return result instanceof PreparedStatement statement && args != null
                            ? metered(statement, String.valueOf(args[0]))
                            : result;
                });
    }

    private PreparedStatement metered(PreparedStatement statement, String sql) {
        return (PreparedStatement) Proxy.newProxyInstance(
                Connection.class.getClassLoader(), new Class<?>[] {PreparedStatement.class}, (proxy, method, args) -> {
                    var begin = System.nanoTime();
                    var result = call(() -> method.invoke(statement, args));
                    if (method.getName().startsWith("execute")) {
                        spent(schema(sql), sql, begin);
                    }
                    return result;
                });
    }

    private static String schema(String sql) {
        var found = SCHEMA.matcher(sql);
        return found.find()
                ? found.group(1)
                : sql.toLowerCase(java.util.Locale.ROOT).contains("act_") ? "engine" : "other";
    }

    private void spent(String schema, String sql, long begin) {
        meter.computeIfAbsent(schema, key -> new Spent()).add(sql, System.nanoTime() - begin);
    }

    private static Object call(Invocation invocation) throws Throwable {
        try {
            return invocation.run();
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private interface Invocation {
        Object run() throws Throwable;
    }

    /** Statements and their time. */
    public static final class Spent {
        private int statements;
        private long nanos;
        private final Map<String, Spent> texts = new TreeMap<>();

        private void add(String sql, long took) {
            statements++;
            nanos += took;
            if (!sql.isEmpty()) {
                texts.computeIfAbsent(sql.strip().replaceAll("\\s+", " "), text -> new Spent())
                        .add("", took);
            }
        }

        /** How many. */
        public int statements() {
            return statements;
        }

        /** How long together. */
        public double millis() {
            return nanos / 1e6;
        }

        /** The same for each text. */
        public Map<String, Spent> texts() {
            return texts;
        }
    }
}
