package org.huhang.correction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.huhang.testing.Visitor.signedIn;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.huhang.agency.Directory;
import org.huhang.agency.NotAllowed;
import org.huhang.agency.Person;
import org.huhang.casework.Cases;
import org.huhang.child.ChildFiles;
import org.huhang.child.StripFact;
import org.huhang.deadline.DeadlineChange;
import org.huhang.deadline.Deadlines;
import org.huhang.engine.BusinessClock;
import org.huhang.testing.HuhangTest;
import org.huhang.testing.Office;
import org.huhang.worklist.AnswerRefused;
import org.huhang.worklist.CorrectedMeanwhile;
import org.huhang.worklist.CorrectionRefused;
import org.huhang.worklist.Corrections;
import org.huhang.worklist.WorkItem;
import org.huhang.worklist.Worklist;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

/** A wrong answer is put right in the open, and what was made of it is looked at again. */
@HuhangTest
class CorrectionsTests {

    /** A slip of the month, a hundred days before the report. */
    private static final LocalDate DAY = LocalDate.now(BusinessClock.CHINA).minusDays(100);

    private static final String LONG_AGO = DAY + "T08:00:00+08:00";

    @Autowired
    private MockMvc mvc;

    @Autowired
    private Office office;

    @Autowired
    private Worklist worklist;

    @Autowired
    private Corrections corrections;

    @Autowired
    private Deadlines deadlines;

    @Autowired
    private Directory directory;

    @Autowired
    private Cases cases;

    @Autowired
    private ChildFiles children;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Clock clock;

    @BeforeEach
    void people() {
        office.staffed();
    }

    @Test
    void theRightDateMovesTheTermAndBothAnswersStay() {
        var accepted = acceptedLongAgo("更正甲");
        var decide = office.open(accepted.caseNo(), "userTask_decideFiling");
        assertThat(decide.dueAt()).isBefore(clock.instant());
        var author = author(accepted);
        var right = clock.instant().minusSeconds(60).toString();

        correct(author, accepted, Map.of("acceptedAt", right), "年份填错了");

        assertThat(worklist.item(decide.id()).dueAt()).isAfter(clock.instant());
        assertThat(deadlines.changes(decide.engineTaskId()))
                .last()
                .extracting(DeadlineChange::reason)
                .isEqualTo("deadline.reason.answerCorrected");
        assertThat(corrections.of(accepted.id())).singleElement().satisfies(made -> {
            assertThat(made.changed()).containsExactly("acceptedAt");
            assertThat(made.reason()).isEqualTo("年份填错了");
        });
        assertThat(worklist.answers(accepted.id()).get("acceptedAt"))
                .isEqualTo(corrections.of(accepted.id()).get(0).after().get("acceptedAt"));
        assertThat(count("select count(*) from worklist.answer where item_id = '" + accepted.id()
                        + "' and answers ->> 'acceptedAt' like '" + DAY + "%'"))
                .isOne();
        assertThat(count("select count(*) from act_ru_variable where name_ = 'acceptedAt' and proc_inst_id_ = '"
                        + accepted.instanceId() + "' and long_ < "
                        + OffsetDateTime.parse(LONG_AGO).plusDays(1).toInstant().toEpochMilli()))
                .isZero();
        assertThat(signedIn(mvc, author.id()).page("/tasks/" + accepted.id())).contains("年份填错了");
        assertThat(signedIn(mvc, author.id()).page("/cases/" + accepted.caseNo()))
                .contains("年份填错了");
        assertThat(signedIn(mvc, author.id()).page("/tasks/" + accepted.id() + "/correct"))
                .contains("correctionReason", "为什么要更正");
    }

    @Test
    void dangerThatWasMissedIsKnownFromTheCorrectionOn() {
        var caseNo = office.caseOf(office.report("更正乙", 4, false));
        office.does(caseNo, "userTask_registerIntake", Map.of("preliminaryCheckAsked", true, "checkBy", "VILLAGE"));
        office.does(caseNo, "userTask_preliminaryCheck", Map.of("dangerFound", "no"));
        var checked = done(caseNo, "userTask_preliminaryCheck");

        correct(author(checked), checked, Map.of("dangerFound", "yes"), "当时没看清");

        assertThat(children.strip(cases.file(caseNo).childId()).get(StripFact.Kind.DANGER))
                .returns(true, StripFact::value);
    }

