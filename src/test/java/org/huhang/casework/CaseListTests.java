package org.huhang.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.huhang.testing.Visitor.signedIn;
import static org.huhang.testing.Visitor.text;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.huhang.testing.HuhangTest;
import org.huhang.testing.Office;
import org.huhang.testing.Visitor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.MockMvc;

/** No list of cases ends before its last row, and a search looks into all that the reader may open and into nothing else. */
@HuhangTest
@TestPropertySource(properties = "huhang.test=lists of a database of their own")
class CaseListTests {

    private static final int MANY = 130;
    private static final Pattern CASE = Pattern.compile("data-open[^>]* href=\"/cases/([0-9-]+)\"");
    private static final Pattern NEXT = Pattern.compile("rel=\"next\"[^>]* href=\"([^\"]+)\"");

    @Autowired
    private MockMvc mvc;

    @Autowired
    private Office office;

    @Autowired
    private JdbcClient jdbc;

    private Visitor supervisor;
    private Visitor coordinator;

    /** The older half is overdue, every third is red, every fifth is closed. */
    @BeforeEach
    void aCountyWithManyCases() {
        office.staffed();
        supervisor = signedIn(mvc, "supervisor.532524");
        coordinator = signedIn(mvc, "wf.532524");
        jdbc.sql(
                        """
                        insert into casework.case_file (case_no, child_id, county, region_code, categories, risk_tier, secrecy,
                            first_receiver, folder_id, opened_at, closed_at, end_state)
                        select '532524-2026-' || 70000 + n, gen_random_uuid(), '532524', '532524', '4',
                            case when n % 3 = 0 then 'RED' else 'BLUE' end, 'NORMAL', 'WF-532524:coordinator',
                            gen_random_uuid(), now() - make_interval(days => n),
                            case when n % 5 = 0 then now() end, case when n % 5 = 0 then 'closedServed' end
                        from generate_series(1, ?) n
                        """)
                .param(MANY)
                .update();
        jdbc.sql(
                        """
                        insert into worklist.case_card (case_no, county, region_code, categories, risk_tier, opened_at, closed_at)
                        select case_no, county, region_code, categories, risk_tier, opened_at, closed_at
                        from casework.case_file where county = '532524'
                        """)
                .update();
        jdbc.sql(
                        """
                        insert into worklist.work_item (id, engine_task_id, definition_id, instance_id, process_key, element_id,
                            case_no, group_key, county, region_code, risk_tier, received_at, due_at, state)
                        select gen_random_uuid(), 'many-' || case_no, (select id_ from act_re_procdef
                                where key_ = 'mandatoryReport' order by version_ desc limit 1),
                            'i', 'mandatoryReport', 'userTask_registerIntake', case_no, 'WF-532524:coordinator', county, region_code,
                            risk_tier, opened_at, case when opened_at < now() - interval '65 days' then opened_at
                                else now() + interval '9 days' end,
                            case when closed_at is null then 'OPEN' else 'DONE' end
                        from casework.case_file where county = '532524'
                        """)
                .update();
    }

    @AfterEach
    void goneAgain() {
        jdbc.sql("delete from worklist.work_item where engine_task_id like 'many-%'")
                .update();
        jdbc.sql("delete from worklist.case_card where county = '532524'").update();
        jdbc.sql("delete from casework.case_file where county = '532524'").update();
    }

    @Test
    void inEveryOrderEachCaseStandsOnOnePageAndNoneIsLeftOut() {
        for (var reader : List.of(supervisor, coordinator)) {
            for (var order : List.of("newest", "due", "risk")) {
                assertThat(all(reader, "/cases?order=" + order))
                        .as(order)
                        .hasSize(MANY)
                        .doesNotHaveDuplicates();
            }
            assertThat(reader.page("/cases")).contains("共 " + MANY + " 条");
        }
    }

    @Test
    void whatIsMostUrgentComesFirst() {
        assertThat(all(supervisor, "/cases?order=due").get(0)).isEqualTo("532524-2026-70129");
        assertThat(all(supervisor, "/cases?order=newest").get(0)).isEqualTo("532524-2026-70001");
        assertThat(all(supervisor, "/cases?order=risk").subList(0, MANY / 3)).allMatch(no -> number(no) % 3 == 0);
    }

