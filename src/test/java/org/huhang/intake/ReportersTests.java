package org.huhang.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.huhang.agency.NotAllowed;
import org.huhang.agency.Person;
import org.huhang.model.Work;
import org.huhang.testing.HuhangTest;
import org.huhang.testing.Office;
import org.huhang.worklist.CaseCard;
import org.huhang.worklist.CaseCards;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The row REPORTER of the visibility table, cell by cell. */
@HuhangTest
class ReportersTests {

    private static final String CASE = "999999-2026-00077";
    private static final String NAME = "报告人甲";

    @Autowired
    private Reporters reporters;

    @Autowired
    private Intake intake;

    @Autowired
    private ReportTable reports;

    @Autowired
    private CaseCards cards;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Clock clock;

    @Autowired
    private Office office;

    private UUID report = UUID.randomUUID();

    @BeforeEach
    void reportInACaseWithItsTasks() {
        jdbc.sql("delete from worklist.work_item where case_no = :caseNo")
                .param("caseNo", CASE)
                .update();
        var reporter = new Reporter(NAME, "13800000003", null, "某卫生院", null, true, false, Locale.CHINESE);
        var receipt = intake.file(Filings.of("报告 " + UUID.randomUUID(), reporter, Filing.Origin.PLATFORM));
        report = reports.byReceipt(receipt.receiptNo()).orElseThrow().id();
        intake.attach(report, CASE);
        describe(false, null);
        task(Work.INTAKE, "TOWNSHIP-532503102:protectionStation", "intake.holder", "DONE");
        task(Work.FIRST_RESPONSE, "POLICE-532503:deskOfficer", "police.done", "DONE");
        task(Work.ACCEPTANCE, "POLICE-532503:caseOfficer", "police.holder", "OPEN");
        task(Work.ASSESSMENT, "CIVIL-532503:welfareOfficer", "civil.holder", "OPEN");
    }

    private void describe(boolean secret, @Nullable Instant closedAt) {
        cards.describe(new CaseCard(
                CASE,
                "532503",
                "532503102",
                "4",
                "F",
                9,
                "ORANGE",
                secret,
                Set.of(),
                Set.of(),
                Instant.EPOCH,
                closedAt));
    }

    private void task(Work work, String group, String holder, String state) {
        jdbc.sql(
                        """
                        insert into worklist.work_item (id, engine_task_id, definition_id, instance_id, process_key, element_id, work,
                            case_no, group_key, holder, county, region_code, risk_tier, received_at, state)
                        values (:id, :engine, 'd', 'i', 'mandatoryReport', 'userTask_some', :work, :caseNo, :group, :holder, '532503', '532503102',
                            'ORANGE', now(), :state)
                        """)
                .param("id", UUID.randomUUID())
                .param("engine", UUID.randomUUID().toString())
                .param("work", work.code())
                .param("caseNo", CASE)
                .param("group", group)
                .param("holder", holder)
                .param("state", state)
                .update();
    }

    private static Person person(String id, String agency, String role, boolean leader) {
        return new Person(id, "某人", agency, Set.of(role), leader, Locale.CHINESE, true, 1);
    }

    @ParameterizedTest
    @CsvSource({
        "intake.other,  TOWNSHIP-532503102, protectionStation, false, true",
        "intake.holder, TOWNSHIP-532503102, protectionStation, false, true",
        "town.leader,   TOWNSHIP-532503102, deputyHead,        true,  false",
        "town.other,    TOWNSHIP-532503101, protectionStation, false, false",
        "police.holder, POLICE-532503,      caseOfficer,       false, true",
        "police.other,  POLICE-532503,      caseOfficer,       false, false",
        "police.done,   POLICE-532503,      deskOfficer,       false, false",
        "police.leader, POLICE-532503,      leader,            true,  false",
        "civil.holder,  CIVIL-532503,       welfareOfficer,    false, false",
        "supervisor,    WCWC-532503,        supervisor,        false, false",
        "supervisor2,   WCWC-5325,          supervisor,        false, false",
        "police.holder, POLICE-532503,      analyst,           false, false",
        "sysadmin,      WCWC-5325,          systemAdmin,       false, false",
        "secadmin,      WCWC-5325,          securityAdmin,     false, false",
        "auditor,       WCWC-5325,          auditor,           false, false"
    })
    void onlyTheIntakeAndThePoliceHoldingATaskGetToKnow(
            String id, String agency, String role, boolean leader, boolean opens) {
        var person = person(id, agency, role, leader);
        assertThat(reporters.mayOpen(person, intake.report(report))).isEqualTo(opens);
        var before = lines("reporter.read") + lines("access.refused");
        if (opens) {
            assertThat(reporters.open(person, report, "核实").name()).isEqualTo(NAME);
            assertThat(reason(id)).isEqualTo("核实");
        } else {
            assertThatThrownBy(() -> reporters.open(person, report, "核实")).isInstanceOf(NotAllowed.class);
        }
        assertThat(lines("reporter.read") + lines("access.refused")).isEqualTo(before + 1);
    }

