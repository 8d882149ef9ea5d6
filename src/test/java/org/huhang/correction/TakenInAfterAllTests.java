package org.huhang.correction;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.huhang.casework.SafetyNet;
import org.huhang.engine.WayBack;
import org.huhang.safety.Breach;
import org.huhang.safety.Promise;
import org.huhang.safety.SafetyInvariants;
import org.huhang.testing.HuhangTest;
import org.huhang.testing.Office;
import org.huhang.worklist.Worklist;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;

/** On whatever way an intake takes a report in after all, civil affairs have the assessment, once. */
@HuhangTest
class TakenInAfterAllTests {

    private static final String INTAKE = "userTask_registerIntake";
    private static final String ASSESSMENT = "userTask_needsAssessment";

    private static final Map<String, Object> ACCEPTED =
            Map.of("intakeDecision", "accept", "receivers", List.of("POLICE", "CIVIL", "TOWNSHIP"), "riskTier", "RED");

    private static final Map<String, Object> REFUSED =
            Map.of("intakeDecision", "notAboutMinor", "decisionReason", "到现场看过，受伤的是成年人");

    private static final Map<String, Object> BACK = Map.of("intakeDecision", "sendBack", "sendBackReason", "不归教育登记");

    @Autowired
    private Office office;

    @Autowired
    private Worklist worklist;

    @Autowired
    private WayBack wayBack;

    @Autowired
    private SafetyNet net;

    @Autowired
    private SafetyInvariants invariants;

    @BeforeEach
    void people() {
        office.staffed();
    }

    private enum Way {
        REFUSED_BY_WHOEVER_GOT_IT((office, caseNo) -> {
            sentOn(office, caseNo);
            office.does(caseNo, INTAKE, REFUSED);
            office.corrects(caseNo, INTAKE, ACCEPTED, "核实后是孩子");
        }),
        REFUSED_AND_AGREED_TO((office, caseNo) -> {
            sentOn(office, caseNo);
            office.does(caseNo, INTAKE, REFUSED);
            agrees(office, caseNo);
            office.corrects(caseNo, INTAKE, ACCEPTED, "核实后是孩子");
        }),
        SENT_BACK_AND_REFUSED((office, caseNo) -> {
            sentOn(office, caseNo);
            office.does(caseNo, INTAKE, BACK);
            office.does(caseNo, INTAKE, REFUSED);
            office.corrects(caseNo, INTAKE, ACCEPTED, "核实后是孩子");
        }),
        SENT_BACK_BY_MISTAKE((office, caseNo) -> {
            sentOn(office, caseNo);
            office.does(caseNo, INTAKE, BACK);
            office.corrects(caseNo, INTAKE, ACCEPTED, "应当由本局登记");
        }),
        REFUSED_BY_A_CORRECTION((office, caseNo) -> {
            office.corrects(caseNo, INTAKE, REFUSED, "看错了");
            agrees(office, caseNo);
            office.corrects(caseNo, INTAKE, ACCEPTED, "核实后是孩子");
        }),
        TAKEN_IN_BY_WHOEVER_GOT_IT((office, caseNo) -> {
            sentOn(office, caseNo);
            office.does(caseNo, INTAKE, ACCEPTED);
        });

        private final BiConsumer<Office, String> steps;

        Way(BiConsumer<Office, String> steps) {
            this.steps = steps;
        }

        private static void sentOn(Office office, String caseNo) {
            office.corrects(caseNo, INTAKE, Office.forwardedTo("EDU-532503"), "应当由教育登记");
        }

        /** Nobody agrees while somebody is on the way to the child. */
        private static void agrees(Office office, String caseNo) {
            for (var task : List.of("userTask_emergencyReceive", "userTask_decideRemoval")) {
                if (office.openKeys(caseNo).contains(task)) {
                    office.does(caseNo, task, Map.of("childCondition", List.of("safe")));
                }
            }
            office.does(caseNo, "userTask_secondAgency", Map.of("secondOpinion", "agree"));
        }
    }

    private String takenIn() {
        var child = "复收" + UUID.randomUUID().toString().substring(0, 8);
        var caseNo = office.caseOf(office.report(child, 7, false));
        office.does(caseNo, INTAKE, ACCEPTED);
        office.does(caseNo, "userTask_policeReceive", Map.of("childCondition", List.of("safe")));
        return caseNo;
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void civilAffairsHaveTheAssessmentOnce(Way way) {
        var caseNo = takenIn();

        way.steps.accept(office, caseNo);

        assertThat(office.openItems(caseNo, ASSESSMENT))
                .singleElement()
                .satisfies(task -> assertThat(task.group()).startsWith("CIVIL-532503:"))
                .satisfies(task -> assertThat(task.dueAt()).isNotNull());
        office.does(caseNo, ASSESSMENT);
    }

    @Test
    void whoAssessedMeanwhileIsNotLost() {
        var caseNo = takenIn();
        Way.sentOn(office, caseNo);
        office.does(caseNo, ASSESSMENT, Map.of("riskTier", "RED"));

        office.does(caseNo, INTAKE, REFUSED);
        office.corrects(caseNo, INTAKE, ACCEPTED, "核实后是孩子");

        assertThat(office.openKeys(caseNo)).containsAnyOf(ASSESSMENT, "userTask_servicePlan");
    }

    @Test
    void aReportThatWasTakenInAfterAllAndThatNobodyAssessesIsFoundAndMended() {
        var caseNo = takenIn();
        Way.REFUSED_BY_WHOEVER_GOT_IT.steps.accept(office, caseNo);
        var intake = worklist.ofCase(caseNo).stream()
                .filter(item -> item.elementId().equals(INTAKE))
                .reduce((first, last) -> last)
                .orElseThrow();
        var way = wayBack.from(intake.instanceId(), intake.engineTaskId()).orElseThrow();
        wayBack.withdraw(
                intake.instanceId(),
                way.activities().stream()
                        .filter(id -> id.startsWith(ASSESSMENT))
                        .toList());

        assertThat(broken(caseNo)).containsExactly("takenIn:" + intake.id());

        net.assess(caseNo);

        assertThat(broken(caseNo)).isEmpty();
        assertThat(office.openItems(caseNo, ASSESSMENT)).hasSize(1);
    }

    private List<String> broken(String caseNo) {
        return invariants.breaches(Promise.WAY_CORRECTED).stream()
                .filter(breach -> caseNo.equals(breach.caseNo()))
                .map(Breach::subject)
                .toList();
    }
}
