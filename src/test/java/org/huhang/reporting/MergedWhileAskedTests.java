package org.huhang.reporting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.huhang.casework.Cases;
import org.huhang.intake.Intake;
import org.huhang.testing.HuhangTest;
import org.huhang.testing.Office;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Somebody is asked something in a case that is merged meanwhile: nothing waits there any more, and nobody waits in silence. */
@HuhangTest
class MergedWhileAskedTests {

    private static final String INTAKE = "userTask_registerIntake";
    private static final String SECOND = "userTask_secondAgency";
    private static final String JUDGE = "userTask_judgeSameChild";

    private static final Map<String, Object> ALL =
            Map.of("intakeDecision", "accept", "receivers", List.of("POLICE", "CIVIL", "TOWNSHIP"), "riskTier", "RED");

    private static final Map<String, Object> REFUSED =
            Map.of("intakeDecision", "notAboutMinor", "decisionReason", "到现场看过，受伤的是成年人");

    @Autowired
    private Office office;

    @Autowired
    private Intake intake;

    @Autowired
    private Cases cases;

    @Autowired
    private JdbcClient jdbc;

    private final String child = "并问" + UUID.randomUUID().toString().substring(0, 8);

    @BeforeEach
    void people() {
        office.staffed();
    }

    @Test
    void whoSendsOnWhatHeTookInAsksForNoLowerTierAnyMore() {
        var caseNo = office.caseOf(office.report(child, 7, true));
        office.does(caseNo, "userTask_policeReceive", Map.of("childCondition", List.of("safe")));
        office.does(caseNo, INTAKE, tier("YELLOW"));
        assertThat(waiting(caseNo)).isEqualTo(1);

        office.corrects(caseNo, INTAKE, Office.forwardedTo("EDU-532503"), "应当由教育登记");

        assertThat(waiting(caseNo)).as("no answer says that tier any more").isZero();
        assertThat(cases.file(caseNo).riskTier()).isEqualTo("RED");
    }

    @Test
    void aRefusalThatWaitsEndsWithTheMergeAndWhoRefusedIsTold() {
        var there = elsewhere();
        var caseNo = office.caseOf(office.report(child, 7, false));
        office.does(caseNo, INTAKE, ALL);
        office.corrects(caseNo, INTAKE, REFUSED, "看错了，不是孩子");
        assertThat(office.openKeys(caseNo)).contains(SECOND);
        var asked = asker(caseNo);

        office.does(there, JUDGE, Map.of("sameChild", "merge"));

        assertThat(cases.file(caseNo).endState()).isEqualTo("closedMerged");
        nothingWaits(caseNo);
        assertThat(office.told(asked, caseNo)).contains("TIER_REPLACED");
        assertThat(cases.file(there).riskTier()).isEqualTo("RED");
    }

    @Test
    void whatWasSentOnWaitsNoMoreWhereItsCaseGoesOnElsewhere() {
        var there = elsewhere();
        var caseNo = office.caseOf(office.report(child, 7, false));
        office.does(caseNo, INTAKE, ALL);
        office.corrects(caseNo, INTAKE, Office.forwardedTo("EDU-532503"), "应当由教育登记");

        office.does(there, JUDGE, Map.of("sameChild", "merge"));

        assertThat(cases.file(caseNo).endState()).isEqualTo("closedMerged");
        nothingWaits(caseNo);
    }

    private static Map<String, Object> tier(String tier) {
        return Map.of(
                "intakeDecision", "accept", "receivers", List.of("POLICE", "CIVIL", "TOWNSHIP"), "riskTier", tier);
    }

    /** A case of a child of that name in another county. */
    private String elsewhere() {
        return office.caseOf(intake.file(office.filing(child, null, 10, false, "532524101001")));
    }

    private String asker(String caseNo) {
        return jdbc.sql("select asked_by from casework.tier_asked where case_no = ?")
                .param(caseNo)
                .query(String.class)
                .single();
    }

    private int waiting(String caseNo) {
        return jdbc.sql("select count(*) from casework.tier_asked where case_no = ? and answered_at is null"
                        + " and overtaken_at is null")
                .param(caseNo)
                .query(Integer.class)
                .single();
    }

    private void nothingWaits(String caseNo) {
        assertThat(office.openKeys(caseNo)).isEmpty();
        assertThat(waiting(caseNo)).isZero();
        for (var table : List.of("correction.held_back", "correction.sent_on")) {
            assertThat(jdbc.sql("select count(*) from " + table + " where case_no = ?")
                            .param(caseNo)
                            .query(Integer.class)
                            .single())
                    .as(table)
                    .isZero();
        }
    }
}
