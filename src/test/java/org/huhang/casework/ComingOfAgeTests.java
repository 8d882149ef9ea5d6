package org.huhang.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.huhang.testing.Visitor.signedIn;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.huhang.engine.BusinessClock;
import org.huhang.intake.Intake;
import org.huhang.testing.HuhangTest;
import org.huhang.testing.Office;
import org.huhang.worklist.Worklist;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

/** Whoever leads a case, or works on it, knows when its child turns eighteen. */
@HuhangTest
class ComingOfAgeTests {

    @Autowired
    private MockMvc mvc;

    @Autowired
    private Office office;

    @Autowired
    private Intake intake;

    @Autowired
    private Worklist worklist;

    @Autowired
    private ComingOfAge comingOfAge;

    @Autowired
    private Cases cases;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Clock clock;

    @BeforeEach
    void people() {
        office.staffed();
    }

    @Test
    void aMonthBeforeAndOnTheDayTheyAreToldOnceAndNothingIsClosed() {
        var soon = caseOfSomebodyWhoTurns18In(20);
        var today = caseOfSomebodyWhoTurns18In(0);
        var later = caseOfSomebodyWhoTurns18In(31);
        var holder = office.person("township.532503102");
        worklist.claim(holder, office.open(soon, "userTask_registerIntake").id());

        comingOfAge.sweep();
        comingOfAge.sweep();

        assertThat(told(soon))
                .containsExactlyInAnyOrder(
                        "CHILD_ADULT_SOON township.532503102", "CHILD_ADULT_SOON township.532503102.leader");
        assertThat(told(today)).containsExactly("CHILD_ADULT township.532503102.leader");
        assertThat(told(later)).isEmpty();
        assertThat(cases.file(today).open()).isTrue();
        assertThat(signedIn(mvc, "supervisor.532503").page("/cases/" + today)).contains("年满18周岁");
        assertThat(signedIn(mvc, "supervisor.532503").page("/cases/" + soon)).doesNotContain("年满18周岁");
    }

    private String caseOfSomebodyWhoTurns18In(int days) {
        var born = LocalDate.ofInstant(clock.instant(), BusinessClock.CHINA)
                .plusDays(days)
                .minusYears(18);
        return office.caseOf(intake.file(office.filing("成年" + days, born.toString(), 10, false)));
    }

    private List<String> told(String caseNo) {
        return jdbc.sql("select kind || ' ' || recipient from notification.message where case_no = :caseNo"
                        + " and kind like 'CHILD_ADULT%'")
                .param("caseNo", caseNo)
                .query(String.class)
                .list();
    }
}
