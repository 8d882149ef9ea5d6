package org.huhang.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import jakarta.servlet.http.Cookie;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.huhang.agency.NewPerson;
import org.huhang.agency.People;
import org.huhang.testing.HuhangTest;
import org.huhang.testing.Office;
import org.huhang.testing.PageToken;
import org.huhang.worklist.WorkItem;
import org.huhang.worklist.Worklist;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** The report beside the first task, seen by those whose task it is and by others. */
@HuhangTest
class ReportedPanelTests {

    private static final String PASSWORD = "huhang-demo";

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
        var reporter = new Reporter("报告人乙", "13800000005", null, "某中学", null, true, false, Locale.CHINESE);
        var receipt = intake.file(Filings.of("<b>手臂有伤</b> " + UUID.randomUUID(), reporter, Filing.Origin.PLATFORM));
        office.caseOf(receipt);
        report = reports.byReceipt(receipt.receiptNo()).orElseThrow();
        task = task(report);
        people.enrol(
                List.of(
                        new NewPerson("panel.intake", "经办", task.agencyCode(), Set.of(task.role()), Locale.CHINESE),
                        new NewPerson("panel.overseer", "督导", "WCWC-532503", Set.of("supervisor"), Locale.CHINESE)),
                PASSWORD,
                "system");
    }

    private WorkItem task(Report of) {
        return worklist.ofCase(Objects.requireNonNull(of.caseNo())).stream()
                .filter(item -> item.taskKey().equals("registerIntake"))
                .findFirst()
                .orElseThrow();
    }

    private Cookie signedIn(String username) throws Exception {
        var response = mvc.perform(post("/login")
                        .with(PageToken.ofOurs())
                        .param("username", username)
                        .param("password", PASSWORD))
                .andReturn()
                .getResponse();
        return Objects.requireNonNull(response.getCookie("SESSION"));
    }

    private static String text(MockHttpServletResponse response) throws Exception {
        return response.getContentAsString(StandardCharsets.UTF_8);
    }

    private MockHttpServletResponse send(MockHttpServletRequestBuilder request, Cookie session) throws Exception {
        return mvc.perform(request.with(PageToken.ofOurs()).cookie(session))
                .andReturn()
                .getResponse();
    }

    @Test
    void theIntakeReadsTheReportAndOpensItsReporterForAPurpose() throws Exception {
        var session = signedIn("panel.intake");
        var page = text(send(get("/tasks/" + task.id()), session));
        assertThat(page).contains(report.receiptNo(), "&lt;b&gt;手臂有伤&lt;/b&gt;", "查看报告人");
        assertThat(page).doesNotContain("报告人乙", "13800000005", "某中学");
        var open = post("/reports/" + report.id() + "/reporter").param("purpose", "VERIFY");
        var fragment = text(send(open.header("HX-Request", "true"), session));
        assertThat(fragment).contains("报告人乙", "tel:13800000005", "某中学").doesNotContain("<html");
        var whole = text(send(post("/reports/" + report.id() + "/reporter").param("purpose", "EVIDENCE"), session));
        assertThat(whole).contains("<html", "报告人乙");
    }

    @Test
    void theSupervisorReadsTheReportButNeverItsReporter() throws Exception {
        var session = signedIn("panel.overseer");
        var page = text(send(get("/tasks/" + task.id()), session));
        assertThat(page).contains(report.receiptNo()).doesNotContain("查看报告人", "报告人乙");
        var refused = send(post("/reports/" + report.id() + "/reporter").param("purpose", "VERIFY"), session);
        assertThat(refused.getStatus()).isEqualTo(403);
        assertThat(text(refused)).doesNotContain("报告人乙");
    }

    @Test
    void withoutPurposeTokenOrAccountNothingIsOpened() throws Exception {
        var path = "/reports/" + report.id() + "/reporter";
        var session = signedIn("panel.intake");
        assertThat(send(post(path), session).getStatus()).isEqualTo(400);
        assertThat(send(post(path).param("purpose", "CURIOSITY"), session).getStatus())
                .isEqualTo(400);
        assertThat(mvc.perform(post(path)
                                .with(PageToken.ofAnother())
                                .cookie(session)
                                .param("purpose", "VERIFY"))
                        .andReturn()
                        .getResponse()
                        .getStatus())
                .isEqualTo(403);
        assertThat(mvc.perform(post(path).with(PageToken.ofOurs()).param("purpose", "VERIFY"))
                        .andReturn()
                        .getResponse()
                        .getStatus())
                .isIn(302, 401);
    }
}
