package org.huhang.safety;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.huhang.agency.Directory;
import org.huhang.casework.Emergencies;
import org.huhang.deadline.Deadlines;
import org.huhang.engine.Facts;
import org.huhang.intake.Intake;
import org.huhang.testing.HuhangTest;
import org.huhang.testing.Office;
import org.huhang.testing.Visitor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

/** Each promise is broken behind the platform's back, and seen to be broken. */
@HuhangTest
class PromisesTests {

    @Autowired
    private Directory directory;

    @Autowired
    private Office office;

    @Autowired
    private Intake intake;

    @Autowired
    private Emergencies emergencies;

    @Autowired
    private Deadlines deadlines;

    @Autowired
    private SafetyInvariants invariants;

    @Autowired
    private SafetySweep sweep;

    @Autowired
    private MessageSource words;

    @Autowired
    private MockMvc mvc;

    @Autowired
    private JdbcClient jdbc;

    private String caseNo = "";

    @BeforeEach
    void aCase() {
        office.staffed();
        var child = "承诺" + UUID.randomUUID().toString().substring(0, 8);
        caseNo = office.caseOf(office.report(child, 10, false));
        office.openKeys(caseNo);
    }

    @Test
    void anAgencyThatNobodyToldIsFound() {
        run("insert into casework.party (case_no, agency_code, since, source) values (?, 'WF-532503', now(), 'test')");

        assertThat(broken(Promise.NAMED_KNOW)).containsExactly("agency:WF-532503");

        run("delete from casework.party where case_no = ? and agency_code = 'WF-532503'");
    }

    @Test
    void aDayThatAClosingNamedAndThatIsNobodysTaskIsFoundAndMended() {
        office.does(caseNo, "userTask_registerIntake", Office.welfare(Map.of()));
        office.worksUntil(caseNo, "userTask_close");
        office.does(caseNo, "userTask_close", Map.of("careUntilDate", ""));
        run("delete from casework.follow_up where case_no = ?");

        assertThat(broken(Promise.FOLLOWED_UP)).singleElement().asString().startsWith("day:");

        sweep.sweep();
        assertThat(broken(Promise.FOLLOWED_UP)).isEmpty();
        assertThat(office.openItems(caseNo, "userTask_followUp")).hasSize(2);
    }

    @Test
    void anAnswerThatWasCorrectedAndThatNobodyFollowedIsFoundAndMended() {
        office.does(caseNo, "userTask_registerIntake", Office.welfare(Map.of()));
        office.worksUntil(caseNo, "userTask_close");
        office.does(caseNo, "userTask_close", Map.of("careUntilDate", ""));
        office.does(caseNo, "userTask_followUp", Map.of("followUpNext", "end"));
        saysOtherwise("{\"followUpNext\": \"again\", \"followUpDue\": \"2099-01-01\"}", 1);
        assertThat(broken(Promise.FOLLOWED_UP)).singleElement().asString().startsWith("again:");

        sweep.sweep();
        assertThat(broken(Promise.FOLLOWED_UP)).isEmpty();
        assertThat(office.openItems(caseNo, "userTask_followUp")).hasSize(1);

        saysOtherwise("{\"followUpDue\": \"2099-02-01\"}", 2);
        assertThat(broken(Promise.FOLLOWED_UP)).hasSize(1);
        sweep.sweep();
        saysOtherwise("{\"followUpNext\": \"end\"}", 3);
        assertThat(broken(Promise.FOLLOWED_UP)).hasSize(1);

        sweep.sweep();
        assertThat(office.openItems(caseNo, "userTask_followUp")).isEmpty();
    }

    /** As it was corrected before anybody followed that. */
    private void saysOtherwise(String answers, int number) {
        jdbc.sql(
                        """
                        insert into worklist.correction
                          (item_id, number, case_no, person, reason, before, after, corrected_at)
                        select item_id, :number, case_no, person, 'x', answers,
                          coalesce((select after from worklist.correction made where made.item_id = answer.item_id
                            order by made.number desc limit 1), answers) || cast(:answers as jsonb), now()
                        from worklist.answer answer
                        where case_no = :caseNo and item_id in (
                          select id from worklist.work_item where element_id = 'userTask_followUp')
                        """)
                .param("number", number)
                .param("answers", answers)
                .param("caseNo", caseNo)
                .update();
    }

