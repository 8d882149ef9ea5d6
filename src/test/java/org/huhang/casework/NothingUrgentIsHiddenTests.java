package org.huhang.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.huhang.notification.MessageKind;
import org.huhang.notification.Messages;
import org.huhang.notification.Notice;
import org.huhang.testing.HuhangTest;
import org.huhang.testing.Office;
import org.huhang.testing.Visitor;
import org.huhang.worklist.WorkItem;
import org.huhang.worklist.Worklist;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

/**
 * What nobody took and cannot wait is hidden from nobody entitled to it by a tab, a filter, a page, a fold, a sort or a saved
 * choice: all pages of all lists that their own links and choices lead to are opened.
 */
@HuhangTest
class NothingUrgentIsHiddenTests {

    private static final int MANY = 45;
    private static final Pattern LIST = Pattern.compile("href=\"((?:/tasks|/cases|/messages)(?:\\?[^\"#]*)?)\"");
    private static final Pattern TASK = Pattern.compile("/tasks/([0-9a-f-]{36})");
    private static final List<String> CHOSEN = List.of(
            "/tasks?view=mine&amp;order=received",
            "/tasks?view=region&amp;filter=soon&amp;order=received",
            "/tasks?view=mine&amp;process=mandatoryReport",
            "/cases?state=closed",
            "/cases?order=risk&amp;tier=BLUE",
            "/cases?order=due&amp;state=open");

    @Autowired
    private Office office;

    @Autowired
    private Emergencies emergencies;

    @Autowired
    private Worklist worklist;

    @Autowired
    private Messages messages;

    @Autowired
    private MockMvc mvc;

    @Autowired
    private JdbcClient jdbc;

    private final String child = "看见" + UUID.randomUUID().toString().substring(0, 8);

    @BeforeEach
    void people() {
        office.staffed();
    }

    @AfterEach
    void asBefore() {
        jdbc.sql("delete from worklist.work_item where engine_task_id like '%-hides-%'")
                .update();
        jdbc.sql("delete from notification.choice").update();
    }

    @Test
    void aRedTaskThatNobodyTookStandsFirstInEveryListOfWhoeverMayTakeItLeadsItsAgencyOrOverseesIt() {
        var urgent = emergency();
        var officer = office.people(urgent.group()).get(0).id();
        hides(urgent, "null", "3 days");
        hides(urgent, "'" + officer + "'", "2 days");
        // What others who read it should do themselves, and can wait longer.
        var overseer = office.person("supervisor.532503");
        hides(urgent, "null", "3 hours", "'" + overseer.agencyCode() + ":supervisor'");

        var where = new LinkedHashMap<String, String>();
        for (var reader : List.of(officer, "police.532503.leader", "supervisor.532503", "supervisor.5325")) {
            everyList(Visitor.signedIn(mvc, reader)).forEach((address, page) -> {
                if (!address.startsWith("/messages") && !standsFirst(page, urgent)) {
                    where.put(reader + " " + address, "hidden");
                }
            });
        }
        assertThat(where).isEmpty();
    }

    @Test
    void whoeverMayTakeItClaimsItFromEveryListAndFromTheHeadOfItsPage() {
        var urgent = emergency();
        var officer = Visitor.signedIn(mvc, office.people(urgent.group()).get(0).id());
        var claim = "/tasks/" + urgent.id() + "/claim";

        assertThat(everyList(officer)).allSatisfy((address, page) -> {
            if (!address.startsWith("/messages")) {
                assertThat(page).as(address).contains(claim).contains("count-urgent");
            }
        });
        var page = officer.page("/tasks/" + urgent.id());
        assertThat(page.indexOf(claim)).isBetween(0, page.indexOf("class=\"columns\""));

        var item = worklist.claim(office.people(urgent.group()).get(0), urgent.id());
        assertThat(officer.page("/tasks?view=done")).doesNotContain("/tasks/" + item.id() + "/claim");
    }

    @Test
    void anUnreadCallStandsFirstOnEveryPageOfTheInboxInNoFoldWhateverItsReaderChoseNotToBeTold() {
        var officer = "police.532503";
        var reader = Visitor.signedIn(mvc, officer);
        reader.answer(MockMvcRequestBuilders.post("/messages/choices"));
        reader.answer(MockMvcRequestBuilders.post("/messages/read"));
        var urgent = emergency();
        for (var number = 0; number < MANY; number++) {
            messages.tell(new Notice(
                    officer,
                    MessageKind.TERM_MISSED,
                    "hides-" + urgent.id() + number,
                    urgent.caseNo(),
                    null,
                    "/cases/" + urgent.caseNo(),
                    java.time.Instant.now()));
        }

        assertThat(everyList(reader)).allSatisfy((address, page) -> {
            if (address.startsWith("/messages")) {
                var told = page.indexOf("有紧急任务等待办理");
                assertThat(told).as(address).isNotNegative();
                assertThat(page.substring(0, told)).as(address).doesNotContain("本单位有事项已逾期");
                assertThat(page.substring(0, told).split("<details", -1))
                        .as("in no fold")
                        .hasSameSizeAs(page.substring(0, told).split("</details", -1));
            }
        });
    }

