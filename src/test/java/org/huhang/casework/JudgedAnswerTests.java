package org.huhang.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.huhang.testing.HuhangTest;
import org.huhang.testing.Office;
import org.huhang.testing.Visitor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

/** Whoever judges what another answered reads who answered what and why, and the report, before anything is asked. */
@HuhangTest
class JudgedAnswerTests {

    private static final String WHY = "双方是亲属，只是口角，没有违法的行为";

    @Autowired
    private Office office;

    @Autowired
    private MockMvc mvc;

    @BeforeEach
    void people() {
        office.staffed();
    }

    @Test
    void theLeaderReadsTheOfficersReasonAndTheReportBeforeTheForm() {
        var caseNo = office.caseOf(office.report("审批先看", 4, false));
        office.does(caseNo, "userTask_policeReceive");
        office.does(caseNo, "userTask_acceptCase", Map.of("caseNature", "notPolice", "decisionReason", WHY));

        var form = before(caseNo, "userTask_approveNotPolice");

        assertThat(form).contains("id=\"judged\"", WHY).containsPattern("<details[^>]*data-first");
        assertThat(form.indexOf(WHY)).isLessThan(form.indexOf("class=\"card reported\""));
    }

    @Test
    void whoJudgesNothingHasNoSuchCard() {
        var caseNo = office.caseOf(office.report("不是审批", 4, false));
        office.does(caseNo, "userTask_policeReceive");

        assertThat(before(caseNo, "userTask_acceptCase")).doesNotContain("id=\"judged\"");
    }

    /** What stands before the form. */
    private String before(String caseNo, String task) {
        var item = office.claims(caseNo, task);
        var holder = office.openItems(caseNo, task).get(0).holder();
        var page = Visitor.signedIn(mvc, String.valueOf(holder)).page("/tasks/" + item);
        return page.substring(0, page.indexOf("class=\"column-main\""));
    }
}