    @Test
    void aCaseThatNobodyWorksOnIsFoundInBothWays() {
        run("update worklist.work_item set state = 'WITHDRAWN', ended_at = now() where case_no = ?");

        assertThat(broken(Promise.CASE_GOES_ON)).containsExactly("case:" + caseNo);
        assertThat(broken(Promise.COUNTY_KNOWS)).hasSize(1);

        run("update worklist.work_item set state = 'OPEN', ended_at = null where case_no = ?");
    }

    @Test
    void aReportThatLiesWithoutACaseIsFound() {
        var report = jdbc.sql("select report_id from intake.report_child where case_no = ? limit 1")
                .param(caseNo)
                .query(UUID.class)
                .single();
        jdbc.sql("update intake.report set filed_at = filed_at - interval '1 hour' where id = ?")
                .param(report)
                .update();
        jdbc.sql("update intake.report_child set case_no = null where report_id = ?")
                .param(report)
                .update();

        assertThat(invariants.breaches(Promise.COUNTY_KNOWS))
                .extracting(Breach::subject)
                .containsExactly("report:" + report);

        jdbc.sql("update intake.report_child set case_no = ? where report_id = ?")
                .params(caseNo, report)
                .update();
    }

    /** Where nobody works at the office of the county, those of the wider region are told. */
    @Test
    void aTermThatNobodyHearsOfIsFound() {
        deadlines.startCaseTerm(caseNo, "TL-50", null, new Facts(Map.of()));
        assertThat(broken(Promise.TERMS_SPEAK)).isEmpty();

        accounts(false, "TOWNSHIP-532503102", "WCWC-532503", "WCWC-5325");
        assertThat(broken(Promise.TERMS_SPEAK)).as("the task").hasSize(1);
        accounts(false, "JUSTICE-532503");
        assertThat(broken(Promise.TERMS_SPEAK)).as("the desk of the term too").hasSize(2);
        accounts(true, "WCWC-5325");
        assertThat(broken(Promise.TERMS_SPEAK)).as("the office above is told").isEmpty();
        accounts(true, "WCWC-532503");

        accounts(true, "TOWNSHIP-532503102", "JUSTICE-532503");
        deadlines.withdrawCaseTerms(caseNo);
    }

    private void accounts(boolean open, String... agencies) {
        jdbc.sql("update agency.person set enabled = ? where agency_code = any(?)")
                .params(open, agencies)
                .update();
    }

    @Test
    void aTermThatPassedInSilenceIsFoundWhoeverBearsIt() {
        var begun = java.time.Instant.now().minus(java.time.Duration.ofDays(30));
        deadlines.startCaseTerm(caseNo, "TL-50", begun, new Facts(Map.of()));
        deadlines.startCaseTerm(caseNo, "TL-35b", begun, new Facts(Map.of()));
        deadlines.sweep();
        assertThat(broken(Promise.TERMS_SPEAK)).isEmpty();

        run("delete from notification.message where case_no = ? and kind = 'TERM_MISSED'");
        assertThat(broken(Promise.TERMS_SPEAK)).as("of an agency").hasSize(1);
        run("delete from notification.message where case_no = ? and kind = 'TERM_OF_OTHERS_OVER'");
        assertThat(broken(Promise.TERMS_SPEAK)).as("of a court").hasSize(2);

        deadlines.withdrawCaseTerms(caseNo);
    }

    @Test
    void aRedCaseOfWhichWhatIsStillOverdueIsNotSaidAgainIsFound() {
        emergencies.press(office.person("supervisor.532503"), caseNo, "孩子在哭");
        nextMarksPass();
        nextMarksPass();
        assertThat(broken(Promise.TERMS_SPEAK)).isEmpty();

        run("delete from notification.message where ?::text is not null and kind = 'TERM_STILL_MISSED'");
        assertThat(broken(Promise.TERMS_SPEAK)).isNotEmpty().allSatisfy(subject -> assertThat(subject)
                .startsWith("again:"));

        nextMarksPass();
        assertThat(broken(Promise.TERMS_SPEAK)).isEmpty();
    }

    private void nextMarksPass() {
        run("update deadline.mark set fires_at = now() - interval '1 minute' where fired_at is null and deadline_id in"
                + " (select id from deadline.set_deadline where case_no = ?)");
        deadlines.sweep();
    }

