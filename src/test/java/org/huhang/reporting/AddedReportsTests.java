package org.huhang.reporting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import jakarta.servlet.http.Cookie;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.huhang.intake.Filing;
import org.huhang.intake.Incident;
import org.huhang.intake.Intake;
import org.huhang.intake.Receipt;
import org.huhang.intake.Report;
import org.huhang.intake.ReportedChild;
import org.huhang.intake.Reporter;
import org.huhang.testing.HuhangTest;
import org.huhang.testing.Office;
import org.huhang.testing.PageToken;
import org.huhang.testing.Visitor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** What a reporter adds to his report joins it, also where nobody knows the name of the child. */
@HuhangTest
class AddedReportsTests {

    private static final String VILLAGE = "532503102001";

    @Autowired
    private Office office;

    @Autowired
    private Intake intake;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private MockMvc mvc;

    @BeforeEach
    void people() {
        office.staffed();
    }

    @Test
    void whatIsAddedToANamelessReportJoinsItsCaseAndAsksOnlyWhatIsNew() throws Exception {
        var first = nameless("隔壁孩子夜里一直哭，补一");
        var caseNo = office.caseOf(first);
        var opened = answer(
                post("/report/more").param("receiptNo", first.receiptNo()).param("pass", pass(first)));
        assertThat(opened.getRedirectedUrl()).isEqualTo("/report");
        var browser = cookie(opened);

        var page = Visitor.text(answer(get("/report").cookie(browser)));

        assertThat(page)
                .contains("id=\"adds-to\"", first.receiptNo())
                .doesNotContain(first.queryCode(), "id=\"reportCategory\"", "id=\"county\"");

        var sent = answer(post("/report")
                .cookie(browser)
                .param("send", "yes")
                .param("immediateDanger", "false")
                .param("reportCategory", "10")
                .param("county", "532503")
                .param("description", "今天又听到打骂声，补一")
                .param("sexualAssaultSuspected", "no"));

        assertThat(sent.getRedirectedUrl()).isEqualTo("/report/receipt");
        assertThat(intake.ofCase(caseNo))
                .extracting(report -> report.incident().description())
                .containsExactly("隔壁孩子夜里一直哭，补一", "今天又听到打骂声，补一");
        assertThat(Visitor.text(answer(get("/report").cookie(browser)))).doesNotContain("id=\"adds-to\"");
    }

    @Test
    void thePageOfTheProgressLeadsToMoreWithoutSayingTheCode() throws Exception {
        var first = nameless("隔壁孩子夜里一直哭，补四");
        var typed = first.queryCode().toLowerCase(Locale.ROOT).replace('-', ' ');

        var page = Visitor.text(
                answer(post("/receipt").param("receiptNo", first.receiptNo()).param("queryCode", typed)));

        assertThat(page)
                .contains("action=\"/report/more\"", "name=\"pass\"")
                .doesNotContain(first.queryCode(), typed, "name=\"queryCode\"");
    }

    @Test
    void whatIsNoPassOfThisReportJoinsNothingAndAsksForTheCode() throws Exception {
        var first = nameless("隔壁孩子夜里一直哭，补二");
        var other = nameless("楼上孩子被关在门外，补二");
        var passes = List.of("", "0-AAAAAAAAAAAAAAAAAAAA", "99999999999-AAAAAAAAAAAAAAAAAAAA", pass(other));

        for (var pass : passes) {
            var refused = answer(
                    post("/report/more").param("receiptNo", first.receiptNo()).param("pass", pass));
            assertThat(refused.getStatus()).isEqualTo(404);
            assertThat(Visitor.text(refused)).contains("请再填一次查询码", "id=\"queryCode\"", first.receiptNo());
            assertThat(refused.getHeaders("Set-Cookie")).noneMatch(set -> set.startsWith("huhang_report"));
        }
    }

    @Test
    void aNumberThatAFormClaimsWithoutItsCodeIsNotBelieved() throws Exception {
        var first = nameless("隔壁孩子夜里一直哭，补三");
        var caseNo = office.caseOf(first);

        answer(post("/report")
                .param("send", "yes")
                .param("addsTo", first.receiptNo())
                .param("immediateDanger", "false")
                .param("reportCategory", "10")
                .param("county", "532503")
                .param("description", "冒认的补充，补三")
                .param("sexualAssaultSuspected", "no"));

        await().until(() -> caseOf("冒认的补充，补三"), found -> found != null && !found.equals(caseNo));
        assertThat(intake.ofCase(caseNo)).extracting(Report::receiptNo).containsExactly(first.receiptNo());
    }

    /** Whoever sends twice by mistake sends it about the same report. */
    @ParameterizedTest
    @CsvSource({"13800138471,补五", ",补六"})
    void theSameWordsAddedToTwoReportsReachEachChild(String phone, String which) {
        var words = "今天又打了，孩子现在很危险，" + which;
        var who = new Reporter(null, phone, null, null, null, false, true, Locale.CHINESE);
        var origin = new Filing.Origin("10.9.0." + (phone == null ? 6 : 5), null, null);
        var more = new Filing(
                new Incident(VILLAGE, List.of(10), true, words, null, null, null, false, null),
                new ReportedChild(null, null, null, null, null, null, null, null),
                who,
                List.of(),
                origin);
        var first = nameless("姐姐家的孩子，" + which);
        var second = nameless("弟弟家的孩子，" + which);
        var cases = List.of(office.caseOf(first), office.caseOf(second));

        var told = intake.add(more, first.receiptNo());

        assertThat(intake.add(more, second.receiptNo())).isNotEqualTo(told);
        assertThat(intake.add(more, first.receiptNo())).isEqualTo(told);
        assertThat(cases).allSatisfy(caseNo -> assertThat(intake.ofCase(caseNo))
                .extracting(report -> report.incident().description())
                .filteredOn(words::equals)
                .hasSize(1));
    }

    /** What the page of the progress carries, to add to the report. */
    private String pass(Receipt receipt) throws Exception {
        var page = Visitor.text(answer(
                post("/receipt").param("receiptNo", receipt.receiptNo()).param("queryCode", receipt.queryCode())));
        return page.split("name=\"pass\" value=\"", -1)[1].split("\"", -1)[0];
    }

    private String caseOf(String description) {
        return jdbc.sql("select case_no from intake.report where description = ? and case_no is not null")
                .param(description)
                .query(String.class)
                .optional()
                .orElse(null);
    }

    private Receipt nameless(String description) {
        return intake.file(new Filing(
                new Incident(VILLAGE, List.of(10), false, description, null, null, null, false, null),
                new ReportedChild(null, null, null, null, null, null, null, null),
                new Reporter(null, null, null, null, null, false, true, Locale.CHINESE),
                List.of(),
                Filing.Origin.PLATFORM));
    }

    private MockHttpServletResponse answer(MockHttpServletRequestBuilder request) throws Exception {
        return mvc.perform(request.with(PageToken.ofOurs())).andReturn().getResponse();
    }

    private static Cookie cookie(MockHttpServletResponse answer) {
        return Objects.requireNonNull(answer.getCookie("huhang_report"));
    }
}
