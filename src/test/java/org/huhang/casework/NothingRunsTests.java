package org.huhang.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.huhang.intake.Intake;
import org.huhang.starting.StartOnce;
import org.huhang.testing.HuhangTest;
import org.huhang.testing.Office;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A case in which nothing runs any more, and that may not close by itself. */
@HuhangTest
class NothingRunsTests {

    private static final String CHILD = "手启先后";
    private static final String BORN = "2015-05-01";
    private static final String CLOSE = "userTask_close";

    @Autowired
    private Office office;

    @Autowired
    private StartOnce starts;

    @Autowired
    private Intake intake;

    @Autowired
    private Cases cases;

    /** What somebody began owes no reporter anything; the report that joins it is taken in and answered as every report. */
    @Test
    void aReportThatJoinedWhatSomebodyBeganIsAnsweredBeforeThatIsClosed() {
        office.staffed();
        var caseNo = starts.begin(
                        office.person("school.532503"),
                        "returnToSchool",
                        UUID.randomUUID(),
                        Office.absence(CHILD, BORN))
                .caseNo();
        assertThat(office.caseOf(intake.file(office.filing(CHILD, BORN, 10, false))))
                .isEqualTo(caseNo);
        office.does(
                caseNo,
                "userTask_compareData",
                Map.of("whereabouts", "elsewhere", "confirmed", List.of("whereabouts=elsewhere")));
        office.worksUntil(caseNo, CLOSE);

        assertThat(intake.unanswered(caseNo)).isEmpty();
        office.does(caseNo, CLOSE);
        assertThat(cases.file(caseNo).open()).isFalse();
    }
}
