package org.huhang.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.huhang.testing.HuhangTest;
import org.huhang.testing.Office;
import org.huhang.testing.Visitor;
import org.huhang.worklist.WorkItem;
import org.huhang.worklist.Worklist;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

/** Whoever goes to a child reads who else was sent there, however often danger was told within the hour. */
@HuhangTest
class AlsoSentTests {

    @Autowired
    private Office office;

    @Autowired
    private Emergencies emergencies;

    @Autowired
    private Worklist worklist;

    @Autowired
    private MockMvc mvc;

    private final String child = "同派" + UUID.randomUUID().toString().substring(0, 8);

    @BeforeEach
    void people() {
        office.staffed();
    }

    @Test
    void whatReportsAndPressesOfOneHourTellSendsPoliceOnceForTheReportsAndOnceForThePresses() {
        var caseNo = office.caseOf(office.report(child, 4, true));
        assertThat(office.caseOf(office.report(child, 4, true))).isEqualTo(caseNo);
        var presser = office.people(
                        office.open(caseNo, "userTask_registerIntake").group())
                .get(0);
        emergencies.press(presser, caseNo, "又在打");
        emergencies.press(presser, caseNo, "还在打");
        assertThat(office.caseOf(office.report(child, 4, true))).isEqualTo(caseNo);

        assertThat(sent(caseNo))
                .extracting(WorkItem::elementId)
                .containsExactlyInAnyOrder("userTask_policeReceive", "userTask_emergencyReceive");
    }

    @Test
    void eachOfThemReadsOfTheOtherAndWhetherSomebodyHasAnswered() {
        var caseNo = office.caseOf(office.report(child, 4, true));
        var presser = office.people(
                        office.open(caseNo, "userTask_registerIntake").group())
                .get(0);
        assertThat(page(office.open(caseNo, "userTask_policeReceive"))).doesNotContain("id=\"also\"");
        emergencies.press(presser, caseNo, "又在打");

        assertThat(sent(caseNo)).hasSize(2).allSatisfy(item -> assertThat(page(item))
                .contains("这个孩子一小时内还派了 1 次警", "还没有人签收"));

        office.does(caseNo, "userTask_emergencyReceive", Map.of("childCondition", List.of("safe")));
        assertThat(page(office.open(caseNo, "userTask_policeReceive"))).contains("已去过，有回报");
    }

    private List<WorkItem> sent(String caseNo) {
        office.openKeys(caseNo);
        return worklist.ofCase(caseNo).stream()
                .filter(item -> item.open() && PoliceAtCase.FIRST_RESPONSE.contains(item.work()))
                .toList();
    }

    private String page(WorkItem item) {
        return Visitor.signedIn(mvc, office.people(item.group()).get(0).id()).page("/tasks/" + item.id());
    }
}
