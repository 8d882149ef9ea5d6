package org.huhang.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import org.huhang.engine.BusinessClock;
import org.huhang.testing.HuhangTest;
import org.huhang.testing.Office;
import org.huhang.testing.Visitor;
import org.huhang.worklist.Worklist;
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
    private Worklist worklist;

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
    void whoDecidesOnFilingReadsWhatWasAccepted() {
        var caseNo = office.caseOf(office.report("立案先看", 4, false));
        office.does(caseNo, "userTask_policeReceive");
        office.worksUntil(caseNo, "userTask_decideFiling");

        assertThat(before(caseNo, "userTask_decideFiling")).contains("id=\"judged\"", "受案登记并出具回执");
    }

    @Test
    void theSuperiorReadsTheDecisionThatHeReviewsThoughTheTaskIsNotHisToOpen() {
        var caseNo = office.caseOf(office.report("复核先看", 4, false));
        office.does(caseNo, "userTask_policeReceive");
        office.does(caseNo, "userTask_acceptCase");
        office.does(caseNo, "userTask_decideFiling", Map.of("filingDecision", "noCase", "decisionReason", WHY));
        office.does(caseNo, "userTask_serveNonFiling");
        office.does(caseNo, "userTask_recordReview", asked("first"));
        assertThat(before(caseNo, "userTask_answerReview")).contains("id=\"judged\"", WHY);
        office.completes(caseNo, "userTask_answerReview", Map.of("reviewOutcome", "upheld"));
        office.does(caseNo, "userTask_recordReview", asked("second"));

        var read = before(caseNo, "userTask_answerReview");

        assertThat(office.openItems(caseNo, "userTask_answerReview").get(0).agencyCode())
                .isEqualTo("POLICE-5325");
        assertThat(read.substring(read.indexOf("id=\"judged\""))).contains(WHY);
        var decided = item(caseNo, "userTask_decideFiling");
        assertThat(read).doesNotContain("/tasks/" + decided);
    }

    private UUID item(String caseNo, String task) {
        return worklist.ofCase(caseNo).stream()
                .filter(item -> item.elementId().equals(task))
                .findFirst()
                .orElseThrow()
                .id();
    }

    private static Map<String, Object> asked(String level) {
        var now = OffsetDateTime.now(BusinessClock.CHINA).truncatedTo(ChronoUnit.SECONDS);
        return Map.of("reviewAsked", "yes", "reviewLevel", level, "reviewBy", "lawyer", "requestedAt", now.toString());
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
