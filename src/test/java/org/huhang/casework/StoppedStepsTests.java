package org.huhang.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import org.huhang.audit.AuditTrail;
import org.huhang.audit.TrailQuery;
import org.huhang.engine.BusinessClock;
import org.huhang.engine.Jobs;
import org.huhang.engine.Processes;
import org.huhang.notification.Messages;
import org.huhang.processes.UsualAnswers;
import org.huhang.testing.HuhangTest;
import org.huhang.testing.Office;
import org.huhang.testing.Visitor;
import org.huhang.worklist.Worklist;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

/** Steps of the machine that gave up: who keeps the machine sees them and has them tried again, and nobody else does. */
@HuhangTest
class StoppedStepsTests {

    private static final int TRIES = 5;
    private static final Pattern RETRY = Pattern.compile("action=\"(/steps/[^\"]+/retry)\"");

    @Autowired
    private MockMvc mvc;

    @Autowired
    private Office office;

    @Autowired
    private Worklist worklist;

    @Autowired
    private Processes processes;

    @Autowired
    private Jobs jobs;

    @Autowired
    private Messages messages;

    @Autowired
    private AuditTrail trail;

    @Autowired
    private BusinessClock clock;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void people() {
        office.staffed();
        jobs.runDue();
    }

    @AfterEach
    void machineTime() {
        clock.follow();
    }

    @Test
    void aStoppedStepIsListedTriedAgainAndPasses() {
        var caseNo = stopped("停住");
        var admin = Visitor.signedIn(mvc, "sysadmin");
        var unread = messages.unread("sysadmin");

        assertThat(admin.page("/messages")).contains("系统的自动步骤没有完成，需要处理").contains(caseNo);
        assertThat(row(admin.page("/steps"), caseNo))
                .contains("通知各单位参与", "强制报告", "失败 5 次", "案件里的内容让这一步办不下去", "IllegalArgumentException")
                .doesNotContain("NOBODY");
        assertThat(messages.unread("sysadmin"))
                .as("the page that the message leads to reads it")
                .isLessThan(unread);
        var others = messages.unread("sysadmin");

        var station = Visitor.signedIn(mvc, "township.532503102");
        assertThat(station.page("/cases/" + caseNo)).contains("系统的自动步骤“通知各单位参与”从 ");

        assertThat(triedAgain(admin, caseNo)).contains("正在再试");
        jobs.runDue();
        assertThat(row(admin.page("/steps"), caseNo)).as("nothing was mended").contains("失败 6 次");
        assertThat(messages.unread("sysadmin")).as("told once").isEqualTo(others);

        processes.set(instance(caseNo), Map.of("receivers", "POLICE,CIVIL"));
        triedAgain(admin, caseNo);
        jobs.runDue();

        assertThat(admin.page("/steps")).doesNotContain(caseNo);
        assertThat(station.page("/cases/" + caseNo)).doesNotContain("系统的自动步骤");
        assertThat(openTasks(caseNo)).contains("userTask_needsAssessment userTask_policeReceive");
        assertThat(trail.read(new TrailQuery(caseNo, "sysadmin", "step.retried", null, null, null, 5))
                        .lines())
                .hasSize(2);
    }

    @Test
    void whatNobodyNeedsToTryAgainIsToldSoAndEndsItsMessages() {
        var caseNo = stopped("两人");
        var admin = Visitor.signedIn(mvc, "sysadmin");
        var again = address(admin.page("/steps"), caseNo);
        triedAgain(admin, caseNo);

        assertThat(unreadAbout(caseNo)).isZero();
        assertThat(admin.answer(post(again)).getStatus()).isEqualTo(302);
        assertThat(admin.page("/steps")).contains("已经不在这里了");
    }

    @Test
    void englishReadersReadItInEnglish() {
        var caseNo = stopped("英文");
        var admin = Visitor.signedIn(mvc, "sysadmin");
        try {
            admin.answer(post("/language").param("lang", "en").param("back", "/"));

            assertThat(row(admin.page("/steps"), caseNo))
                    .contains("Let the agencies join", "Mandatory report", "failed 5 times", "Try again")
                    .doesNotContainPattern("\\p{IsHan}");
        } finally {
            admin.answer(post("/language").param("lang", "zh").param("back", "/"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"police.532503", "police.532503.leader", "supervisor.532503", "secadmin", "auditor", "analyst"})
    void othersAreRefused(String username) {
        var other = Visitor.signedIn(mvc, username);

        assertThat(other.answer(get("/steps")).getStatus()).isEqualTo(403);
        assertThat(other.answer(post("/steps/4711/retry")).getStatus()).isEqualTo(403);
        assertThat(other.page("/me")).doesNotContain("/steps");
    }

    /** A case whose agencies cannot join, tried as often as the model says. */
    private String stopped(String childName) {
        var caseNo = office.caseOf(office.report(childName, 4, false));
        var item = worklist.ofCase(caseNo).get(0);
        var person = office.person("township.532503102");
        var version = worklist.claim(person, item.id()).version();
        worklist.complete(person, item.id(), UsualAnswers.of("userTask_registerIntake"), version);
        processes.set(instance(caseNo), Map.of("receivers", "NOBODY"));
        for (var tried = 0; tried < TRIES; tried++) {
            jobs.runDue();
            clock.moveTo(clock.instant().plus(Duration.ofMinutes(5).plusSeconds(2)));
        }
        return caseNo;
    }

    private static String triedAgain(Visitor admin, String caseNo) {
        assertThat(admin.answer(post(address(admin.page("/steps"), caseNo))).getStatus())
                .isEqualTo(302);
        return admin.page("/steps");
    }

    private static String address(String page, String caseNo) {
        var address = RETRY.matcher(row(page, caseNo));
        assertThat(address.find()).isTrue();
        return address.group(1);
    }

    private static String row(String page, String caseNo) {
        for (var row : page.split("<tr>")) {
            if (row.contains(caseNo)) {
                return row.substring(0, row.indexOf("</tr>"));
            }
        }
        throw new AssertionError(caseNo + " is not listed");
    }

    private String instance(String caseNo) {
        return processes.ofCase(caseNo).get(0).instanceId();
    }

    private String openTasks(String caseNo) {
        return worklist.ofCase(caseNo).stream()
                .filter(item -> item.open())
                .map(item -> item.elementId())
                .filter(key -> key.equals("userTask_needsAssessment") || key.equals("userTask_policeReceive"))
                .sorted()
                .reduce((one, other) -> one + " " + other)
                .orElse("");
    }

    private int unreadAbout(String caseNo) {
        return jdbc.sql("select count(*) from notification.message where kind = 'STEP_FAILED' and case_no = ?"
                        + " and read_at is null")
                .param(caseNo)
                .query(Integer.class)
                .single();
    }
}
