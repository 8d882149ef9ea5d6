package org.huhang.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.huhang.testing.HuhangTest;
import org.huhang.testing.Office;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What is proposed to whoever assesses a child: never that all is well where others say that it was harmed. */
@HuhangTest
class RiskTablesTests {

    private static final String ASSESSMENT = "userTask_needsAssessment";

    @Autowired
    private Office office;

    @Autowired
    private RiskTables tables;

    @BeforeEach
    void staff() {
        office.staffed();
    }

    private String reported(String child, int category, Map<String, Object> intake) {
        var caseNo = office.caseOf(office.report(child, category, false));
        var answers = new HashMap<String, Object>(
                Map.of("receivers", List.of("POLICE", "PROC", "HOSPITAL", "CIVIL", "TOWNSHIP"), "riskTier", "RED"));
        answers.putAll(intake);
        office.does(caseNo, "userTask_registerIntake", answers);
        return caseNo;
    }

    private String proposed(String caseNo) {
        var proposed = tables.propose(Set.of("riskTier"), office.open(caseNo, ASSESSMENT), Map.of());
        return String.valueOf(proposed.get("riskTier").value());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9})
    void anyOfTheNineSituationsIsOrangeAtLeast(int category) {
        assertThat(proposed(reported("评估建议" + category, category, Map.of()))).isEqualTo("ORANGE");
    }

    @Test
    void whatIntakeFoundCountsAsMuchAsTheSituation() {
        assertThat(proposed(reported("评估受理暴力", 10, Map.of("concerns", List.of("crimeOrViolence")))))
                .isEqualTo("ORANGE");
        assertThat(proposed(reported("评估受理欺凌", 10, Map.of("concerns", List.of("schoolHarm")))))
                .isEqualTo("ORANGE");
        assertThat(proposed(reported("评估受理性侵", 10, Map.of("sexualAssaultSuspected", "yes", "secrecy", "MAX"))))
                .isEqualTo("ORANGE");
    }

    @Test
    void whatPoliceFoundCountsToo() {
        var caseNo = reported("评估公安所见", 10, Map.of());
        office.does(caseNo, "userTask_policeReceive", Map.of("childCondition", List.of("injured")));
        assertThat(proposed(caseNo)).isEqualTo("ORANGE");
    }

    @Test
    void nothingIsProposedOutOfNothing() {
        assertThat(proposed(office.welfareCase("评估无事", "2015-05-01"))).isEqualTo("BLUE");
    }
}
