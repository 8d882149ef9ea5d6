package org.huhang.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.huhang.testing.Visitor.signedIn;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.util.List;
import java.util.regex.Pattern;
import org.huhang.testing.HuhangTest;
import org.huhang.testing.Office;
import org.huhang.testing.Visitor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

/** What happened between tasks stands in the way of the case, with its own date. */
@HuhangTest
class CaseNotesTests {

    /** Where a leader lets back whoever keeps away: there it is named. */
    private static final Pattern AWAY = Pattern.compile("(?s)<details[^>]*id=\"away\".*?</details>");

    @Autowired
    private MockMvc mvc;

    @Autowired
    private Office office;

    @Autowired
    private Cases access;

    @Autowired
    private Exclusions exclusions;

    @Autowired
    private JdbcClient jdbc;

    private String caseNo;
    private Visitor station;

    @BeforeEach
    void aCase() {
        office.staffed();
        caseNo = office.caseOf(office.report(null, 4, false));
        station = signedIn(mvc, "township.532503102");
    }

    private int wrote(Visitor visitor, String content, String at) {
        return visitor.answer(post("/cases/" + caseNo + "/notes")
                        .param("kind", "visit")
                        .param("content", content)
                        .param("at", at))
                .getStatus();
    }

    @Test
    void aTimeBeforeTheChildOrTheCaseIsNotTaken() {
        var born = "时间早" + java.util.UUID.randomUUID().toString().substring(0, 6);
        caseNo = office.caseOf(
                office.reportOf(born, java.time.LocalDate.now().minusDays(60).toString(), 10));

        wrote(station, "一九二六年的走访", "1926-03-05T10:00");
        wrote(station, "出生前的走访", java.time.LocalDate.now().minusDays(61) + "T10:00");
        wrote(station, "出生后的走访", java.time.LocalDate.now().minusDays(59) + "T10:00");

        assertThat(jdbc.sql("select content from casework.note where case_no = ?")
                        .param(caseNo)
                        .query(String.class)
                        .list())
                .containsExactly("出生后的走访");
    }

    @Test
    void aNoteTooEarlyIsAskedForAgain() {
        var answer = post("/cases/" + caseNo + "/notes")
                .param("kind", "call")
                .param("content", "太早的电话")
                .param("at", "1926-03-05T10:00");

        assertThat(station.answer(answer).getStatus()).isEqualTo(302);
        assertThat(station.page("/cases/" + caseNo)).contains("早于孩子出生", "太早的电话");
    }

