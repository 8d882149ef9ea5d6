package org.huhang.worklist;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.huhang.engine.Facts;
import org.huhang.engine.TaskCreated;
import org.huhang.model.Work;
import org.huhang.testing.HuhangTest;
import org.huhang.testing.Office;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Models that were deployed before tasks said what work they are go on. */
@HuhangTest
class FormerWorkTests {

    @Autowired
    private WorkItemTable items;

    @Autowired
    private Office office;

    @Autowired
    private JdbcClient jdbc;

    private String caseNo = "";

    @BeforeEach
    void aCase() {
        office.staffed();
        caseNo = office.caseOf(office.report("旧活", 10, false));
    }

    private Work workOf(String process, String element, Work said) {
        var task = new TaskCreated(
                UUID.randomUUID().toString(),
                process + ":1:x",
                process,
                "i",
                element,
                said,
                null,
                caseNo,
                "CIVIL-532503:leader",
                Instant.now(),
                null,
                new Facts(Map.of()));
        var id = UUID.randomUUID();
        var work = items.insert(id, task).orElseThrow().work();
        jdbc.sql("delete from worklist.work_item where id = ?").param(id).update();
        return work;
    }

    @Test
    void aTaskThatSaysNothingIsWhatItsNameMeantThenInItsOwnProcessOnly() {
        assertThat(workOf("mandatoryReport", "userTask_close", Work.OTHER)).isEqualTo(Work.CLOSING);
        assertThat(workOf("boardingCheck", "userTask_close", Work.OTHER)).isEqualTo(Work.OTHER);
        assertThat(workOf("boardingCheck", "Activity_1x", Work.CLOSING)).isEqualTo(Work.CLOSING);
    }

    @Test
    void everyFormerNameIsWorkThatThePlatformKnows() {
        assertThat(jdbc.sql("select distinct work from worklist.former_work")
                        .query(String.class)
                        .list())
                .isNotEmpty()
                .allSatisfy(work -> assertThat(Work.of(work)).isNotEqualTo(Work.OTHER));
    }
}
