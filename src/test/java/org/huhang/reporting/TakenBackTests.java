package org.huhang.reporting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.huhang.testing.HuhangTest;
import org.huhang.testing.Office;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Who registers a report tells of a doubt about the duty, or of a child out of school; the assessment loses neither in passing. */
@HuhangTest
class TakenBackTests {

    private static final String ASSESSMENT = "userTask_needsAssessment";

    @Autowired
    private Office office;

    @BeforeEach
    void people() {
        office.staffed();
    }

    @ParameterizedTest
    @ValueSource(strings = {"fulfilled", "merit"})
    void aDoubtAboutTheDutyIsNotTakenBackWithoutAReason(String otherwise) {
        var caseNo = assessed("收回疑" + otherwise, Map.of("reportDuty", "doubted"));

        assertThat(office.refused(caseNo, ASSESSMENT, Map.of("reportDuty", otherwise)))
                .containsExactly("reportDutyReason required");
        assertThat(office.refused(
                        caseNo, ASSESSMENT, Map.of("reportDuty", otherwise, "reportDutyReason", "学校当天打过电话，有记录")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"attends", "absent", "tooYoung", "finished"})
    void aChildOutOfSchoolIsNotBackWithoutAReason(String otherwise) {
        var caseNo = assessed("收回学" + otherwise, Map.of("concerns", List.of("dropout")));

        assertThat(office.refused(caseNo, ASSESSMENT, Map.of("schooling", otherwise)))
                .containsExactly("takenBackReason required");
        assertThat(office.refused(
                        caseNo, ASSESSMENT, Map.of("schooling", otherwise, "takenBackReason", "班主任说明，见过学籍和考勤")))
                .isEmpty();
    }

    @Test
    void whoeverSaysTheSameGivesNoReason() {
        var caseNo = assessed("收回同", Map.of("reportDuty", "doubted", "concerns", List.of("dropout")));

        assertThat(office.refused(caseNo, ASSESSMENT, Map.of("reportDuty", "doubted", "schooling", "out")))
                .isEmpty();
    }

    private String assessed(String child, Map<String, Object> told) {
        var caseNo = office.caseOf(office.report(child, 10, false));
        office.does(caseNo, "userTask_registerIntake", Office.welfare(told));
        return caseNo;
    }
}
