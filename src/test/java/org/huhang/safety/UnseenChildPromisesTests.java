package org.huhang.safety;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.huhang.casework.Cases;
import org.huhang.starting.StartOnce;
import org.huhang.testing.HuhangTest;
import org.huhang.testing.Office;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is said of a child that nobody saw ends nothing for good, and what older versions ended is found and mended. */
@HuhangTest
class UnseenChildPromisesTests {

    private static final String COMPARE = "userTask_compareData";

    @Autowired
    private Office office;

    @Autowired
    private StartOnce starts;

    @Autowired
    private Cases cases;

    @Autowired
    private SafetyInvariants invariants;

    @Autowired
    private SafetySweep sweep;

    @Autowired
    private JdbcClient jdbc;

    private final String child = "未见" + UUID.randomUUID().toString().substring(0, 8);

    @BeforeEach
    void people() {
        office.staffed();
    }

    @Test
    void whatWasWithdrawnBecauseOfHearsayIsFoundAndComesAgain() {
        var caseNo = office.caseOf(office.report(child, 10, false));
        var dead = Map.<String, Object>of(
                "childDead", true, "riskTier", "RED", "receivers", List.of("POLICE", "PROC", "CIVIL"));
        office.does(caseNo, "userTask_registerIntake", dead);
        office.does(caseNo, "userTask_policeReceive", Map.of("childDead", true));
        assertThat(office.openKeys(caseNo)).doesNotContain("userTask_needsAssessment");
        assertThat(broken(Promise.DANGER_JUDGED, caseNo)).isEmpty();
        run("update child.strip_fact set value = 'true' where kind = 'dead' and case_no = ?", caseNo);
        run("update casework.gone_back set at = at - interval '1 minute' where case_no = ?", caseNo);

        assertThat(broken(Promise.DANGER_JUDGED, caseNo)).contains("alive:" + caseNo);

        sweep.sweep();
        assertThat(office.openKeys(caseNo)).contains("userTask_needsAssessment");
        assertThat(broken(Promise.DANGER_JUDGED, caseNo)).isEmpty();
    }

    @Test
    void aChildThatIsSaidToBeElsewhereIsProvedOrConfirmedAndAskedAfterOnceItsCaseIsClosed() {
        var caseNo = outOfSchool();
        assertThat(office.refused(caseNo, COMPARE, Map.of("whereabouts", "overAge")))
                .containsExactly("whereabouts tooYoungToBeOverAge");
        var elsewhere = new LinkedHashMap<String, Object>(Map.of("whereabouts", "elsewhere"));
        assertThat(office.refused(caseNo, COMPARE, elsewhere)).containsExactly("whereabouts leftUnseen");
        elsewhere.put("confirmed", List.of("whereabouts=elsewhere"));
        office.completes(caseNo, COMPARE, elsewhere);
        office.does(caseNo, "userTask_tellProvider");

        assertThat(cases.file(caseNo).open()).isFalse();
        assertThat(office.openItems(caseNo, "userTask_followUp"))
                .singleElement()
                .matches(item -> item.agencyCode().equals("EDU-532503"));
        assertThat(broken(Promise.FOLLOWED_UP, caseNo)).isEmpty();
        run("delete from casework.follow_up where case_no = ?", caseNo);

        assertThat(broken(Promise.FOLLOWED_UP, caseNo))
                .singleElement()
                .asString()
                .startsWith("unseen:");

        sweep.sweep();
        assertThat(broken(Promise.FOLLOWED_UP, caseNo)).isEmpty();
    }

    @Test
    void whomAnAnswerNamesBesidePoliceAndWhoKnowsNothingIsFoundAndAsked() {
        var caseNo = outOfSchool();
        office.does(caseNo, COMPARE, Map.of("dropoutCauses", List.of("marriage")));
        office.openKeys(caseNo);
        assertThat(broken(Promise.NAMED_KNOW, caseNo)).isEmpty();
        run(
                "update worklist.work_item set state = 'WITHDRAWN', ended_at = now() where agency_code like 'WF%'"
                        + " and case_no = ?",
                caseNo);
        run("delete from casework.duty where kind = 'AGENCY' and case_no = ?", caseNo);

        assertThat(broken(Promise.NAMED_KNOW, caseNo)).anyMatch(one -> one.startsWith("answer:"));

        sweep.sweep();
        office.openKeys(caseNo);
        assertThat(office.openItems(caseNo, "userTask_takePart"))
                .anyMatch(item -> item.agencyCode().startsWith("WF"));
        assertThat(broken(Promise.NAMED_KNOW, caseNo)).isEmpty();
    }

    private String outOfSchool() {
        return starts.begin(
                        office.person("school.532503"),
                        "returnToSchool",
                        UUID.randomUUID(),
                        Office.absence(child, "2015-07-08"))
                .caseNo();
    }

    private List<String> broken(Promise promise, String caseNo) {
        return invariants.breaches(promise).stream()
                .filter(breach -> caseNo.equals(breach.caseNo()))
                .map(Breach::subject)
                .toList();
    }

    private void run(String sql, String caseNo) {
        jdbc.sql(sql).param(caseNo).update();
    }
}
