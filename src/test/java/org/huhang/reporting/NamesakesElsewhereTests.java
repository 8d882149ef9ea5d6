package org.huhang.reporting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.huhang.intake.Filing;
import org.huhang.intake.Intake;
import org.huhang.intake.ReportedChild;
import org.huhang.testing.HuhangTest;
import org.huhang.testing.Office;
import org.huhang.worklist.TaskFacts;
import org.huhang.worklist.Worklist;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A child of the same name in another county: whoever coordinates that case is asked, if anything else agrees. */
@HuhangTest
class NamesakesElsewhereTests {

    private static final String HERE = "532503102001";
    private static final String THERE = "532524101001";
    private static final String ASKED = "userTask_judgeSameChild";

    @Autowired
    private Office office;

    @Autowired
    private Intake intake;

    @Autowired
    private Worklist worklist;

    @Autowired
    private List<TaskFacts> facts;

    @BeforeEach
    void people() {
        office.staffed();
    }

    @Test
    void theOfficeOfTheOtherCaseIsAskedWhereTheGuardianIsCalledTheSame() {
        var there = reported(child("同甲女", "2012-11-30", "同甲母", null, null), THERE);
        var here = reported(child("同甲女", "2015-05-01", "同甲母", null, null), HERE);
        assertThat(shown(here)).doesNotContain(there);

        registered(here);

        assertThat(office.openKeys(there)).contains(ASKED);
        assertThat(office.open(there, ASKED).agencyCode()).contains("532524");
        assertThat(office.openKeys(here)).doesNotContain(ASKED);
    }

    @Test
    void aDayOfBirthThatIsNearTheSchoolAndTheTelephoneAreAskedAboutToo() {
        var near = reported(child("同乙女", "2015-03-13", null, null, null), THERE);
        var school = reported(child("同丙女", "2012-11-30", null, null, "同丙小学"), THERE);
        var phone = reported(child("同丁女", "2012-11-30", null, "13870006611", null), THERE);

        registered(reported(child("同乙女", "2015-05-01", null, null, null), HERE));
        registered(reported(child("同丙女", "2015-05-01", null, null, "同丙小学"), HERE));
        registered(reported(child("同丁女", "2015-05-01", null, "138 7000 6611", null), HERE));

        for (var there : List.of(near, school, phone)) {
            assertThat(office.openKeys(there)).contains(ASKED);
        }
    }

    @Test
    void aNameThatManyHaveIsAskedAboutOnlyWhereAnythingElseAgrees() {
        var many = List.of(
                reported(child("同戊女", null, "戊一", null, null), THERE),
                reported(child("同戊女", null, "戊二", null, null), THERE),
                reported(child("同戊女", null, null, null, null), THERE));

        registered(reported(child("同戊女", null, "戊二", null, null), HERE));

        assertThat(many.stream().filter(there -> office.openKeys(there).contains(ASKED)))
                .containsExactly(many.get(1));
    }

    @Test
    void whatAFurtherReportTellsIsComparedToo() {
        var there = reported(child("同己女", "2012-11-30", "同己母", null, null), THERE);
        var here = reported(child("同己女", "2015-05-01", null, null, null), HERE);
        registered(here);
        assertThat(office.openKeys(there)).doesNotContain(ASKED);

        assertThat(reported(child("同己女", "2015-05-01", "同己母", null, null), HERE))
                .isEqualTo(here);
        office.does(here, "userTask_registerFurtherReport");

        assertThat(office.openKeys(there)).contains(ASKED);
    }

    private void registered(String caseNo) {
        office.does(caseNo, "userTask_registerIntake", Office.welfare(Map.of()));
    }

    /** All that whoever registers the report sees beside it. */
    private String shown(String caseNo) {
        office.claims(caseNo, "userTask_registerIntake");
        var item = office.open(caseNo, "userTask_registerIntake");
        var holder = office.person(String.valueOf(item.holder()));
        return facts.stream()
                .map(owner -> owner.values(worklist.item(item.id()), holder))
                .toList()
                .toString();
    }

    private String reported(ReportedChild child, String place) {
        var plain = office.filing("同", null, 10, false, place);
        return office.caseOf(intake.file(
                new Filing(plain.incident(), List.of(child), plain.reporter(), plain.files(), plain.origin())));
    }

    private static ReportedChild child(
            String name,
            @Nullable String born,
            @Nullable String guardian,
            @Nullable String phone,
            @Nullable String school) {
        return new ReportedChild(
                name, "F", born == null ? null : LocalDate.parse(born), null, null, guardian, phone, school);
    }
}