    @Test
    void aDoubtAndAChildOutOfSchoolThatAnAssessmentTakesBackWithoutAReasonAreFound() {
        office.does(
                caseNo,
                "userTask_registerIntake",
                Office.welfare(Map.of("reportDuty", "doubted", "concerns", List.of("dropout"))));
        office.does(
                caseNo,
                "userTask_needsAssessment",
                Map.of(
                        "reportDuty", "fulfilled",
                        "reportDutyReason", "学校当天打过电话，有记录",
                        "schooling", "attends",
                        "takenBackReason", "班主任说明，见过考勤"));
        assertThat(broken(Promise.DUTY_KEPT)).isEmpty();

        for (var reason : List.of("reportDutyReason", "takenBackReason")) {
            run("update worklist.answer set answers = jsonb_set(answers, '{" + reason + "}', '\"\"')"
                    + " where case_no = ? and element_id = 'userTask_needsAssessment'");
            assertThat(broken(Promise.DUTY_KEPT))
                    .as(reason)
                    .singleElement()
                    .asString()
                    .startsWith("answer:");
            run("update worklist.answer set answers = jsonb_set(answers, '{" + reason + "}', '\"有记录\"')"
                    + " where case_no = ? and element_id = 'userTask_needsAssessment'");
        }
    }

    @Test
    void dangerThatIsTakenBackWithoutAWordIsFound() {
        var facts =
                """
                insert into child.strip_fact (file_id, kind, value, set_by, source, case_no, reason, set_at)
                select child_id, 'danger', to_jsonb(%s), 'civil.532503', 'userTask_needsAssessment', case_no, %s, now()
                from casework.case_file where case_no = ?
                """;
        run(facts.formatted("true", "'看到'"));
        run(facts.formatted("false", "null"));

        assertThat(broken(Promise.DUTY_KEPT)).hasSize(1);

        run("delete from child.strip_fact where kind = 'danger' and case_no = ?");
    }

    @Test
    void policeWhoSitAtTheirPaperworkDoNotKnowOfNewDanger() {
        var child = "承诺" + UUID.randomUUID().toString().substring(0, 8);
        caseNo = office.caseOf(office.report(child, 4, false));
        office.does(caseNo, List.of("userTask_policeReceive", "userTask_acceptCase"));
        assertThat(office.openKeys(caseNo)).contains("userTask_decideFiling");
        run(
                """
                insert into child.strip_fact (file_id, kind, value, set_by, source, case_no, reason, set_at)
                select child_id, 'danger', to_jsonb(true), 'village.532503102001', 'userTask_preliminaryCheck', case_no, '看到',
                    now() + interval '5 seconds'
                from casework.case_file where case_no = ?
                """);

        assertThat(broken(Promise.POLICE_KNOW)).singleElement().asString().startsWith("danger:");

        sweep.sweep();
        assertThat(broken(Promise.POLICE_KNOW)).isEmpty();
        assertThat(office.openKeys(caseNo)).contains("userTask_emergencyReceive");
    }

    @Test
    void aChildInDangerWhomNobodyLooksForSinceItsCaseWasMergedIsFound() {
        var into =
                office.caseOf(office.report("承诺并" + UUID.randomUUID().toString().substring(0, 6), 4, true));
        var from = office.caseOf(intake.file(office.filing(null, null, 4, true, "532503001")));
        office.openKeys(from);
        office.does(from, "userTask_registerIntake", Map.of("intakeDecision", "merge", "mergeInto", into));
        caseNo = into;
        assertThat(broken(Promise.POLICE_KNOW)).isEmpty();
        var sent = office.open(into, "userTask_emergencyReceive");
        var source = jdbc.sql("select source from casework.duty where instance_id = ?")
                .param(sent.instanceId())
                .query(String.class)
                .single();

        jdbc.sql("update casework.duty set source = 'case:other' where instance_id = ?")
                .param(sent.instanceId())
                .update();
        assertThat(broken(Promise.POLICE_KNOW))
                .as("somebody is sent there, but for another child")
                .contains("merged:" + from);
        jdbc.sql("update casework.duty set source = ? where instance_id = ?")
                .params(source, sent.instanceId())
                .update();
        assertThat(broken(Promise.POLICE_KNOW)).isEmpty();

        jdbc.sql("update worklist.work_item set state = 'WITHDRAWN', ended_at = now() where id = ?")
                .param(sent.id())
                .update();
        assertThat(broken(Promise.POLICE_KNOW)).as("nobody is sent any more").contains("merged:" + from);
        jdbc.sql("update worklist.work_item set state = 'OPEN', ended_at = null where id = ?")
                .param(sent.id())
                .update();
    }

    @Test
    void anAgencyThatWasAskedAgainAndNotToldIsFound() {
        run(
                """
                insert into casework.duty (id, case_no, kind, cause, source, place, agency_code, since)
                select gen_random_uuid(), case_no, 'AGENCY', 'named', 'task:test', '532503102', 'WF-532503', now()
                from casework.case_file where case_no = ?
                """);

        assertThat(broken(Promise.NAMED_KNOW)).singleElement().asString().endsWith("/task:test");

        run("delete from casework.duty where case_no = ? and source = 'task:test'");
    }

