package org.huhang.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.huhang.engine.BusinessClock;
import org.huhang.testing.HuhangTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;

@HuhangTest
@DirtiesContext
class SampleLifeTests {

    @Autowired
    private DemoPeople people;

    @Autowired
    private SampleLife life;

    @Autowired
    private BusinessClock clock;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void theEmbeddedModeOpensWithLifeInEveryState() {
        people.enrol();

        var made = life.begin();

        assertThat(made.stuck()).isEmpty();
        assertThat(made.cases()).isGreaterThanOrEqualTo(28);
        assertThat(clock.moved()).isFalse();
        assertThat(texts("select distinct end_state from casework.case_file where closed_at is not null"))
                .contains("closedServed", "closedNoRisk", "closedMerged");
        assertThat(count("select count(*) from casework.case_file where closed_at is null"))
                .isGreaterThan(10);
        assertThat(count("select count(*) from worklist.work_item where state = 'OPEN' and due_at < now()"))
                .isPositive();
        assertThat(count("select count(*) from worklist.work_item where state = 'OPEN' and due_at"
                        + " between now() and now() + interval '1 day'"))
                .isPositive();
        assertThat(texts("select distinct task_key from worklist.work_item where state = 'OPEN'"))
                .contains("registerIntake", "policeReceive", "needsAssessment", "feedbackReporter");
        assertThat(count("select count(*) from casework.hand_over where state = 'waiting'"))
                .isPositive();
        assertThat(count("select count(*) from casework.emergency")).isPositive();
        assertThat(count("select count(*) from intake.report where case_no is null"))
                .isZero();
        assertThat(life.due()).isFalse();
    }

    private long count(String sql) {
        return jdbc.sql(sql).query(Long.class).single();
    }

    private List<String> texts(String sql) {
        return jdbc.sql(sql).query(String.class).list();
    }
}
