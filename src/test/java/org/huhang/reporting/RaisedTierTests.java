package org.huhang.reporting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.huhang.casework.Emergencies;
import org.huhang.deadline.Deadlines;
import org.huhang.deadline.SetDeadline;
import org.huhang.intake.Intake;
import org.huhang.testing.HuhangTest;
import org.huhang.testing.Office;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** However a case turns RED, the assessment that was due in days is due in hours from then on, in the list too. */
@HuhangTest
class RaisedTierTests {

    private static final String ASSESSMENT = "userTask_needsAssessment";

    @Autowired
    private Office office;

    @Autowired
    private Intake intake;

    @Autowired
    private Emergencies emergencies;

    @Autowired
    private Deadlines deadlines;

    private String caseNo = "";

    private Instant before = Instant.MAX;

    @BeforeEach
    void people() {
        office.staffed();
    }

    private void calm(String child) {
        caseNo = office.welfareCase(child, "2015-05-01");
        assertThat(term().sum().rule().code()).isEqualTo("TL-10");
        before = term().dueAt();
    }

    @Test
    void aFurtherReport() {
        calm("升级甲");
        assertThat(office.caseOf(office.report("升级甲", 2, true))).isEqualTo(caseNo);
        soon();
    }

    @Test
    void whatAnOfficerFindsOutAboutAFurtherReport() {
        calm("升级乙");
        assertThat(office.caseOf(office.report("升级乙", 10, false))).isEqualTo(caseNo);
        office.does(
                caseNo,
                "userTask_registerFurtherReport",
                Map.of("sexualAssaultSuspected", "yes", "receivers", List.of("POLICE", "PROC", "HOSPITAL", "CIVIL")));
        soon();
    }

    @Test
    void thePressOfTheButton() {
        calm("升级丙");
        emergencies.press(office.person("township.532503102"), caseNo, "邻居听到打骂");
        soon();
    }

    @Test
    void aMergedCaseThatWasRed() {
        calm("升级丁");
        var from = office.caseOf(intake.file(office.filing("升级丁", "2016-06-02", 10, false)));
        emergencies.press(office.person("township.532503102"), from, "邻居听到打骂");
        office.does(from, "userTask_registerIntake", Map.of("intakeDecision", "merge", "mergeInto", caseNo));
        soon();
    }

    private void soon() {
        assertThat(term().sum().rule().code()).isEqualTo("TL-10r");
        assertThat(term().dueAt()).isBefore(before);
        assertThat(deadlines.changes(term().subject())).last().satisfies(change -> assertThat(change.reason())
                .isEqualTo("casework.retiered"));
    }

    private SetDeadline term() {
        var task = office.open(caseNo, ASSESSMENT);
        var term = deadlines.of(task.engineTaskId()).orElseThrow();
        assertThat(Objects.requireNonNull(task.dueAt())).isEqualTo(term.dueAt());
        return term;
    }
}
