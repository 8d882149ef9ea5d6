package org.huhang.schooling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.huhang.testing.Visitor.signedIn;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.time.LocalDate;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.huhang.casework.CaseProcess;
import org.huhang.casework.Cases;
import org.huhang.testing.HuhangTest;
import org.huhang.testing.Office;
import org.huhang.testing.Visitor;
import org.huhang.worklist.WorkItem;
import org.huhang.worklist.Worklist;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import tools.jackson.databind.ObjectMapper;

/** The ledgers in the running house: who is entered and closed by which step, and who reads what of it. */
@HuhangTest
class LedgersTests {

    private static final String TEACHER = "school.532503";

    @Autowired
    private Office office;

    @Autowired
    private Worklist worklist;

    @Autowired
    private Cases cases;

    @Autowired
    private CaseProcess process;

    @Autowired
    private MockMvc mvc;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ObjectMapper json;

    @BeforeEach
    void staffed() {
        office.staffed();
    }

    private static Map<String, Object> absent(String name, String how) {
        var born = "201%d-0%d-1%d"
                .formatted(name.hashCode() & 3, 1 + (name.hashCode() >> 3 & 7), name.hashCode() >> 7 & 7);
        var answers = new LinkedHashMap<>(Office.absence(name, born));
        answers.put("foundHow", how);
        if (how.equals("absence")) {
            answers.put("lessonStartAt", answers.get("absentOn") + "T08:00:00+08:00");
        }
        return answers;
    }

    private String begin(String person, Map<String, Object> answers) {
        var id = UUID.randomUUID();
        var done = signedIn(mvc, person)
                .sends("/start/returnToSchool/" + id, json.writeValueAsString(Map.of("answers", answers)));
        assertThat(done.getStatus()).as(Visitor.text(done)).isEqualTo(200);
        return worklist.item(id).caseNo();
    }

    private List<String> rows(String caseNo) {
        office.openKeys(caseNo);
        return jdbc.sql("select ledger || ' ' || stage || coalesce(' ' || outcome, '') from schooling.entry"
                        + " where case_no = :no order by id")
                .param("no", caseNo)
                .query(String.class)
                .list();
    }

    @Test
    void stepsEnterMoveAndCloseTheRows() {
        var caseNo = begin(TEACHER, absent("濮阳晴", "absence"));
        assertThat(rows(caseNo)).containsExactly("schoolAge absent");
        office.does(caseNo, "userTask_contactGuardian");
        office.does(caseNo, "userTask_homeVisit");
        office.does(caseNo, "userTask_homeVisit");
        office.does(caseNo, "userTask_markSuspected");
        assertThat(rows(caseNo)).containsExactly("schoolAge absent", "suspected comparing");
        office.does(caseNo, "userTask_compareData");
        assertThat(rows(caseNo))
                .containsExactly("schoolAge absent", "suspected comparing movedOn", "dropout persuading");
        office.does(caseNo, "userTask_aidPlan");
        office.does(caseNo, "userTask_persuade", Map.of("persuadeResult", "back"));
        office.does(caseNo, "userTask_enrol");
        assertThat(rows(caseNo)).contains("dropout returned");
        office.does(caseNo, "userTask_stabilise", Map.of("stabilityFound", "elsewhere"));
        assertThat(rows(caseNo))
                .containsExactly(
                        "schoolAge absent elsewhere", "suspected comparing movedOn", "dropout returned elsewhere");
        office.does(caseNo, "userTask_tellProvider");
        assertThat(office.openKeys(caseNo)).isEmpty();
        assertThat(cases.file(caseNo).open()).isFalse();
    }

