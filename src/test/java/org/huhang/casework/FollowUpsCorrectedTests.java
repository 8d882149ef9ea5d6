package org.huhang.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.huhang.engine.BusinessClock;
import org.huhang.testing.HuhangTest;
import org.huhang.testing.Office;
import org.huhang.worklist.Corrections;
import org.huhang.worklist.WorkItem;
import org.huhang.worklist.Worklist;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Whether somebody goes to the child of a closed case again, when and who, is what the answers say as they stand. */
@HuhangTest
class FollowUpsCorrectedTests {

    private static final String CLOSE = "userTask_close";
    private static final String VISIT = "userTask_followUp";
    private static final String VILLAGE = "VILLAGE-532503102001";
    private static final Map<String, Object> END = Map.of("followUpNext", "end");

    @Autowired
    private Office office;

    @Autowired
    private Worklist worklist;

    @Autowired
    private Corrections corrections;

    private final LocalDate today = LocalDate.now(BusinessClock.CHINA);
    private String caseNo = "";

    @BeforeEach
    void closed() {
        office.staffed();
        caseNo = office.welfareCase("改跟进" + UUID.randomUUID().toString().substring(0, 8), "2015-05-02");
        office.worksUntil(caseNo, CLOSE);
        office.does(caseNo, CLOSE, Map.of("followUpBy", VILLAGE, "careUntilDate", "", "followUpDate", day(20)));
    }

    private String day(int days) {
        return today.plusDays(days).toString();
    }

    private Map<String, Object> again(int days) {
        return Map.of("followUpNext", "again", "followUpDue", day(days), "childDead", false);
    }

    private List<String> days() {
        return office.openItems(caseNo, VISIT).stream()
                .map(item -> String.valueOf(FollowUpTask.dayOf(item)))
                .toList();
    }

    private void corrected(Map<String, Object> differs) {
        office.corrects(caseNo, VISIT, differs, "写错了");
    }

    @Test
    void whoSaysThatNobodyNeedGoAndCorrectsItGoesAgain() {
        office.does(caseNo, VISIT, END);
        assertThat(days()).isEmpty();

        corrected(again(30));
        assertThat(days()).containsExactly(day(30));
        assertThat(office.openItems(caseNo, VISIT))
                .extracting(WorkItem::agencyCode)
                .containsExactly(VILLAGE);

        corrected(again(31));
        assertThat(days()).containsExactly(day(31));
        corrected(END);
        assertThat(days()).isEmpty();
    }

    @Test
    void whoSaysThatSomebodyGoesAndCorrectsItHasNoTaskOfIt() {
        office.does(caseNo, VISIT, again(30));
        assertThat(days()).containsExactly(day(30));

        corrected(END);
        assertThat(days()).isEmpty();
        corrected(again(40));
        assertThat(days()).containsExactly(day(40));
    }

    @Test
    void whoNamesAnotherDayOrAnotherAgencyMovesTheTask() {
        office.does(caseNo, VISIT, again(30));

        corrected(again(45));
        assertThat(days()).containsExactly(day(45));

        var other = "TOWNSHIP-532503102";
        corrected(Map.of("followUpBy", other));
        assertThat(days()).containsExactly(day(45));
        assertThat(office.openItems(caseNo, VISIT))
                .extracting(WorkItem::agencyCode)
                .containsExactly(other);
    }

    @Test
    void whereSomebodyWasThereSinceHisWordCounts() {
        office.does(caseNo, VISIT, again(30));
        office.does(caseNo, VISIT, again(60));
        corrected(again(61));
        assertThat(days()).containsExactly(day(61));

        correctsFirst(END);
        assertThat(days()).containsExactly(day(61));
    }

    /** The answer of whoever was there first. */
    private void correctsFirst(Map<String, Object> differs) {
        var first = worklist.ofCase(caseNo).stream()
                .filter(item -> item.elementId().equals(VISIT) && item.state() == WorkItem.State.DONE)
                .min(Comparator.comparing(WorkItem::receivedAt))
                .orElseThrow();
        var answers = new HashMap<>(worklist.answers(first.id()));
        answers.putAll(differs);
        answers.put("followUpEndReason", "母亲已经返乡，孩子稳定");
        corrections.correct(office.person(String.valueOf(first.holder())), first.id(), answers, "写错了", 0);
    }

    @Test
    void aClosingNamesAnotherDayWhereNobodyHasBeen() {
        var own = office.welfareCase("改结案" + UUID.randomUUID().toString().substring(0, 8), "2015-05-03");
        office.worksUntil(own, CLOSE);
        office.does(own, CLOSE, Map.of("followUpBy", "", "careUntilDate", "", "followUpDate", day(20)));
        caseNo = own;

        office.corrects(own, CLOSE, Map.of("careUntilDate", "", "followUpDate", day(21)), "写错了");
        assertThat(days()).containsExactly(day(21));
        office.does(own, VISIT, again(50));
        office.corrects(own, CLOSE, Map.of("careUntilDate", "", "followUpDate", day(22)), "写错了");
        assertThat(days()).containsExactlyInAnyOrder(day(22), day(50));
    }

    @Test
    void aChildThatIsNotDeadIsSeenOnTheDayThatTheCorrectionNames() {
        office.does(caseNo, VISIT, Map.of("childSeen", "no", "childDead", true, "childState", "说孩子淹死了"));
        assertThat(days()).isEmpty();

        corrected(again(30));
        assertThat(days()).containsExactly(day(30));
    }
}
