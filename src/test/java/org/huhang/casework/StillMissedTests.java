package org.huhang.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.huhang.deadline.Deadlines;
import org.huhang.testing.HuhangTest;
import org.huhang.testing.Office;
import org.huhang.worklist.WorkItem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What nobody does for a child in danger is said again until it is done, and somebody hears it, whoever is not there. */
@HuhangTest
class StillMissedTests {

    private static final String CALLOUT = "userTask_policeReceive";
    private static final String AGAIN = "TERM_STILL_MISSED";

    @Autowired
    private Office office;

    @Autowired
    private Emergencies emergencies;

    @Autowired
    private Deadlines deadlines;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void people() {
        office.staffed();
    }

    @Test
    void aCalloutThatNobodyTakesIsToldAgainToAllWhoCouldSeeToItUntilItIsDone() {
        var caseNo = office.caseOf(office.report("催办红", 4, true));
        var task = callout(caseNo);
        passes(task);
        assertThat(office.toldOf("TERM_MISSED_ABOVE", caseNo)).contains("supervisor.532503", "police.5325.leader");

        passes(task);
        passes(task);
        assertThat(office.toldOf(AGAIN, caseNo))
                .contains("police.532503", "police.532503.leader", "police.5325.leader", "supervisor.532503");
        assertThat(times(caseNo)).isEqualTo(2);
        assertThat(unread(caseNo)).as("the newest stands for all").isEqualTo(1);

        office.does(caseNo, task.elementId());
        passes(task);
        assertThat(times(caseNo)).isEqualTo(2);
        assertThat(unread(caseNo)).isZero();
    }

    @Test
    void whereNobodyWorksInTheCountyThoseAboveHearOfTheDangerAndOfTheSilence() {
        var receipt = office.file(office.filing("催办空", "2015-05-01", 4, true, "532501"));
        var caseNo = office.caseOf(receipt);
        var task = callout(caseNo);

        passes(task);
        passes(task);
        passes(task);

        emergencies.press(office.person("police.5325"), caseNo, "孩子在哭");
        assertThat(office.toldOf("CHILD_IN_DANGER", caseNo)).contains("supervisor.5325");
        assertThat(task.agencyCode()).isEqualTo("POLICE-5325");
        assertThat(office.toldOf("TERM_MISSED_ABOVE", caseNo)).contains("supervisor.5325");
        assertThat(office.toldOf(AGAIN, caseNo)).contains("supervisor.5325", "police.5325.leader");
    }

    @Test
    void whereNoChildIsInDangerItIsNotSaidAgain() {
        var caseNo = office.caseOf(office.report("催办蓝", 10, false));
        var task = office.open(caseNo, "userTask_registerIntake");
        passes(task);
        passes(task);
        passes(task);
        assertThat(office.toldOf("TERM_MISSED_ABOVE", caseNo)).isNotEmpty();
        assertThat(office.toldOf(AGAIN, caseNo)).isEmpty();
    }

    private WorkItem callout(String caseNo) {
        return office.open(caseNo, CALLOUT);
    }

    /** The next mark of a task has come. */
    private void passes(WorkItem task) {
        jdbc.sql(
                        "update deadline.mark set fires_at = now() - interval '1 minute' where fired_at is null and deadline_id in"
                                + " (select id from deadline.set_deadline where subject = ?)")
                .param(task.engineTaskId())
                .update();
        deadlines.sweep();
    }

    private int times(String caseNo) {
        return subjects(caseNo, "true").size();
    }

    private int unread(String caseNo) {
        return subjects(caseNo, "read_at is null").size();
    }

    private List<String> subjects(String caseNo, String which) {
        return jdbc.sql("select subject from notification.message where case_no = ? and kind = ? and recipient ="
                        + " 'supervisor.532503' and " + which)
                .params(caseNo, AGAIN)
                .query(String.class)
                .list();
    }
}
