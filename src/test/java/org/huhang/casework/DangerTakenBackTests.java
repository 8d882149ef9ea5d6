package org.huhang.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import org.huhang.safety.Promise;
import org.huhang.safety.SafetyInvariants;
import org.huhang.starting.StartOnce;
import org.huhang.testing.HuhangTest;
import org.huhang.testing.Office;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Who takes danger back says why. */
@HuhangTest
class DangerTakenBackTests {

    @Autowired
    private Office office;

    @Autowired
    private StartOnce starts;

    @Autowired
    private Emergencies emergencies;

    @Autowired
    private Cases cases;

    @Autowired
    private Dangers dangers;

    @Autowired
    private SafetyInvariants invariants;

    @Test
    void aFormThatAsksForNoWordsTakesNoDangerBack() {
        office.staffed();
        var teacher = office.person("school.532503");
        var caseNo = starts.begin(teacher, "returnToSchool", UUID.randomUUID(), Office.absence("无话不消", "2015-05-01"))
                .caseNo();
        emergencies.press(teacher, caseNo, "孩子在哭");
        office.does(caseNo, "userTask_compareData");

        office.does(caseNo, "userTask_persuade", Map.of("childSeen", "yes", "dangerNow", "no"));

        assertThat(dangers.stands(cases.file(caseNo))).isTrue();
        assertThat(invariants.breaches(Promise.DUTY_KEPT))
                .noneMatch(breach -> breach.caseNo().equals(caseNo));
    }
}