    @Test
    void aTransferThatNobodyGotIsFound() {
        var id = UUID.randomUUID();
        jdbc.sql(
                        """
                        insert into handover.transfer (id, case_no, kind, from_agency, to_agency, sent_at, state, source_key)
                        values (?, ?, 'POLICE', 'POLICE-532503', 'POLICE-532524', now(), 'SENT', 'test')
                        """)
                .params(id, caseNo)
                .update();

        assertThat(broken(Promise.TRANSFER_ARRIVES)).containsExactly("transfer:" + id);

        run("delete from handover.transfer where case_no = ?");
    }

    @Test
    void aHandOverThatIsNobodysTaskIsFoundAndBegun() {
        run(
                """
                insert into handover.hand_over (id, case_no, message, from_process, from_step, source_key, to_process, facts,
                    since, made_at)
                values (gen_random_uuid(), ?, 'childOutOfSchool', 'mandatoryReport', 'handOverSchooling', gen_random_uuid()::text,
                    'returnToSchool', '{}', now(), now())
                """);
        assertThat(broken(Promise.HAND_OVER_LANDS)).hasSize(1);

        sweep.sweep();

        assertThat(broken(Promise.HAND_OVER_LANDS)).isEmpty();
        assertThat(office.open(caseNo, "userTask_takeHandOver").group()).isEqualTo("EDU-532503:dropoutOfficer");
        run("update handover.hand_over set state = 'refused' where case_no = ?");
        assertThat(broken(Promise.HAND_OVER_LANDS)).hasSize(1);

        run("update handover.hand_over set state = 'waiting' where case_no = ?");
    }

    @Test
    void helpThatWasPromisedAndForgottenIsFound() {
        run(
                """
                insert into casework.measure (id, case_no, plan_id, number, kind, owner, due_on, note, state)
                values (gen_random_uuid(), ?, gen_random_uuid(), 1, 'medical', 'HEALTH', current_date, '复查', 'opened')
                """);
        assertThat(broken(Promise.HELP_GIVEN)).as("it is on its way").isEmpty();
        run("update casework.case_file set closed_at = now(), end_state = 'closedServed' where case_no = ?");
        assertThat(broken(Promise.HELP_GIVEN)).hasSize(1);
        run("update casework.measure set state = 'notPossible' where case_no = ?");
        assertThat(broken(Promise.HELP_GIVEN)).hasSize(1);

        run("delete from casework.measure where case_no = ?");
        run("update casework.case_file set closed_at = null, end_state = null where case_no = ?");
    }

    @Test
    void helpThatAnAssessmentAskedForAndNobodyPlannedIsFound() {
        office.does(caseNo, "userTask_registerIntake", Office.welfare(Map.of()));
        office.does(caseNo, "userTask_needsAssessment", Map.of("helpNeeded", "no"));
        office.corrects(caseNo, "userTask_needsAssessment", Map.of("helpNeeded", "yes"), "选错了");
        run("update casework.case_file set closed_at = now(), end_state = 'closedNoRisk' where case_no = ?");

        assertThat(broken(Promise.HELP_GIVEN)).singleElement().asString().startsWith("answer:");

        run("update casework.case_file set closed_at = null, end_state = null where case_no = ?");
    }

    @Test
    void dangerOfWhatIsPerhapsTheSameChildThatNobodyHeardOfIsFound() {
        var other =
                office.caseOf(office.report("承诺" + UUID.randomUUID().toString().substring(0, 8), 10, false));
        office.openKeys(other);
        jdbc.sql("update casework.case_file set region_code = '532503101' where case_no = ?")
                .param(other)
                .update();
        jdbc.sql(
                        """
                        insert into reporting.same_child (id, asking, other, asked_by, asked_at, instance_id)
                        values (gen_random_uuid(), ?, ?, 'TOWNSHIP-532503102', now(), 'promise' || gen_random_uuid())
                        """)
                .params(other, caseNo)
                .update();
        jdbc.sql(
                        """
                        insert into child.strip_fact (file_id, kind, value, set_by, source, case_no, reason, set_at)
                        select child_id, 'danger', to_jsonb(true), 'police.532503', 'userTask_emergencyReceive', case_no, '看到', now()
                        from casework.case_file where case_no = ?
                        """)
                .param(other)
                .update();

        assertThat(broken(Promise.DANGER_CROSSES))
                .as("nobody heard of it, and no police looked where this one is")
                .hasSize(2)
                .anyMatch(subject -> subject.startsWith("danger:"))
                .anyMatch(subject -> subject.startsWith("police:"));
        sweep.sweep();
        assertThat(broken(Promise.DANGER_CROSSES))
                .as("the platform sends them itself")
                .noneMatch(subject -> subject.startsWith("police:"));

        run("update reporting.same_child set judgement = 'apart', judged_at = now() where other = ?");
        assertThat(broken(Promise.DANGER_CROSSES)).isEmpty();
        jdbc.sql("delete from child.strip_fact where kind = 'danger' and case_no = ?")
                .param(other)
                .update();
        jdbc.sql(
                        "update casework.case_file set region_code = (select region_code from casework.case_file where case_no = ?)"
                                + " where case_no = ?")
                .params(caseNo, other)
                .update();
        run("delete from reporting.same_child where other = ?");
    }

