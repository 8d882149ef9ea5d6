package org.huhang.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.huhang.audit.Secrets;
import org.huhang.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

class RateLimitTests {

    private static final DataSource DATABASE = migrated();

    private final RateLimit limit = node();

    @Test
    void manyAtOnceOnTwoNodesGetExactlyWhatTheHourAllows() throws Exception {
        var other = node();
        var work = new ArrayList<Callable<Boolean>>();
        for (var i = 0; i < 200; i++) {
            var node = i % 2 == 0 ? limit : other;
            work.add(() -> node.tryTake("flood 203.0.113.7", 60));
        }
        var pool = Executors.newFixedThreadPool(8);
        var taken = 0;
        for (var done : pool.invokeAll(work)) {
            taken += done.get() ? 1 : 0;
        }
        pool.shutdown();

        assertThat(taken).isEqualTo(60);
        assertThat(limit.tryTake("flood 203.0.113.8", 60)).isTrue();
    }

    @Test
    void anotherLimitCountsFromItsBeginning() {
        assertThat(limit.tryTake("change", 1)).isTrue();
        assertThat(limit.tryTake("change", 1)).isFalse();
        assertThat(limit.tryTake("change", 2)).isTrue();
    }

    @Test
    void noAddressStandsInTheTableAndWhatIsOverIsForgotten() {
        limit.tryTake("198.51.100.23", 5);
        var table = JdbcClient.create(DATABASE);
        assertThat(table.sql("select string_agg(encode(state, 'escape'), ' ') from web.bucket")
                        .query(String.class)
                        .single())
                .doesNotContain("198.51");

        table.sql("update web.bucket set expires_at = 1").update();
        limit.forget();
        assertThat(table.sql("select count(*) from web.bucket")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void lookingWhetherAnythingIsLeftTakesNothing() {
        assertThat(limit.anyLeft("look", 1)).isTrue();
        assertThat(node().anyLeft("look", 1)).isTrue();
        assertThat(limit.tryTake("look", 1)).isTrue();
        assertThat(node().anyLeft("look", 1)).isFalse();
    }

    private static RateLimit node() {
        return new RateLimit(DATABASE, Secrets.of("a secret of at least thirty-two characters"));
    }

    private static DataSource migrated() {
        var dataSource = new PGSimpleDataSource();
        dataSource.setUrl(TestDatabase.create());
        dataSource.setUser("postgres");
        dataSource.setPassword("postgres");
        Flyway.configure()
                .dataSource(dataSource)
                .locations("classpath:db/migration/web")
                .load()
                .migrate();
        return dataSource;
    }
}
