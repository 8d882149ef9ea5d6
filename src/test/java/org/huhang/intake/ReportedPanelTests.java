package org.huhang.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.huhang.agency.NewPerson;
import org.huhang.agency.People;
import org.huhang.demo.DemoPeople;
import org.huhang.testing.HuhangTest;
import org.huhang.testing.Office;
import org.huhang.testing.PageToken;
import org.huhang.testing.Visitor;
import org.huhang.worklist.WorkItem;
import org.huhang.worklist.Worklist;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

/** The report beside the first task, seen by those whose task it is and by others. */
@HuhangTest
class ReportedPanelTests {

    private static final String HUNDRED = "[0-9]{3}岁";

    @Autowired
    private MockMvc mvc;

    @Autowired
    private Intake intake;

    @Autowired
    private ReportTable reports;

    @Autowired
    private Worklist worklist;

    @Autowired
    private Office office;

    @Autowired
    private People people;

    private Report report;

    private WorkItem task;

    @BeforeEach
    void reportWithItsFirstTask() {
        office.staffed();
        var reporter = new Reporter("报告人乙", "13800000005", null, "某中学", null, true, false, Locale.CHINESE);
        var receipt = intake.file(Filings.of("<b>手臂有伤</b> " + UUID.randomUUID(), reporter, Filing.Origin.PLATFORM));
        office.caseOf(receipt);
        report = reports.byReceipt(receipt.receiptNo()).orElseThrow();
        task = task(report);
        people.enrol(
                List.of(new NewPerson("panel.intake", "经办", task.agencyCode(), Set.of(task.role()), Locale.CHINESE)),
                DemoPeople.PASSWORD,
                "system");
    }

