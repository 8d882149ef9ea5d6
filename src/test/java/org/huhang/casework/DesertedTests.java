package org.huhang.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.huhang.agency.Directory;
import org.huhang.agency.People;
import org.huhang.agency.Person;
import org.huhang.testing.HuhangTest;
import org.huhang.testing.Office;
import org.huhang.worklist.Oversight;
import org.huhang.worklist.OversightAct;
import org.huhang.worklist.WorkItem;
import org.huhang.worklist.Worklist;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What lies with an agency that lost everybody who could do it goes to somebody who can, and he is told. */
@HuhangTest
class DesertedTests {

    private static final String VILLAGE = "VILLAGE-532503102001";

    @Autowired
    private Office office;

    @Autowired
    private Deserted deserted;

    @Autowired
    private People people;

    @Autowired
    private Directory directory;

    @Autowired
    private Oversight oversight;

    @Autowired
    private Worklist worklist;

    @Test
    void theTaskOfAVillageFromWhichEverybodyLeftGoesToItsTownshipWhoIsTold() {
        office.staffed();
        var caseNo = office.caseOf(office.report("空甲", 10, false));
        office.does(
                caseNo,
                "userTask_registerIntake",
                Office.welfare(Map.of("preliminaryCheckAsked", true, "checkBy", "VILLAGE")));
        var item = office.open(caseNo, "userTask_preliminaryCheck");
        assertThat(item.agencyCode()).isEqualTo(VILLAGE);
        worklist.claim(office.somebody(item.group()), item.id());
        deserted.passUp();
        assertThat(worklist.item(item.id()).agencyCode()).isEqualTo(VILLAGE);
        var left = directory.staffOf(VILLAGE).stream().map(Person::id).toList();

        left.forEach(id -> people.close(id, "system"));
        try {
            deserted.passUp();
        } finally {
            left.forEach(id -> people.reopen(id, "system"));
        }

        var now = worklist.item(item.id());
        assertThat(now)
                .returns("TOWNSHIP-532503102:childSupervisor", WorkItem::group)
                .returns(null, WorkItem::holder);
        assertThat(oversight.ofCase(caseNo)).last().returns(OversightAct.Kind.NOBODY_THERE, OversightAct::kind);
        var next = office.somebody(now.group());
        assertThat(office.told(next.id(), caseNo)).contains("TASK_WAITING");
        assertThat(worklist.mayTake(next, now)).isTrue();
    }
}
