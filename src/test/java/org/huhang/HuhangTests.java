package org.huhang;

import static org.assertj.core.api.Assertions.assertThat;

import javax.sql.DataSource;
import org.huhang.testing.HuhangTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@HuhangTest
class HuhangTests {

    @Autowired
    private DataSource dataSource;

    @Test
    void startsOnARealDatabase() {
        assertThat(JdbcClient.create(dataSource)
                        .sql("select value_ from act_ge_property where name_ = 'schema.version'")
                        .query(String.class)
                        .single())
                .isEqualTo("fox");
    }
}
