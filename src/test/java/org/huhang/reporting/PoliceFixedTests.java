package org.huhang.reporting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.huhang.testing.HuhangTest;
import org.huhang.testing.Office;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What the law leaves to the police nobody takes in without them, whether a report said it or whoever registers it found it out. */
@HuhangTest
class PoliceFixedTests {

    private static final String REGISTER = "userTask_registerIntake";
    private static final String FIXED = "receivers policeFixed";
    private static final Map<String, Object> WITHOUT_POLICE = Map.of("receivers", List.of("CIVIL", "TOWNSHIP"));

    @Autowired
    private Office office;

    @BeforeEach
    void people() {
        office.staffed();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9})
    void noneOfTheNineSituationsIsTakenInWithoutPolice(int category) {
        var caseNo = office.caseOf(office.report("必警" + category, category, false));

        assertThat(office.refused(caseNo, REGISTER, WITHOUT_POLICE)).contains(FIXED);
    }

    @Test
    void noCrimeNoHarmAtSchoolNoLabourAndNothingElseOfTheirsIsTakenInWithoutPolice() {
        var caseNo = office.caseOf(office.report("必警查", 10, false));
        for (var concern : List.of("crimeOrViolence", "schoolHarm", "childLabour")) {
            assertThat(refused(caseNo, "concerns", List.of(concern)))
                    .as(concern)
                    .contains(FIXED);
        }
        assertThat(refused(caseNo, "hotel", true)).contains(FIXED);
        assertThat(refused(caseNo, "childDead", true)).contains(FIXED);
        assertThat(refused(caseNo, "sexualAssaultSuspected", "yes")).contains(FIXED);

        assertThat(refused(caseNo, "concerns", List.of("guardianshipGap", "psychological")))
                .isEmpty();
    }

    private List<String> refused(String caseNo, String key, Object found) {
        return office.refused(
                caseNo, REGISTER, Office.welfare(Map.of(key, found, "receivers", List.of("CIVIL", "TOWNSHIP"))));
    }
}
