package org.huhang.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
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
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

/** No page says that there is no danger where the platform was told of it, or where nobody was asked. */
@HuhangTest
class DangerNotDeniedTests {

    @Autowired
    private Office office;

    @Autowired
    private Emergencies emergencies;

    @Autowired
    private Objections objections;

    @Autowired
    private Worklist worklist;

    @Autowired
    private MessageSource words;

    @Autowired
    private MockMvc mvc;

    @Autowired
    private JdbcClient jdbc;

    private final String child = "不说无" + UUID.randomUUID().toString().substring(0, 8);

    @BeforeEach
    void people() {
        office.staffed();
    }

    private String closed() {
        var caseNo = office.welfareCase(child, "2015-05-01");
        office.does(caseNo, "userTask_needsAssessment", Map.of("helpNeeded", "no"));
        office.worksUntil(caseNo, "userTask_close");
        office.does(caseNo, "userTask_close", Map.of("endState", "closedNoRisk", "endReason", "见到孩子安全"));
        return caseNo;
    }

    private void nobodyReadsNo(String caseNo) {
        office.openKeys(caseNo);
        var items = worklist.ofCase(caseNo).stream().filter(WorkItem::open).toList();
        assertThat(items).isNotEmpty();
        for (var item : items) {
            var visitor =
                    Visitor.signedIn(mvc, office.people(item.group()).get(0).id());
            for (var page : List.of(
                    visitor.page("/tasks/" + item.id()),
                    visitor.page("/cases/" + caseNo),
                    Visitor.signedIn(mvc, "supervisor.532503").page("/cases/" + caseNo))) {
                assertThat(page).as(item.elementId()).doesNotContain(no(), "目前没有危险");
            }
        }
    }

    private String no() {
        return words.getMessage("intake.reported.no", null, Locale.CHINESE);
    }

    @Test
    void whereAnObjectionOpenedACaseNobodyWasAsked() {
        var closed = closed();
        var own = objections
                .object(office.person("supervisor.532503"), closed, "孩子又一个人在家，没有人管")
                .orElseThrow();
        nobodyReadsNo(own);
        var intake = office.open(own, "userTask_registerIntake");
        assertThat(Visitor.signedIn(mvc, office.people(intake.group()).get(0).id())
                        .page("/tasks/" + intake.id()))
                .contains("报告里没有说，请先问清楚");
    }

    @Test
    void whereAPressOpenedACaseThereIsDanger() {
        var closed = closed();
        emergencies.press(office.person("civil.532503"), closed, "又在打，在老屋");
        nobodyReadsNo(
                jdbc.sql("select own.case_no from casework.case_file own join casework.case_file old using (child_id)"
                                + " where old.case_no = ? and own.closed_at is null")
                        .param(closed)
                        .query(String.class)
                        .single());
    }

    @Test
    void whereDangerWasToldAfterTheReport() {
        var caseNo = office.caseOf(office.report(child, 10, false));
        emergencies.press(
                office.people(office.open(caseNo, "userTask_registerIntake").group())
                        .get(0),
                caseNo,
                "又在打，在老屋");
        nobodyReadsNo(caseNo);
    }
}
