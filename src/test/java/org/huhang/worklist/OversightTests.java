package org.huhang.worklist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.huhang.testing.Visitor.signedIn;
import static org.huhang.testing.Visitor.text;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.huhang.agency.NewPerson;
import org.huhang.agency.NotAllowed;
import org.huhang.agency.People;
import org.huhang.agency.Person;
import org.huhang.demo.DemoPeople;
import org.huhang.testing.HuhangTest;
import org.huhang.testing.Office;
import org.huhang.testing.Visitor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

/** No task lies with somebody who cannot act, and whoever answers for an agency can move its work. */
@HuhangTest
class OversightTests {

    private static final String STATION = "TOWNSHIP-532503102";
    private static final String ROLE = "protectionStation";
    private static int hired;

    @Autowired
    private MockMvc mvc;

    @Autowired
    private Office office;

    @Autowired
    private People people;

    @Autowired
    private Worklist worklist;

    @Autowired
    private Drafts drafts;

    @Autowired
    private Oversight oversight;

    @Autowired
    private TaskLists lists;

    @Autowired
    private TaskNames names;

    @Autowired
    private JdbcClient jdbc;

    private Person leader;
    private Person absent;
    private Person colleague;
    private WorkItem task;

    @BeforeEach
    void aTaskHeldByAnAbsentColleague() {
        office.staffed();
        leader = hire(STATION, "deputyHead");
        absent = hire(STATION, ROLE);
        colleague = hire(STATION, ROLE);
        task = office.open(office.caseOf(office.report(null, 4, false)), "userTask_registerIntake");
        worklist.claim(absent, task.id());
    }

    private Person hire(String agency, String... roles) {
        var id = "oversight.p" + hired++;
        people.enrol(
                List.of(new NewPerson(id, "人" + hired, agency, Set.of(roles), Locale.CHINESE)),
                DemoPeople.PASSWORD,
                "system");
        return office.person(id);
    }

    @Test
    void aLeaderGivesTheTaskOfAnAbsentColleagueToAnother() {
        drafts.save(absent, task.id(), Map.of("decisionReason", "还没有写完"), Draft.Seen.NONE);

        oversight.assign(leader, task.id(), colleague.id(), "外出培训");

        assertThat(worklist.item(task.id()).holder()).isEqualTo(colleague.id());
        assertThat(told(colleague, task)).contains("TASK_ASSIGNED");
        assertThat(told(absent, task)).contains("TASK_TAKEN_AWAY");
        assertThat(drafts.of(colleague, task.id())).isEmpty();
        assertThat(drafts.of(absent, task.id())).isPresent();
        assertThat(trail(task)).contains("task.assigned " + leader.id());
        assertThatThrownBy(() -> worklist.complete(absent, task.id(), Map.of(), task.version() + 1))
                .isInstanceOf(AlreadyClaimed.class);
        assertThat(signedIn(mvc, colleague.id()).page("/cases/" + task.caseNo()))
                .contains("派给", colleague.name(), "外出培训");
    }

    @Test
    void aLeaderTakesOverAndPutsBackAndSaysWhy() {
        assertThatThrownBy(() -> oversight.assign(leader, task.id(), leader.id(), "无"))
                .isInstanceOf(NoReason.class);

        oversight.assign(leader, task.id(), leader.id(), "本人办理");
        var taken = worklist.item(task.id());
        assertThat(taken.holder()).isEqualTo(leader.id());
        assertThat(worklist.allows(leader, org.huhang.agency.Permission.ANSWER, taken))
                .isTrue();

        oversight.giveBack(leader, task.id(), "先放一放");
        assertThat(worklist.item(task.id()).holder()).isNull();
        assertThat(told(colleague, task)).contains("TASK_WAITING");
        assertThat(worklist.claim(colleague, task.id()).holder()).isEqualTo(colleague.id());
    }

    @Test
    void theListOfALeaderLeadsToTheCasesAndTakesOverInTheRow() {
        var list = signedIn(mvc, leader.id()).pages("/tasks?view=agency&order=received");
        assertThat(list)
                .contains("href=\"/cases/" + task.caseNo() + "\"")
                .contains("action=\"/tasks/" + task.id() + "/assign\"")
                .doesNotContain("您现在不能打开这起案件");
        assertThat(signedIn(mvc, leader.id()).page("/cases/" + task.caseNo())).contains(task.caseNo());
    }