    private int lines(String act) {
        return jdbc.sql("select count(*) from audit.line where act = :act and subject_id = :id")
                .param("act", act)
                .param("id", report.toString())
                .query(Integer.class)
                .single();
    }

    private String reason(String actor) {
        return jdbc.sql("select reason from audit.line where act = 'reporter.read' and subject_id = :id and actor ="
                        + " :actor")
                .param("id", report.toString())
                .param("actor", actor)
                .query(String.class)
                .single();
    }

    @Test
    void aSecretCaseHidesItsReporterFromWhoeverHeldNoTask() {
        describe(true, null);
        var desk = person("intake.other", "TOWNSHIP-532503102", "protectionStation", false);
        var holder = person("intake.holder", "TOWNSHIP-532503102", "protectionStation", false);
        assertThat(reporters.mayOpen(desk, intake.report(report))).isFalse();
        assertThat(reporters.mayOpen(holder, intake.report(report))).isTrue();
    }

    @Test
    void aMonthAfterTheClosingNobodyOpensItAnyMore() {
        describe(false, clock.instant().minus(Duration.ofDays(31)));
        var desk = person("intake.other", "TOWNSHIP-532503102", "protectionStation", false);
        assertThat(reporters.mayOpen(desk, intake.report(report))).isFalse();
    }

    @Test
    void aPurposeIsRequired() {
        var desk = person("intake.other", "TOWNSHIP-532503102", "protectionStation", false);
        assertThatThrownBy(() -> reporters.open(desk, report, " ")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anUnknownReportIsNobodys() {
        var desk = person("intake.other", "TOWNSHIP-532503102", "protectionStation", false);
        assertThatThrownBy(() -> reporters.open(desk, UUID.randomUUID(), "核实")).isInstanceOf(NoSuchReport.class);
    }

    @Test
    void fromReportToClosingTheReporterStandsInOneTableOnly() {
        var unit = "某托育园" + UUID.randomUUID();
        var phone = "139" + String.format("%08d", Math.floorMod(unit.hashCode(), 100_000_000));
        var reporter = new Reporter(unit + "园长", phone, "yuan@tuoyu.example", unit, null, true, false, Locale.CHINESE);
        var about = office.staffed().filing("密甲", "2015-05-01", 10, false);
        var caseNo = office.caseOf(
                intake.file(new Filing(about.incident(), about.children(), reporter, List.of(), about.origin())));
        office.does(
                caseNo,
                "userTask_registerIntake",
                Map.of("receivers", List.of("CIVIL", "TOWNSHIP"), "riskTier", "YELLOW"));
        office.does(caseNo, "userTask_needsAssessment", Map.of("helpNeeded", "no"));
        office.worksUntil(caseNo, "userTask_close");
        office.does(caseNo, "userTask_close", Map.of("endState", "closedNoRisk", "careUntilDate", ""));

        assertThat(office.openKeys(caseNo)).isEmpty();
        assertThat(tablesWith(unit)).containsExactly("intake.reporter");
        assertThat(tablesWith(phone)).containsExactly("intake.reporter");
        assertThat(tablesWith("yuan@tuoyu.example"))
                .as("where to write to is all that the mails know, until they have left")
                .contains("intake.reporter")
                .isSubsetOf("intake.reporter", "notification.mail");
    }

    /** Tables of all schemas, the engine's running and past variables among them, with a row that contains a text. */
    private List<String> tablesWith(String text) {
        return jdbc
                .sql(
                        """
                        select format('%I.%I', table_schema, table_name) from information_schema.tables
                        where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')
                        """)
                .query(String.class)
                .list()
                .stream()
                .filter(table -> jdbc.sql("select exists (select from " + table + " t where t::text like :text)")
                        .param("text", "%" + text + "%")
                        .query(Boolean.class)
                        .single())
                .toList();
    }
}
