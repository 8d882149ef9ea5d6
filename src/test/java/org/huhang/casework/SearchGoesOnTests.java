package org.huhang.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.huhang.testing.HuhangTest;
import org.huhang.testing.Office;
import org.huhang.worklist.WorkItem;
import org.huhang.worklist.Worklist;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A child that police did not find is looked for in one task, which comes back once a day until somebody has found it. */
@HuhangTest
class SearchGoesOnTests {

    private static final String GOES = "userTask_emergencyReceive";
    private static final Map<String, Object> NOT_FOUND =
            Map.of("childCondition", List.of("notFound"), "childSafeNow", "no");

    @Autowired
    private Office office;

    @Autowired
    private Emergencies emergencies;

    @Autowired
    private Worklist worklist;

    @Autowired
    private SearchGoesOn searches;

    @Autowired
    private Clock clock;

    @Autowired
    private JdbcClient jdbc;

    private String caseNo = "";

    @BeforeEach
    void aChildThatWasNotFound() {
        office.staffed();
        caseNo = office.caseOf(office.report("寻" + UUID.randomUUID().toString().substring(0, 8), 4, false));
        office.does(caseNo, "userTask_policeReceive", Map.of("childCondition", List.of("notFound")));
        office.openKeys(caseNo);
    }

    @Test
    void itIsLookedForWithinADayAndNotFoundIsNoAnswerOfTheSameDay() {
        var search = search();
        assertThat(Duration.between(search.receivedAt(), Objects.requireNonNull(search.dueAt())))
                .isBetween(Duration.ofDays(1).minusMinutes(1), Duration.ofDays(1));

        assertThat(office.refused(caseNo, GOES, NOT_FOUND)).containsExactly("childCondition stillLookedFor");
        assertThat(search().id()).isEqualTo(search.id());
    }

    @Test
    void fromTheNextDayOnItIsAnsweredAndComesBackOnce() {
        var search = search();
        jdbc.sql("update worklist.work_item set received_at = received_at - interval '1 day' where id = ?")
                .param(search.id())
                .update();

        office.does(caseNo, GOES, NOT_FOUND);

        assertThat(search().id()).isNotEqualTo(search.id());
        assertThat(search().receivedAt()).isAfter(clock.instant().minus(Duration.ofHours(1)));
        assertThat(office.refused(caseNo, GOES, NOT_FOUND)).containsExactly("childCondition stillLookedFor");
    }

    @Test
    void whoeverElseDoesNotFindItAddsToTheSearchAndAPressStillSendsPoliceAtOnce() {
        var search = search();
        emergencies.press(office.person("township.532503102"), caseNo, "有人在车站看到孩子");
        var sent = office.openItems(caseNo, GOES).stream()
                .filter(item -> !item.id().equals(search.id()))
                .toList();
        assertThat(sent).hasSize(1);

        office.does(office.people(sent.get(0).group()).get(0), sent.get(0), NOT_FOUND);

        assertThat(office.openItems(caseNo, GOES)).extracting(WorkItem::id).containsExactly(search.id());
    }

    @Test
    void whoFindsTheChildEndsIt() {
        office.does(caseNo, GOES, Map.of("childCondition", List.of("safe"), "childSafeNow", "yes"));

        assertThat(office.openItems(caseNo, GOES)).isEmpty();
    }

    private WorkItem search() {
        var open = worklist.ofCase(caseNo).stream()
                .filter(item -> item.open() && searches.searches(item))
                .toList();
        assertThat(open).hasSize(1);
        return open.get(0);
    }
}
