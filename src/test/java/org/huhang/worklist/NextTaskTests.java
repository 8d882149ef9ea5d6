package org.huhang.worklist;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.UUID;
import org.huhang.agency.Directory;
import org.huhang.agency.Permission;
import org.huhang.testing.HuhangTest;
import org.huhang.testing.Office;
import org.huhang.testing.Visitor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

/** Whoever answered a task is led to the next one that is his to do. */
@HuhangTest
class NextTaskTests {

    @Autowired
    private Office office;

    @Autowired
    private Worklist worklist;

    @Autowired
    private Directory directory;

    @Autowired
    private MockMvc mvc;

    private final String child = "接着" + UUID.randomUUID().toString().substring(0, 8);

    @BeforeEach
    void people() {
        office.staffed();
    }

    @Test
    void afterPoliceWereThereTheNextStepOfTheirCaseIsOffered() {
        var caseNo = office.caseOf(office.report(child, 4, true));
        office.does(caseNo, "userTask_policeReceive");

        var page = after(lastDone(caseNo));

        assertThat(page).contains("接着办本案：");
        assertThat(openIn(caseNo)).anySatisfy(open -> assertThat(page).contains("/tasks/" + open.id()));
    }

    @Test
    void afterEachAnswerOfAWalkWhateverIsTheSamePersonsInTheCaseIsOfferedElseWhatIsMostUrgent() {
        var caseNo = office.caseOf(office.report(child, 4, false));
        var offered = 0;
        for (var step = 0; step < 12 && !openIn(caseNo).isEmpty(); step++) {
            office.does(caseNo, openIn(caseNo).get(0).elementId());
            office.openKeys(caseNo);
            var done = lastDone(caseNo);
            var person = directory.person(done.holder());
            var his = openIn(caseNo).stream()
                    .filter(open -> person.id().equals(open.holder())
                            || (open.holder() == null && worklist.allows(person, Permission.CLAIM, open)))
                    .toList();

            var page = after(done);

            if (his.isEmpty()) {
                assertThat(page).as(done.elementId()).doesNotContain("接着办本案：");
                assertThat(page.contains("接着办最急的：")).isEqualTo(page.contains("/claim\"") || page.contains(">办理<"));
            } else {
                offered++;
                assertThat(his).as(done.elementId()).anySatisfy(open -> assertThat(
                                page.substring(0, page.indexOf("class=\"toolbar\"")))
                        .contains("接着办本案：", "/tasks/" + open.id()));
            }
        }
        assertThat(offered).isPositive();
    }

    @Test
    void nothingIsOfferedToWhoeverDidNotAnswerIt() {
        var caseNo = office.caseOf(office.report(child, 4, true));
        office.does(caseNo, "userTask_policeReceive");
        var done = lastDone(caseNo);

        assertThat(Visitor.signedIn(mvc, "township.532503102").page("/tasks?view=mine&done=" + done.id()))
                .doesNotContain("接着办");
    }

    private java.util.List<WorkItem> openIn(String caseNo) {
        return worklist.ofCase(caseNo).stream().filter(WorkItem::open).toList();
    }

    private WorkItem lastDone(String caseNo) {
        return worklist.ofCase(caseNo).stream()
                .filter(item -> item.state() == WorkItem.State.DONE)
                .max(Comparator.comparing(WorkItem::endedAt))
                .orElseThrow();
    }

    private String after(WorkItem done) {
        return Visitor.signedIn(mvc, done.holder()).page("/tasks?done=" + done.id());
    }
}