    /** A child that is still away stays in the ledger, and the next round takes its row over. */
    @Test
    void whoeverStaysAwayAgainStaysInTheLedgerUntilTheNextRound() {
        var caseNo = begin(TEACHER, absent("司徒雨", "visit"));
        office.does(caseNo, "userTask_compareData");
        office.does(caseNo, "userTask_aidPlan");
        office.does(caseNo, "userTask_persuade", Map.of("persuadeResult", "back"));
        office.does(caseNo, "userTask_enrol");
        office.does(caseNo, "userTask_stabilise", Map.of("stabilityFound", "stopped"));
        assertThat(rows(caseNo)).contains("dropout again", "schoolAge again");
        office.does(caseNo, "userTask_takeHandOver");
        assertThat(rows(caseNo)).contains("schoolAge again again", "schoolAge absent", "suspected comparing");
        assertThat(office.openKeys(caseNo)).contains("userTask_compareData");
        office.does(caseNo, "userTask_compareData");
        assertThat(rows(caseNo)).contains("dropout again again", "dropout persuading");
    }

    /** Mandatory reporting finds a child without school: the bureau takes it, and the start form is skipped. */
    @Test
    void whatAnotherProcessHandsOverBeginsWithTheComparison() {
        var caseNo = office.welfareCase("欧冶南", "2012-07-10");
        office.does(
                caseNo,
                "userTask_needsAssessment",
                Map.of("schooling", "out", "helpNeeded", "no", "temporaryCareNeeded", "no", "riskTier", "YELLOW"));
        office.worksUntil(caseNo, "userTask_close", "userTask_takeHandOver");
        office.does(caseNo, "userTask_takeHandOver");
        assertThat(office.openKeys(caseNo)).contains("userTask_compareData").doesNotContain("userTask_finishHandOver");
        assertThat(rows(caseNo)).containsExactly("schoolAge absent", "suspected comparing");
    }

    /** Somebody had begun it since: it runs once at a time, and whoever took it says what became of it. */
    @Test
    void whatIsHandedOverWhileTheRoundRunsBeginsNoOther() {
        var caseNo = office.welfareCase("欧冶续", "2012-07-11");
        office.does(
                caseNo,
                "userTask_needsAssessment",
                Map.of("schooling", "out", "helpNeeded", "no", "temporaryCareNeeded", "no", "riskTier", "YELLOW"));
        office.worksUntil(caseNo, "userTask_close", "userTask_takeHandOver");
        var now = new Date();
        var begun = process.begin(
                cases.file(caseNo),
                "childOutOfSchool",
                Map.of("begunBy", "EDU-532503", "begunAt", now, "handedAt", now, "senderCode", "CIVIL-532503"));
        office.does(caseNo, "userTask_takeHandOver");
        assertThat(process.running(caseNo))
                .filteredOn(one -> one.processKey().equals("returnToSchool"))
                .singleElement()
                .matches(one -> one.instanceId().equals(begun));
        assertThat(office.openKeys(caseNo)).containsOnlyOnce("userTask_compareData", "userTask_finishHandOver");
    }

    @Test
    void aSchoolATownshipAndTheBureauReadTheirOwnScopeAndNeighboursNothing() {
        var caseNo = begin(TEACHER, absent("夏侯北", "visit"));
        office.does(caseNo, "userTask_compareData");
        for (var reader : List.of(TEACHER, "township.532503102", "edu.532503")) {
            assertThat(signedIn(mvc, reader).page("/ledgers")).as(reader).contains("夏侯北", caseNo, "劝返中");
            assertThat(signedIn(mvc, reader).page("/ledgers?ledger=schoolAge")).contains("夏侯北");
            assertThat(signedIn(mvc, reader).page("/ledgers?ledger=suspected")).doesNotContain("夏侯北");
            assertThat(signedIn(mvc, reader).page("/ledgers?ledger=suspected&closed=true"))
                    .contains("夏侯北", "转入辍学台账");
            assertThat(signedIn(mvc, reader).page("/ledgers/export")).contains("夏侯北", caseNo);
        }
        for (var neighbour : List.of("township.532524101", "edu.532524", "school.532524", "township.532503105")) {
            assertThat(signedIn(mvc, neighbour).page("/ledgers?ledger=schoolAge"))
                    .as(neighbour)
                    .doesNotContain("夏侯北", caseNo);
            assertThat(signedIn(mvc, neighbour).page("/ledgers/export")).doesNotContain("夏侯北", caseNo);
        }
    }