    @Test
    void onlyTheLeaderOfTheAgencyMovesATaskAndOnlyToWhoMayDoIt() {
        var elsewhere = hire("TOWNSHIP-532503105", "deputyHead");
        for (var other : List.of(colleague, absent, elsewhere, office.person("supervisor.532503"))) {
            assertThatThrownBy(() -> oversight.assign(other, task.id(), colleague.id(), "想改派"))
                    .isInstanceOf(NotAllowed.class);
        }
        var otherRole = hire(STATION, "lawOfficer");
        for (var to : List.of(elsewhere.id(), otherRole.id(), "nobody.here")) {
            assertThatThrownBy(() -> oversight.assign(leader, task.id(), to, "改派他人"))
                    .isInstanceOf(CannotHold.class);
        }
        assertThat(worklist.item(task.id()).holder()).isEqualTo(absent.id());
    }

    @Test
    void whatALeaverHeldGoesBackToThePoolWithALineOfWhy() {
        people.close(absent.id(), "system");

        assertThat(worklist.item(task.id()).holder()).isNull();
        assertThat(trail(task)).contains("task.returned system");
        assertThat(oversight.ofCase(task.caseNo()))
                .extracting(OversightAct::kind)
                .containsExactly(OversightAct.Kind.LEFT);
        assertThat(told(colleague, task)).contains("TASK_WAITING");
        var mails = jdbc.sql(
                        """
                        select count(*) from notification.mail where state in ('WAITING', 'SENDING')
                            and message_id in (select id from notification.message where recipient = ?)
                        """)
                .param(absent.id())
                .query(Integer.class)
                .single();
        assertThat(mails).isZero();
        assertThat(worklist.claim(colleague, task.id()).holder()).isEqualTo(colleague.id());
    }

    @Test
    void whoLosesARoleKeepsOnlyWhatHeMayStillDo() {
        people.changeRoles(absent.id(), Set.of(ROLE, "lawOfficer"), "system");
        assertThat(worklist.item(task.id()).holder()).isEqualTo(absent.id());

        people.changeRoles(absent.id(), Set.of("lawOfficer"), "system");
        assertThat(worklist.item(task.id()).holder()).isNull();
    }

    @Test
    void whatLiesWithAnAccountThatWasClosedByOtherMeansGoesBackAtTheNextStart() {
        jdbc.sql("update agency.person set enabled = false where username = ?")
                .param(absent.id())
                .update();

        oversight.returnWhatNobodyCanDo();

        assertThat(worklist.item(task.id()).holder()).isNull();
    }

