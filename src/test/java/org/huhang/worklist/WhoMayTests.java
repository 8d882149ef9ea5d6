package org.huhang.worklist;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.huhang.agency.Directory;
import org.huhang.agency.Permission;
import org.huhang.agency.Person;
import org.huhang.testing.HuhangTest;
import org.huhang.testing.Office;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Who is named as one who may do something with a task really may. */
@HuhangTest
class WhoMayTests {

    @Autowired
    private Office office;

    @Autowired
    private Worklist worklist;

    @Autowired
    private Corrections corrections;

    @Autowired
    private Directory directory;

    @Autowired
    private WhoMay whoMay;

    @BeforeEach
    void people() {
        office.staffed();
    }

    @Test
    void whoMayGiveAHeldTaskToAnother() {
        var caseNo = office.caseOf(office.report("谁能转派", 4, false));
        office.claims(caseNo, "userTask_policeReceive");
        var item = office.open(caseNo, "userTask_policeReceive");

        var named = whoMay.assign(item, Locale.CHINESE);

        assertThat(named).isNotEmpty();
        assertThat(office.people(item.agencyCode() + ":leader"))
                .filteredOn(person -> named.contains(person.name()))
                .isNotEmpty()
                .allMatch(person -> worklist.allows(person, Permission.ASSIGN, item));
    }

    @Test
    void whoMayCorrectAnAnswerWhileTheCaseIsOpenAndAfter() {
        var caseNo = office.welfareCase("谁能更正", "2014-02-02");
        office.worksUntil(caseNo, "userTask_close");
        namesWhoMayCorrect(caseNo);
        office.does(caseNo, "userTask_close", Map.of("carerNow", "", "careUntil", "", "careUntilDate", ""));
        namesWhoMayCorrect(caseNo);
    }

    private void namesWhoMayCorrect(String caseNo) {
        for (var item : worklist.ofCase(caseNo)) {
            var may = Stream.concat(
                            Stream.ofNullable(item.holder()).map(office::person),
                            directory.leadersOf(item.agencyCode()).stream())
                    .distinct()
                    .filter(person -> corrections.mayCorrect(person, item))
                    .map(Person::name)
                    .toList();
            var named = whoMay.correct(item, Locale.CHINESE);
            assertThat(named.isEmpty()).as(item.elementId()).isEqualTo(may.isEmpty());
            may.forEach(name -> assertThat(named).as(item.elementId()).contains(name));
        }
    }
}
