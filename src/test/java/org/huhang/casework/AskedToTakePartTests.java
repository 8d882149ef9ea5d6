package org.huhang.casework;

import static org.assertj.core.api.Assertions.assertThat;

import org.huhang.testing.HuhangTest;
import org.huhang.testing.Office;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Whose intake is open decides who takes part, and is not asked to take part beside it. */
@HuhangTest
class AskedToTakePartTests {

    @Autowired
    private Office office;

    @Autowired
    private Cases cases;

    @Autowired
    private CasePlaces casePlaces;

    @Autowired
    private AskedToTakePart asked;

    @Test
    void whatACorrectionFindsMissingIsToldToAnOpenIntakeWithoutAnotherTask() {
        office.staffed();
        var caseNo = office.caseOf(office.report("参回一", 10, false));
        var intake = office.open(caseNo, "userTask_registerIntake");
        var file = cases.file(caseNo);

        asked.named(
                file,
                intake.agencyCode(),
                null,
                new Occasion(Occasion.Cause.CORRECTED, "correction:" + intake.id() + "/1", casePlaces.placeOf(file)));

        assertThat(office.openItems(caseNo, "userTask_takePart")).isEmpty();
        assertThat(office.told(office.people(intake.group()).get(0).id(), caseNo))
                .contains("AGENCY_NAMED");
    }
}
