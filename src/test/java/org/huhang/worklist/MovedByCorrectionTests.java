package org.huhang.worklist;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.huhang.testing.HuhangTest;
import org.huhang.testing.Office;
import org.huhang.testing.Visitor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

/** A correction moved what its transaction moved, whatever else came and went in the same minute. */
@HuhangTest
class MovedByCorrectionTests {

    private static final String INTAKE = "userTask_registerIntake";

    @Autowired
    private Office office;

    @Autowired
    private MovedByCorrection moved;

    @Autowired
    private Worklist worklist;

    @Autowired
    private MockMvc mvc;

    private final String child = "随正" + UUID.randomUUID().toString().substring(0, 8);

    @BeforeEach
    void people() {
        office.staffed();
    }

    @Test
    void whatCameByAReportOfTheSameMinuteDidNotComeByTheCorrection() {
        var caseNo = office.welfareCase(child, "2015-05-01");
        assertThat(office.openKeys(caseNo)).contains("userTask_needsAssessment");
        office.corrects(caseNo, INTAKE, elsewhere(), "不在本地");
        assertThat(office.caseOf(office.reportOf(child, "2015-05-01", 10))).isEqualTo(caseNo);
        var further = office.open(caseNo, "userTask_registerFurtherReport");
        var intake = of(caseNo, INTAKE);
        var assessment = of(caseNo, "userTask_needsAssessment");

        var by = moved.moved(intake).orElseThrow();

        assertThat(by.withdrawn()).extracting(WorkItem::id).contains(assessment.id());
        assertThat(by.begun()).extracting(WorkItem::id).doesNotContain(further.id());
        assertThat(moved.takenBy(assessment))
                .get()
                .extracting(Correction::taskId)
                .isEqualTo(intake.id());
        assertThat(Visitor.signedIn(mvc, intake.holder()).page("/tasks/" + intake.id() + "?corrected=1"))
                .contains("已更正。", "已收回：");
    }

    @Test
    void whatAnotherReasonTookInTheSameMinuteWasNotTakenByTheCorrection() {
        var ended = office.caseOf(office.report(child, 10, false));
        var stays = office.caseOf(office.report(child + "姐", 10, false));
        office.does(stays, INTAKE, Office.welfare(Map.of()));
        office.corrects(stays, INTAKE, Map.of("decisionReason", "补充理由"), "漏写了");
        office.does(ended, INTAKE, Office.welfare(Map.of()));
        assertThat(office.openKeys(ended)).contains("userTask_needsAssessment");
        office.corrects(ended, INTAKE, elsewhere(), "不在本地");

        var withdrawn = worklist.ofCase(ended).stream()
                .filter(item -> item.state() == WorkItem.State.WITHDRAWN)
                .toList();

        assertThat(withdrawn).isNotEmpty().allSatisfy(item -> assertThat(moved.takenBy(item))
                .get()
                .extracting(Correction::caseNo)
                .isEqualTo(ended));
        assertThat(moved.moved(of(stays, INTAKE)).orElseThrow())
                .isEqualTo(new MovedByCorrection.Moved(List.of(), List.of()));
    }

    /** The report is for an office outside after all. */
    private static Map<String, Object> elsewhere() {
        return Map.of(
                "intakeDecision",
                "forward",
                "forwardWhere",
                "outside",
                "forwardOutside",
                "靖西市民政局",
                "spokenTo",
                "值班室",
                "forwardedAt",
                Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
    }

    private WorkItem of(String caseNo, String element) {
        return worklist.ofCase(caseNo).stream()
                .filter(item -> item.elementId().equals(element))
                .reduce((first, last) -> last)
                .orElseThrow();
    }
}