    @Test
    void dangerThatNobodyJudgesWhoRefusedBeforeIsFoundAndGoesBackToTheIntake() {
        office.does(caseNo, "userTask_registerIntake", Map.of("intakeDecision", "notAboutMinor"));
        office.worksUntil(caseNo, "userTask_close");
        assertThat(broken(Promise.DANGER_JUDGED)).isEmpty();
        run("update worklist.work_item set ended_at = ended_at - interval '1 hour' where case_no = ? and state ="
                + " 'DONE'");
        run(IN_DANGER.replace("now()", "now() - interval '1 minute'"));

        assertThat(broken(Promise.DANGER_JUDGED)).containsExactly("case:" + caseNo);

        sweep.sweep();
        assertThat(broken(Promise.DANGER_JUDGED)).isEmpty();
        assertThat(office.openKeys(caseNo)).contains("userTask_registerIntake");
        notInDanger();
    }

    @Test
    void aWarningThatIsOfTheOtherChildIsFound() {
        run(
                """
                insert into child.strip_fact (file_id, kind, value, set_by, source, case_no, set_at, came_from)
                select child_id, 'workerSafety', to_jsonb('狗'::text), 'system', 'test', case_no, now(),
                    (select min(case_no) from casework.case_file)
                from casework.case_file where case_no = ?
                """);

        assertThat(broken(Promise.EACH_ITS_OWN)).singleElement().asString().startsWith("fact:");

        run("delete from child.strip_fact where kind = 'workerSafety' and case_no = ?");
    }

    @Test
    void dangerThatWasToldOfACaseThatEndedInAnotherIsHeardThereByThePlatformsOwnHand() {
        var other = office.caseOf(
                office.report("误在旧案" + UUID.randomUUID().toString().substring(0, 8), 10, false));
        office.openKeys(other);
        office.does(other, "userTask_registerIntake", Map.of("intakeDecision", "merge", "mergeInto", caseNo));
        office.openKeys(other);
        jdbc.sql(IN_DANGER.replace("police.532503", "township.532503102"))
                .param(other)
                .update();

        assertThat(broken(Promise.EACH_ITS_OWN)).containsExactly("stray:" + other);

        sweep.sweep();
        assertThat(broken(Promise.EACH_ITS_OWN)).isEmpty();
        sweep.sweep();
        assertThat(broken(Promise.POLICE_KNOW)).isEmpty();
        assertThat(office.openKeys(caseNo)).containsAnyOf("userTask_policeReceive", "userTask_emergencyReceive");
    }

    private static final String IN_DANGER =
            """
            insert into child.strip_fact (file_id, kind, value, set_by, source, case_no, reason, set_at)
            select child_id, 'danger', to_jsonb(true), 'police.532503', 'userTask_emergencyReceive', case_no, '看到', now()
            from casework.case_file where case_no = ?
            """;

    private void notInDanger() {
        run("delete from child.strip_fact where kind = 'danger' and case_no = ?");
    }

    private String of(int category, String name) {
        return office.caseOf(office.report(name + UUID.randomUUID().toString().substring(0, 8), category, false));
    }

