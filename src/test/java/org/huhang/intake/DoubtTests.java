package org.huhang.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class DoubtTests {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 28);

    private static ReportedChild child(@Nullable String sex, @Nullable LocalDate birthDate, @Nullable String idNo) {
        return new ReportedChild(null, sex, birthDate, idNo, null, null, null, null);
    }

    /** The numbers are made up, in a region that there is not; only the last character is counted. */
    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "-, -, -, ''",
                "F, 2015-03-05, 999999201503050026, ''",
                "M, 2015-03-05, 999999201503050026, SEX",
                "U, 2015-03-05, 999999201503050026, ''",
                "F, 2016-03-05, 999999201503050026, BIRTH_DATE",
                "F, 2015-03-05, 999999201503050025, ID_NUMBER",
                "-, -, 999999201513450023, ID_NUMBER",
                "-, -, 12345, ID_NUMBER",
                "-, 1900-01-01, -, ADULT",
                "-, 2008-11-28, -, ADULT",
                "-, 2008-11-29, -, ''"
            })
    void whatDoesNotFitIsNamed(
            @Nullable String sex, @Nullable LocalDate birthDate, @Nullable String idNo, String doubts) {
        assertThat(child(sex, birthDate, idNo).doubts(DAY).toString()).isEqualTo("[" + doubts + "]");
    }

    @Test
    void theLastCharacterMayBeAnXInEitherCase() {
        var expected = new IdentityNumber(LocalDate.of(2015, 3, 5), "F");
        assertThat(IdentityNumber.read("99999920150305000X")).contains(expected);
        assertThat(IdentityNumber.read("99999920150305000x")).contains(expected);
        assertThat(IdentityNumber.read("999999201503050000")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Incident.Suspicion.class)
    void whoCannotTellIsNoNo(Incident.Suspicion suspicion) {
        assertThat(incident(2, suspicion).sexualAssaultAssumed()).isEqualTo(suspicion != Incident.Suspicion.NO);
        assertThat(incident(9, suspicion).sexualAssaultAssumed()).isEqualTo(suspicion == Incident.Suspicion.YES);
        assertThat(incident(1, null).sexualAssaultAssumed()).isTrue();
        assertThat(incident(4, null).sexualAssaultAssumed()).isFalse();
    }

    private static Incident incident(int category, Incident.@Nullable Suspicion suspicion) {
        return new Incident("532503", List.of(category), false, "x", null, null, null, false, null, suspicion, null);
    }
}