    private WorkItem task(Report of) {
        return worklist.ofCase(Objects.requireNonNull(of.caseNo())).stream()
                .filter(item -> item.elementId().equals("userTask_registerIntake"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theIntakeReadsTheReportAndOpensItsReporterForAPurpose() {
        var visitor = Visitor.signedIn(mvc, "panel.intake");
        var page = visitor.page("/tasks/" + task.id());
        assertThat(page).contains(report.receiptNo(), "&lt;b&gt;手臂有伤&lt;/b&gt;", "查看报告人");
        assertThat(page).doesNotContain("报告人乙", "13800000005", "某中学");
        var open = post("/reports/" + report.id() + "/reporter").param("purpose", "VERIFY");
        var fragment = Visitor.text(visitor.answer(open.header("HX-Request", "true")));
        assertThat(fragment).contains("报告人乙", "tel:13800000005", "某中学").doesNotContain("<html");
        var whole = Visitor.text(
                visitor.answer(post("/reports/" + report.id() + "/reporter").param("purpose", "EVIDENCE")));
        assertThat(whole).contains("<html", "报告人乙");
    }

    @Test
    void whoLeftNothingBehindIsNotLookedUpAndTheChildOfTheCaseIsMarked() {
        var nobody = new Reporter(null, null, null, null, null, false, true, Locale.CHINESE);
        var one = Filings.of("两个孩子 " + UUID.randomUUID(), nobody, Filing.Origin.PLATFORM);
        var both = new Filing(
                one.incident(), List.of(one.children().get(0), Filings.child("阿丽")), nobody, List.of(), one.origin());
        var receipt = intake.file(both);
        office.caseOf(receipt);

        var page = Visitor.signedIn(mvc, "panel.intake")
                .page("/tasks/"
                        + task(reports.byReceipt(receipt.receiptNo()).orElseThrow())
                                .id());

        assertThat(page).contains("匿名报告，没有登记姓名和联系方式").doesNotContain("查看报告人");
        assertThat(page).containsOnlyOnce("本案的孩子</strong>");
    }

    /** Whether the duty to report was done in time is judged by whoever reads both moments. */
    @ParameterizedTest
    @CsvSource({"PT20M, 发现后不到 1 小时就报告了", "PT5H, 发现后 5 小时报告", "PT80H, 发现后 3 天报告"})
    void whoJudgesReadsHowLongAfterItWasNoticedItWasReported(Duration before, String words) {
        var plain = Filings.of("晚了 " + before, Filings.reporter("报告人丙", "13800000006"), Filing.Origin.PLATFORM);
        var what = plain.incident();
        var noticed = Instant.now().minus(before).minusSeconds(30);
        var incident = new Incident(
                what.regionCode(), what.categories(), false, what.description(), noticed, null, null, false, null);

        assertThat(intakePage(new Filing(incident, plain.children(), plain.reporter(), List.of(), plain.origin())))
                .contains(words);
        assertThat(intakePage(plain)).doesNotContain("发现时间");
    }

    /** A slip is marked where the report is registered, and no list says that a child is a hundred years old. */
    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "1915-06-01, -, F, 按报告的日期已满18岁，请核实年龄。",
                "-, 532503201506010028, F, 身份证号不对，不能用来认人，请核实。",
                "2015-06-02, 532503201506010023, F, 出生日期和身份证号对不上，请核实。",
                "2015-06-01, 532503201506010023, M, 性别和身份证号对不上，请核实。"
            })
    void whatLooksLikeASlipIsMarkedForWhoeverRegistersIt(
            @Nullable LocalDate born, @Nullable String idNo, String sex, String words) {
        var plain =
                Filings.of("笔误 " + UUID.randomUUID(), Filings.reporter("报告人丁", "13800000007"), Filing.Origin.PLATFORM);
        var child = new ReportedChild("笔误孩子" + sex + born, sex, born, idNo, null, null, null, null);
        var filing = new Filing(plain.incident(), List.of(child), plain.reporter(), List.of(), plain.origin());

        var page = intakePage(filing);
        assertThat(page).contains(words).doesNotContainPattern(HUNDRED);
        if (words.contains("年龄")) {
            assertThat(page).contains("年龄存疑");
        }
        assertThat(intakePage(plain)).doesNotContain(words);
        var visitor = Visitor.signedIn(mvc, "panel.intake");
        for (var list : List.of("/tasks", "/cases")) {
            assertThat(visitor.pages(list)).doesNotContainPattern(HUNDRED);
        }
    }

    /** The page on which the report is registered. */
    private String intakePage(Filing filing) {
        var receipt = intake.file(filing);
        office.caseOf(receipt);
        var task = task(reports.byReceipt(receipt.receiptNo()).orElseThrow());
        return Visitor.signedIn(mvc, "panel.intake").page("/tasks/" + task.id());
    }

    @Test
    void whoDecidesFirstOrGoesToTheChildHasTheReportOpenOnTheSmallestScreen() {
        var caseNo = office.caseOf(office.report(null, 4, true));

        var police = Visitor.signedIn(mvc, "police.532503");
        assertThat(police.page("/tasks/"
                        + office.open(caseNo, "userTask_policeReceive").id()))
                .containsPattern("<details[^>]*data-first");
        assertThat(police.page("/tasks/"
                        + office.open(caseNo, "userTask_registerIntake").id()))
                .containsPattern("<details[^>]*data-first");
    }

    @Test
    void aFurtherReportIsOpenToItsOwnIntakeAndItsReporterToNobodyElse() {
        office.staffed();
        var caseNo = office.caseOf(intake.file(office.filingOf("532503201505010064", 10, false, "532503102001")));
        var receipt = intake.file(office.filingOf("532503201505010064", 10, false, "532524101001"));
        assertThat(office.caseOf(receipt)).isEqualTo(caseNo);
        var further = reports.byReceipt(receipt.receiptNo()).orElseThrow();
        var first = reports.ofCase(caseNo).stream()
                .filter(one -> !one.id().equals(further.id()))
                .findFirst()
                .orElseThrow();
        var registers = office.open(caseNo, "userTask_registerFurtherReport");
        people.enrol(
                List.of(
                        new NewPerson(
                                "panel.further",
                                "新接",
                                registers.agencyCode(),
                                Set.of(registers.role()),
                                Locale.CHINESE),
                        new NewPerson(
                                "panel.first",
                                "原接",
                                "TOWNSHIP-532503102",
                                Set.of("protectionStation"),
                                Locale.CHINESE)),
                DemoPeople.PASSWORD,
                "system");

        assertThat(opens("panel.further", further)).isEqualTo(200);
        assertThat(opens("panel.further", first)).isEqualTo(404);
        assertThat(opens("panel.first", first)).isEqualTo(200);
        assertThat(opens("panel.first", further)).isEqualTo(404);
        assertThat(Visitor.signedIn(mvc, "panel.further").page("/tasks/" + registers.id()))
                .contains(further.receiptNo(), "查看报告人")
                .containsPattern("<details[^>]* open");

        office.does(caseNo, "userTask_registerFurtherReport");
        assertThat(opens("panel.further", further)).isEqualTo(200);
    }

    private int opens(String person, Report whose) {
        return Visitor.signedIn(mvc, person)
                .answer(post("/reports/" + whose.id() + "/reporter").param("purpose", "VERIFY"))
                .getStatus();
    }

    @Test
    void theSupervisorReadsTheReportButNeverItsReporter() {
        var visitor = Visitor.signedIn(mvc, "supervisor.532503");
        var page = visitor.page("/tasks/" + task.id());
        assertThat(page).contains(report.receiptNo()).doesNotContain("查看报告人", "报告人乙");
        var refused =
                visitor.answer(post("/reports/" + report.id() + "/reporter").param("purpose", "VERIFY"));
        assertThat(refused.getStatus()).isEqualTo(404);
        assertThat(Visitor.text(refused)).doesNotContain("报告人乙");
    }

    @Test
    void withoutPurposeTokenOrAccountNothingIsOpened() throws Exception {
        var path = "/reports/" + report.id() + "/reporter";
        var visitor = Visitor.signedIn(mvc, "panel.intake");
        assertThat(visitor.answer(post(path)).getStatus()).isEqualTo(400);
        assertThat(visitor.answer(post(path).param("purpose", "CURIOSITY")).getStatus())
                .isEqualTo(400);
        assertThat(visitor.forged(post(path).param("purpose", "VERIFY")).getStatus())
                .isEqualTo(403);
        assertThat(mvc.perform(post(path).with(PageToken.ofOurs()).param("purpose", "VERIFY"))
                        .andReturn()
                        .getResponse()
                        .getStatus())
                .isIn(302, 401);
    }
}