    @Test
    void aCorrectionOfOneQuestionLeavesAloneWhatOthersTold() {
        var caseNo = office.caseOf(office.report("更正丙", 4, false));
        office.does(caseNo, "userTask_registerIntake", Map.of("preliminaryCheckAsked", true, "checkBy", "VILLAGE"));
        office.does(caseNo, "userTask_preliminaryCheck", Map.of("dangerFound", "yes"));
        var checked = done(caseNo, "userTask_preliminaryCheck");
        var child = cases.file(caseNo).childId();
        children.note(
                child, new StripFact(StripFact.Kind.DANGER, false, "police.532503", "test", caseNo, "见到孩子", null));

        correct(author(checked), checked, Map.of("findings", "改了说法"), "写错了");

        assertThat(children.strip(child).get(StripFact.Kind.DANGER)).returns(false, StripFact::value);
    }

    @Test
    void aCorrectionHasAReasonADifferenceAndOnePredecessor() {
        var accepted = acceptedLongAgo("更正丁");
        var author = author(accepted);
        var right = Map.<String, Object>of(
                "acceptedAt", clock.instant().minusSeconds(60).toString());

        assertThatThrownBy(() -> correct(author, accepted, right, "无")).isInstanceOf(CorrectionRefused.class);
        assertThatThrownBy(() -> correct(author, accepted, Map.of(), "什么都没改")).isInstanceOf(CorrectionRefused.class);
        assertThatThrownBy(() -> correct(author, accepted, Map.of("caseNature", "none such"), "填错了"))
                .isInstanceOf(AnswerRefused.class);
        assertThat(corrections.of(accepted.id())).isEmpty();

        correct(author, accepted, right, "年份填错了");
        var again = new LinkedHashMap<>(worklist.answers(accepted.id()));
        again.put("acceptedAt", LONG_AGO);
        assertThatThrownBy(() -> corrections.correct(author, accepted.id(), again, "又填错了", 0))
                .isInstanceOf(CorrectedMeanwhile.class);
    }

    @Test
    void onlyTheAuthorAndTheLeaderOfTheAgencyCorrectWhileTheCaseIsOpen() {
        var accepted = acceptedLongAgo("更正戊");
        var wanted = Map.<String, Object>of(
                "acceptedAt", clock.instant().minusSeconds(60).toString());
        var others = List.of(
                office.person("edu.532503"),
                office.person("civil.532503"),
                office.person("supervisor.532503"),
                office.hire(accepted.agencyCode(), accepted.role(), 1).get(0));
        for (var other : others) {
            assertThat(corrections.mayCorrect(other, accepted)).as(other.id()).isFalse();
            assertThatThrownBy(() -> correct(other, accepted, wanted, "改"))
                    .as(other.id())
                    .isInstanceOf(NotAllowed.class);
        }
        var leader = directory.leadersOf(accepted.agencyCode()).get(0);
        correct(leader, accepted, wanted, "负责人更正");
        assertThat(corrections.of(accepted.id())).hasSize(1);

        jdbc.sql("update worklist.case_card set closed_at = now() where case_no = :caseNo")
                .param("caseNo", accepted.caseNo())
                .update();
        var author = author(accepted);
        assertThatThrownBy(() -> correct(author, accepted, Map.of("acceptedAt", LONG_AGO), "改"))
                .isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> correct(leader, accepted, Map.of("acceptedAt", LONG_AGO), "改"))
                .isInstanceOf(NotAllowed.class);
        jdbc.sql("update worklist.case_card set closed_at = null where case_no = :caseNo")
                .param("caseNo", accepted.caseNo())
                .update();
    }

    private WorkItem acceptedLongAgo(String child) {
        var caseNo = office.caseOf(office.report(child, 4, false));
        office.worksUntil(caseNo, "userTask_acceptCase");
        office.does(
                caseNo,
                "userTask_acceptCase",
                Map.of(
                        "caseNature",
                        "criminal",
                        "acceptedAt",
                        LONG_AGO,
                        "receiptGivenAt",
                        LONG_AGO,
                        "confirmed",
                        List.of("acceptedAt=" + LONG_AGO, "receiptGivenAt=" + LONG_AGO)));
        return done(caseNo, "userTask_acceptCase");
    }

    private WorkItem done(String caseNo, String elementId) {
        return worklist.ofCase(caseNo).stream()
                .filter(item ->
                        item.state() == WorkItem.State.DONE && item.elementId().equals(elementId))
                .findFirst()
                .orElseThrow();
    }

    private Person author(WorkItem item) {
        return directory.person(java.util.Objects.requireNonNull(item.holder()));
    }

    private void correct(Person person, WorkItem item, Map<String, Object> differs, String reason) {
        var answers = new LinkedHashMap<>(worklist.answers(item.id()));
        answers.put("confirmed", List.of("acceptedAt=" + LONG_AGO, "receiptGivenAt=" + LONG_AGO));
        answers.putAll(differs);
        corrections.correct(
                person, item.id(), answers, reason, corrections.of(item.id()).size());
    }

    private long count(String sql) {
        return jdbc.sql(sql).query(Long.class).single();
    }
}
