package org.huhang.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.huhang.deadline.Deadlines;
import org.huhang.testing.HuhangTest;
import org.huhang.testing.Office;
import org.huhang.worklist.WorkItem;
import org.huhang.worklist.Worklist;
import org.junit.jupiter.api.AfterEach;
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
    private Cases cases;

    @Autowired
    private Worklist worklist;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void people() {
        office.staffed();
        // Nobody has heard anything this morning; what other tests said counts again afterwards.
        jdbc.sql("update notification.message set subject = '~' || subject, kind = '~' || kind where kind = ?")
                .param(AGAIN)
                .update();
    }

    @AfterEach
    void whatOthersSaid() {
        jdbc.sql("update notification.message said set subject = substr(subject, 2), kind = ? where kind = '~' || ?"
                        + " and not exists (select from notification.message since where since.kind = ?"
                        + " and since.recipient = said.recipient and since.subject = substr(said.subject, 2))")
                .params(AGAIN, AGAIN, AGAIN)
                .update();
        jdbc.sql("delete from notification.message where kind = '~' || ?")
                .param(AGAIN)
                .update();
    }

    @Test
    void aCalloutThatNobodyTakesIsToldAgainToAllWhoCouldSeeToItUntilItIsDone() {
        var caseNo = office.caseOf(office.report("催办红", 4, true));
        var task = callout(caseNo);
        passes(task);
        assertThat(office.toldOf("TERM_MISSED_ABOVE", caseNo)).contains("supervisor.532503", "police.5325.leader");

        passes(task);
        passes(task);
        assertThat(again("case_no is null"))
                .contains("police.532503", "police.532503.leader", "supervisor.532503")
                .as("once a morning")
                .doesNotHaveDuplicates();
        assertThat(again("case_no is not null and read_at is null"))
                .as("in whose list it does not stand")
                .containsOnlyOnce("police.5325.leader");

        nextMorning();
        passes(task);
        assertThat(times()).isEqualTo(2);
        assertThat(again("read_at is null")).as("the newest stands for all").containsOnlyOnce("supervisor.532503");

        office.does(caseNo, task.elementId());
        passes(task);
        assertThat(times()).isEqualTo(2);
    }

    @Test
    void whoeverOverseesSecretCasesHearsOfThemWithoutTheirNumberAndOthersWhoMayNotOpenThemHearNothing() {
        var caseNo = office.caseOf(office.report("催办密", 2, true));
        assertThat(cases.file(caseNo).secret()).isTrue();
        var task = callout(caseNo);
        for (var time = 0; time < 3; time++) {
            passes(task);
        }

        assertThat(again("case_no is null and link = '/tasks?view=region&filter=overdue'"))
                .contains("supervisor.532503");
        assertThat(again("true"))
                .contains("police.532503")
                .filteredOn(person -> !person.startsWith("supervisor."))
                .allMatch(person -> mayKnow(person, caseNo, task));
        office.does(caseNo, task.elementId());
    }

    private boolean mayKnow(String person, String caseNo, WorkItem task) {
        var reader = office.person(person);
        return cases.mayOpen(reader, caseNo) || worklist.mayTake(reader, task);
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
        assertThat(again("true")).contains("supervisor.5325", "police.5325.leader");
        office.does(caseNo, task.elementId());
    }

    @Test
    void whereNoChildIsInDangerItIsNotSaidAgain() {
        var caseNo = office.caseOf(office.report("催办蓝", 10, false));
        var task = office.open(caseNo, "userTask_registerIntake");
        passes(task);
        passes(task);
        passes(task);
        assertThat(office.toldOf("TERM_MISSED_ABOVE", caseNo)).isNotEmpty();
        assertThat(again("true")).isEmpty();
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

    private void nextMorning() {
        jdbc.sql(
                        "update notification.message set subject = subject || '/' || id, planned_at = planned_at - interval '1 day'"
                                + " where kind = ?")
                .param(AGAIN)
                .update();
    }

    private long times() {
        return again("true").stream().filter("supervisor.532503"::equals).count();
    }

    private List<String> again(String which) {
        return jdbc.sql("select recipient from notification.message where kind = ? and " + which)
                .param(AGAIN)
                .query(String.class)
                .list();
    }
}