    @Test
    void whatWaitsAmongOthersIsToldAnewWhenItsCaseTurnsRed() {
        var caseNo = office.welfareCase(child, "2015-05-01");
        var waiting = office.open(caseNo, "userTask_needsAssessment");
        var officer = office.people(waiting.group()).get(0);
        assertThat(office.told(officer.id(), caseNo)).contains("TASK_WAITING").doesNotContain("TASK_PRESSING");

        emergencies.press(officer, caseNo, "又在打");

        assertThat(office.told(officer.id(), caseNo)).contains("TASK_PRESSING");
    }

    private WorkItem emergency() {
        var caseNo = office.welfareCase(child, "2015-05-01");
        var intake = office.people(worklist.ofCase(caseNo).get(0).group()).get(0);
        emergencies.press(intake, caseNo, "又在打");
        var item = office.open(caseNo, "userTask_emergencyReceive");
        // Before whatever else is RED by now.
        jdbc.sql("update worklist.work_item set due_at = now() - interval '59 minutes' where id = ?")
                .param(item.id())
                .update();
        return worklist.item(item.id());
    }

    /** Tasks of the same group that are late for days and no matter of life. */
    private void hides(WorkItem urgent, String holder, String late) {
        hides(urgent, holder, late, "group_key");
    }

    private void hides(WorkItem urgent, String holder, String late, String group) {
        jdbc.sql(
                        """
                        insert into worklist.work_item (id, engine_task_id, definition_id, instance_id, process_key, element_id,
                            case_no, group_key, county, region_code, risk_tier, received_at, due_at, holder)
                        select gen_random_uuid(), engine_task_id || '-hides-' || %s || %s || n, definition_id, instance_id, process_key,
                            element_id, case_no, %s, county, region_code, 'YELLOW', received_at + interval '1 minute',
                            now() - interval '%s' + n * interval '1 minute', %s
                        from worklist.work_item, generate_series(1, %d) n where id = :id
                        """
                                .formatted(
                                        holder.equals("null") ? "'free'" : "'held'", group, group, late, holder, MANY))
                .param("id", urgent.id())
                .update();
    }

    /** All pages that the lists lead to, by their address. */
    private static Map<String, String> everyList(Visitor reader) {
        var pages = new LinkedHashMap<String, String>();
        var next = new ArrayDeque<String>(List.of("/tasks", "/cases", "/messages"));
        next.addAll(CHOSEN);
        while (!next.isEmpty() && pages.size() < 150) {
            var address = next.poll();
            if (!pages.containsKey(address)) {
                var page = reader.page(address.replace("&amp;", "&"));
                pages.put(address, page);
                LIST.matcher(page).results().map(found -> found.group(1)).forEach(next::add);
            }
        }
        assertThat(pages).hasSizeGreaterThan(15);
        return pages;
    }

    /** Among those that are shown in full before anything that can wait. */
    private boolean standsFirst(String page, WorkItem urgent) {
        var before = new LinkedHashSet<String>();
        TASK.matcher(page)
                .results()
                .map(found -> found.group(1))
                .takeWhile(id -> !id.equals(urgent.id().toString()))
                .forEach(before::add);
        if (page.contains("/tasks/" + urgent.id())) {
            return before.stream().map(UUID::fromString).map(worklist::item).allMatch(item -> asUrgent(item, urgent));
        }
        // Three lines of others that can wait as little, and the way to all of them.
        return page.contains("filter=urgent")
                && before.size() >= 3
                && before.stream()
                        .limit(3)
                        .map(UUID::fromString)
                        .map(worklist::item)
                        .allMatch(item -> asUrgent(item, urgent));
    }

    /** RED too, or with as few minutes left: what other tests left behind. */
    private static boolean asUrgent(WorkItem item, WorkItem urgent) {
        return item.riskTier().equals("RED")
                || (item.dueAt() != null
                        && Duration.between(item.dueAt(), urgent.dueAt()).abs().compareTo(Duration.ofMinutes(5)) < 0);
    }
}
