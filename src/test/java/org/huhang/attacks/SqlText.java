package org.huhang.attacks;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Stands between the platform and its pool and reads the text of every statement; what is bound is not in the text. */
final class SqlText implements BeanPostProcessor {

    private final String marker;
    private final Queue<String> marked = new ConcurrentLinkedQueue<>();
    private final AtomicLong seen = new AtomicLong();

    SqlText(String marker) {
        this.marker = marker;
    }

    /** Statements whose text held the marker. */
    Queue<String> marked() {
        return marked;
    }

    /** How many statements went by. */
    long seen() {
        return seen.get();
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof DataSource source ? new Watched(source) : bean;
    }

    private void read(Object[] arguments) {
        if (arguments != null && arguments.length > 0 && arguments[0] instanceof String sql) {
            seen.incrementAndGet();
            if (sql.toLowerCase(Locale.ROOT).contains(marker)) {
                marked.add(sql);
            }
        }
    }

    private <T> T watched(Class<T> type, T real) {
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, given) -> {
                    if (!method.getName().equals("unwrap") && !method.getName().equals("isWrapperFor")) {
                        read(given);
                    }
                    try {
                        var result = method.invoke(real, given);
                        // A prepared statement takes no text any more; a plain one gets it with each call.
                        return method.getName().equals("createStatement")
                                ? watched(Statement.class, (Statement) result)
                                : result;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }

    private final class Watched extends DelegatingDataSource {

        Watched(DataSource real) {
            super(real);
        }

        @Override
        public Connection getConnection() throws SQLException {
            return watched(Connection.class, super.getConnection());
        }
    }
}