    @Test
    void aChildInDangerForWhomPoliceAreNotAndNobodyElseIsIsFound() {
        caseNo = of(4, "承诺");
        office.does(caseNo, "userTask_policeReceive");
        office.does(caseNo, "userTask_acceptCase", Map.of("caseNature", "notPolice"));
        office.does(caseNo, "userTask_approveNotPolice");
        run(IN_DANGER);
        assertThat(broken(Promise.CASE_GOES_ON)).isEmpty();
        run("update worklist.work_item set state = 'WITHDRAWN', ended_at = now() where case_no = ? and state ="
                + " 'OPEN' and element_id not in ('userTask_serveNotPolice', 'userTask_feedbackReporter',"
                + " 'userTask_procCopyReview')");

        assertThat(broken(Promise.CASE_GOES_ON)).singleElement().asString().startsWith("danger:");

        run("update worklist.work_item set state = 'OPEN', ended_at = null where case_no = ? and state = 'WITHDRAWN'");
        notInDanger();
    }

    @Test
    void aChildThatMustLeaveAndHasNoPlaceAfterADayIsFoundAndTheOverseersAreTold() {
        caseNo = office.caseWithAHandOver("承诺" + UUID.randomUUID().toString().substring(0, 8));
        run("update handover.hand_over set made_at = made_at - interval '26 hours' where case_no = ?");
        run("delete from notification.message where case_no = ? and kind like 'HANDOVER%'");

        assertThat(broken(Promise.HAND_OVER_LANDS)).singleElement().asString().startsWith("handOver:");

        sweep.sweep();
        assertThat(broken(Promise.HAND_OVER_LANDS)).isEmpty();
    }

    @Test
    void whoeverOnlyTakesNoteOfAChildInDangerThatPoliceLeftToOthersIsFound() {
        office.does(
                caseNo, "userTask_registerIntake", Office.welfare(Map.of("receivers", List.of("CIVIL", "JUSTICE"))));
        office.does(caseNo, "userTask_takePart", Map.of("takesPart", "noted"));
        assertThat(broken(Promise.DUTY_KEPT)).isEmpty();
        run("update casework.duty set cause = 'left' where case_no = ? and kind = 'AGENCY'");

        assertThat(broken(Promise.DUTY_KEPT)).singleElement().asString().startsWith("answer:");

        run("update casework.duty set cause = 'named' where case_no = ? and kind = 'AGENCY'");
    }

    @Test
    void aDeathOfWhichTheProcuratorateKnowsNothingIsFound() {
        office.does(
                caseNo,
                "userTask_registerIntake",
                Map.of("childDead", true, "receivers", List.of("POLICE", "PROC", "CIVIL"), "riskTier", "RED"));
        assertThat(broken(Promise.POLICE_KNOW)).isEmpty();
        run("update worklist.work_item set state = 'WITHDRAWN', ended_at = now() where case_no = ?"
                + " and agency_code like 'PROC%'");

        assertThat(broken(Promise.POLICE_KNOW)).singleElement().asString().startsWith("death:");

        run("update worklist.work_item set state = 'OPEN', ended_at = null where case_no = ? and agency_code like"
                + " 'PROC%'");
    }

    @Test
    void aDeathOfWhichNobodyToldPoliceOrCivilAffairsIsFound() {
        office.does(
                caseNo,
                "userTask_registerIntake",
                Map.of("childDead", true, "receivers", List.of("POLICE", "PROC"), "riskTier", "RED"));
        office.openKeys(caseNo);
        assertThat(broken(Promise.DEATH_TOLD)).isEmpty();
        for (var type : List.of("POLICE", "CIVIL")) {
            jdbc.sql("update notification.message set kind = 'DEATH_' || ? where case_no = ? and kind = 'DEATH_TOLD'"
                            + " and recipient in (select p.username from agency.person p"
                            + " join agency.agency own on own.code = p.agency_code where own.type = ?)")
                    .params(type, caseNo, type)
                    .update();

            assertThat(broken(Promise.DEATH_TOLD)).as(type).isNotEmpty().allMatch(one -> one.contains("/" + type));

            run("update notification.message set kind = 'DEATH_TOLD' where kind in ('DEATH_POLICE', 'DEATH_CIVIL')"
                    + " and case_no = ?");
        }
    }

