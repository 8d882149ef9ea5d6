package org.huhang.handover;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.huhang.testing.HuhangTest;
import org.huhang.testing.Office;
import org.huhang.worklist.WorkItem;
import org.huhang.worklist.Worklist;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Who corrects an answer sees what stood before it, not what he wrote himself. */
@HuhangTest
class WrittenBeforeTests {

    private static final String TAKE = "userTask_takeHandOver";
    private static final String FINISH = "userTask_finishHandOver";
    private static final String DECIDE = "userTask_decideRefused";

    @Autowired
    private Office office;

    @Autowired
    private HandOverForms forms;

    @Autowired
    private Worklist worklist;

    @BeforeEach
    void staff() {
        office.staffed();
    }

    private String shown(String caseNo, String task, String field) {
        var done = worklist.ofCase(caseNo).stream()
                .filter(item ->
                        item.state() == WorkItem.State.DONE && item.elementId().equals(task))
                .reduce((first, last) -> last)
                .orElseThrow();
        return String.valueOf(
                forms.values(done, office.person(String.valueOf(done.holder()))).get(field));
    }

    @Test
    void whatWasWrittenAtTheTakingStaysBesideTheAnswerThatFollowed() {
        var caseNo = office.caseWithAHandOver("接后更正");
        office.does(caseNo, TAKE, Map.of("goesOn", "今天下午接到站里"));
        office.does(caseNo, FINISH, Map.of("handOverOutcome", "goingOn", "outcomeNow", "见过孩子两次", "nextStep", "周五再去"));
        assertThat(shown(caseNo, FINISH, "takenBefore")).contains("今天下午接到站里").doesNotContain("见过孩子两次");
        office.does(caseNo, FINISH, Map.of("handOverOutcome", "done", "outcomeNow", "孩子已经安顿好"));
        assertThat(shown(caseNo, FINISH, "takenBefore"))
                .contains("今天下午接到站里", "见过孩子两次", "周五再去")
                .doesNotContain("安顿好");
    }

    @Test
    void whyItWasRefusedStaysBesideWhatWasDecidedThen() {
        var caseNo = office.caseWithAHandOver("退后更正");
        office.does(caseNo, TAKE, Map.of("handOverAnswer", "refuse", "refusedReason", "孩子户籍不在本县"));
        office.does(caseNo, DECIDE, Map.of("refusedDecision", "drop", "droppedReason", "外婆已经接走照看"));
        assertThat(shown(caseNo, DECIDE, "refusedWhy")).contains("户籍不在本县").doesNotContain("外婆");
    }
}
