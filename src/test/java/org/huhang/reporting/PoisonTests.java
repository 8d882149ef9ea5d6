package org.huhang.reporting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.huhang.agency.Directory;
import org.huhang.agency.Person;
import org.huhang.engine.BusinessClock;
import org.huhang.engine.Jobs;
import org.huhang.engine.Processes;
import org.huhang.intake.Intake;
import org.huhang.processes.UsualAnswers;
import org.huhang.testing.HuhangTest;
import org.huhang.testing.Office;
import org.huhang.testing.TestDatabase;
import org.huhang.worklist.Worklist;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Work that fails whenever it is tried (R16): it holds up nobody else, is tried with pauses, and then somebody is told. */
@HuhangTest
class PoisonTests {

    private static final int CASES = 15;
    private static final int TRIES = 5;

    @Autowired
    private Office office;

    @Autowired
    private Intake intake;

    @Autowired
    private Directory directory;

    @Autowired
    private Worklist worklist;

    @Autowired
    private CaseOpening opening;

    @Autowired
    private Processes processes;

    @Autowired
    private Jobs jobs;

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private BusinessClock clock;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private DataSource database;

    @BeforeEach
    void people() {
        office.staffed();
        jobs.runDue();
    }

    @AfterEach
    void machineTime() {
        clock.follow();
    }

    /** Other tests of the same house hire some too. */
    private Stream<String> overseers() {
        return directory.supervisorsOf("532503").stream().map(Person::id);
    }

    @Test
    void aFifthOfTheCasesFailsAndTheOthersGoOn() {
        var poisoned = new ArrayList<String>();
        var sound = new ArrayList<String>();
        for (var number = 0; number < CASES; number++) {
            var caseNo = takenIn("毒" + number);
            if (number % 5 == 0) {
                processes.set(instance(caseNo), Map.of("receivers", "NOBODY"));
                poisoned.add(caseNo);
            } else {
                sound.add(caseNo);
            }
        }

        workedOnInTheBackground(sound);

        assertThat(poisoned).allSatisfy(caseNo -> {
            // Police and procuratorate go beside it; what comes after the failed step does not.
            assertThat(openTasks(caseNo)).containsExactly("userTask_policeReceive", "userTask_procCopyReview");
            assertThat(retries(caseNo)).isEqualTo(TRIES - 1);
        });

        for (var tried = 1; tried < TRIES; tried++) {
            jobs.runDue();
            var left = TRIES - tried;
            assertThat(poisoned)
                    .as("not before five minutes have passed")
                    .allSatisfy(caseNo -> assertThat(retries(caseNo)).isEqualTo(left));
            assertThat(told(poisoned)).isEmpty();
            clock.moveTo(clock.instant().plus(Duration.ofMinutes(5).plusSeconds(2)));
            jobs.runDue();
        }

        assertThat(poisoned).allSatisfy(caseNo -> assertThat(retries(caseNo)).isZero());
        assertThat(told(poisoned))
                .containsExactlyInAnyOrderElementsOf(poisoned.stream()
                        .flatMap(caseNo -> Stream.concat(
                                Stream.of("sysadmin " + caseNo + " 通知各单位参与 /steps"),
                                overseers().map(overseer -> overseer + " " + caseNo + " 通知各单位参与 /cases/" + caseNo)))
                        .toList());
        assertThat(told(sound)).isEmpty();

        putRight(poisoned);

        assertThat(poisoned).allSatisfy(caseNo -> assertThat(openTasks(caseNo))
                .contains("userTask_needsAssessment", "userTask_policeReceive"));
    }