    @Test
    void whoeverShouldKeepAwayAndDoesNotIsFoundAndKeptAway() {
        office.does(
                caseNo,
                "userTask_registerIntake",
                Office.welfare(Map.of("preliminaryCheckAsked", true, "checkBy", "VILLAGE")));
        var item = office.open(caseNo, "userTask_preliminaryCheck");
        var village = item.agencyCode();
        assertThat(broken(Promise.SUSPECT_AWAY)).isEmpty();

        run("insert into casework.excluded_party (case_no, agency_code, source, since) values (?, '" + village
                + "', 'test', now())");
        assertThat(broken(Promise.SUSPECT_AWAY)).containsExactly("opens:" + village, "task:" + item.id());
        sweep.sweep();
        assertThat(broken(Promise.SUSPECT_AWAY)).isEmpty();
        assertThat(office.open(caseNo, "userTask_preliminaryCheck").agencyCode())
                .isNotEqualTo(village);

        var first = caseNo;
        caseNo = of(10, "避嫌");
        jdbc.sql("insert into casework.case_link (case_no, other, kind, since) values (?, ?, 'sameChild', now()),"
                        + " (?, ?, 'sameChild', now())")
                .params(first, caseNo, caseNo, first)
                .update();
        assertThat(broken(Promise.SUSPECT_AWAY)).containsExactly("other:" + first + "/" + village);
        sweep.sweep();
        assertThat(broken(Promise.SUSPECT_AWAY)).isEmpty();

        run("update intake.report set suspect_kind = 'schoolStaff' where id in (select report_id from"
                + " intake.report_child where case_no = ?)");
        assertThat(broken(Promise.SUSPECT_AWAY)).singleElement().asString().startsWith("report:");
        sweep.sweep();
        assertThat(broken(Promise.SUSPECT_AWAY)).isEmpty();
    }

    @Test
    void policeWhoWereThereBeforeAPressHaveNotGoneBecauseOfIt() {
        caseNo = of(4, "承诺");
        emergencies.press(
                office.people(office.open(caseNo, "userTask_policeReceive").group())
                        .get(0),
                caseNo,
                "听见孩子哭喊");
        office.openKeys(caseNo).stream()
                .filter(key -> List.of("userTask_policeReceive", "userTask_emergencyReceive")
                        .contains(key))
                .forEach(key -> office.does(caseNo, key));
        assertThat(broken(Promise.POLICE_KNOW)).isEmpty();
        onScene("-2 hours");

        assertThat(broken(Promise.POLICE_KNOW)).singleElement().asString().startsWith("press:");

        onScene("1 minute");
    }

    private void onScene(String from) {
        run("update worklist.answer set answers = jsonb_set(answers, '{onSceneAt}', to_jsonb((now() + interval '" + from
                + "')::text)) where case_no = ? and jsonb_exists(answers, 'onSceneAt')");
    }

    @Test
    void aCorrectionThatChangedTheWayAndIsNobodysTaskIsFound() {
        run(
                """
                insert into correction.look_again (instance_id, item_id, number, follows, instead)
                select 'promise' || gen_random_uuid(), id, 9, 'userTask_acceptCase', ''
                from worklist.work_item where case_no = ? limit 1
                """);

        assertThat(broken(Promise.WAY_CORRECTED)).singleElement().asString().endsWith("/9");

        run("delete from correction.look_again where item_id in (select id from worklist.work_item where case_no = ?)");
    }

    @Test
    void whatIsFinishedAndHasNoGroundAnyMoreIsSomebodysTask() {
        run(
                """
                insert into handover.hand_over (id, case_no, message, from_process, from_step, source_key, to_process, facts,
                    state, since, made_at, taken_back_at)
                select gen_random_uuid(), case_no, 'childMustLeaveGuardian', 'policeHandling', 'handOverRemoval',
                    'promise:ground', 'temporaryGuardianship', '{}'::jsonb, 'done', now(), now(), now()
                from casework.case_file where case_no = ?
                """);

        assertThat(broken(Promise.WAY_CORRECTED)).singleElement().asString().contains("handOver:");

        run("delete from handover.hand_over where source_key = 'promise:ground' and case_no = ?");
    }

    @Test
    void theCommandAndThePageSayWhatIsBrokenAndWhatHolds() throws Exception {
        assertThat(command(0)).doesNotContain(caseNo).contains("Holds: Police know");
        run("insert into casework.party (case_no, agency_code, since, source) values (?, 'WF-532503', now(), 'test')");

        assertThat(command(1)).contains(caseNo + " agency:WF-532503");
        sweep.sweep();
        assertThat(page("supervisor.532503")).contains(caseNo);
        assertThat(page("supervisor.532524")).doesNotContain(caseNo);
        assertThat(page("sysadmin"))
                .contains(
                        caseNo,
                        "您不能打开这起案件",
                        directory.person("supervisor.532503").name())
                .doesNotContain("/cases/" + caseNo);
        for (var nobody : List.of("police.532503", "analyst", "auditor")) {
            assertThat(Visitor.signedIn(mvc, nobody).answer(get("/safety")).getStatus())
                    .as(nobody)
                    .isNotEqualTo(200);
        }

        run("delete from casework.party where case_no = ? and agency_code = 'WF-532503'");
        sweep.sweep();
        assertThat(page("supervisor.532503")).doesNotContain(caseNo);
    }