    @Test
    void supervisorsAndLeadersRemindAndInstructAndTheHolderReadsTheirWords() {
        var supervisor = office.person("supervisor.532503");

        var page = signedIn(mvc, supervisor.id());
        page.answer(post("/tasks/" + task.id() + "/urge"));
        page.answer(post("/tasks/" + task.id() + "/urge").param("instruct", "true"));
        page.answer(
                post("/tasks/" + task.id() + "/urge").param("instruct", "true").param("text", "今天下班前入户"));

        assertThat(told(absent, task)).containsOnlyOnce("TASK_REMINDED").containsOnlyOnce("TASK_INSTRUCTED");
        assertThat(told(leader, task)).contains("TASK_INSTRUCTED");
        assertThat(signedIn(mvc, absent.id()).page("/tasks/" + task.id())).contains("今天下班前入户");
        assertThatThrownBy(() -> oversight.urge(colleague, task.id(), false, ""))
                .isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> oversight.urge(office.person("supervisor.532524"), task.id(), false, ""))
                .isInstanceOf(NotAllowed.class);
    }

    @Test
    void whatIsTooLongToBeReadIsRefusedAndNotCut() {
        var told = "长".repeat(2_001);
        assertThatThrownBy(() -> oversight.urge(leader, task.id(), true, told)).isInstanceOf(ReasonTooLong.class);
        assertThatThrownBy(() -> oversight.assign(leader, task.id(), colleague.id(), told))
                .isInstanceOf(ReasonTooLong.class);
        assertThatThrownBy(() -> oversight.giveBack(leader, task.id(), told)).isInstanceOf(ReasonTooLong.class);
        assertThat(oversight.ofTask(task.id())).isEmpty();

        var page = signedIn(mvc, leader.id());
        page.answer(post("/tasks/" + task.id() + "/assign")
                .param("to", colleague.id())
                .param("reason", told));
        assertThat(worklist.item(task.id()).holder()).isEqualTo(absent.id());
    }

    @Test
    void oneInstructionIsNotHiddenAmongManyOthersOfTheSamePerson() {
        var supervisor = office.person("supervisor.532503");
        oversight.urge(supervisor, task.id(), true, "今天下班前入户");
        for (var number = 0; number < 30; number++) {
            assertThatThrownBy(() -> oversight.urge(supervisor, task.id(), true, "看这里"))
                    .isInstanceOf(UrgedJustNow.class);
        }
        oversight.urge(supervisor, task.id(), false, "");
        oversight.urge(leader, task.id(), true, "先打电话");

        assertThat(oversight.ofTask(task.id())).hasSize(3);
        var again =
                post("/tasks/" + task.id() + "/urge").param("instruct", "true").param("text", "看这里");
        var page = signedIn(mvc, supervisor.id());
        page.answer(again);
        assertThat(oversight.ofTask(task.id())).hasSize(3);
        var program = post("/api/tasks/" + task.id() + "/urge")
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"instruct\":true,\"text\":\"看这里\"}");
        assertThat(Visitor.program(mvc, supervisor.id(), program).getStatus()).isEqualTo(429);
    }

    @Test
    void aLeaderSeesTheWorkOfTheAgencyAndMovesSeveralTasksAtOnce() {
        var other = office.open(office.caseOf(office.report(null, 4, false)), "userTask_registerIntake");
        var list = signedIn(mvc, leader.id());
        assertThat(list.pages("/tasks?view=agency&order=received"))
                .contains(task.caseNo(), absent.name(), other.caseNo(), "无人签收");
        assertThat(signedIn(mvc, colleague.id()).page("/tasks?view=agency&order=received"))
                .doesNotContain(task.caseNo());

        list.answer(post("/tasks/assign")
                .param("ids", task.id().toString(), other.id().toString())
                .param("to", colleague.id())
                .param("reason", "重新分工"));

        assertThat(worklist.item(task.id()).holder()).isEqualTo(colleague.id());
        assertThat(worklist.item(other.id()).holder()).isEqualTo(colleague.id());
        signedIn(mvc, colleague.id())
                .answer(post("/tasks/assign")
                        .param("ids", task.id().toString())
                        .param("to", "")
                        .param("reason", "不归我"));
        assertThat(worklist.item(task.id()).holder()).isEqualTo(colleague.id());
    }

    @Test
    void aSupervisorBeginsWithWhatIsLateInTheRegionAndSeesWhoseItIs() {
        jdbc.sql("update worklist.work_item set due_at = now() - interval '3 days' where id = ?")
                .param(task.id())
                .update();
        jdbc.sql("update deadline.set_deadline set sum = jsonb_set(sum, '{dueAt}', to_jsonb(?::text)) where"
                        + " subject = ?")
                .param(Instant.now().minus(Duration.ofDays(3)).toString())
                .param(task.engineTaskId())
                .update();

        var list = signedIn(mvc, "supervisor.532503").page("/tasks");

        assertThat(list).contains(task.caseNo(), absent.name(), "草坝镇人民政府", "已逾期 3 天", "按单位统计");
        assertThat(signedIn(mvc, "supervisor.5325").page("/tasks")).contains(task.caseNo());
        assertThat(signedIn(mvc, "supervisor.532524").page("/tasks")).doesNotContain(task.caseNo());
        assertThat(signedIn(mvc, colleague.id()).page("/tasks?view=region")).doesNotContain(task.caseNo());
        jdbc.sql("update worklist.case_card set secret = true where case_no = ?")
                .param(task.caseNo())
                .update();
        assertThat(signedIn(mvc, "supervisor.532503").page("/tasks")).doesNotContain(task.caseNo());
    }

    /** Which case it is stays secret; that an agency is late does not. */
    @Test
    void whatIsLateOfASecretCaseIsCountedForItsAgencyAndNotNamed() {
        var supervisor = signedIn(mvc, "supervisor.532503");
        jdbc.sql("update worklist.work_item set due_at = now() - interval '11 days' where id = ?")
                .param(task.id())
                .update();
        var before = overdue();
        jdbc.sql("update worklist.case_card set secret = true where case_no = ?")
                .param(task.caseNo())
                .update();

        assertThat(overdue()).isEqualTo(before);
        assertThat(supervisor.page("/tasks"))
                .contains("草坝镇人民政府：另有 ", " 件保密案件的任务已逾期")
                .doesNotContain(task.caseNo());
        assertThat(supervisor.page("/tasks?view=region&agency=" + STATION)).contains("草坝镇人民政府：另有 ");
        assertThat(supervisor.page("/tasks?view=region&agency=POLICE-532503")).doesNotContain("草坝镇人民政府：另有 ");
        assertThat(signedIn(mvc, leader.id()).page("/tasks?view=agency")).doesNotContain("件保密案件的任务已逾期");
    }

    private int overdue() {
        return lists.byAgency(office.person("supervisor.532503")).stream()
                .filter(load -> load.agencyCode().equals(STATION))
                .mapToInt(TaskListTable.Load::overdue)
                .sum();
    }

    @Test
    void nobodyIsOfferedToRemindHimself() {
        oversight.assign(leader, task.id(), leader.id(), "");
        assertThat(signedIn(mvc, leader.id()).page("/tasks/" + task.id())).doesNotContain("/urge\"");

        oversight.assign(leader, task.id(), colleague.id(), "重新分工");
        assertThat(signedIn(mvc, leader.id()).page("/tasks/" + task.id())).contains("/urge\"");
    }

    @Test
    void whatALeaderTakesOverInTheListIsSaidInTheLanguageOfWhoeverReads() {
        var answer = signedIn(mvc, leader.id())
                .answer(post("/tasks/" + task.id() + "/assign").param("to", leader.id()));
        assertThat(answer.getStatus()).isEqualTo(302);
        assertThat(worklist.item(task.id()).holder()).isEqualTo(leader.id());
        assertThat(oversight.ofTask(task.id()).get(0).reason()).isEmpty();
        assertThat(signedIn(mvc, leader.id()).page("/tasks/" + task.id())).contains("接过来自己办理");
    }

    @Test
    void whoComesTooLateReadsWhatIsTrue() {
        var other = signedIn(mvc, colleague.id());
        assertThat(text(other.sends("/tasks/" + task.id() + "/complete", "{\"answers\":{},\"version\":0}")))
                .contains(absent.name())
                .doesNotContain("草稿");
        assertThat(signedIn(mvc, leader.id())
                        .answer(post("/tasks/" + task.id() + "/release"))
                        .getStatus())
                .isEqualTo(302);

        var holder = signedIn(mvc, absent.id());
        assertThat(text(holder.sends("/tasks/" + task.id() + "/complete", "{\"answers\":{},\"version\":77}")))
                .contains("另一个窗口")
                .doesNotContain(absent.name());
    }

    @Test
    void aTaskOfACalledProcessIsNamedByTheStepThatCallsWhereTheModelSaysSo() {
        oversight.giveBack(leader, task.id(), "先收回来");
        office.does(task.caseNo(), "userTask_registerIntake");
        var feedback = office.open(task.caseNo(), "userTask_feedbackReporter");

        assertThat(names.of(feedback, Locale.CHINESE)).isEqualTo("反馈：已受理");
        assertThat(names.of(feedback, Locale.ENGLISH)).isEqualTo("Feedback: accepted");
        assertThat(signedIn(mvc, colleague.id()).page("/tasks/" + feedback.id()))
                .contains("反馈：已受理");
        assertThat(signedIn(mvc, colleague.id()).pages("/tasks?view=pool&order=received"))
                .contains(feedback.caseNo(), "反馈：已受理");
    }

    private List<String> told(Person person, WorkItem about) {
        return jdbc.sql("select kind from notification.message where recipient = ? and link = ?")
                .params(person.id(), "/tasks/" + about.id())
                .query(String.class)
                .list();
    }

    private List<String> trail(WorkItem about) {
        return jdbc.sql("select act || ' ' || actor from audit.line where subject_id = ?")
                .param(about.id().toString())
                .query(String.class)
                .list();
    }
}
