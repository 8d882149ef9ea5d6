package org.huhang.correction;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.huhang.handover.HandOvers;
import org.huhang.starting.StartOnce;
import org.huhang.testing.HuhangTest;
import org.huhang.testing.Office;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What a visit found decides by a count or a table how its process goes on: a corrected visit is looked at again as well. */
@HuhangTest
class CorrectedVisitsTests {

    private static final String TEACHER = "school.532503";
    private static final String VISIT = "userTask_followUpVisit";
    private static final String HOME = "userTask_homeVisit";

    @Autowired
    private Office office;

    @Autowired
    private StartOnce starts;

    @Autowired
    private HandOvers handOvers;

    @Autowired
    private LookAgainForms forms;

    @BeforeEach
    void people() {
        office.staffed();
    }

    @ParameterizedTest
    @CsvSource({
        "homeVisitResult,missing,out",
        "homeVisitResult,out,missing",
        "newViolence,no,yes",
        "newViolence,yes,no",
        "mustLeave,no,yes",
        "mustLeave,yes,no",
        "childSeen,yes,no"
    })
    void itsLeaderLooksAgain(String field, String wrong, String right) {
        var schooling = field.equals("homeVisitResult");
        var name =
                "改访" + Map.of("missing", "失", "out", "外", "no", "无", "yes", "有").get(wrong)
                        + "甲乙丙丁".charAt("hnmc".indexOf(field.charAt(0)));
        var caseNo = schooling ? home(name, wrong) : visit(name, Map.of(field, wrong));

        office.corrects(caseNo, schooling ? HOME : VISIT, Map.of(field, right, "childState", "手臂上有新的淤青"), "填错了");

        assertThat(office.groups(caseNo, "userTask_lookAgain")).hasSize(1);
    }

    /** What whoever called the visits would have handed over by it is handed over; what it handed over in vain is taken back. */
    @ParameterizedTest
    @CsvSource({"no,yes,false", "yes,no,true"})
    void whatTheCallerHandsOverFollowsTheCorrection(String wrong, String right, boolean takenBack) {
        var caseNo = visit("改托" + (takenBack ? "甲" : "乙"), Map.of("newViolence", "yes", "mustLeave", wrong));

        office.corrects(caseNo, VISIT, Map.of("mustLeave", right), "填错了");

        assertThat(handOvers.ofCase(caseNo)).singleElement().satisfies(made -> {
            assertThat(made.message()).isEqualTo("childMustLeaveGuardian");
            assertThat(made.takenBack()).isEqualTo(takenBack);
        });
        var task = office.open(caseNo, "userTask_lookAgain");
        assertThat(forms.values(task, office.people(task.group()).get(0)).values())
                .as("in words")
                .noneMatch(said -> String.valueOf(said).contains("_"));
    }

    private String home(String name, String result) {
        var answers = new LinkedHashMap<>(Office.absence(name, "2014-06-01"));
        answers.put("foundHow", "absence");
        answers.put("lessonStartAt", answers.get("absentOn") + "T08:00:00+08:00");
        var caseNo = begin("returnToSchool", answers);
        office.does(caseNo, "userTask_contactGuardian");
        office.does(caseNo, HOME, Map.of("homeVisitResult", result, "childSeen", "no"));
        office.openKeys(caseNo);
        return caseNo;
    }

    private String visit(String name, Map<String, Object> found) {
        var caseNo = begin("guardianWarning", Office.conduct(name, "2013-02-13"));
        office.does(caseNo, "userTask_chooseMeasure", Map.of("measureChosen", "W1"));
        office.does(caseNo, "userTask_dissuade");
        var answers = new LinkedHashMap<>(found);
        answers.put("childState", "手臂上有新的淤青");
        office.does(caseNo, VISIT, answers);
        office.openKeys(caseNo);
        return caseNo;
    }

    private String begin(String process, Map<String, Object> answers) {
        return starts.begin(office.person(TEACHER), process, UUID.randomUUID(), answers)
                .caseNo();
    }
}