    private String page(String person) throws Exception {
        return Visitor.signedIn(mvc, person).page("/safety");
    }

    private String command(int expected) {
        var out = new ByteArrayOutputStream();
        var codes = new java.util.ArrayList<Integer>();
        new SafetyCommand(
                        invariants,
                        words,
                        new PrintStream(out, true, java.nio.charset.StandardCharsets.UTF_8),
                        codes::add)
                .afterSingletonsInstantiated();
        assertThat(codes).containsExactly(expected);
        return out.toString(java.nio.charset.StandardCharsets.UTF_8);
    }

    private List<String> broken(Promise promise) {
        return invariants.breaches(promise).stream()
                .filter(breach -> caseNo.equals(breach.caseNo()))
                .map(Breach::subject)
                .toList();
    }

    private void run(String sql) {
        jdbc.sql(sql).param(caseNo).update();
    }

    @Test
    void aCaseThatOneAgencyAloneTookFromRedSoonAfterDangerIsFound() {
        emergencies.press(office.person("supervisor.532503"), caseNo, "孩子在哭");
        fact("'tier'", "'\"BLUE\"'::jsonb");
        run("update casework.case_file set risk_tier = 'BLUE' where case_no = ?");

        assertThat(broken(Promise.RED_TAKES_TWO)).singleElement().asString().startsWith("tier:");

        run("delete from child.strip_fact where case_no = ? and source = 'test'");
        run("update casework.case_file set risk_tier = 'RED' where case_no = ?");
    }

    @Test
    void aCaseThatWasClosedPastAnObjectionIsFound() {
        emergencies.press(office.person("supervisor.532503"), caseNo, "孩子在哭");
        run("insert into casework.tier_asked (id, case_no, tier, element_id, asked_by, asked_at)"
                + " values (gen_random_uuid(), ?, 'BLUE', 'userTask_needsAssessment', 'civil.532503', now())");
        run("update casework.case_file set closed_at = now(), end_state = 'closedHelped' where case_no = ?");

        assertThat(broken(Promise.RED_TAKES_TWO)).singleElement().asString().startsWith("closed:");

        run("delete from casework.tier_asked where case_no = ?");
        run("update casework.case_file set closed_at = null, end_state = null where case_no = ?");
    }

    @Test
    void aRedCaseThatOneAgencyAloneRefusedAndClosedIsFound() {
        run("insert into casework.tier_asked (id, case_no, tier, element_id, asked_by, asked_at)"
                + " values (gen_random_uuid(), ?, 'REFUSED', 'userTask_registerIntake', 'civil.532503', now())");
        run(
                "update casework.case_file set closed_at = now(), end_state = 'closedNoRisk', risk_tier = 'RED' where case_no"
                        + " = ?");

        assertThat(broken(Promise.RED_TAKES_TWO)).singleElement().asString().startsWith("refused:");

        run("delete from casework.tier_asked where case_no = ?");
        run("update casework.case_file set closed_at = null, end_state = null, risk_tier = 'YELLOW' where case_no = ?");
    }

    @Test
    void aRefusalOfARedCaseThatIsNobodysTaskIsFoundAndTheSweepMakesOne() {
        run("update casework.case_file set risk_tier = 'RED' where case_no = ?");
        run("insert into casework.tier_asked (id, case_no, tier, element_id, asked_by, asked_at)"
                + " values (gen_random_uuid(), ?, 'REFUSED', 'userTask_registerIntake', 'civil.532503', now())");
        assertThat(broken(Promise.RED_TAKES_TWO)).singleElement().asString().startsWith("waits:");

        sweep.sweep();

        assertThat(broken(Promise.RED_TAKES_TWO)).isEmpty();
        assertThat(office.open(caseNo, "userTask_secondAgency").group()).isEqualTo("POLICE-532503:leader");
        sweep.sweep();
        assertThat(office.openItems(caseNo, "userTask_secondAgency")).hasSize(1);
        office.does(caseNo, "userTask_secondAgency", Map.of("secondOpinion", "agree"));
        run("delete from casework.tier_asked where case_no = ?");
        run("update casework.case_file set risk_tier = 'YELLOW' where case_no = ?");
    }

    private void fact(String kind, String value) {
        run("insert into child.strip_fact (file_id, kind, value, set_by, source, case_no, set_at) select child_id, "
                + kind + ", " + value
                + ", 'civil.532503', 'test', case_no, now() from casework.case_file where case_no = ?");
    }
}
