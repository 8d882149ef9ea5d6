package org.huhang.reporting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.huhang.intake.Intake;
import org.huhang.safety.Breach;
import org.huhang.safety.SafetyInvariants;
import org.huhang.testing.HuhangTest;
import org.huhang.testing.Office;
import org.huhang.worklist.WorkItem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A child in danger whose case was merged, parted and merged again is looked for as the child of the case that it has had since,
 * and no more as that of the first one. After each test all promises hold.
 */
@HuhangTest
class MergedAgainTests {

    private static final String INTAKE = "userTask_registerIntake";
    private static final String EMERGENCY = "userTask_emergencyReceive";
    private static final String REMOVAL = "userTask_decideRemoval";

    @Autowired
    private Office office;

    @Autowired
    private Intake intake;

    @Autowired
    private Parting parting;

    @Autowired
    private SafetyInvariants invariants;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void people() {
        office.staffed();
    }

    @ParameterizedTest(name = "by way of another case: {0}")
    @ValueSource(booleans = {false, true})
    void policeAreSentBecauseOfTheCaseThatTheChildHasSinceTheParting(boolean byAnother) {
        var name = byAnother ? "再并一" : "再并二";
        var stays = reported(name + "甲", "2014-05-01", 5, false);
        var ended = reported(name + "乙", "2016-06-02", 4, true);
        if (byAnother) {
            var between = reported(name + "丙", "2012-03-03", 5, false);
            merge(ended, between);
            ended = between;
        }
        merge(ended, stays);
        office.does(stays, EMERGENCY);
        office.does(stays, REMOVAL);
        assertThat(policeMissing(stays)).as("they have been there").isEmpty();

        var own = parting.part(office.person("supervisor.532503"), ended, "两个孩子都见到了")
                .orElseThrow();
        office.openKeys(own);
        merge(own, stays);

        assertThat(policeMissing(stays)).isEmpty();
        var sent = office.openItems(stays, EMERGENCY);
        assertThat(sent).as("police go to it as to any other").isNotEmpty();
        withdrawn(sent, "WITHDRAWN");
        assertThat(policeMissing(stays)).contains("merged:" + own);
        withdrawn(sent, "OPEN");
    }

    private String reported(String child, String born, int category, boolean danger) {
        var caseNo = office.caseOf(intake.file(office.filing(child, born, category, danger)));
        office.openKeys(caseNo);
        return caseNo;
    }

    private void merge(String from, String into) {
        office.does(from, INTAKE, Map.of("intakeDecision", "merge", "mergeInto", into));
        office.openKeys(into);
    }

    private List<String> policeMissing(String caseNo) {
        return invariants.breaches().stream()
                .filter(breach -> caseNo.equals(breach.caseNo()))
                .map(Breach::subject)
                .toList();
    }

    private void withdrawn(List<WorkItem> items, String state) {
        items.forEach(item -> jdbc.sql("update worklist.work_item set state = :state,"
                        + " ended_at = case when :state = 'OPEN' then null else now() end where id = :id")
                .param("state", state)
                .param("id", item.id())
                .update());
    }
}