    @Test
    void filtersAreAppliedBeforeRowsAreCountedOff() {
        for (var reader : List.of(supervisor, coordinator)) {
            assertThat(all(reader, "/cases?overdue=true"))
                    .hasSize(52)
                    .allMatch(no -> number(no) > 65 && number(no) % 5 != 0);
            assertThat(all(reader, "/cases?overdue=true&order=due")).hasSize(52);
            assertThat(all(reader, "/cases?tier=RED&state=open"))
                    .hasSize(35)
                    .allMatch(no -> number(no) % 3 == 0 && number(no) % 5 != 0);
            assertThat(all(reader, "/cases?state=closed&order=due")).hasSize(26);
            assertThat(all(reader, "/cases?agency=WF-532524")).hasSize(MANY);
            assertThat(all(reader, "/cases?agency=POLICE-532524")).isEmpty();
            assertThat(all(reader, "/cases?place=532524")).hasSize(MANY);
            assertThat(all(reader, "/cases?place=532503")).isEmpty();
        }
    }

    @Test
    void aRowSaysWhichStepIsLateWithWhomAndHowMuch() {
        assertThat(supervisor.page("/cases?no=70129")).contains("已逾期 129 天", "登记受理", "无人签收");
    }

    @Test
    void aNumberIsFoundByAnyPartHoweverItWasTyped() {
        for (var typed : List.of("70130", "7013 0", "７０１３０", "2026-70130", "2026－70130", "0130\u200b")) {
            assertThat(found(supervisor, typed)).as(typed).contains("532524-2026-70130");
        }
        assertThat(supervisor.page("/cases?overdue=true&no=70129")).contains("532524-2026-70129");
        assertThat(supervisor.answer(get("/cases?no=532524-2026-70130")).getRedirectedUrl())
                .isEqualTo("/cases/532524-2026-70130");
    }

    @Test
    void aNumberThatTheReaderMayNotOpenIsFoundNoMoreThanOneThatNeverWas() {
        var elsewhere = signedIn(mvc, "supervisor.532503");
        for (var no : List.of("532524-2026-70130", "532524-2026-99999")) {
            assertThat(elsewhere.page("/cases?no=" + no)).contains("没有找到");
        }
    }

    @Test
    void aChildIsFoundByNameByThoseWhoMayOpenTheCaseAndTheNameStandsInNoAddress() {
        var caseNo = office.caseOf(office.report("柳如眉测", 4, false));
        var station = signedIn(mvc, "township.532503102");
        for (var typed : List.of("柳如眉测", "柳如", "眉测", " 柳 如眉测")) {
            assertThat(found(station, typed)).as(typed).contains(caseNo);
            assertThat(found(signedIn(mvc, "supervisor.532503"), typed)).contains(caseNo);
            assertThat(found(supervisor, typed)).contains("没有找到").doesNotContain(caseNo);
        }
        assertThat(found(station, "柳")).contains("没有找到");
        assertThat(found(station, "%%")).contains("没有找到");
        assertThat(station.answer(post("/cases/find").param("sought", "柳如眉测")).getStatus())
                .isEqualTo(200);
    }

    @Test
    void aSecretCaseIsFoundOnlyByThoseWhoKnowOfIt() {
        var caseNo = office.caseOf(office.report("石破天测", 4, false));
        var task = office.open(caseNo, "userTask_registerIntake");
        jdbc.sql("update worklist.work_item set holder = 'township.532503102' where id = ?")
                .param(task.id())
                .update();
        jdbc.sql("update worklist.case_card set secret = true where case_no = ?")
                .param(caseNo)
                .update();

        assertThat(found(signedIn(mvc, "supervisor.532503"), "石破天测")).doesNotContain(caseNo);
        assertThat(all(signedIn(mvc, "supervisor.532503"), "/cases")).doesNotContain(caseNo);
        assertThat(found(signedIn(mvc, "township.532503102"), "石破天测")).contains(caseNo);
        assertThat(all(signedIn(mvc, "township.532503102"), "/cases")).contains(caseNo);
    }

    private static String found(Visitor reader, String typed) {
        var answer = reader.answer(post("/cases/find").param("sought", typed));
        var to = answer.getRedirectedUrl();
        return to == null ? text(answer) : reader.page(to);
    }

    private static List<String> all(Visitor reader, String address) {
        var seen = new ArrayList<String>();
        @org.jspecify.annotations.Nullable String next = address;
        while (next != null) {
            var page = text(reader.answer(get(URI.create(next))));
            var cases = CASE.matcher(page);
            while (cases.find()) {
                seen.add(cases.group(1));
            }
            var more = NEXT.matcher(page);
            next = more.find() ? more.group(1).replace("&amp;", "&") : null;
        }
        return seen;
    }

    private static int number(String caseNo) {
        return Integer.parseInt(caseNo.substring(caseNo.length() - 5)) - 70000;
    }
}
