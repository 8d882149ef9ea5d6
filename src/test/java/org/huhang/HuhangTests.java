package org.huhang;

import static org.assertj.core.api.Assertions.assertThat;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.huhang.testing.HuhangTest;
import org.huhang.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@HuhangTest
class HuhangTests {

    @Autowired
    private DataSource dataSource;

    @Autowired
    private Flyway flyway;

    @Test
    void aDatabaseThatIsAheadInOneModuleTakesTheMigrationsOfTheOthers() {
        var ahead = Flyway.configure()
                .configuration(flyway.getConfiguration())
                .dataSource(TestDatabase.create(), "postgres", "postgres");
        ahead.locations("classpath:db/migration/casework").load().migrate();

        var rest =
                ahead.locations(flyway.getConfiguration().getLocations()).load().migrate().migrations;

        assertThat(rest).hasSizeGreaterThan(10);
    }

    @Test
    void startsOnARealDatabase() {
        assertThat(JdbcClient.create(dataSource)
                        .sql("select value_ from act_ge_property where name_ = 'schema.version'")
                        .query(String.class)
                        .single())
                .isEqualTo("fox");
    }
}