    /** Rows of another school of the same county, read as that school does. */
    @Test
    void theRowsOfOneSchoolAreNotThoseOfItsNeighbour() {
        var caseNo = begin(TEACHER, absent("公孙云", "visit"));
        office.does(caseNo, "userTask_compareData");
        assertThat(signedIn(mvc, TEACHER).page("/ledgers")).contains("公孙云");
        assertThat(signedIn(mvc, TEACHER + ".middle").page("/ledgers")).doesNotContain("公孙云", caseNo);
        assertThat(signedIn(mvc, TEACHER + ".middle").page("/ledgers/export")).doesNotContain("公孙云", caseNo);
    }

    @Test
    void nobodyElseHasLedgers() {
        for (var person : List.of("police.532503", "supervisor.532503", "auditor")) {
            assertThat(signedIn(mvc, person).answer(get("/ledgers")).getStatus())
                    .isEqualTo(404);
            assertThat(signedIn(mvc, person).answer(get("/ledgers/export")).getStatus())
                    .isEqualTo(404);
        }
    }

    /** Of a secret case nothing stands there for whoever does not know it. */
    @Test
    void aSecretCaseIsInNoLedgerOfWhoeverDoesNotKnowIt() {
        var caseNo = begin(TEACHER, absent("慕容雪", "visit"));
        office.does(caseNo, "userTask_compareData");
        assertThat(signedIn(mvc, "edu.532503.leader").page("/ledgers")).contains(caseNo);
        jdbc.sql("update casework.case_file set secrecy = 'MAX' where case_no = :no")
                .param("no", caseNo)
                .update();
        cases.describe(caseNo);
        assertThat(signedIn(mvc, "edu.532503.leader").page("/ledgers")).doesNotContain(caseNo, "慕容雪");
        assertThat(signedIn(mvc, "edu.532503.leader").page("/ledgers/export")).doesNotContain(caseNo, "慕容雪");
    }

    @Test
    void theFormShowsWhatThePlatformCounts() {
        var caseNo = begin(TEACHER, absent("令狐冬", "absence"));
        office.does(caseNo, "userTask_contactGuardian");
        office.does(caseNo, "userTask_homeVisit");
        office.does(caseNo, "userTask_homeVisit");
        WorkItem marking = office.open(caseNo, "userTask_markSuspected");
        assertThat(signedIn(mvc, TEACHER + ".leader").page("/tasks/" + marking.id()))
                .contains("个上学日（从 " + LocalDate.now().minusWeeks(2) + " 起，按临时校历计算");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "=1+1,\"'=1+1\"",
        "+86,\"'+86\"",
        "-cmd,\"'-cmd\"",
        "@SUM(A1),\"'@SUM(A1)\"",
        "＝HYPERLINK,\"'＝HYPERLINK\"",
        "某某,\"某某\""
    })
    void whatLooksLikeAFormulaIsTextInASpreadsheet(String written, String cell) {
        assertThat(Csv.cell(written)).isEqualTo('"' + cell.replace("\"", "") + '"');
    }

    @Test
    void leadingBlanksHideNoFormulaAndQuotesAreDoubled() {
        assertThat(Csv.cell("  =1")).isEqualTo("\"'  =1\"");
        assertThat(Csv.cell("\t=1")).isEqualTo("\"'\t=1\"");
        assertThat(Csv.cell("a\"b,c")).isEqualTo("\"a\"\"b,c\"");
        assertThat(Csv.of(List.of("a"), List.of(List.of("b"), List.of(""))))
                .isEqualTo("\uFEFF\"a\"\r\n\"b\"\r\n\"\"\r\n");
    }
}
