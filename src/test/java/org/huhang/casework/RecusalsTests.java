package org.huhang.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.huhang.testing.Visitor.signedIn;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.huhang.agency.Directory;
import org.huhang.testing.HuhangTest;
import org.huhang.testing.Office;
import org.huhang.worklist.Worklist;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

/** That an agency must keep away, or need not, turns out after the intake, and holds at once in all cases of the child. */
@HuhangTest
class RecusalsTests {

    private static final String SCHOOL = "SCHOOL-532503-01";
    private static final String SUPERVISOR = "supervisor.532503";
    private static final String WHY = "班主任的爱人说漏了嘴，两人是表兄弟";
    private static final Map<String, Object> WITH_SCHOOL =
            Map.of("receivers", java.util.List.of("CIVIL", "SCHOOL"), "schoolCode", SCHOOL);

    @Autowired
    private MockMvc mvc;

    @Autowired
    private Office office;

    @Autowired
    private Exclusions exclusions;

    @Autowired
    private Involved involved;

    @Autowired
    private Cases cases;

    @Autowired
    private CaseLinks links;

    @Autowired
    private Directory directory;

    @Autowired
    private Worklist worklist;

    @BeforeEach
    void people() {
        office.staffed();
    }

    @Test
    void theOfficeKeepsASchoolAwayAndLetsItBackInEveryCaseOfTheChild() {
        var first = taken("避戊", WITH_SCHOOL);
        var other = taken("避己", WITH_SCHOOL);
        links.link(Set.of(first, other), CaseLinks.SAME_CHILD, Instant.now());
        var teacher = office.somebody(office.open(first, "userTask_takePart").group());

        says(SUPERVISOR, first, "keep", SCHOOL, WHY);

        for (var caseNo : Set.of(first, other)) {
            assertThat(exclusions.agencies(caseNo)).containsExactly(SCHOOL);
            assertThat(cases.mayOpen(teacher, caseNo)).isFalse();
            assertThat(office.open(caseNo, "userTask_takePart").agencyCode()).isEqualTo("EDU-532503");
        }
        assertThat(signedIn(mvc, SUPERVISOR).page("/cases/" + first)).contains(WHY, "要求单位回避");

        says(SUPERVISOR, other, "back", SCHOOL, "问过三个人，没有亲属关系");

        exclusions.spread(cases.file(first).childId());
        involved.renew(cases.file(first), java.util.List.of());
        assertThat(exclusions.agencies(first)).isEmpty();
        assertThat(exclusions.agencies(other)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "避庚甲, police.532503, keep, SCHOOL-532503-01, 他们是亲属关系的",
        "避庚乙, supervisor.532503, keep, SCHOOL-532503-01, 。。",
        "避庚丙, supervisor.532503, back, SCHOOL-532503-01, 他们没有亲属关系",
        "避庚丁, supervisor.532503, keep, SCHOOL-000000-01, 他们是亲属关系的",
    })
    void whoMayNotOrSaysNotWhyChangesNothing(String child, String who, String what, String agency, String why) {
        var caseNo = taken(child, Map.of());

        says(who, caseNo, what, agency, why);

        assertThat(exclusions.agencies(caseNo)).isEmpty();
    }

    @Test
    void whoLeadsTheIntakeMayButDoesNotLiftWhatTheOfficeSays() {
        var caseNo = taken("避辛", Map.of());
        var intake = worklist.ofCase(caseNo).get(0).agencyCode();
        var leader = directory.leadersOf(intake).get(0).id();
        says(leader, caseNo, "keep", SCHOOL, WHY);
        assertThat(exclusions.agencies(caseNo)).containsExactly(SCHOOL);
        says(leader, caseNo, "back", SCHOOL, WHY);
        assertThat(exclusions.agencies(caseNo)).isEmpty();

        says(SUPERVISOR, caseNo, "keep", SCHOOL, WHY);
        says(leader, caseNo, "back", SCHOOL, WHY);

        assertThat(exclusions.agencies(caseNo)).containsExactly(SCHOOL);
    }

    private void says(String who, String caseNo, String what, String agency, String why) {
        signedIn(mvc, who)
                .answer(post("/cases/" + caseNo + "/away")
                        .param("what", what)
                        .param("agency", agency)
                        .param("reason", why));
    }

    private String taken(String child, Map<String, Object> differs) {
        var caseNo = office.caseOf(office.report(child, 10, false));
        office.does(caseNo, "userTask_registerIntake", Office.welfare(differs));
        return caseNo;
    }
}