    /** A note with another time than its writer said would stand in the way of the case as what happened. */
    @Test
    void aTimeThatCannotBeReadIsAskedForAgainAndNothingIsLost() {
        var answer = post("/cases/" + caseNo + "/notes")
                .param("kind", "call")
                .param("content", "外婆来电话说孩子发烧。")
                .param("at", "昨天下午");
        assertThat(station.answer(answer).getStatus()).isEqualTo(302);
        assertThat(station.page("/cases/" + caseNo)).contains("时间没有看懂", "外婆来电话说孩子发烧。", "value=\"call\" selected");
        assertThat(jdbc.sql("select count(*) from audit.line where case_no = ? and act = 'case.noted'")
                        .param(caseNo)
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void aVisitStandsInTheWayOfTheCaseAndInTheTrailWithoutItsWords() {
        assertThat(wrote(station, "下午入户，孩子在家写作业。", "2026-01-05T15:30")).isEqualTo(302);

        assertThat(station.page("/cases/" + caseNo)).contains("走访", "下午入户，孩子在家写作业。", "草坝镇人民政府");
        assertThat(jdbc.sql("select act || ' ' || reason from audit.line where case_no = ? and act = 'case.noted'")
                        .param(caseNo)
                        .query(String.class)
                        .list())
                .containsExactly("case.noted visit");
    }

    @Test
    void whatSaysNothingOrIsOfTheFutureIsNotKept() {
        for (var content : List.of("", "   ", "\u200b\u3164", "长".repeat(CaseNotes.LONGEST + 1))) {
            wrote(station, content, "");
        }
        wrote(station, "明天的事", "2999-01-01T08:00");

        assertThat(jdbc.sql("select count(*) from casework.note where case_no = ?")
                        .param(caseNo)
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void whoDoesNotTakePartWritesNothing() {
        assertThat(wrote(signedIn(mvc, "township.532503105"), "路过", "")).isEqualTo(404);
        assertThat(wrote(signedIn(mvc, "auditor"), "路过", "")).isEqualTo(404);
    }

    @Test
    void aLeaderAsksAFurtherAgencyWhichGetsATaskAndMayOpenTheCase() {
        var leader = signedIn(mvc, "township.532503102.leader");
        var education = signedIn(mvc, "edu.532503");
        assertThat(station.answer(asking("EDU-532503", "了解在校情况")).getStatus()).isEqualTo(403);
        leader.answer(asking("EDU-532503", "  "));
        leader.answer(asking("NOBODY-1", "了解在校情况"));
        assertThat(tasksOf("EDU-532503")).isZero();

        leader.answer(asking("EDU-532503", "了解在校情况"));

        office.openKeys(caseNo);
        assertThat(tasksOf("EDU-532503")).isEqualTo(1);
        assertThat(education.page("/cases/" + caseNo)).contains("了解在校情况");
        leader.answer(asking("EDU-532503", "再问一次"));
        assertThat(tasksOf("EDU-532503")).isEqualTo(1);
    }

    @Test
    void whoMayNotOpenASecretCaseAsksNobodyIn() {
        caseNo = office.caseOf(office.report(null, 2, false));
        var leader = signedIn(mvc, "police.532503.leader");
        assertThat(leader.answer(get("/cases/" + caseNo)).getStatus()).isEqualTo(404);
        assertThat(access.parties(caseNo).agencies()).containsKey("POLICE-532503");

        assertThat(leader.answer(asking("EDU-532503", "了解在校情况")).getStatus()).isEqualTo(404);

        office.openKeys(caseNo);
        assertThat(tasksOf("EDU-532503")).isZero();
    }

    @Test
    void whoMustKeepAwayIsNeitherOfferedNorAsked() {
        exclusions.exclude(caseNo, "EDU-532503", "test");
        var leader = signedIn(mvc, "township.532503102.leader");
        var page = leader.page("/cases/" + caseNo);
        assertThat(AWAY.matcher(page).replaceAll("")).contains("CIVIL-532503").doesNotContain("EDU-532503");

        leader.answer(asking("EDU-532503", "了解在校情况"));

        office.openKeys(caseNo);
        assertThat(leader.page("/cases/" + caseNo))
                .as("what was typed stands in its form once more")
                .contains("了解在校情况</textarea>");
        assertThat(leader.page("/cases/" + caseNo)).doesNotContain("了解在校情况");
    }

    @Test
    void aLongCallForHelpGoesOutAtOnceAndSaysWhatIsKept() {
        assertThat(station.page("/cases/" + caseNo + "/emergency")).contains("最多 2,000 字");
        var told = "听到孩子哭喊" + "救".repeat(3_000);

        var answer = station.answer(post("/cases/" + caseNo + "/emergency").param("reason", told));
        var program = Visitor.program(
                mvc,
                "township.532503102",
                post("/api/cases/" + caseNo + "/emergency")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"reason\":\"" + told + "\"}"));

        assertThat(answer.getStatus()).isEqualTo(302);
        assertThat(Visitor.text(program)).contains("只保存了开头的 2,000 字");
        assertThat(office.openKeys(caseNo)).contains("userTask_emergencyReceive");
        assertThat(jdbc.sql("select reason from casework.emergency where case_no = ?")
                        .param(caseNo)
                        .query(String.class)
                        .single())
                .startsWith("听到孩子哭喊")
                .hasSize(2_000)
                .endsWith("…");
    }

    @Test
    void aCallForHelpOfUsualLengthIsKeptWholeAndSaysNothingOfIt() {
        var program = Visitor.program(
                mvc,
                "township.532503102",
                post("/api/cases/" + caseNo + "/emergency")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"reason\":\"" + "救".repeat(2_000) + "\"}"));

        assertThat(program.getStatus()).isEqualTo(200);
        assertThat(Visitor.text(program)).doesNotContain("只保存了");
    }

    @Test
    void aReasonThatIsTooLongIsRefusedAndNotCut() {
        var leader = signedIn(mvc, "township.532503102.leader");

        leader.answer(asking("EDU-532503", "问".repeat(2_001)));

        office.openKeys(caseNo);
        assertThat(tasksOf("EDU-532503")).isZero();
    }

    private org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder asking(
            String agency, String reason) {
        return post("/cases/" + caseNo + "/agencies").param("agency", agency).param("reason", reason);
    }

    private int tasksOf(String agency) {
        return jdbc.sql("select count(*) from worklist.work_item where case_no = ? and agency_code = ?")
                .params(caseNo, agency)
                .query(Integer.class)
                .single();
    }
}