    @Test
    void aReportThatCannotBecomeACaseIsTriedFurtherAndSomebodyIsTold() {
        TestDatabase.asOwner(
                database, "alter table casework.case_report add constraint poison check (joined_at is null) not valid");
        String receiptNo;
        try {
            var filed = office.report("毒报告", 4, false).receiptNo();
            receiptNo = filed;
            assertThat(stuck()).as("once is no reason to call anybody").isEmpty();

            await().atMost(Duration.ofSeconds(60)).until(() -> {
                clock.moveTo(clock.instant().plus(Duration.ofMinutes(1)));
                opening.sweep();
                return !stuck().isEmpty();
            });
            clock.moveTo(clock.instant().plus(Duration.ofMinutes(10)));
            opening.sweep();

            assertThat(stuck())
                    .containsExactlyInAnyOrderElementsOf(
                            Stream.concat(Stream.of("sysadmin -"), overseers().map(overseer -> overseer + " " + filed))
                                    .toList());
        } finally {
            TestDatabase.asOwner(database, "alter table casework.case_report drop constraint poison");
        }

        clock.moveTo(clock.instant().plus(Duration.ofMinutes(10)));
        opening.sweep();
        assertThat(intake.waiting(1, Set.of()))
                .as("mended, it goes on by itself")
                .isEmpty();
        assertThat(intake.ofReceipt(receiptNo).caseNo()).isNotNull();
    }

    private String takenIn(String childName) {
        var caseNo = office.caseOf(office.report(childName, 4, false));
        // Not by Office, who works on due steps by the way.
        var item = worklist.ofCase(caseNo).get(0);
        var person = office.person("township.532503102");
        var version = worklist.claim(person, item.id()).version();
        worklist.complete(person, item.id(), UsualAnswers.of("userTask_registerIntake"), version);
        return caseNo;
    }

    /** As in service: by the job executor, several at once. */
    private void workedOnInTheBackground(List<String> sound) {
        var executor = ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration()).getJobExecutor();
        executor.start();
        try {
            await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
                assertThat(sound).allSatisfy(caseNo -> assertThat(openTasks(caseNo))
                        .contains("userTask_needsAssessment", "userTask_policeReceive", "userTask_feedbackReporter"));
                assertThat(untried()).isZero();
            });
        } finally {
            executor.shutdown();
        }
    }

    private void putRight(List<String> poisoned) {
        poisoned.forEach(caseNo -> {
            processes.set(instance(caseNo), Map.of("receivers", "POLICE,CIVIL"));
            engine.getManagementService().setJobRetries(job(caseNo), 1);
        });
        clock.moveTo(clock.instant().plus(Duration.ofMinutes(6)));
        jobs.runDue();
    }

    private List<String> openTasks(String caseNo) {
        return worklist.ofCase(caseNo).stream()
                .filter(item -> item.open())
                .map(item -> item.elementId())
                .toList();
    }

    private String instance(String caseNo) {
        return processes.ofCase(caseNo).get(0).instanceId();
    }

    private String job(String caseNo) {
        return engine.getManagementService()
                .createJobQuery()
                .processInstanceId(instance(caseNo))
                .activityId("serviceTask_joinAgencies")
                .singleResult()
                .getId();
    }

    private int retries(String caseNo) {
        return jdbc.sql("select retries_ from act_ru_job where id_ = ?")
                .param(job(caseNo))
                .query(Integer.class)
                .single();
    }

    private long untried() {
        return jdbc.sql("select count(*) from act_ru_job where type_ = 'message' and duedate_ is null")
                .query(Long.class)
                .single();
    }

    private List<String> told(List<String> cases) {
        return jdbc.sql(
                        """
                        select recipient || ' ' || case_no || ' ' || about_zh || ' ' || coalesce(link, '-')
                        from notification.message where kind = 'STEP_FAILED' and case_no in (:cases)
                        """)
                .param("cases", cases)
                .query(String.class)
                .list();
    }

    private List<String> stuck() {
        return jdbc.sql("select recipient || ' ' || coalesce(about_zh, '-') from notification.message"
                        + " where link = '/safety#countyKnows' and kind = 'REPORT_STUCK'")
                .query(String.class)
                .list();
    }
}
