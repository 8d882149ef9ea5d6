package org.huhang.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestExecutionListener;

/** After a class of tests nobody may hold a connection; whatever was forgotten would stop a node after some hours of work. */
class ConnectionsGivenBack implements TestExecutionListener {

    private static final Duration WORK_UNDER_WAY = Duration.ofSeconds(20);

    @Override
    public void afterTestClass(TestContext context) throws SQLException {
        if (!context.hasApplicationContext()) {
            return;
        }
        var pool = context.getApplicationContext()
                .getBean(DataSource.class)
                .unwrap(HikariDataSource.class)
                .getHikariPoolMXBean();
        Awaitility.await("connections that nobody gives back")
                .atMost(WORK_UNDER_WAY)
                .untilAsserted(() -> assertThat(pool.getActiveConnections()).isZero());
    }
}
